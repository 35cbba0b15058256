-- 现实表现材料 as people kept it: every version in full, none changed afterwards.

create table zhishi.write_ups (
  district_id integer not null references zhishi.districts (id),
  id uuid not null,
  cadre_id uuid not null,
  period text not null check (period ~ '^[0-9]{4}(Q[1-4])?$'),
  version integer not null check (version > 0),
  based_on uuid,
  content jsonb not null,
  unsupported integer not null check (unsupported >= 0),
  kept_at timestamptz not null,
  account_id uuid,
  actor text not null,
  constraint write_ups_pk primary key (district_id, id),
  constraint write_ups_version_key unique (district_id, cadre_id, period, version)
);

alter table zhishi.write_ups add constraint write_ups_cadre_fk
  foreign key (district_id, cadre_id) references zhishi.cadres (district_id, id);
alter table zhishi.write_ups add constraint write_ups_based_fk
  foreign key (district_id, based_on) references zhishi.write_ups (district_id, id);
create index write_ups_based_at on zhishi.write_ups (district_id, based_on);
