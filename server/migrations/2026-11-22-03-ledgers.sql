-- What the ledgers' pages go by.

-- Of each person the present post, of each achievement the standing finding: at most one, known to
-- the planner, so that a ledger that reads nothing from them (a count, a sum) does not join them.
alter table zhishi.tenures add column present_cadre_id uuid generated always as
  (case when main and until is null and withdrawn_at is null then cadre_id end) stored;
drop index zhishi.tenures_main_key;
create unique index tenures_present_key on zhishi.tenures (district_id, present_cadre_id);

alter table zhishi.verifications add column standing_on_id uuid generated always as
  (case when withdrawn_at is null then achievement_id end) stored;
drop index zhishi.verifications_key;
create unique index verifications_standing_key on zhishi.verifications (district_id, standing_on_id);

-- A report's problem is read from the blockers of its project and month.
drop index zhishi.blockers_project_at;
create index blockers_month_at on zhishi.blockers (district_id, project_id, month);
