-- The bytes of a template stand in its row: they are small, and belong to what a backup of the tables holds.
alter table zhishi.paper_templates add column content bytea;
alter table zhishi.paper_templates add constraint paper_templates_content check
  ((content is null) = (sha256 is null));
