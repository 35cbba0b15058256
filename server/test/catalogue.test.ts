import { type Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { FACTS } from '@zhishi/domain/app/facts.ts'
import { fieldsOf } from '@zhishi/domain/kernel/field.ts'
import { TABLES, type TableClass } from '../src/app/manifest.ts'
import { APPEND_ONLY } from '../src/platform/grants.ts'
import { flawsOf } from './catalogue.ts'
import { testDatabase } from './harness.ts'

const { owner, app } = await testDatabase()
const catalogue = owner as unknown as Kysely<never>

test('every table keeps the rules under which districts can move apart', async () => {
  expect(await flawsOf(catalogue, TABLES)).toEqual([])
})

describe('a table that breaks a rule is found', () => {
  const district = 'district_id integer not null'
  const mutants: [string, string, TableClass, RegExp][] = [
    [
      'that nobody declared',
      `create table m (${district}, id uuid, primary key (district_id, id));
       create table n (${district}, id uuid, primary key (district_id, id))`,
      'distributed',
      /^n: not in the manifest/m,
    ],
    ['that is declared and not there', 'select 1', 'distributed', /^m: in the manifest, not/m],
    ['no primary key', `create table m (${district}, id uuid)`, 'distributed', /no primary key/],
    [
      'no district',
      'create table m (id uuid primary key)',
      'distributed',
      /district_id is missing/,
    ],
    [
      'a district that may be empty or wide',
      'create table m (district_id bigint, id uuid, unique (district_id), primary key (id))',
      'distributed',
      /district_id is bigint null/,
    ],
    [
      'the district last in its key',
      `create table m (${district}, id uuid, primary key (id, district_id))`,
      'distributed',
      /m_pkey does not begin/,
    ],
    [
      'a unique constraint without district',
      `create table m (${district}, id uuid, login text unique, primary key (district_id, id))`,
      'distributed',
      /m_login_key does not begin/,
    ],
    [
      'an index on an expression',
      `create table m (${district}, id uuid, t text, primary key (district_id, id));
       create index m_lower on m (lower(t))`,
      'distributed',
      /m_lower does not begin/,
    ],
    [
      'a foreign key by id alone',
      `create table m (${district}, id uuid, account_id uuid, primary key (district_id, id));
       create unique index accounts_alone on accounts (id);
       alter table m add constraint m_fk foreign key (account_id) references accounts (id)`,
      'distributed',
      /m_fk neither pairs/,
    ],
    [
      'a foreign key that empties',
      `create table m (${district}, id uuid, account_id uuid, primary key (district_id, id));
       alter table m add constraint m_fk foreign key (district_id, account_id)
         references accounts (district_id, id) on delete set null`,
      'distributed',
      /m_fk sets values/,
    ],
    [
      'a serial',
      `create table m (${district}, id serial, primary key (district_id, id))`,
      'distributed',
      /m\.id: made by the database/,
    ],
    [
      'an identity',
      `create table m (${district}, id int generated always as identity, primary key (district_id, id))`,
      'distributed',
      /m\.id: made by the database/,
    ],
    [
      'a moment without zone',
      `create table m (${district}, id uuid, at timestamp, primary key (district_id, id))`,
      'distributed',
      /m\.at: timestamp without/,
    ],
    [
      'a trigger',
      `create table m (${district}, id uuid, primary key (district_id, id));
       create trigger t before update on m for each row execute function suppress_redundant_updates_trigger()`,
      'distributed',
      /^trigger t/m,
    ],
    [
      'a rule',
      `create table m (${district}, id uuid, primary key (district_id, id));
       create rule r as on delete to m do instead nothing`,
      'distributed',
      /^rule r/m,
    ],
    [
      'an heir',
      `create table m (primary key (district_id, id)) inherits (accounts)`,
      'distributed',
      /^inheritance of m/m,
    ],
    [
      'a view',
      `create table m (${district}, id uuid, primary key (district_id, id));
       create view w as select * from m`,
      'distributed',
      /^view w/m,
    ],
    [
      'a long name',
      `create table m (${district}, id uuid, constraint ${'m'.repeat(51)} primary key (district_id, id))`,
      'distributed',
      /too long/,
    ],
  ]

  test.each(mutants)('%s', async (_, statements, kind, flaw) => {
    const classes = { ...TABLES, m: kind }
    await owner
      .transaction()
      .execute(async (tx) => {
        await sql.raw(statements).execute(tx)
        const flaws = await flawsOf(tx as unknown as Kysely<never>, classes)
        expect(flaws.join('\n')).toMatch(flaw)
        throw new Error('undo')
      })
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'undo') throw error
      })
  })
})

describe('the table of each fact', () => {
  const SHARED = ['district_id', 'id', 'version', 'recorded_at', 'withdrawn_at', 'flags']
  const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

  test.each(FACTS.map((fact) => [fact.table, fact] as const))(
    '%s has the columns of its schema, and what may be empty there may be empty here',
    async (table, fact) => {
      const { rows } = await sql<{ name: string; optional: boolean }>`
        select a.attname as name, not a.attnotnull as optional from pg_attribute a
        where a.attrelid = to_regclass(${`zhishi.${table}`}) and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = ''`.execute(app)
      const fields = fieldsOf(fact.schema).map(({ key, optional }) => `${snake(key)} ${optional}`)
      const stored = rows
        .filter(({ name }) => !SHARED.includes(name))
        .map(({ name, optional }) => `${name} ${optional}`)
      expect(stored.toSorted()).toEqual(fields.toSorted())
      expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(SHARED))
    },
  )
})

describe('what the application may do', () => {
  test.each(APPEND_ONLY)(
    'it adds to %s, and neither changes nor removes nor empties',
    async (table) => {
      for (const statement of [
        `update ${table} set district_id = district_id`,
        `delete from ${table}`,
        `truncate ${table}`,
        `drop table ${table}`,
        `alter table ${table} rename to gone`,
      ])
        await expect(sql.raw(statement).execute(app), statement).rejects.toMatchObject({
          code: '42501',
        })
    },
  )
})
