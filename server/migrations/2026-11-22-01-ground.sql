-- The ground: districts, people who sign in, the trail, and a table for every kind of fact.
-- Each table is a district table (district_id first in every key), a reference table (districts),
-- a directory (logins, sign_in_attempts) or local (setup_links); the catalogue test holds them to it.

create table zhishi.districts (
  id integer not null check (id > 0),
  code text,
  name text not null check (char_length(name) between 1 and 50),
  created_at timestamptz not null,
  constraint districts_pk primary key (id)
);

-- Access ------------------------------------------------------------------------------------------

create table zhishi.setup_links (
  token_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  constraint setup_links_pk primary key (token_hash)
);

create table zhishi.logins (
  login text not null check (char_length(login) between 2 and 64),
  district_id integer not null,
  account_id uuid not null,
  constraint logins_pk primary key (login)
);

create table zhishi.sign_in_attempts (
  id uuid not null,
  login text not null,
  address text not null,
  at timestamptz not null,
  succeeded boolean not null,
  constraint sign_in_attempts_pk primary key (id)
);
create index sign_in_attempts_login_at on zhishi.sign_in_attempts (login, at);
create index sign_in_attempts_address_at on zhishi.sign_in_attempts (address, at);

create table zhishi.accounts (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  login text not null,
  name text not null check (char_length(name) between 1 and 50),
  password_hash text not null,
  cadre_id uuid,
  unit_id uuid,
  created_at timestamptz not null,
  disabled_at timestamptz,
  -- One person may hold several seats in a trial; it is said on the page.
  trial boolean not null default false,
  constraint accounts_pk primary key (district_id, id),
  constraint accounts_login_key unique (district_id, login)
);

create table zhishi.account_roles (
  district_id integer not null,
  account_id uuid not null,
  role text not null,
  granted_at timestamptz not null,
  granted_by uuid,
  constraint account_roles_pk primary key (district_id, account_id, role)
);
-- Nobody holds two of the three administrators' roles, nor one of them beside any other seat.
create unique index account_roles_one_administrator on zhishi.account_roles (district_id, account_id)
  where role in ('systemAdmin', 'securityAdmin', 'auditor');

create table zhishi.sessions (
  district_id integer not null,
  token_hash text not null,
  account_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  constraint sessions_pk primary key (district_id, token_hash)
);
create index sessions_account_at on zhishi.sessions (district_id, account_id);

-- Trail -------------------------------------------------------------------------------------------

create table zhishi.trail (
  district_id integer not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  actor text not null,
  act text not null,
  outcome text not null check (outcome in ('done', 'denied', 'read', 'exported')),
  noun text,
  record_id text,
  particulars jsonb not null,
  constraint trail_pk primary key (district_id, id)
);
create index trail_at on zhishi.trail (district_id, at, id);
create index trail_record_at on zhishi.trail (district_id, record_id, at);

create table zhishi.trail_seals (
  district_id integer not null,
  number bigint not null check (number > 0),
  trail_id uuid not null,
  hash text not null,
  sealed_at timestamptz not null,
  constraint trail_seals_pk primary key (district_id, number),
  constraint trail_seals_trail_key unique (district_id, trail_id)
);

-- Every version of every fact, in full: what was known on a date can be shown again.
create table zhishi.fact_versions (
  district_id integer not null,
  fact_id uuid not null,
  version integer not null check (version > 0),
  noun text not null,
  act text not null check (act in ('entered', 'corrected', 'withdrawn', 'restored')),
  at timestamptz not null,
  account_id uuid,
  actor text not null,
  reason text,
  batch_id uuid,
  file text,
  sheet text,
  row integer,
  content jsonb not null,
  constraint fact_versions_pk primary key (district_id, fact_id, version)
);
create index fact_versions_noun_at on zhishi.fact_versions (district_id, noun, at);
create index fact_versions_batch_at on zhishi.fact_versions (district_id, batch_id);

-- Finding and working -----------------------------------------------------------------------------

create table zhishi.search_entries (
  district_id integer not null,
  noun text not null,
  fact_id uuid not null,
  text text not null,
  pinyin text not null,
  initials text not null,
  constraint search_entries_pk primary key (district_id, noun, fact_id)
);

create table zhishi.saved_views (
  district_id integer not null,
  id uuid not null,
  account_id uuid not null,
  ledger text not null,
  name text not null check (char_length(name) between 1 and 50),
  address text not null,
  shared boolean not null,
  created_at timestamptz not null,
  constraint saved_views_pk primary key (district_id, id)
);

-- A district's own wordings of columns, and the words by which a unit's group is known.
create table zhishi.column_synonyms (
  district_id integer not null,
  kind text not null,
  field text not null,
  words text not null,
  constraint column_synonyms_pk primary key (district_id, kind, words)
);
create table zhishi.unit_group_words (
  district_id integer not null,
  words text not null,
  "group" text not null check ("group" in ('township', 'economy', 'livelihood', 'party', 'enterprise')),
  constraint unit_group_words_pk primary key (district_id, words)
);

-- Facts -------------------------------------------------------------------------------------------

create table zhishi.units (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  name text not null check (char_length(name) between 1 and 50),
  "group" text check ("group" in ('township', 'economy', 'livelihood', 'party', 'enterprise')),
  ordinal integer not null check (ordinal >= 0),
  note text,
  constraint units_pk primary key (district_id, id)
);

create table zhishi.rankings (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  unit_id uuid not null,
  business text not null,
  year integer not null,
  place integer not null check (place >= 0),
  out_of integer check (out_of >= 0),
  previous integer check (previous >= 0),
  constraint rankings_pk primary key (district_id, id)
);

create table zhishi.cadres (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  name text not null check (char_length(name) between 1 and 50),
  sex text check (sex in ('male', 'female')),
  people text,
  birth text check (birth ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  work_since text check (work_since ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  party_since text check (party_since ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  education text,
  degree text,
  rank text,
  expertise text,
  note text,
  ordinal integer not null check (ordinal >= 0),
  constraint cadres_pk primary key (district_id, id)
);

create table zhishi.tenures (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  cadre_id uuid not null,
  unit_id uuid,
  body text,
  post text,
  layer text not null check (layer in ('countyLeader', 'head', 'other')),
  main boolean not null,
  "from" text check ("from" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  "until" text check ("until" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  constraint tenures_pk primary key (district_id, id)
);

create table zhishi.sanctions (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  cadre_id uuid not null,
  kind text not null check (kind in ('warning', 'demerit', 'majorDemerit', 'demotion', 'removal', 'admonition')),
  "from" text not null check ("from" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  "until" text check ("until" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  reason text,
  basis text,
  constraint sanctions_pk primary key (district_id, id)
);

create table zhishi.leaves (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  cadre_id uuid not null,
  kind text not null,
  "from" text not null check ("from" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  "until" text check ("until" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  constraint leaves_pk primary key (district_id, id)
);

create table zhishi.annual_results (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  cadre_id uuid not null,
  year integer not null,
  grade text not null check (grade in ('excellent', 'competent', 'basic', 'incompetent', 'undetermined')),
  constraint annual_results_pk primary key (district_id, id)
);

create table zhishi.kinships (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  cadre_id uuid not null,
  relative_id uuid not null,
  kind text not null check (kind in ('spouse', 'directLine', 'collateral', 'inLaw')),
  note text,
  constraint kinships_pk primary key (district_id, id)
);

create table zhishi.cases (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  kind text not null check (kind in ('tolerance', 'clearing')),
  year integer not null,
  number text not null,
  matter text not null,
  ground text,
  result text check (result in ('exempt', 'mitigate', 'refuse')),
  way text check (way in ('written', 'faceToFace', 'meeting', 'bulletin')),
  date text check (date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  constraint cases_pk primary key (district_id, id)
);

create table zhishi.case_parties (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  case_id uuid not null,
  cadre_id uuid not null,
  constraint case_parties_pk primary key (district_id, id)
);

create table zhishi.projects (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  year integer not null,
  name text not null,
  category text check (category in ('concentrated', 'priority', 'showcase', 'legacy')),
  number text,
  content text,
  total_investment bigint check (total_investment >= 0),
  annual_investment bigint check (annual_investment >= 0),
  unit_id uuid,
  start text check (start ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  completion text check (completion ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  difficulty integer check (difficulty >= 0),
  note text,
  ordinal integer not null check (ordinal >= 0),
  constraint projects_pk primary key (district_id, id)
);

create table zhishi.commands (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  project_id uuid not null,
  cadre_id uuid not null,
  post text,
  "from" text check ("from" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  "until" text check ("until" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  constraint commands_pk primary key (district_id, id)
);

create table zhishi.appointments (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  project_id uuid not null,
  cadre_id uuid not null,
  "from" text check ("from" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  "until" text check ("until" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  constraint appointments_pk primary key (district_id, id)
);

create table zhishi.nominations (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  project_id uuid not null,
  cadre_id uuid not null,
  ways text check (ways in ('assignment', 'claim', 'both')),
  political text check (political in ('excellent', 'good', 'fair', 'poor')),
  professional text check (professional in ('excellent', 'good', 'fair', 'poor')),
  management text check (management in ('excellent', 'good', 'fair', 'poor')),
  selected boolean,
  note text,
  constraint nominations_pk primary key (district_id, id)
);

create table zhishi.opinions (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  nomination_id uuid not null,
  department text not null,
  stance text not null check (stance in ('agree', 'disagree', 'abstain')),
  reason text,
  constraint opinions_pk primary key (district_id, id)
);

create table zhishi.reports (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  project_id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  invested bigint check (invested >= 0),
  cumulative bigint check (cumulative >= 0),
  progress text,
  light text check (light in ('green', 'yellow', 'red')),
  note text,
  constraint reports_pk primary key (district_id, id)
);

create table zhishi.blockers (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  project_id uuid not null,
  report_id uuid,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  text text not null,
  owner text,
  due text check (due ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  constraint blockers_pk primary key (district_id, id)
);

create table zhishi.teams (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  name text not null check (char_length(name) between 1 and 50),
  constraint teams_pk primary key (district_id, id)
);

create table zhishi.inspectors (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  team_id uuid not null,
  name text not null check (char_length(name) between 1 and 50),
  cadre_id uuid,
  constraint inspectors_pk primary key (district_id, id)
);

create table zhishi.visits (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  team_id uuid not null,
  date text not null check (date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  project_id uuid,
  place text,
  constraint visits_pk primary key (district_id, id)
);

create table zhishi.observations (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  visit_id uuid not null,
  inspector_id uuid,
  companions text,
  cadre_id uuid not null,
  capacity text check (capacity in ('commander', 'lead', 'head', 'deputy', 'other')),
  method text check (method in ('observing', 'learning', 'listening')),
  way text,
  marks jsonb not null,
  text text,
  polarity text not null check (polarity in ('positive', 'negative', 'unknown')),
  source text,
  constraint observations_pk primary key (district_id, id)
);

create table zhishi.achievements (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  cadre_id uuid not null,
  quarter text not null check (quarter ~ '^[0-9]{4}Q[1-4]$'),
  dimension text not null check (dimension in ('reform', 'breakthrough', 'core', 'central', 'bottomLine')),
  front text,
  text text not null,
  level text check (level in ('national', 'provincial', 'city', 'district')),
  date text check (date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  evidence text,
  share integer not null check (share between 1 and 10000),
  constraint achievements_pk primary key (district_id, id)
);

create table zhishi.verifications (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  achievement_id uuid not null,
  finding text not null check (finding in ('confirmed', 'partly', 'rejected')),
  office text,
  "on" text check ("on" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  note text,
  constraint verifications_pk primary key (district_id, id)
);

create table zhishi.debriefs (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  year integer not null,
  title text not null,
  date text check (date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  constraint debriefs_pk primary key (district_id, id)
);

create table zhishi.tallies (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  debrief_id uuid not null,
  cadre_id uuid not null,
  voter_class text not null check (voter_class in ('all', 'leaders', 'peers', 'staff')),
  voters integer check (voters >= 0),
  excellent integer not null check (excellent >= 0),
  competent integer not null check (competent >= 0),
  basic integer not null check (basic >= 0),
  incompetent integer not null check (incompetent >= 0),
  constraint tallies_pk primary key (district_id, id)
);

create table zhishi.bottom_line_events (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  date text check (date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  unit_id uuid,
  cadre_id uuid,
  category text,
  text text not null,
  points integer not null check (points >= 0),
  veto boolean not null,
  constraint bottom_line_events_pk primary key (district_id, id)
);

create table zhishi.outcomes (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  kind text not null check (kind in ('promotion', 'furtherUse', 'rankPromotion', 'motion', 'commendation', 'namedExample', 'development', 'reminderTalk', 'admonition', 'adjustment')),
  cadre_id uuid,
  unit_id uuid,
  year integer not null,
  date text check (date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  title text,
  reason text,
  basis text,
  constraint outcomes_pk primary key (district_id, id)
);

create table zhishi.recognitions (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  flags jsonb not null default '[]',
  cadre_id uuid not null,
  year integer not null,
  note text,
  constraint recognitions_pk primary key (district_id, id)
);

-- References come after all tables exist.
alter table zhishi.rankings add constraint rankings_unit_fk
  foreign key (district_id, unit_id) references zhishi.units (district_id, id);
create index rankings_unit_at on zhishi.rankings (district_id, unit_id);
alter table zhishi.tenures add constraint tenures_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index tenures_cadre_at on zhishi.tenures (district_id, cadre_id);
alter table zhishi.tenures add constraint tenures_unit_fk
  foreign key (district_id, unit_id) references zhishi.units (district_id, id);
create index tenures_unit_at on zhishi.tenures (district_id, unit_id);
alter table zhishi.sanctions add constraint sanctions_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index sanctions_cadre_at on zhishi.sanctions (district_id, cadre_id);
alter table zhishi.leaves add constraint leaves_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index leaves_cadre_at on zhishi.leaves (district_id, cadre_id);
alter table zhishi.annual_results add constraint annual_results_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index annual_results_cadre_at on zhishi.annual_results (district_id, cadre_id);
alter table zhishi.kinships add constraint kinships_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index kinships_cadre_at on zhishi.kinships (district_id, cadre_id);
alter table zhishi.kinships add constraint kinships_relative_fk
  foreign key (district_id, relative_id) references zhishi.cadres (district_id, id);
create index kinships_relative_at on zhishi.kinships (district_id, relative_id);
alter table zhishi.case_parties add constraint case_parties_case_fk
  foreign key (district_id, case_id) references zhishi.cases (district_id, id);
create index case_parties_case_at on zhishi.case_parties (district_id, case_id);
alter table zhishi.case_parties add constraint case_parties_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index case_parties_cadre_at on zhishi.case_parties (district_id, cadre_id);
alter table zhishi.projects add constraint projects_unit_fk
  foreign key (district_id, unit_id) references zhishi.units (district_id, id);
create index projects_unit_at on zhishi.projects (district_id, unit_id);
alter table zhishi.commands add constraint commands_project_fk
  foreign key (district_id, project_id) references zhishi.projects (district_id, id);
create index commands_project_at on zhishi.commands (district_id, project_id);
alter table zhishi.commands add constraint commands_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index commands_cadre_at on zhishi.commands (district_id, cadre_id);
alter table zhishi.appointments add constraint appointments_project_fk
  foreign key (district_id, project_id) references zhishi.projects (district_id, id);
create index appointments_project_at on zhishi.appointments (district_id, project_id);
alter table zhishi.appointments add constraint appointments_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index appointments_cadre_at on zhishi.appointments (district_id, cadre_id);
alter table zhishi.nominations add constraint nominations_project_fk
  foreign key (district_id, project_id) references zhishi.projects (district_id, id);
create index nominations_project_at on zhishi.nominations (district_id, project_id);
alter table zhishi.nominations add constraint nominations_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index nominations_cadre_at on zhishi.nominations (district_id, cadre_id);
alter table zhishi.opinions add constraint opinions_nomination_fk
  foreign key (district_id, nomination_id) references zhishi.nominations (district_id, id);
create index opinions_nomination_at on zhishi.opinions (district_id, nomination_id);
alter table zhishi.reports add constraint reports_project_fk
  foreign key (district_id, project_id) references zhishi.projects (district_id, id);
create index reports_project_at on zhishi.reports (district_id, project_id);
alter table zhishi.blockers add constraint blockers_project_fk
  foreign key (district_id, project_id) references zhishi.projects (district_id, id);
create index blockers_project_at on zhishi.blockers (district_id, project_id);
alter table zhishi.blockers add constraint blockers_report_fk
  foreign key (district_id, report_id) references zhishi.reports (district_id, id);
create index blockers_report_at on zhishi.blockers (district_id, report_id);
alter table zhishi.inspectors add constraint inspectors_team_fk
  foreign key (district_id, team_id) references zhishi.teams (district_id, id);
create index inspectors_team_at on zhishi.inspectors (district_id, team_id);
alter table zhishi.inspectors add constraint inspectors_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index inspectors_cadre_at on zhishi.inspectors (district_id, cadre_id);
alter table zhishi.visits add constraint visits_team_fk
  foreign key (district_id, team_id) references zhishi.teams (district_id, id);
create index visits_team_at on zhishi.visits (district_id, team_id);
alter table zhishi.visits add constraint visits_project_fk
  foreign key (district_id, project_id) references zhishi.projects (district_id, id);
create index visits_project_at on zhishi.visits (district_id, project_id);
alter table zhishi.observations add constraint observations_visit_fk
  foreign key (district_id, visit_id) references zhishi.visits (district_id, id);
create index observations_visit_at on zhishi.observations (district_id, visit_id);
alter table zhishi.observations add constraint observations_inspector_fk
  foreign key (district_id, inspector_id) references zhishi.inspectors (district_id, id);
create index observations_inspector_at on zhishi.observations (district_id, inspector_id);
alter table zhishi.observations add constraint observations_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index observations_cadre_at on zhishi.observations (district_id, cadre_id);
alter table zhishi.achievements add constraint achievements_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index achievements_cadre_at on zhishi.achievements (district_id, cadre_id);
alter table zhishi.verifications add constraint verifications_achievement_fk
  foreign key (district_id, achievement_id) references zhishi.achievements (district_id, id);
create index verifications_achievement_at on zhishi.verifications (district_id, achievement_id);
alter table zhishi.tallies add constraint tallies_debrief_fk
  foreign key (district_id, debrief_id) references zhishi.debriefs (district_id, id);
create index tallies_debrief_at on zhishi.tallies (district_id, debrief_id);
alter table zhishi.tallies add constraint tallies_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index tallies_cadre_at on zhishi.tallies (district_id, cadre_id);
alter table zhishi.bottom_line_events add constraint bottom_line_events_unit_fk
  foreign key (district_id, unit_id) references zhishi.units (district_id, id);
create index bottom_line_events_unit_at on zhishi.bottom_line_events (district_id, unit_id);
alter table zhishi.bottom_line_events add constraint bottom_line_events_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index bottom_line_events_cadre_at on zhishi.bottom_line_events (district_id, cadre_id);
alter table zhishi.outcomes add constraint outcomes_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index outcomes_cadre_at on zhishi.outcomes (district_id, cadre_id);
alter table zhishi.outcomes add constraint outcomes_unit_fk
  foreign key (district_id, unit_id) references zhishi.units (district_id, id);
create index outcomes_unit_at on zhishi.outcomes (district_id, unit_id);
alter table zhishi.recognitions add constraint recognitions_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
create index recognitions_cadre_at on zhishi.recognitions (district_id, cadre_id);

-- By what a row is known again, where no two may be alike.
create unique index units_key on zhishi.units (district_id, name) where withdrawn_at is null;
create unique index rankings_key on zhishi.rankings (district_id, unit_id, business, year) where withdrawn_at is null;
create unique index tenures_main_key on zhishi.tenures (district_id, cadre_id)
  where main and until is null and withdrawn_at is null;
create unique index projects_key on zhishi.projects (district_id, year, name) where withdrawn_at is null;
create unique index commands_key on zhishi.commands (district_id, project_id, cadre_id)
  where until is null and withdrawn_at is null;
create unique index appointments_key on zhishi.appointments (district_id, project_id, cadre_id)
  where until is null and withdrawn_at is null;
create unique index nominations_key on zhishi.nominations (district_id, project_id, cadre_id) where withdrawn_at is null;
create unique index opinions_key on zhishi.opinions (district_id, nomination_id, department) where withdrawn_at is null;
create unique index reports_key on zhishi.reports (district_id, project_id, month) where withdrawn_at is null;
create unique index teams_key on zhishi.teams (district_id, name) where withdrawn_at is null;
create unique index inspectors_key on zhishi.inspectors (district_id, team_id, name) where withdrawn_at is null;
create unique index verifications_key on zhishi.verifications (district_id, achievement_id) where withdrawn_at is null;
create unique index debriefs_key on zhishi.debriefs (district_id, year, title) where withdrawn_at is null;
create unique index tallies_key on zhishi.tallies (district_id, debrief_id, cadre_id, voter_class) where withdrawn_at is null;
create unique index cases_key on zhishi.cases (district_id, kind, year, number) where withdrawn_at is null;
create unique index case_parties_key on zhishi.case_parties (district_id, case_id, cadre_id) where withdrawn_at is null;
create unique index annual_results_key on zhishi.annual_results (district_id, cadre_id, year) where withdrawn_at is null;
create unique index recognitions_key on zhishi.recognitions (district_id, cadre_id, year) where withdrawn_at is null;
create index cadres_name_at on zhishi.cadres (district_id, name);

-- A tenure is in a unit or a body, an outcome is of a person or a group.
alter table zhishi.tenures add constraint tenures_place check (unit_id is not null or body is not null);
alter table zhishi.outcomes add constraint outcomes_whose check (num_nonnulls(cadre_id, unit_id) = 1);
alter table zhishi.kinships add constraint kinships_two check (cadre_id <> relative_id);
alter table zhishi.projects add constraint projects_difficulty check (difficulty between 1000 and 50000);

alter table zhishi.account_roles add constraint account_roles_account_fk
  foreign key (district_id, account_id) references zhishi.accounts (district_id, id) on delete cascade;
alter table zhishi.sessions add constraint sessions_account_fk
  foreign key (district_id, account_id) references zhishi.accounts (district_id, id) on delete cascade;
alter table zhishi.accounts add constraint accounts_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
alter table zhishi.accounts add constraint accounts_unit_fk
  foreign key (district_id, unit_id) references zhishi.units (district_id, id);
alter table zhishi.saved_views add constraint saved_views_account_fk
  foreign key (district_id, account_id) references zhishi.accounts (district_id, id) on delete cascade;
