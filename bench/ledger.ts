import { type RawBuilder, sql } from 'kysely'
import type { ClientConfig } from 'pg'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { LedgerName } from '@zhishi/domain/app/ledgers.ts'
import { open, understand } from '@zhishi/server/app/ledgers.ts'
import { type Database, openDatabase } from '@zhishi/server/platform/database.ts'
import { readPage } from '@zhishi/server/platform/ledger.ts'

const DISTRICT = 900_001
const AT = new Date('2025-01-10T08:00:00Z')

/** The id of the n-th row of a table, told by two digits. */
const id = (table: number, n = 'i'): RawBuilder<unknown> =>
  sql.raw(
    `('0193b0${String(table).padStart(2, '0')}-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`,
  )
const oneOf = (...words: string[]): RawBuilder<unknown> =>
  sql`(${words}::text[])[1 + i % ${sql.lit(words.length)}]`

/** A district as large as a province's: 20,000 cadres, 10,000 projects, `rows` of each daily fact. */
async function seed(owner: Database, rows: number): Promise<void> {
  const fill = async (table: string, columns: string, count: number, values: RawBuilder<unknown>) =>
    sql`insert into ${sql.table(table)} (district_id, recorded_at, ${sql.raw(columns)})
      select ${DISTRICT}::integer, ${AT}::timestamptz, ${values}
      from generate_series(1, ${count}::integer) i`.execute(owner)
  await sql`insert into districts (id, name, created_at) values (${DISTRICT}, '大县', ${AT})`.execute(
    owner,
  )
  const groups = oneOf('township', 'economy', 'livelihood', 'party', 'enterprise')
  await fill('units', 'id, name, "group", ordinal', 400, sql`${id(1)}, '单位' || i, ${groups}, i`)
  await fill('cadres', 'id, name, sex, ordinal', 20_000, sql`${id(2)}, '干部' || i, 'male', i`)
  await fill(
    'tenures',
    'id, cadre_id, unit_id, post, layer, main, "from"',
    20_000,
    sql`${id(3)}, ${id(2)}, ${id(1, '1 + i % 400')}, '科长',
      case when i % 20 = 0 then 'head' else 'other' end, true, '2020-01'`,
  )
  await fill(
    'projects',
    'id, year, name, category, total_investment, unit_id, ordinal',
    10_000,
    sql`${id(4)}, 2024, '项目' || i, ${oneOf('concentrated', 'priority', 'showcase', 'legacy')},
      i * 10000, ${id(1, '1 + i % 400')}, i`,
  )
  await fill(
    'reports',
    'id, project_id, month, invested, cumulative, progress, light',
    rows,
    sql`${id(5)}, ${id(4, '1 + i % 10000')},
      to_char(date '2023-01-01' + (i / 10000) * interval '1 month', 'YYYY-MM'), 1000, i * 100,
      '主体施工第' || i || '段', ${oneOf('green', 'yellow', 'red')}`,
  )
  await fill(
    'achievements',
    'id, cadre_id, quarter, dimension, text, level, evidence, share',
    rows,
    sql`${id(6)}, ${id(2, '1 + i % 20000')}, '2024Q' || (1 + i % 4),
      ${oneOf('reform', 'breakthrough', 'core', 'central', 'bottomLine')},
      '推进重点工作落实，完成年度目标任务第' || i || '项',
      ${oneOf('national', 'provincial', 'city', 'district')}, '通报', 10000`,
  )
  await fill(
    'verifications',
    'id, achievement_id, finding',
    rows,
    sql`${id(7)}, ${id(6)}, ${oneOf('confirmed', 'partly', 'rejected')}`,
  )
  await fill('teams', 'id, name', 50, sql`${id(8)}, '第' || i || '组'`)
  await fill(
    'inspectors',
    'id, team_id, name',
    200,
    sql`${id(9)}, ${id(8, '1 + i % 50')}, '考察人' || i`,
  )
  await fill(
    'visits',
    'id, team_id, date, project_id',
    20_000,
    sql`${id(10)}, ${id(8, '1 + i % 50')}, to_char(date '2024-01-01' + i % 366, 'YYYY-MM-DD'),
      ${id(4, '1 + i % 10000')}`,
  )
  await fill(
    'observations',
    'id, visit_id, inspector_id, cadre_id, method, marks, text, polarity',
    rows,
    sql`${id(11)}, ${id(10, '1 + i % 20000')}, ${id(9, '1 + i % 200')},
      ${id(2, '1 + (i * 7) % 20000')}, 'observing', '{"attitude":"A","results":"B"}',
      '现场协调解决问题' || i, 'unknown'`,
  )
  await sql`analyze`.execute(owner)
}

const CLERK: Actor = {
  accountId: '00000000-0000-7000-8000-000000000000',
  name: '经办人',
  districtId: DISTRICT,
  district: '大县',
  roles: ['clerk'],
  cadreId: null,
  unitId: null,
}

/** What people ask of a long ledger: its first page, a sorted, a filtered, a searched, a late one. */
const ADDRESSES: readonly (readonly [LedgerName, string])[] = [
  ['achievements', ''],
  ['achievements', 'sort=-level'],
  ['achievements', 'finding=rejected&unit=单位12'],
  ['achievements', 'q=第99'],
  ['achievements', 'page=1900'],
  ['observations', ''],
  ['observations', 'marks=attitude:A&date=2024-03'],
  ['reports', ''],
  ['reports', 'light=red&sort=project'],
  ['cadres', 'sort=name'],
  ['projects', ''],
]

/**
 * Milliseconds from question to page (rows, total, sums; the median of five) over a district with
 * `rows` of each daily fact. Leaves that district behind: for a database that is thrown away.
 */
export async function measureLedgers(
  connection: (role: 'owner' | 'app') => ClientConfig,
  rows = 100_000,
): Promise<{ ledger: string; total: number; ms: number }[]> {
  const owner = openDatabase({ connection: connection('owner'), size: 1, statementTimeout: 0 })
  const app = openDatabase({ connection: connection('app'), size: 4 })
  try {
    await seed(owner, rows)
    const measured = []
    for (const [name, address] of ADDRESSES) {
      const { page = '1', ...query } = Object.fromEntries(new URLSearchParams(address))
      const seen = open(CLERK, name)
      const asked = understand(seen.ledger, query)
      const span = { limit: 50, offset: (Number(page) - 1) * 50 }
      const times: number[] = []
      let total = 0
      for (let round = 0; round < 5; round += 1) {
        const start = performance.now()
        total = (await readPage(app, seen, asked, span)).total
        times.push(performance.now() - start)
      }
      const ms = Math.round(times.toSorted((a, b) => a - b)[2] ?? 0)
      measured.push({ ledger: address === '' ? name : `${name}?${address}`, total, ms })
    }
    return measured
  } finally {
    await Promise.all([app.destroy(), owner.destroy()])
  }
}
