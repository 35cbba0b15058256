-- The records that a tolerance or clearing case is about, and what the person judged answers to one.

create table zhishi.concerns (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  case_id uuid not null,
  observation_id uuid,
  bottom_line_event_id uuid,
  achievement_id uuid,
  report_id uuid,
  constraint concerns_pk primary key (district_id, id),
  constraint concerns_one check (
    num_nonnulls(observation_id, bottom_line_event_id, achievement_id, report_id) = 1)
);

create table zhishi.replies (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  cadre_id uuid not null,
  observation_id uuid,
  bottom_line_event_id uuid,
  achievement_id uuid,
  report_id uuid,
  text text not null,
  date text not null check (date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  constraint replies_pk primary key (district_id, id),
  constraint replies_one check (
    num_nonnulls(observation_id, bottom_line_event_id, achievement_id, report_id) = 1)
);

alter table zhishi.concerns add constraint concerns_case_fk
  foreign key (district_id, case_id) references zhishi.cases (district_id, id);
create index concerns_case_at on zhishi.concerns (district_id, case_id);
alter table zhishi.replies add constraint replies_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index replies_cadre_at on zhishi.replies (district_id, cadre_id);
alter table zhishi.concerns add constraint concerns_observation_fk
  foreign key (district_id, observation_id) references zhishi.observations (district_id, id);
create index concerns_observation_at on zhishi.concerns (district_id, observation_id);
alter table zhishi.concerns add constraint concerns_bottom_line_event_fk
  foreign key (district_id, bottom_line_event_id) references zhishi.bottom_line_events (district_id, id);
create index concerns_bottom_line_event_at on zhishi.concerns (district_id, bottom_line_event_id);
alter table zhishi.concerns add constraint concerns_achievement_fk
  foreign key (district_id, achievement_id) references zhishi.achievements (district_id, id);
create index concerns_achievement_at on zhishi.concerns (district_id, achievement_id);
alter table zhishi.concerns add constraint concerns_report_fk
  foreign key (district_id, report_id) references zhishi.reports (district_id, id);
create index concerns_report_at on zhishi.concerns (district_id, report_id);
alter table zhishi.replies add constraint replies_observation_fk
  foreign key (district_id, observation_id) references zhishi.observations (district_id, id);
create index replies_observation_at on zhishi.replies (district_id, observation_id);
alter table zhishi.replies add constraint replies_bottom_line_event_fk
  foreign key (district_id, bottom_line_event_id) references zhishi.bottom_line_events (district_id, id);
create index replies_bottom_line_event_at on zhishi.replies (district_id, bottom_line_event_id);
alter table zhishi.replies add constraint replies_achievement_fk
  foreign key (district_id, achievement_id) references zhishi.achievements (district_id, id);
create index replies_achievement_at on zhishi.replies (district_id, achievement_id);
alter table zhishi.replies add constraint replies_report_fk
  foreign key (district_id, report_id) references zhishi.reports (district_id, id);
create index replies_report_at on zhishi.replies (district_id, report_id);

-- A case names a record once.
create unique index concerns_key on zhishi.concerns
  (district_id, case_id, coalesce(observation_id, bottom_line_event_id, achievement_id, report_id))
  where withdrawn_at is null;
