-- The district's dictionary of tags and who bears which, on what, until when.

create table zhishi.tags (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  name text not null check (char_length(name) between 1 and 50),
  meaning text not null,
  rule text,
  months integer not null check (months between 1 and 120),
  constraint tags_pk primary key (district_id, id)
);
create unique index tags_name_key on zhishi.tags (district_id, name) where withdrawn_at is null;

create table zhishi.taggings (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  cadre_id uuid not null,
  tag_id uuid not null,
  stance text not null check (stance in ('given', 'declined')),
  records text not null check (records <> ''),
  "from" text not null,
  until text not null,
  note text,
  constraint taggings_pk primary key (district_id, id),
  constraint taggings_span check (until >= "from")
);
alter table zhishi.taggings add constraint taggings_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
alter table zhishi.taggings add constraint taggings_tag_fk
  foreign key (district_id, tag_id) references zhishi.tags (district_id, id);
create index taggings_cadre_at on zhishi.taggings (district_id, cadre_id);
create index taggings_tag_at on zhishi.taggings (district_id, tag_id);
