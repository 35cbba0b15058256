import { expect, test } from 'vitest'
import { ledgerOf } from '../../src/app/ledgers.ts'
import { FIGURES, Figures, rowsOf } from '../../src/cockpit/figures.ts'
import { readAsked } from '../../src/platform/filter.ts'
import truth from '../../../samples/truth.json' with { type: 'json' }

const pathsOf = (value: object, before = ''): string[] =>
  Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? pathsOf(inner, `${before}${key}.`)
      : [`${before}${key}`],
  )

test('the figures have the keys that the sample district is checked by', () => {
  const { style: _, planted: __, ...figures } = truth
  expect(Figures.parse(figures)).toEqual(figures)
})

test('every number among the figures leads to its rows', () => {
  const { style: _, planted: __, district: ___, ...figures } = truth
  expect(FIGURES.map(({ key }) => key).toSorted()).toEqual(pathsOf(figures).toSorted())
})

test('every figure names a ledger and a filter that this ledger understands', () => {
  for (const figure of FIGURES) {
    const { ledger: name, filter } = rowsOf(figure, 2024)
    const ledger = ledgerOf(name)
    expect(ledger, figure.key).toBeDefined()
    if (ledger) expect(readAsked(ledger, filter), figure.key).not.toHaveProperty('issues')
    expect(Object.values(filter).join()).not.toContain('{')
  }
})

test('the lights of December are looked for in December', () => {
  const red = FIGURES.find(({ key }) => key === 'decemberLights.红')
  expect(red && rowsOf(red, 2024)).toEqual({
    ledger: 'reports',
    filter: { month: '2024-12', light: 'red' },
  })
})
