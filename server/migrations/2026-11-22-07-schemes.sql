-- Schemes as people write them. Every saving of a draft is a row; publishing is the last row a version
-- can have. Nothing is changed afterwards: whatever is published stands in zhishi.schemes as well, and
-- only what stands there can be used by a run.

create table zhishi.scheme_revisions (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  scheme text not null,
  version integer not null check (version > 0),
  revision integer not null check (revision > 0),
  act text not null check (act in ('started', 'imported', 'saved', 'published')),
  -- A revision follows one that is still a draft, so that nothing follows a published one.
  state text not null check (state in ('draft', 'published')),
  follows integer,
  follows_state text check (follows_state = 'draft'),
  kind text not null check (kind in ('heads', 'leads')),
  title text,
  content jsonb not null,
  from_scheme text,
  from_version integer,
  -- What a publication takes the place of; null for the first of its scheme.
  supersedes integer,
  why text,
  at timestamptz not null,
  account_id uuid,
  actor text not null,
  constraint scheme_revisions_pk primary key (district_id, id),
  constraint scheme_revisions_key unique (district_id, scheme, version, revision),
  constraint scheme_revisions_state_key unique (district_id, scheme, version, revision, state),
  constraint scheme_revisions_first check
    ((revision = 1) = (follows is null) and (follows is null) = (follows_state is null)),
  constraint scheme_revisions_next check (follows = revision - 1),
  constraint scheme_revisions_published check ((act = 'published') = (state = 'published')),
  constraint scheme_revisions_from check ((from_scheme is null) = (from_version is null)),
  constraint scheme_revisions_supersedes check
    (supersedes is null or (state = 'published' and supersedes <> version))
);

alter table zhishi.scheme_revisions add constraint scheme_revisions_follows_fk
  foreign key (district_id, scheme, version, follows, follows_state)
  references zhishi.scheme_revisions (district_id, scheme, version, revision, state);
alter table zhishi.scheme_revisions add constraint scheme_revisions_supersedes_fk
  foreign key (district_id, scheme, supersedes)
  references zhishi.schemes (district_id, scheme, version);

-- Published versions are a chain: each takes the place of one other, and of two who publish at the same
-- time one has to look again.
create unique index scheme_revisions_chain_key
  on zhishi.scheme_revisions (district_id, scheme, supersedes) nulls not distinct
  where state = 'published';
