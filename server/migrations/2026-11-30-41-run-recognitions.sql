-- Which recognition a sealed run led to, and the act that decided it: from the standout to its decision
-- and back. They stood as a list in the seal, where nothing could point to them.
create table zhishi.run_recognitions (
  district_id integer not null,
  run_id uuid not null,
  cadre_id uuid not null,
  -- Where it stands in the list that the seal covers.
  place integer not null check (place > 0),
  -- The act whose body and day the decision carries.
  decided_in integer not null,
  recognition_id uuid not null,
  -- It was on record already; the run did not enter it.
  stood boolean not null,
  entered_id uuid generated always as (case when not stood then recognition_id end) stored,
  constraint run_recognitions_pk primary key (district_id, run_id, cadre_id),
  constraint run_recognitions_place_key unique (district_id, run_id, place),
  -- One run at the most entered it. Not partial: a join by it can be left out where nothing is read.
  constraint run_recognitions_entered_key unique (district_id, entered_id)
);

insert into zhishi.run_recognitions
  (district_id, run_id, cadre_id, place, decided_in, recognition_id, stood)
select s.district_id, s.run_id, (one.entered ->> 'cadreId')::uuid, one.place,
  (select d.decided_in from zhishi.run_decisions d
    where d.district_id = s.district_id and d.run_id = s.run_id and d.matter = 'recognition'
      and d.cadre_id = (one.entered ->> 'cadreId')::uuid
    order by d.number desc limit 1),
  (one.entered ->> 'recognitionId')::uuid, (one.entered ->> 'stood')::boolean
from zhishi.run_seals s
cross join lateral jsonb_array_elements(s.recognitions) with ordinality as one (entered, place);

alter table zhishi.run_seals drop column recognitions;
alter table zhishi.run_recognitions add constraint run_recognitions_seal_fk
  foreign key (district_id, run_id) references zhishi.run_seals (district_id, run_id);
alter table zhishi.run_recognitions add constraint run_recognitions_act_fk
  foreign key (district_id, run_id, decided_in)
  references zhishi.run_acts (district_id, run_id, number);
alter table zhishi.run_recognitions add constraint run_recognitions_person_fk
  foreign key (district_id, run_id, cadre_id)
  references zhishi.evaluation_results (district_id, run_id, cadre_id);
alter table zhishi.run_recognitions add constraint run_recognitions_fact_fk
  foreign key (district_id, recognition_id) references zhishi.recognitions (district_id, id);
create index run_recognitions_fact_at on zhishi.run_recognitions (district_id, recognition_id);
