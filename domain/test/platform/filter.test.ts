import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEDGERS } from '../../src/app/ledgers.ts'
import { cadres } from '../../src/cadres/ledgers.ts'
import { observations } from '../../src/inspection/ledgers.ts'
import { readAsked } from '../../src/platform/filter.ts'
import type { Ledger } from '../../src/platform/ledger.ts'
import { projects } from '../../src/projects/ledgers.ts'

const UNIT = '01940000-0000-7000-8000-000000000001'

function asked(ledger: Ledger, query: Readonly<Record<string, unknown>>) {
  const read = readAsked(ledger, query)
  if ('issues' in read) throw new Error(JSON.stringify(read.issues))
  return read.asked
}
const condition = (ledger: Ledger, query: Readonly<Record<string, unknown>>) =>
  asked(ledger, query).conditions[0]

describe('an address', () => {
  test.each([
    [cadres, { name: '雄' }, { column: 'name', test: 'contains', text: '雄' }],
    [cadres, { unit: '财政' }, { column: 'unit', test: 'contains', text: '财政' }],
    [cadres, { unitId: UNIT }, { column: 'unit', test: 'linked', ids: [UNIT] }],
    [
      cadres,
      { layer: 'head,~' },
      { column: 'layer', test: 'among', values: ['head'], orEmpty: true },
    ],
    [cadres, { birth: '1975..' }, { column: 'birth', test: 'dated', range: { from: '1975' } }],
    [
      cadres,
      { birth: '1975-03' },
      { column: 'birth', test: 'dated', range: { from: '1975-03', to: '1975-03' } },
    ],
    [cadres, { rank: '~' }, { column: 'rank', test: 'empty' }],
    [
      projects,
      { totalInvestment: '..5' },
      { column: 'totalInvestment', test: 'between', range: { to: 5 } },
    ],
    [
      observations,
      { marks: 'results:D,A' },
      { column: 'marks', test: 'among', values: ['results:D', 'A'], orEmpty: false },
    ],
  ])('%# is understood', (ledger, query, expected) => {
    expect(condition(ledger, query)).toEqual(expected)
  })

  test('an empty value asks for nothing; pages and columns are no filters', () => {
    expect(asked(cadres, { name: '', page: 2, size: 50, columns: 'name', lang: 'zh' })).toEqual({
      conditions: [],
      withdrawn: 'without',
    })
  })

  test('tells everything that is wrong at once', () => {
    const read = readAsked(cadres, { wage: '1', birth: '1975-13', sort: '-pay', flags: 'maybe' })
    expect(read).toEqual({
      issues: [
        { path: 'wage', code: 'filter.unknown-column' },
        { path: 'birth', code: 'filter.malformed' },
        { path: 'flags', code: 'filter.malformed' },
        { path: 'sort', code: 'sort.unknown-column' },
      ],
    })
  })

  test('whatever is typed is either understood or said to be wrong, key by key', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Ledger>(...LEDGERS),
        fc.dictionary(fc.string(), fc.string({ unit: 'binary' })),
        (ledger, query) => {
          const read = readAsked(ledger, query)
          if ('issues' in read)
            for (const { path } of read.issues) expect(Object.keys(query)).toContain(path)
          else
            for (const { column } of read.asked.conditions)
              expect(Object.keys(ledger.columns)).toContain(column)
        },
      ),
    )
  })
})
