-- How a run is decided and sealed. Every step is an act, numbered within its run; each act stands on the
-- one before it, so that the key alone lets one act through at a time, nothing is decided before the
-- meeting is opened, no opinion is given after it, and nothing follows the seal.

alter table zhishi.evaluation_runs add column follows uuid;
alter table zhishi.evaluation_runs add constraint evaluation_runs_follows_fk
  foreign key (district_id, follows) references zhishi.evaluation_runs (district_id, id);
create index evaluation_runs_follows_at on zhishi.evaluation_runs (district_id, follows);

create table zhishi.run_acts (
  district_id integer not null,
  run_id uuid not null,
  number integer not null check (number > 0),
  id uuid not null,
  kind text not null check (kind in ('opinion', 'opened', 'decided', 'undone', 'sealed')),
  -- Whether the meeting is open, and whether all is closed, once this act is done.
  opened boolean not null,
  closed boolean not null,
  previous integer,
  previous_opened boolean not null,
  previous_closed boolean not null check (not previous_closed),
  -- What was asked, word for word, so that the same request is known again.
  asked jsonb not null,
  at timestamptz not null,
  account_id uuid not null,
  actor text not null,
  -- The body that decided and the day it met; an opinion and an opening have none.
  body text,
  decided_on text check (decided_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  constraint run_acts_pk primary key (district_id, run_id, number),
  constraint run_acts_id_key unique (district_id, id),
  constraint run_acts_state_key unique (district_id, run_id, number, opened, closed),
  constraint run_acts_chain check (
    (number = 1 and previous is null and not previous_opened)
    or (number > 1 and previous is not null and previous = number - 1)),
  constraint run_acts_opened check (opened = (previous_opened or kind = 'opened')),
  constraint run_acts_closed check (closed = (kind = 'sealed')),
  constraint run_acts_order check (previous_opened = (kind in ('decided', 'undone', 'sealed'))),
  constraint run_acts_body check ((body is null) = (decided_on is null)
    and (body is null) = (kind in ('opinion', 'opened', 'undone')))
);
alter table zhishi.run_acts add constraint run_acts_run_fk
  foreign key (district_id, run_id) references zhishi.evaluation_runs (district_id, id);
alter table zhishi.run_acts add constraint run_acts_previous_fk
  foreign key (district_id, run_id, previous, previous_opened, previous_closed)
  references zhishi.run_acts (district_id, run_id, number, opened, closed);

-- What an act of deciding says on each person. The last row of a person and matter stands; a verdict of
-- null: nothing stands. `decided_in` is the act whose body and day it carries (undoing restores an older).
create table zhishi.run_decisions (
  district_id integer not null,
  run_id uuid not null,
  number integer not null,
  cadre_id uuid not null,
  matter text not null check (matter in ('grade', 'recognition')),
  verdict text,
  proposed text,
  reason text,
  departures jsonb not null,
  decided_in integer,
  constraint run_decisions_pk primary key (district_id, run_id, number, cadre_id, matter),
  constraint run_decisions_verdict check (
    (verdict is null) = (decided_in is null)
    and (verdict is null
      or (matter = 'grade' and verdict in ('excellent', 'competent', 'basic', 'incompetent', 'undetermined', 'open'))
      or (matter = 'recognition' and verdict in ('recognised', 'notRecognised')))),
  -- Where it departs from what was proposed, it says why.
  constraint run_decisions_reason check (verdict is null or departures = '[]' or reason is not null)
);
alter table zhishi.run_decisions add constraint run_decisions_act_fk
  foreign key (district_id, run_id, number) references zhishi.run_acts (district_id, run_id, number);
alter table zhishi.run_decisions add constraint run_decisions_in_fk
  foreign key (district_id, run_id, decided_in) references zhishi.run_acts (district_id, run_id, number);
alter table zhishi.run_decisions add constraint run_decisions_person_fk
  foreign key (district_id, run_id, cadre_id)
  references zhishi.evaluation_results (district_id, run_id, cadre_id);
create index run_decisions_person_at on zhishi.run_decisions (district_id, cadre_id, run_id, number);

-- A member's own opinion before the meeting; a later one of the same member on the same person replaces it.
create table zhishi.run_opinions (
  district_id integer not null,
  run_id uuid not null,
  number integer not null,
  account_id uuid not null,
  cadre_id uuid not null,
  grade text not null check (grade in ('excellent', 'competent', 'basic', 'incompetent', 'undetermined')),
  words text,
  constraint run_opinions_pk primary key (district_id, run_id, number)
);
alter table zhishi.run_opinions add constraint run_opinions_act_fk
  foreign key (district_id, run_id, number) references zhishi.run_acts (district_id, run_id, number);
alter table zhishi.run_opinions add constraint run_opinions_person_fk
  foreign key (district_id, run_id, cadre_id)
  references zhishi.evaluation_results (district_id, run_id, cadre_id);

-- The seal of a run: SHA-256 over the run, its acts, decisions and opinions, and how many they are.
create table zhishi.run_seals (
  district_id integer not null,
  run_id uuid not null,
  number integer not null,
  closed boolean not null check (closed),
  opened boolean not null check (opened),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  counts jsonb not null,
  -- The recognitions that were entered, or stood already, on the strength of this run.
  recognitions jsonb not null,
  constraint run_seals_pk primary key (district_id, run_id)
);
alter table zhishi.run_seals add constraint run_seals_act_fk
  foreign key (district_id, run_id, number, opened, closed)
  references zhishi.run_acts (district_id, run_id, number, opened, closed);
