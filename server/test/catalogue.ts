import { type Kysely, sql } from 'kysely'
import type { TableClass } from '../src/app/manifest.ts'

/**
 * Reads PostgreSQL's own catalogue and gives every way in which the tables break the rules that let
 * the same schema run sharded by district.
 */
export async function flawsOf(
  // Any database: the check reads the catalogue only.
  db: Kysely<never>,
  classes: Readonly<Record<string, TableClass>>,
): Promise<string[]> {
  const found = await Promise.all(
    [unlisted, keys, indexes, foreignKeys, columns, machinery, elsewhere].map((check) =>
      check(db, classes),
    ),
  )
  return found.flat()
}

type Check = (db: Kysely<never>, classes: Readonly<Record<string, TableClass>>) => Promise<string[]>

const OURS = sql`c.relnamespace = 'zhishi'::regnamespace and c.relkind in ('r', 'p')`

/** Rule 1: every table has a class, and every class a table. */
const unlisted: Check = async (db, classes) => {
  const { rows } = await sql<{ relname: string }>`
    select c.relname from pg_class c where ${OURS}`.execute(db)
  const there = new Set(rows.map(({ relname }) => relname))
  return [
    ...[...there].filter((name) => !classes[name]).map((name) => `${name}: not in the manifest`),
    ...Object.keys(classes)
      .filter((name) => !there.has(name))
      .map((name) => `${name}: in the manifest, not in the database`),
  ]
}

/** Rules 2 and 3: a primary key everywhere; in a district table district_id is an integer and never null. */
const keys: Check = async (db, classes) => {
  const { rows } = await sql<{ relname: string; hasKey: boolean; district: string | null }>`
    select c.relname,
      exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p') as "hasKey",
      (select format_type(a.atttypid, null) || case when a.attnotnull then '' else ' null' end
       from pg_attribute a where a.attrelid = c.oid and a.attname = 'district_id') as district
    from pg_class c where ${OURS}`.execute(db)
  return rows.flatMap(({ relname, hasKey, district }) => [
    ...(hasKey ? [] : [`${relname}: no primary key`]),
    ...(classes[relname] === 'distributed' && district !== 'integer'
      ? [`${relname}: district_id is ${district ?? 'missing'}, not integer not null`]
      : []),
  ])
}

/** Rule 2: district_id comes first in every index, and so in every key and unique constraint. */
const indexes: Check = async (db, classes) => {
  const { rows } = await sql<{ relname: string; index: string; first: string | null }>`
    select c.relname, i.indexrelid::regclass::text as index,
      (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]) as first
    from pg_index i join pg_class c on c.oid = i.indrelid where ${OURS}`.execute(db)
  return rows
    .filter(({ relname, first }) => classes[relname] === 'distributed' && first !== 'district_id')
    .map(({ relname, index }) => `${relname}: ${index} does not begin with district_id`)
}

/** Rule 4: a foreign key pairs district_id with district_id, or points to a reference table. */
const foreignKeys: Check = async (db, classes) => {
  const { rows } = await sql<{
    relname: string
    name: string
    to: string
    pairs: string[]
    actions: string
    nullable: boolean
  }>`
    select c.relname, k.conname as name, t.relname as to, k.confdeltype::text || k.confupdtype::text as actions,
      (select array_agg(f.attname || '=' || r.attname order by p.n)
       from unnest(k.conkey, k.confkey) with ordinality p (own, far, n)
       join pg_attribute f on f.attrelid = k.conrelid and f.attnum = p.own
       join pg_attribute r on r.attrelid = k.confrelid and r.attnum = p.far) as pairs
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and ${OURS}`.execute(db)
  return rows.flatMap(({ relname, name, to, pairs, actions }) => {
    const isPaired =
      classes[relname] === 'distributed' &&
      classes[to] === 'distributed' &&
      pairs[0] === 'district_id=district_id'
    return [
      ...(isPaired || classes[to] === 'reference'
        ? []
        : [`${relname}: ${name} neither pairs district_id nor points to a reference table`]),
      // a: no action, r: restrict, c: cascade.
      ...(/^[arc]{2}$/.test(actions) ? [] : [`${relname}: ${name} sets values on its own`]),
    ]
  })
}

/** Rules 3 and 6: no sequence, no identity; moments with their zone; computed columns are stored. */
const columns: Check = async (db) => {
  const { rows } = await sql<{ relname: string; attname: string; type: string; how: string }>`
    select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type,
      concat_ws(' ', nullif(a.attidentity::text, ''), nullif(a.attgenerated::text, ''),
        case when pg_get_expr(d.adbin, d.adrelid) ~ 'nextval' then 'nextval' end) as how
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${OURS}`.execute(db)
  return rows.flatMap(({ relname, attname, type, how }) => [
    ...(/^time(stamp)?(\(\d\))? without|^time(\(\d\))? with/.test(type)
      ? [`${relname}.${attname}: ${type}, not timestamptz`]
      : []),
    ...(how === '' || how === 's' ? [] : [`${relname}.${attname}: made by the database (${how})`]),
  ])
}

/** Rule 5: nothing that acts on its own. `refresh_statistics` acts when it is called, and only analyzes. */
const machinery: Check = async (db) => {
  const { rows } = await sql<{ what: string }>`
    select 'trigger ' || tgname as what from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not tgisinternal and ${OURS}
    union all select 'rule ' || rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
      where ${OURS}
    union all select 'inheritance of ' || c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where ${OURS}
    union all select case c.relkind when 'S' then 'sequence ' when 'v' then 'view ' else 'table of another kind ' end
      || c.relname from pg_class c where c.relnamespace = 'zhishi'::regnamespace
      and c.relkind not in ('r', 'p', 'i', 'I', 't', 'c')
    union all select 'function ' || p.proname from pg_proc p where p.pronamespace = 'zhishi'::regnamespace
      and p.proname <> 'refresh_statistics'`.execute(db)
  return rows.map(({ what }) => what)
}

/** Rule 6: names that leave room for a shard's number, nothing in other people's schemas. */
const elsewhere: Check = async (db) => {
  const { rows } = await sql<{ what: string }>`
    select relname || ': its name is too long' as what from pg_class
      where relnamespace = 'zhishi'::regnamespace and octet_length(relname) > 50
    union all select conname || ': its name is too long' from pg_constraint
      where connamespace = 'zhishi'::regnamespace and octet_length(conname) > 50
    union all select relname || ': in the schema public' from pg_class
      where relnamespace = 'public'::regnamespace`.execute(db)
  return rows.map(({ what }) => what)
}
