-- Evidence: files beside records of any kind. The bytes stand in the file store under their SHA-256.

create table zhishi.evidence (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  noun text not null,
  record_id uuid not null,
  -- The version in which the record stood when the file was attached.
  record_version integer not null,
  name text not null check (char_length(name) between 1 and 200),
  kind text not null check (kind in ('pdf', 'ofd', 'docx', 'xlsx', 'png', 'jpeg', 'text')),
  bytes integer not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  account_id uuid not null,
  actor text not null,
  constraint evidence_pk primary key (district_id, id)
);

-- One withdrawal a file, for good: the same file may be attached anew.
create table zhishi.evidence_withdrawals (
  district_id integer not null references zhishi.districts (id),
  evidence_id uuid not null,
  reason text not null,
  at timestamptz not null,
  account_id uuid not null,
  actor text not null,
  constraint evidence_withdrawals_pk primary key (district_id, evidence_id)
);

create index evidence_record_at on zhishi.evidence (district_id, record_id);
alter table zhishi.evidence add constraint evidence_record_fk
  foreign key (district_id, record_id, record_version)
  references zhishi.fact_versions (district_id, fact_id, version);
alter table zhishi.evidence_withdrawals add constraint evidence_withdrawals_of_fk
  foreign key (district_id, evidence_id) references zhishi.evidence (district_id, id);
