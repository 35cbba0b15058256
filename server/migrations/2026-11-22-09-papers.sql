-- Papers: what was decided on a write-up, templates that clerks replace, the fields of the appointment
-- form that the roster does not have, and the jobs that write all papers of a district.

-- One decision a version: approved with number and date, or returned with words.
create table zhishi.write_up_decisions (
  district_id integer not null references zhishi.districts (id),
  write_up_id uuid not null,
  decision text not null check (decision in ('approved', 'returned')),
  year integer,
  number integer check (number > 0),
  date text check (date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  words text,
  at timestamptz not null,
  account_id uuid,
  actor text not null,
  constraint write_up_decisions_pk primary key (district_id, write_up_id),
  constraint write_up_decisions_number_key unique (district_id, year, number),
  constraint write_up_decisions_whole check (
    (decision = 'approved' and num_nonnulls(year, number, date) = 3 and words is null)
    or (decision = 'returned' and num_nonnulls(year, number, date) = 0 and words is not null))
);

-- A further version of a template; without a file: back to the one that the program brings.
create table zhishi.paper_templates (
  district_id integer not null references zhishi.districts (id),
  kind text not null check (kind in ('writeUp')),
  version integer not null check (version > 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  file text,
  bytes integer,
  kept_at timestamptz not null,
  account_id uuid,
  actor text not null,
  constraint paper_templates_pk primary key (district_id, kind, version),
  constraint paper_templates_whole check (num_nonnulls(sha256, file, bytes) in (0, 3))
);

-- What 干部任免审批表 holds and the roster does not: every version in full, none changed afterwards.
create table zhishi.cadre_forms (
  district_id integer not null references zhishi.districts (id),
  cadre_id uuid not null,
  version integer not null check (version > 0),
  content jsonb not null,
  -- The file that it was taken from.
  file text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  kept_at timestamptz not null,
  account_id uuid,
  actor text not null,
  constraint cadre_forms_pk primary key (district_id, cadre_id, version)
);

-- Papers of many people in one file, written after the answer.
create table zhishi.paper_jobs (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  period text not null check (period ~ '^[0-9]{4}(Q[1-4])?$'),
  sources boolean not null,
  state text not null check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
  cadre_ids uuid[] not null,
  done integer not null default 0 check (done >= 0),
  -- Who got none, and why.
  left_out jsonb not null default '[]',
  bytes bigint,
  asked_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  account_id uuid not null,
  actor text not null,
  constraint paper_jobs_pk primary key (district_id, id)
);

create index paper_jobs_at on zhishi.paper_jobs (district_id, asked_at);
alter table zhishi.write_up_decisions add constraint write_up_decisions_of_fk
  foreign key (district_id, write_up_id) references zhishi.write_ups (district_id, id);
alter table zhishi.cadre_forms add constraint cadre_forms_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
