-- A draft that nobody pursues is dropped, and may be taken up again: both are revisions like any saving.
-- Only being taken up follows what was dropped, and what was published is still followed by nothing.

alter table zhishi.scheme_revisions drop constraint scheme_revisions_act_check;
alter table zhishi.scheme_revisions drop constraint scheme_revisions_state_check;
alter table zhishi.scheme_revisions drop constraint scheme_revisions_follows_state_check;

alter table zhishi.scheme_revisions add constraint scheme_revisions_act_check
  check (act in ('started', 'imported', 'saved', 'published', 'dropped', 'resumed'));
alter table zhishi.scheme_revisions add constraint scheme_revisions_state_check
  check (state in ('draft', 'published', 'dropped'));
alter table zhishi.scheme_revisions add constraint scheme_revisions_follows_state_check
  check (follows_state in ('draft', 'dropped'));
alter table zhishi.scheme_revisions add constraint scheme_revisions_dropped
  check ((act = 'dropped') = (state = 'dropped') and (act <> 'dropped' or why is not null));
alter table zhishi.scheme_revisions add constraint scheme_revisions_resumed
  check (case when act = 'resumed' then coalesce(follows_state = 'dropped', false)
    else coalesce(follows_state, 'draft') = 'draft' end);
