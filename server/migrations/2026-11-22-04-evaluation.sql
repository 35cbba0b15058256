-- Schemes, runs and what they gave. Rows are added and read, never changed: a scheme that a run used
-- stays as it was, and a run stays what it found.

create table zhishi.schemes (
  district_id integer not null references zhishi.districts (id),
  scheme text not null,
  version integer not null check (version > 0),
  kind text not null check (kind in ('heads', 'leads')),
  content jsonb not null,
  kept_at timestamptz not null,
  constraint schemes_pk primary key (district_id, scheme, version)
);

create table zhishi.evaluation_runs (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  kind text not null check (kind in ('heads', 'leads')),
  scheme text not null,
  scheme_version integer not null,
  period text not null check (period ~ '^[0-9]{4}(Q[1-4])?$'),
  -- What was asked, word for word, so that the same request is known again.
  asked jsonb not null,
  as_of timestamptz not null,
  started_at timestamptz not null,
  account_id uuid,
  actor text not null,
  -- The evidence as the run saw it: JSON with sorted keys, compressed.
  inputs bytea not null,
  inputs_hash text not null check (inputs_hash ~ '^[0-9a-f]{64}$'),
  result_hash text not null check (result_hash ~ '^[0-9a-f]{64}$'),
  groups jsonb not null,
  coverage jsonb not null,
  constraint evaluation_runs_pk primary key (district_id, id)
);

create table zhishi.evaluation_results (
  district_id integer not null,
  run_id uuid not null,
  cadre_id uuid not null,
  -- The line in the list, small, and the whole result with its lineage, as it was written.
  standing jsonb not null,
  result json not null,
  -- Every record that the result names: from a record up to the numbers it touches.
  rests_on uuid[] not null,
  constraint evaluation_results_pk primary key (district_id, run_id, cadre_id)
);

create index evaluation_runs_at on zhishi.evaluation_runs (district_id, started_at, id);
create index evaluation_results_cadre_at on zhishi.evaluation_results (district_id, cadre_id, run_id);

alter table zhishi.evaluation_runs add constraint evaluation_runs_scheme_fk
  foreign key (district_id, scheme, scheme_version) references zhishi.schemes (district_id, scheme, version);
create index evaluation_runs_scheme_at on zhishi.evaluation_runs (district_id, scheme, scheme_version);
alter table zhishi.evaluation_results add constraint evaluation_results_run_fk
  foreign key (district_id, run_id) references zhishi.evaluation_runs (district_id, id);
alter table zhishi.evaluation_results add constraint evaluation_results_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
