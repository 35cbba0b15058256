-- Workbooks that were handed in: the batch, its files (bytes stand in the file store under their
-- SHA-256), and what was shown of it before anybody confirmed.

create table zhishi.batches (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  state text not null check (state in ('reading', 'ready', 'confirming', 'confirmed', 'cancelled', 'failed')),
  created_at timestamptz not null,
  account_id uuid,
  actor text not null,
  sample boolean not null,
  year integer check (year between 1900 and 2199),
  answers jsonb not null default '{}',
  -- Which reading is under way or shown; the result of an older one is thrown away.
  reading uuid,
  sheets jsonb not null default '[]',
  -- Digest of what the shown preview would write: a confirmation that would write something else is refused.
  plan text,
  failure text,
  confirmed_at timestamptz,
  constraint batches_pk primary key (district_id, id)
);
create index batches_created_at on zhishi.batches (district_id, created_at);

create table zhishi.batch_files (
  district_id integer not null,
  batch_id uuid not null,
  name text not null check (char_length(name) between 1 and 300),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes >= 0),
  added_at timestamptz not null,
  constraint batch_files_pk primary key (district_id, batch_id, name)
);

create table zhishi.batch_findings (
  district_id integer not null,
  batch_id uuid not null,
  number integer not null,
  kind text not null check (kind in ('wrong', 'question', 'note')),
  file text not null,
  sheet text not null,
  content jsonb not null,
  constraint batch_findings_pk primary key (district_id, batch_id, number)
);

create table zhishi.batch_changes (
  district_id integer not null,
  batch_id uuid not null,
  number integer not null,
  act text not null check (act in ('enter', 'correct')),
  file text not null,
  sheet text not null,
  content jsonb not null,
  constraint batch_changes_pk primary key (district_id, batch_id, number)
);

-- One row a district, locked while a batch is being confirmed: whoever holds it is alive, and nobody
-- else writes a batch meanwhile. The lock goes with its connection, however the program ends.
create table zhishi.batch_turns (
  district_id integer not null references zhishi.districts (id),
  constraint batch_turns_pk primary key (district_id)
);

alter table zhishi.batch_files add constraint batch_files_batch_fk
  foreign key (district_id, batch_id) references zhishi.batches (district_id, id);
alter table zhishi.batch_findings add constraint batch_findings_batch_fk
  foreign key (district_id, batch_id) references zhishi.batches (district_id, id);
alter table zhishi.batch_changes add constraint batch_changes_batch_fk
  foreign key (district_id, batch_id) references zhishi.batches (district_id, id);
