import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEDGERS } from '@zhishi/domain/app/ledgers.ts'
import { readAsked } from '@zhishi/domain/platform/filter.ts'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { projects } from '@zhishi/domain/projects/ledgers.ts'
import { observations } from '@zhishi/domain/inspection/ledgers.ts'
import {
  askedOf,
  asking,
  cleared,
  columnsIn,
  filterFrom,
  filterText,
  filtersIn,
  isNarrowed,
  sortedBy,
  viewFrom,
  viewOf,
  withColumns,
} from '../src/platform/ledger-address.ts'

const columnOf = (ledger: Ledger, key: string) => {
  const column = ledger.columns[key]
  if (!column) throw new Error(`no column ${key}`)
  return column
}

describe('a filter in the address', () => {
  it.each([
    ['category', 'showcase,legacy', { test: 'among', values: ['showcase', 'legacy'] }],
    ['category', 'showcase,~', { test: 'among', values: ['showcase', '~'] }],
    ['light', '~', { test: 'empty' }],
    ['totalInvestment', '1000000000..', { test: 'range', from: '1000000000', to: '' }],
    ['start', '2024-03..2024-06', { test: 'range', from: '2024-03', to: '2024-06' }],
    ['year', '2024', { test: 'range', from: '2024', to: '2024' }],
    ['leads', '单雄信', { test: 'contains', text: '单雄信' }],
  ])('%s=%s is understood, and written back as it stood', (key, text, filter) => {
    expect(filterFrom(columnOf(projects, key), text)).toEqual(filter)
    expect(filterText(filterFrom(columnOf(projects, key), text))).toBe(text)
  })

  it('that asks for nothing is left out of the address', () => {
    expect(filterText({ test: 'among', values: [] })).toBe('')
    expect(filterText({ test: 'range', from: '', to: '' })).toBe('')
    expect(filterText({ test: 'contains', text: '  ' })).toBe('')
  })

  it('is found by its column, by the id behind a link, and never among the keys of the view', () => {
    const search = {
      sort: '-date',
      page: '2',
      size: '20',
      columns: 'cadre,date',
      cadreId: '01a204cb-f94a-7000-899d-7f27d9f90022',
      marks: 'attitude:D',
      nonsense: 'x',
    }
    expect(filtersIn(observations, search).map(({ key }) => key)).toEqual(['cadreId', 'marks'])
    expect(isNarrowed(observations, { sort: '-date', page: '2' })).toBe(false)
    expect(isNarrowed(observations, { withdrawn: 'with' })).toBe(false)
    expect(isNarrowed(observations, { withdrawn: 'only' })).toBe(true)
    expect(isNarrowed(observations, { q: '污水' })).toBe(true)
  })

  it('begins at the first page and keeps order and columns when it is cleared', () => {
    expect(asking({ page: '4', sort: 'name' }, 'q', '污水')).toMatchObject({
      page: undefined,
      sort: 'name',
      q: '污水',
    })
    expect(cleared({ sort: '-name', q: 'x', light: 'red', size: '20' })).toEqual({
      sort: '-name',
      size: '20',
      columns: undefined,
    })
  })

  it('of marks asks for a mark, on one aspect or on any', () => {
    const marks = columnOf(observations, 'marks')
    for (const text of ['D', 'C,D', 'attitude:D', 'D,~']) {
      expect(filterText(filterFrom(marks, text))).toBe(text)
      expect(readAsked(observations, { marks: text })).toHaveProperty('asked')
    }
  })

  it('built from any column is one that the server understands', () => {
    const ledgers: readonly Ledger[] = LEDGERS
    for (const ledger of ledgers)
      for (const [key, column] of Object.entries(ledger.columns)) {
        const text =
          column.values !== undefined
            ? filterText({ test: 'among', values: [...column.values, '~'] })
            : filterText({ test: 'empty' })
        expect(readAsked(ledger, askedOf({ [key]: text })), `${ledger.name}.${key}`).toHaveProperty(
          'asked',
        )
      }
  })
})

describe('order', () => {
  it('goes up, down, and back to the ledger’s own', () => {
    const up = sortedBy({ page: '3' }, 'name')
    const down = sortedBy(up, 'name')
    const own = sortedBy(down, 'name')
    expect([up['sort'], down['sort'], own['sort']]).toEqual(['name', '-name', undefined])
    expect(up['page']).toBeUndefined()
  })

  it('by another column starts upwards', () => {
    expect(sortedBy({ sort: '-name' }, 'unit')['sort']).toBe('unit')
  })
})

describe('columns', () => {
  it('are the declared ones without the hidden, the lead first, and then leave the address alone', () => {
    const own = columnsIn(projects, {})
    expect(own[0]).toBe('name')
    expect(own).not.toContain('content')
    expect(withColumns(projects, { columns: 'name' }, own)['columns']).toBeUndefined()
  })

  it('that do not exist are not shown, and the lead cannot be left out', () => {
    expect(columnsIn(projects, { columns: 'light,password,unit' })).toEqual([
      'name',
      'light',
      'unit',
    ])
  })

  it('keep the order they are given, for any choice of them', () => {
    const keys = Object.keys(projects.columns).filter((key) => key !== 'name')
    fc.assert(
      fc.property(fc.shuffledSubarray(keys), (chosen) => {
        const columns = ['name', ...chosen]
        const { columns: text } = withColumns(projects, {}, columns)
        expect(columnsIn(projects, text === undefined ? {} : { columns: text })).toEqual(columns)
      }),
    )
  })
})

describe('a saved view', () => {
  it('is the address without the page, and comes back the same', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('q', 'sort', 'light', 'leads', 'columns', 'page'),
          fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed()),
        ),
        (search) => {
          const { page: _, ...view } = search
          expect(viewFrom(viewOf(search))).toEqual(view)
        },
      ),
    )
  })
})
