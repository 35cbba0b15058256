import { beforeAll, describe, expect, test } from 'vitest'
import { Cockpit } from '@zhishi/domain/cockpit/api.ts'
import { RunPerson, RunResults } from '@zhishi/domain/evaluation/api.ts'
import { filledFormula } from '@zhishi/domain/evaluation/filling.ts'
import { numberAt, numbersIn, recompute, recordsUnder } from '@zhishi/domain/evaluation/lineage.ts'
import type { HeadResult, LeadResult, Node } from '@zhishi/domain/evaluation/result.ts'
import { SchemeView } from '@zhishi/domain/evaluation/schemesApi.ts'
import { rounded } from '@zhishi/domain/kernel/exact.ts'
import { LedgerPage, RecordView } from '@zhishi/domain/platform/api.ts'
import { PersonPage } from '@zhishi/domain/portraits/api.ts'
import { ledgerRoutes } from '../../src/app/ledgers.ts'
import { recordRoutes } from '../../src/app/records.ts'
import { cockpitRoutes } from '../../src/cockpit/handlers.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { lineageRoutes } from '../../src/evaluation/lineageHandlers.ts'
import { schemesRoutes } from '../../src/evaluation/schemesHandlers.ts'
import { portraitsRoutes } from '../../src/portraits/handlers.ts'
import { testDatabase } from '../harness.ts'
import { serve } from './asking.ts'
import { falseProse, falseSum, sumOf } from './prose.ts'
import { enterSmallDistrict } from './smallDistrict.ts'

/** No number is shown that does not open: from every answer there is a way down to records. */

const { app: db } = await testDatabase()
const ask = serve(db, [
  ...evaluationRoutes,
  ...lineageRoutes,
  ...schemesRoutes,
  ...portraitsRoutes,
  ...cockpitRoutes,
  ...ledgerRoutes,
  ...recordRoutes,
])
const get = async (path: string) => {
  const { status, body } = await ask('周敏', 'GET', path)
  expect(status, path).toBe(200)
  return body
}

const RUNS = {
  'heads-1': '0193b000-0000-7000-8000-000000000001',
  'leads-1': '0193b000-0000-7000-8000-000000000002',
}

beforeAll(async () => {
  await enterSmallDistrict(db)
  for (const [scheme, id] of Object.entries(RUNS)) {
    const asked = { scheme, period: '2024', raisedQuota: [], asOf: null }
    expect((await ask('周敏', 'PUT', `/evaluation/runs/${id}`, asked)).status).toBe(200)
  }
})

type Row = RunResults['rows'][number]
type Records = Readonly<Record<string, unknown>>

/** The numbers below one that have nothing under them: neither parts, nor records, nor a reason. */
const closedBelow = (node: Node): string[] =>
  numbersIn(node)
    .filter(({ parts, from, abstains, kind, score }) => {
      const nothingTaken = (kind === 'deduction' || kind === 'addition') && score === 0
      return parts.length === 0 && from.length === 0 && abstains === null && !nothingTaken
    })
    .map(({ key }) => `${key} has nothing under it`)

/** The numbers that are not what stands below them. */
const falseBelow = (node: Node): string[] =>
  numbersIn(node)
    .filter((one) => {
      const value = recompute(one)
      return (value ? rounded(value) : null) !== one.score
    })
    .map(({ key }) => `${key} is not what stands below it`)

/** What a person's line shows that the person's lineage does not lead to. */
function strayIn(row: Row, result: HeadResult | LeadResult, records: Records): string[] {
  const { total } = result
  const shown = [{ key: 'total', score: row.total }].concat(
    row.parts.map(({ key, score }) => ({ key: `total/${key}`, score })),
  )
  const readings = 'readings' in result ? result.readings : []
  return [
    ...shown
      .filter(({ key, score }) => (total ? numberAt(total, key)?.score : null) !== score)
      .map(({ key }) => `${row.name} ${key} leads nowhere`),
    ...row.readings
      .filter(({ reading, score }) => {
        const of = readings.find((one) => one.reading === reading)
        return of?.score !== score || (score !== null && of?.of.length === 0)
      })
      .map(({ reading }) => `${row.name} ${reading} leads nowhere`),
    ...(total ? [...closedBelow(total), ...falseBelow(total)] : []),
    ...(total ? recordsUnder(total) : [])
      .filter(({ id }) => !(id in records))
      .map(({ noun, id }) => `${noun} ${id} is not described`),
    ...(total === null && row.notAssessed === null ? [`${row.name} has no reason`] : []),
  ]
}

const personOf = async (run: string, cadreId: string) =>
  RunPerson.parse(await get(`/evaluation/runs/${run}/people/${cadreId}`))

const rulesOf = async (key: string) =>
  SchemeView.parse(await get(`/evaluation/schemes/${key}`)).scheme

describe.each(Object.entries(RUNS))('every number of a run of %s', (scheme, run) => {
  test('opens down to records that can be opened themselves', async () => {
    const { rows } = RunResults.parse(await get(`/evaluation/runs/${run}`))
    expect(rows.length).toBeGreaterThan(1)
    const seen = new Map<string, string>()
    for (const row of rows) {
      const { result, records } = await personOf(run, row.cadreId)
      expect(strayIn(row, result, records)).toEqual([])
      for (const { noun, id } of result.total ? recordsUnder(result.total) : []) seen.set(id, noun)
    }
    expect(seen.size).toBeGreaterThan(5)
    for (const [id, noun] of seen) {
      const view = RecordView.parse(await get(`/records/${noun}/${id}`))
      expect(view.history.length).toBeGreaterThan(0)
    }
  })

  test('that stands in prose is one of the lineage, and the sums that are written come out', async () => {
    const { rows } = RunResults.parse(await get(`/evaluation/runs/${run}`))
    const rules = await rulesOf(scheme)
    let sums = 0
    for (const { cadreId } of rows) {
      const person = await personOf(run, cadreId)
      expect(falseProse(person, rules)).toEqual([])
      const { total } = person.result
      sums += (total ? numbersIn(total) : []).filter(
        (node) => filledFormula(node, () => '') !== null,
      ).length
    }
    expect(sums).toBeGreaterThan(3)
  })

  test('and from each record back up to the numbers it stands under', async () => {
    const { rows } = RunResults.parse(await get(`/evaluation/runs/${run}`))
    const scored = rows.find(({ total }) => total !== null)
    const { result } = await personOf(run, scored?.cadreId ?? '')
    for (const { noun, id } of result.total ? recordsUnder(result.total) : []) {
      const found = (await get(`/evaluation/touching/${noun}/${id}`)) as {
        run: { id: string }
        cadreId: string
        nodes: unknown[]
      }[]
      const here = found.find((one) => one.run.id === run && one.cadreId === scored?.cadreId)
      expect(here?.nodes.length, `${noun} ${id}`).toBeGreaterThan(0)
    }
  })
})

test('the scores on a person’s page are those of the run that it names', async () => {
  const { rows } = RunResults.parse(await get(`/evaluation/runs/${RUNS['heads-1']}`))
  let compared = 0
  for (const { cadreId } of rows.filter(({ total }) => total !== null)) {
    const page = PersonPage.parse(await get(`/people/${cadreId}`))
    expect(page.runs.heads).toBe(RUNS['heads-1'])
    const { result } = await personOf(page.runs.heads ?? '', cadreId)
    for (const { key, own } of page.portrait?.dimensions ?? []) {
      // Too little to judge by is shown as that, not as a number; a number that is shown is the run's.
      if (own === null) continue
      expect(result.total && numberAt(result.total, `total/${key}`)?.score, key).toBe(own)
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(2)
})

test('every figure of the cockpit has rows, at least one where it is not zero', async () => {
  const { figures, missing } = Cockpit.parse(await get('/cockpit?year=2024'))
  expect(figures.length).toBeGreaterThan(20)
  for (const { key, value, counts, ledger, filter } of figures) {
    const rows = LedgerPage.parse(
      await get(`/ledgers/${ledger}?${new URLSearchParams({ ...filter, size: '200' })}`),
    )
    if (counts === 'rows') expect(rows.total, key).toBe(value)
    else if (value > 0) expect(rows.total, key).toBeGreaterThan(0)
  }
  for (const { key, ledger, filter, count } of missing) {
    if (ledger === null) await get(`/cockpit/missing/${key}?year=2024`)
    else {
      const rows = LedgerPage.parse(
        await get(`/ledgers/${ledger}?${new URLSearchParams({ ...filter, size: '200' })}`),
      )
      expect(rows.total, key).toBe(count)
    }
  }
})

describe('a number that does not open is found', () => {
  const broken = async (change: (total: Node) => Node) => {
    const run = RUNS['heads-1']
    const { rows } = RunResults.parse(await get(`/evaluation/runs/${run}`))
    const row = rows.find(({ total }) => total !== null)
    if (!row) throw new Error('Nobody has a total.')
    const { result, records } = await personOf(run, row.cadreId)
    const total = result.total && change(result.total)
    return strayIn(row, { ...result, total } as HeadResult, records).join('\n')
  }
  const firstIndicator = (total: Node, change: (node: Node) => Node): Node => ({
    ...total,
    parts: total.parts.map((part, i) =>
      i === 0
        ? { ...part, parts: part.parts.map((one, k) => (k === 0 ? change(one) : one)) }
        : part,
    ),
  })

  test('where its records were taken away', async () => {
    const found = await broken((total) => firstIndicator(total, (one) => ({ ...one, from: [] })))
    expect(found).toMatch(/achievements has nothing under it/)
  })

  test('where it is another than what stands below', async () => {
    const found = await broken((total) =>
      firstIndicator(total, (one) => ({ ...one, score: (one.score ?? 0) + 1 })),
    )
    expect(found).toMatch(/is not what stands below it/)
  })

  test('where prose says another number than the lineage', async () => {
    const { rows } = RunResults.parse(await get(`/evaluation/runs/${RUNS['heads-1']}`))
    const row = rows.find(({ total, speaksFor }) => total !== null && speaksFor.length > 0)
    const person = await personOf(RUNS['heads-1'], row?.cadreId ?? '')
    const rules = await rulesOf('heads-1')
    const { total } = person.result
    if (!total || person.kind !== 'heads') throw new Error('Nobody has a total.')
    const told = (change: (node: Node) => Node) =>
      falseProse(
        { ...person, result: { ...person.result, total: firstIndicator(total, change) } },
        rules,
      ).join('\n')
    const inWords = (about: object) => (node: Node) => ({
      ...node,
      formula: { ...node.formula, about: { ...node.formula.about, ...about } },
    })
    expect(told((node) => node)).toBe('')
    expect(told(inWords({ items: 17 }))).toMatch(/items 17/)
    expect(told(inWords({ full: 123_456 }))).toMatch(/full 123456/)
    // A sum that was written for other values than those below it.
    expect(falseSum({ ...total, score: (total.score ?? 0) + 100 }).join('\n')).toMatch(
      /does not come out/,
    )
    const [first, ...others] = person.row.speaksFor
    const more = { ...first, about: { ...first?.about, count: 99 } } as typeof first & object
    const boasting = { ...person, row: { ...person.row, speaksFor: [more, ...others] } }
    expect(falseProse(boasting, rules).join('\n')).toMatch(/99 of \d+ records/)
  })

  test('a written sum is reckoned as it is written', () => {
    expect(sumOf('(40 × 50% + 2 × 10) ÷ 80%')).toBe(50)
    expect(sumOf('60 + 30 − 5')).toBe(85)
    expect(sumOf('(10 × 3 + 20 × 9) ÷ 12 × 1.2')).toBe(21)
  })

  test('where a record is not described, and where the line shows what is not there', async () => {
    const found = await broken((total) =>
      firstIndicator(total, (one) => ({
        ...one,
        from: [
          ...one.from,
          { noun: 'achievement', id: RUNS['leads-1'], points: 0, exact: '0', notes: [] },
        ],
      })),
    )
    expect(found).toMatch(/is not described/)
    expect(await broken((total) => ({ ...total, score: 1 }))).toMatch(/total leads nowhere/)
  })
})
