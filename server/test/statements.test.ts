import { describe, expect, test } from 'vitest'
import { breachesOf } from './statements.ts'

const TABLES = {
  cadres: 'distributed',
  units: 'distributed',
  tenures: 'distributed',
  districts: 'reference',
  logins: 'directory',
} as const
const breaches = (sql: string) => breachesOf(sql, TABLES)

describe('statements that a sharded server sends to one place', () => {
  test.each([
    ['one table', 'select * from cadres where district_id = $1 and name = $2'],
    ['the parameter first', 'select * from cadres where $1 = district_id'],
    ['with a cast of the parameter', 'select * from cadres where district_id = $1::int'],
    [
      'a join, each by its own name',
      `select * from cadres c join tenures t on t.district_id = $1 and t.cadre_id = c.id
       where c.district_id = $1`,
    ],
    [
      'a lateral, a subquery, a CTE and both arms of a union',
      `with u as (select id from units where district_id = $1 union select id from units where district_id = $1)
       select c.id, (select count(*) from tenures t where t.district_id = $1 and t.cadre_id = c.id)
       from cadres c left join lateral (select * from tenures x where x.district_id = $1) l on true
       where c.district_id = $1 and exists (select 1 from u)`,
    ],
    [
      'a reference table beside it',
      'select * from cadres c join districts d on d.id = c.district_id where c.district_id = $1',
    ],
    ['a directory by its own key', 'select * from logins where login = $1'],
    ['values', 'insert into cadres (district_id, id) values ($1, $2)'],
    [
      'rows from arrays that bring their district',
      `insert into cadres (district_id, id) select x.district_id, x.id
       from unnest($1::int[], $2::uuid[]) as x (district_id, id)
       on conflict (district_id, id) do update set name = excluded.name`,
    ],
    ['a change', 'update cadres set name = $3 where district_id = $1 and id = $2'],
    ['a removal', 'delete from cadres where district_id = $1 and id = $2'],
    ['no table at all', 'select 1'],
    ['a transaction', 'begin'],
  ])('pass: %s', (_, sql) => {
    expect(breaches(sql)).toEqual([])
  })
})

describe('statements that would go to every place, or mean something else there', () => {
  test.each([
    ['no district', 'select * from cadres where id = $1', /cadres/],
    ['a literal district', 'select * from cadres where district_id = 1', /cadres/],
    ['a computed column', 'select * from cadres where district_id + 0 = $1', /cadres/],
    ['one of two', 'select * from cadres where district_id = $1 or id = $2', /cadres/],
    [
      'the second table of a join by way of the first',
      `select * from cadres c join tenures t on t.district_id = c.district_id where c.district_id = $1`,
      /tenures/,
    ],
    [
      'a subquery by way of the query around it',
      `select * from cadres c where c.district_id = $1
       and exists (select 1 from tenures t where t.district_id = c.district_id)`,
      /tenures/,
    ],
    [
      'a lateral',
      `select * from cadres c, lateral (select * from tenures t where t.cadre_id = c.id) l
       where c.district_id = $1`,
      /tenures/,
    ],
    [
      'a CTE',
      'with t as (select * from tenures) select * from cadres, t where cadres.district_id = $1',
      /tenures/,
    ],
    [
      'one arm of a union',
      'select id from cadres where district_id = $1 union all select id from units',
      /units/,
    ],
    ['a change everywhere', 'update cadres set name = $1 where id = $2', /cadres/],
    [
      'a removal by way of another table',
      'delete from cadres using units u where u.district_id = $1 and cadres.id = u.id',
      /cadres/,
    ],
    ['another district', 'update cadres set district_id = $1 where district_id = $2', /assigned/],
    ['a row without district', 'insert into cadres (id) values ($1)', /without district_id/],
    [
      'rows whose district is a parameter',
      'insert into cadres (district_id, id) select $1, x from unnest($2::uuid[]) x',
      /from its source/,
    ],
    [
      'rows with a volatile function',
      `insert into cadres (district_id, id) select district_id, gen_random_uuid() from units
       where district_id = $1`,
      /volatile/,
    ],
    [
      'rows beside a reference table',
      `insert into cadres (district_id, id) select u.district_id, u.id from units u
       join districts d on d.id = u.district_id where u.district_id = $1`,
      /reference/,
    ],
    [
      'a conflict by name',
      'insert into cadres (district_id, id) values ($1, $2) on conflict on constraint cadres_pk do nothing',
      /name of a constraint/,
    ],
    [
      'a merge',
      'merge into cadres c using units u on u.id = c.id when matched then delete',
      /not for the application/,
    ],
    ['a truncation', 'truncate cadres', /not for the application/],
    ['the clock', 'select * from cadres where district_id = $1 and since < current_date', /time/],
    ['a table that nobody declared', 'select * from rumours where district_id = $1', /manifest/],
  ])('fail: %s', (_, sql, why) => {
    expect(breaches(sql).join('\n')).toMatch(why)
  })
})
