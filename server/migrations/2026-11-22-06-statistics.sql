-- The planner's statistics, made anew on demand. Only an owner may analyze a table; until the server
-- does it by itself a minute later, a district's year that was just brought in reads a hundred times
-- slower. The function does this one thing with the owner's rights and takes no argument.
create function zhishi.refresh_statistics() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one regclass;
begin
  for one in
    select oid::regclass from pg_class
    where relnamespace = 'zhishi'::regnamespace and relkind in ('r', 'p')
  loop
    execute 'analyze ' || one;
  end loop;
end $$;
