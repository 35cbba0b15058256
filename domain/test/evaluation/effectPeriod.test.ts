import { describe, expect, test } from 'vitest'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import { effectsOf, lastDayOf } from '../../src/evaluation/effectPeriod.ts'
import type { SanctionItem } from '../../src/evaluation/evidence.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { cadre, district, head, id } from './district.ts'
import { resultOf } from './points.ts'

const sanction = (
  n: number,
  kind: SanctionItem['kind'],
  from: string,
  until: string | null = null,
): SanctionItem => ({ id: id('s', n), cadreId: cadre(1), kind, from, until })

const ends = (...sanctions: SanctionItem[]) =>
  effectsOf(sanctions, HEADS_1.bars).map(({ until }) => until)

test('months are counted to the day before the same day', () => {
  expect(lastDayOf('2024-03-15', 6)).toBe('2024-09-14')
  expect(lastDayOf('2024-01-01', 12)).toBe('2024-12-31')
  expect(lastDayOf('2024-01-31', 1)).toBe('2024-02-29')
  expect(lastDayOf('2023-12-01', 1)).toBe('2023-12-31')
})

describe('effect periods', () => {
  test('警告 6, 记过 12, 记大过 18, 降级 and 撤职 24 months, 诫勉 6', () => {
    const from = '2024-01-01'
    expect(ends(sanction(1, 'warning', from))).toEqual(['2024-06-30'])
    expect(ends(sanction(1, 'demerit', from))).toEqual(['2024-12-31'])
    expect(ends(sanction(1, 'majorDemerit', from))).toEqual(['2025-06-30'])
    expect(ends(sanction(1, 'demotion', from))).toEqual(['2025-12-31'])
    expect(ends(sanction(1, 'removal', from))).toEqual(['2025-12-31'])
    expect(ends(sanction(1, 'admonition', from))).toEqual(['2024-06-30'])
  })

  test('an end on record goes before the reckoned one', () => {
    expect(ends(sanction(1, 'demerit', '2024-01-01', '2024-03'))).toEqual(['2024-03-31'])
  })

  test('a sanction within another adds what remained of the first', () => {
    // A warning until 30 June; a demerit from 1 March: four months remained, 12 + 4 = 16.
    expect(
      ends(sanction(2, 'demerit', '2024-03-01'), sanction(1, 'warning', '2024-01-01')),
    ).toEqual(['2024-06-30', '2025-06-30'])
  })

  test('also where the end of the first is on record', () => {
    // Until 30 June by the record; a warning from 1 May: two months remained, 6 + 2 = 8.
    expect(
      ends(
        sanction(1, 'demerit', '2024-01-01', '2024-06-30'),
        sanction(2, 'warning', '2024-05-01'),
      ),
    ).toEqual(['2024-06-30', '2024-12-31'])
    // An admonition is no sanction: nothing of it is added.
    expect(
      ends(
        sanction(1, 'admonition', '2024-01-01', '2024-06-30'),
        sanction(2, 'warning', '2024-05-01'),
      ),
    ).toEqual(['2024-06-30', '2024-10-31'])
  })

  test('together they last 48 months at most', () => {
    const three = [1, 2, 3].map((n) => sanction(n, 'removal', `2024-0${n}-01`))
    expect(ends(...three).at(-1)).toBe('2028-02-29')
  })

  test('one after another does not add', () => {
    expect(
      ends(sanction(1, 'warning', '2023-01-01'), sanction(2, 'warning', '2024-01-01')),
    ).toEqual(['2023-06-30', '2024-06-30'])
  })
})

describe('a sanction bars 优秀', () => {
  const bars = (...sanctions: SanctionItem[]) =>
    resultOf(evaluateHeads(HEADS_1, district({ people: [head(1)], sanctions })), 1).bars

  test('in the year that its effect touches, and no other', () => {
    expect(bars(sanction(1, 'warning', '2023-08-15'))).toMatchObject([
      {
        code: 'bar.sanction',
        about: { kind: 'warning', from: '2023-08-15', until: '2024-02-14' },
        from: [{ noun: 'sanction', id: id('s', 1) }],
      },
    ])
    expect(bars(sanction(1, 'warning', '2023-06-30'))).toEqual([])
    expect(bars(sanction(1, 'warning', '2025-01-01'))).toEqual([])
  })
})
