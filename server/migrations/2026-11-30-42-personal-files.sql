-- What 干部任免审批表 says of the person stands with the person: further optional fields of the roster,
-- and the family one row each. The form keeps what belongs to the paper (proposed post, reasons, who
-- filled it in), the identity number and the photo; what earlier forms said is still read from them.
alter table zhishi.cadres
  add column native_place text,
  add column birth_place text,
  add column health text,
  add column professional_title text,
  add column full_time_education text,
  add column full_time_degree text,
  add column full_time_school text,
  add column full_time_degree_school text,
  add column in_service_education text,
  add column in_service_degree text,
  add column in_service_school text,
  add column in_service_degree_school text,
  add column resume text,
  add column honours text;

create table zhishi.family_members (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  cadre_id uuid not null,
  relation text,
  name text,
  birth text,
  political_status text,
  employer text,
  ordinal integer not null check (ordinal >= 0),
  constraint family_members_pk primary key (district_id, id)
);
alter table zhishi.family_members add constraint family_members_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index family_members_cadre_at on zhishi.family_members (district_id, cadre_id);
create index family_members_name_at on zhishi.family_members (district_id, name);
