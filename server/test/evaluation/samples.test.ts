import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { factOf } from '@zhishi/domain/app/facts.ts'
import { Cockpit } from '@zhishi/domain/cockpit/api.ts'
import { RunPerson, RunResults } from '@zhishi/domain/evaluation/api.ts'
import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import { numberAt, recordsUnder } from '@zhishi/domain/evaluation/lineage.ts'
import { estimateSeverity, type Sighting } from '@zhishi/domain/inspection/severity.ts'
import { prepare } from '@zhishi/domain/intake/prepare.ts'
import { PersonPage, WriteUpText } from '@zhishi/domain/portraits/api.ts'
import truth from '../../../samples/truth.json' with { type: 'json' }
import { cockpitRoutes } from '../../src/cockpit/handlers.ts'
import { hashOf } from '../../src/evaluation/hash.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { transaction } from '../../src/platform/database.ts'
import { enterFacts } from '../../src/platform/facts.ts'
import { newId } from '../../src/platform/ids.ts'
import { refreshStatistics } from '../../src/platform/statistics.ts'
import { portraitsRoutes } from '../../src/portraits/handlers.ts'
import { testDatabase } from '../harness.ts'
import { optionsFor } from '../intake/record.ts'
import { sheetsIn } from '../intake/workbooks.ts'
import { serve } from './asking.ts'

const SAMPLES = fileURLToPath(new URL('../../../samples', import.meta.url))
const { app: db } = await testDatabase()
const ask = serve(db, [...evaluationRoutes, ...portraitsRoutes, ...cockpitRoutes])
const RUN = '0193b000-0000-7000-8000-0000000000aa'
let results: RunResults

beforeAll(async () => {
  const at = new Date('2025-01-10T00:00:00Z')
  await db
    .insertInto('districts')
    .values({ id: 1, code: null, name: truth.district, createdAt: at })
    .execute()
  const { changes } = prepare(await sheetsIn(SAMPLES), new Map(), optionsFor({ newId }))
  await transaction(db, async (tx) => {
    for (const [noun, found] of Map.groupBy(changes, (change) => change.noun)) {
      const fact = factOf(noun)
      if (!fact) throw new Error(`No fact ${noun}.`)
      const entries = found.map(({ id, content, flags, ...source }) => ({
        id,
        content,
        flags,
        source,
      }))
      await enterFacts(tx, fact, entries, {
        by: { districtId: 1, accountId: null, name: '周敏' },
        at,
      })
    }
  })
  await refreshStatistics(db)
  const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }
  expect((await ask('周敏', 'PUT', `/evaluation/runs/${RUN}`, asked)).status).toBe(200)
  results = RunResults.parse((await ask('周敏', 'GET', `/evaluation/runs/${RUN}`)).body)
})

/** Each team's severity to the hundredth of a point, by the model on the rows of the tables. */
async function severities(): Promise<{ team_id: string; taken: string }[]> {
  const { rows } = await sql<Sighting>`
    select o.id, o.cadre_id, v.team_id, o.marks from observations o
    join visits v on v.district_id = o.district_id and v.id = o.visit_id`.execute(db)
  const { teams } = estimateSeverity(rows, { A: 100, B: 80, C: 60, D: 40 })
  expect(teams.length).toBeGreaterThan(3)
  return teams.map(({ teamId, severity }) => ({
    team_id: teamId,
    taken: severity?.value.toFixed(2) ?? '',
  }))
}

describe('the 92 heads of the sample district', () => {
  test('have the totals, ranks and grades of the figure file, to the last digit', async () => {
    // Ids are new in each import, so the hash is over names and exact values. `-u` writes the file anew:
    // look at the difference before you commit it.
    const { rows: kept } = await sql<{ result: unknown }>`
      select result from evaluation_results where run_id = ${RUN}`.execute(db)
    const byId = new Map(results.rows.map((row) => [row.cadreId, row]))
    const heads = kept
      .map(({ result }) => RunPerson.options[0].shape.result.parse(result))
      .map(({ cadreId, total, rank, grade }) => {
        const { name = '', unit = '', group = null } = byId.get(cadreId) ?? {}
        const parts = total?.parts.map(({ exact }) => exact) ?? []
        return { unit, name, group, total: total?.score ?? null, rank, grade, parts }
      })
      .toSorted((a, b) => (`${a.unit} ${a.name}` < `${b.unit} ${b.name}` ? -1 : 1))
    const lines = heads.map(({ unit, name, group, total, rank, grade }) =>
      [unit, name, group, total, rank, grade].join(' '),
    )
    const figures = `sha256 ${hashOf(canonicalText(heads))}\n${lines.join('\n')}\n`
    await expect(figures).toMatchFileSnapshot('./sampleRun.txt')
  })

  test('all are scored and ranked within their groups, and the quotas are kept', () => {
    expect(results.run.coverage).toMatchObject({ people: 92, scored: 92, ranked: 92, abstained: 0 })
    for (const { group, places, proposed } of results.groups) {
      const excellent = results.rows.filter(
        (row) => row.group === group && row.grade === 'excellent',
      )
      expect(excellent.length).toBe(proposed)
      expect(proposed).toBeLessThanOrEqual(places)
    }
  })

  test('achievements, rankings, votes and marks are what plain SQL makes of the rows', async () => {
    // The rules of the default scheme, written a second time over the tables.
    const { rows } = await sql<{
      cadreId: string
      reform: string
      votes: string
      places: string | null
      raw: string | null
      results: string | null
    }>`
      select t.cadre_id,
        (select least(1000000, coalesce(round(sum(
            case a.level when 'national' then 5 when 'provincial' then 3 when 'city' then 2
              when 'district' then 1 else 0 end
            * case v.finding when 'confirmed' then 1 when 'partly' then 0.5 else 0 end
            * a.share / 10000.0) * 100000), 0)) from achievements a
          left join verifications v on v.district_id = a.district_id and v.achievement_id = a.id
          where a.cadre_id = t.cadre_id and a.dimension = 'reform') as reform,
        (select round((100.0 * excellent + 80 * competent + 60 * basic + 40 * incompetent) * 10000
            / (excellent + competent + basic + incompetent)) from tallies
          where tallies.cadre_id = t.cadre_id) as votes,
        (select round(avg(greatest(0, 102 - 2 * place)) * 10000) from rankings
          where rankings.unit_id = t.unit_id) as places,
        (select round(avg(case o.marks ->> 'results' when 'A' then 100 when 'B' then 80
            when 'C' then 60 when 'D' then 40 end) * 10000) from observations o
          where o.cadre_id = t.cadre_id) as raw,
        (select round(avg(case o.marks ->> 'results' when 'A' then 100 when 'B' then 80
            when 'C' then 60 when 'D' then 40 end - s.taken) * 10000) from observations o
          join visits v on v.district_id = o.district_id and v.id = o.visit_id
          join json_to_recordset(${JSON.stringify(await severities())}::json)
            as s (team_id uuid, taken numeric) on s.team_id = v.team_id
          where o.cadre_id = t.cadre_id and o.marks ? 'results') as results
      from tenures t where t.layer = 'head' and t.until is null`.execute(db)
    expect(rows).toHaveLength(92)
    const { rows: kept } = await sql<{ cadreId: string; result: unknown }>`
      select cadre_id, result from evaluation_results where run_id = ${RUN}`.execute(db)
    const totals = new Map(
      kept.map(({ cadreId, result }) => [
        cadreId,
        RunPerson.options[0].shape.result.parse(result).total,
      ]),
    )
    const asNumber = (text: string | null) => (text === null ? null : Number(text))
    for (const row of rows) {
      const total = totals.get(row.cadreId)
      const score = (key: string) => (total ? numberAt(total, key)?.score : undefined)
      expect(score('total/reform/achievements')).toBe(asNumber(row.reform))
      expect(score('total/core/tallies')).toBe(asNumber(row.votes))
      expect(score('total/core/rankings')).toBe(asNumber(row.places))
      expect(score('total/core/observations')).toBe(asNumber(row.results))
      const node = total ? numberAt(total, 'total/core/observations') : undefined
      expect(node?.formula.about['raw'] ?? null).toBe(asNumber(row.raw))
    }
  })

  test('every record under every score is a row of the workbooks, about that head or unit', async () => {
    for (const { cadreId, unitId } of results.rows.slice(0, 12)) {
      const { body } = await ask('周敏', 'GET', `/evaluation/runs/${RUN}/people/${cadreId}`)
      const { result, records } = RunPerson.parse(body)
      const under = result.total ? recordsUnder(result.total) : []
      expect(under.length).toBeGreaterThan(10)
      for (const { noun, id } of under) {
        const note = records[id]
        expect(note?.entered?.file, `${noun} ${id}`).toMatch(/\.xlsx$/)
        if (['project', 'report'].includes(noun)) continue
        const { cadreId: whose, unitId: where } = note?.content ?? {}
        expect(noun === 'ranking' ? where === unitId : whose === cadreId, `${noun} ${id}`).toBe(
          true,
        )
      }
    }
  })

  test('the run computes again to the same bytes', async () => {
    const { body } = await ask('周敏', 'GET', `/evaluation/runs/${RUN}/recomputation`)
    expect(body).toMatchObject({ same: true, ledgersAgree: true })
  })
})

describe('pages and papers of the sample district', () => {
  test('a page and a draft can be made of every tenth person on the roster', async () => {
    const { rows } = await sql<{ id: string; layer: string | null }>`
      select c.id, t.layer from cadres c left join tenures t on t.cadre_id = c.id and t.main
      order by c.ordinal`.execute(db)
    const some = rows.filter((_, i) => i % 20 === 0)
    expect(some.length).toBeGreaterThan(50)
    for (const { id, layer } of some) {
      const page = PersonPage.parse((await ask('周敏', 'GET', `/people/${id}`)).body)
      const draft = await ask('周敏', 'GET', `/people/${id}/write-up`)
      expect(page.portrait === null).toBe(layer === 'countyLeader')
      expect(draft.status).toBe(layer === 'countyLeader' ? 409 : 200)
      if (draft.status !== 200) continue
      const { text } = z.looseObject({ text: WriteUpText }).parse(draft.body)
      const known = JSON.stringify(page.record)
      for (const { paragraphs } of text.sections)
        for (const { sentences } of paragraphs)
          for (const { text: said, from } of sentences) {
            expect(from, said).not.toEqual([])
            for (const ref of from) expect(known, said).toContain(ref.id)
          }
    }
  })

  test('the cockpit shows the totals of the truth', async () => {
    const { figures, lights } = Cockpit.parse((await ask('方正', 'GET', '/cockpit')).body)
    const at = (path: string): unknown =>
      path
        .split('.')
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], truth)
    for (const { key, value } of figures) expect(value, key).toBe(at(key))
    const december = lights.filter(({ month }) => month === '2024-12')
    const sum = (light: 'green' | 'yellow' | 'red') =>
      december.reduce((total, row) => total + row[light], 0)
    expect({ 绿: sum('green'), 黄: sum('yellow'), 红: sum('red') }).toEqual(truth.decemberLights)
  })
})
