import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  FEWEST_SHOWN,
  type Table,
  givesAway,
  shownGroups,
} from '../../src/evaluation/disclosure.ts'
import {
  type Exact,
  ZERO,
  compare,
  exactly,
  minus,
  over,
  reduced,
  times,
} from '../../src/kernel/exact.ts'

// ── An independent judge: every set of up to four people, by exact fractions ─────────────────────────

/** The rank of rows over exact fractions. */
function rankOf(rows: readonly (readonly number[])[]): number {
  const left: Exact[][] = rows.map((row) => row.map((value) => exactly(value)))
  const width = left[0]?.length ?? 0
  let rank = 0
  for (let column = 0; column < width; column++) {
    const at = left.findIndex((row, r) => r >= rank && compare(row[column] ?? ZERO, ZERO) !== 0)
    if (at < 0) continue
    const pivot = left[at] ?? []
    left[at] = left[rank] ?? []
    left[rank] = pivot
    for (let r = rank + 1; r < left.length; r++) {
      const by = over(left[r]?.[column] ?? ZERO, pivot[column] ?? ZERO)
      left[r] = (left[r] ?? []).map((value, c) =>
        reduced(minus(value, times(by, pivot[c] ?? ZERO))),
      )
    }
    rank += 1
  }
  return rank
}

/** All sets of at most `size` of the numbers below `of`. */
function* fewOf(of: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) return
  for (let one = from; one < of; one++) {
    yield [one]
    for (const more of fewOf(of, size - 1, one + 1)) yield [one, ...more]
  }
}

/**
 * The people of whom some weighted sum can be computed from the sums over the groups, four at the
 * most: taking them away, the rows say less than before.
 */
function givenAway(groups: readonly ReadonlySet<number>[], people: number): number[] | undefined {
  const row = (group: ReadonlySet<number>, without: readonly number[]) =>
    Array.from({ length: people }, (_, p) => (group.has(p) && !without.includes(p) ? 1 : 0))
  const full = rankOf(groups.map((group) => row(group, [])))
  for (const few of fewOf(people, FEWEST_SHOWN - 1))
    if (rankOf(groups.map((group) => row(group, few))) < full) return few
  return undefined
}

// ── Districts ───────────────────────────────────────────────────────────────────────────────────────

/** A table from each person's group number. */
const tableOf = (numbers: readonly number[]): Table =>
  [...new Set(numbers)].map(
    (number) => new Set(numbers.flatMap((other, p) => (other === number ? [p] : []))),
  )

/** Up to sixteen people in one to three tables of two to four groups, some of them nearly the same. */
const district = fc
  .integer({ min: 5, max: 14 })
  .chain((people) =>
    fc.tuple(
      fc.constant(people),
      fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: people, maxLength: people }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.boolean(),
      fc.integer({ min: 0, max: people - 1 }),
    ),
  )
  .map(([people, numbers, nearly, moved]) => {
    const first = numbers[0] ?? []
    // A second table that differs from the first by one person: the trap for subtraction.
    const trap = first.map((number, p) => (p === moved ? (number + 1) % 2 : number % 2))
    const like = first.map((number) => number % 2)
    return { people, tables: (nearly ? [like, trap] : numbers).map(tableOf) }
  })

const everybodyOf = (people: number) => new Set(Array.from({ length: people }, (_, p) => p))
const shownOf = (tables: readonly Table[], shown: ReturnType<typeof shownGroups>) =>
  tables.flatMap((table, t) => table.filter((_, g) => shown?.[t]?.[g]))

describe('what is shown gives no group under five away', () => {
  test('whatever is added and subtracted, over all tables together', () => {
    let tablesShown = 0
    fc.assert(
      fc.property(district, ({ people, tables }) => {
        const groups = shownOf(tables, shownGroups(tables, people))
        if (groups.length > 0) tablesShown += 1
        expect(givenAway([everybodyOf(people), ...groups], people)).toBeUndefined()
      }),
      { numRuns: 60, seed: 20_241_122 },
    )
    // Hiding everything would be safe as well.
    expect(tablesShown).toBeGreaterThan(2)
  })

  test('exhaustively: every split of ten people by two tables of two groups', () => {
    // Only the sizes of the four cells matter: (a, b) by one table, (c, d) by the other.
    for (const cells of cellSizes(10)) {
      const numbers = cells.flatMap((size, cell) => Array.from({ length: size }, () => cell))
      const tables = [
        tableOf(numbers.map((cell) => cell >> 1)),
        tableOf(numbers.map((cell) => cell & 1)),
      ].filter((table) => table.length > 1)
      const groups = shownOf(tables, shownGroups(tables, 10))
      expect(givenAway([everybodyOf(10), ...groups], 10), cells.join()).toBeUndefined()
    }
  })

  test('the quick proof never overlooks what the slow judge finds', () => {
    const found = { safe: 0, given: 0 }
    fc.assert(
      fc.property(district, ({ people, tables }) => {
        const groups = [everybodyOf(people), ...tables.flat()]
        const judge = givenAway(groups, people)
        found[judge ? 'given' : 'safe'] += 1
        if (judge) expect(givesAway(groups, people), judge.join()).toBe(true)
      }),
      { numRuns: 60, seed: 7 },
    )
    expect(found.given).toBeGreaterThan(5)
  })
})

/** All ways of putting `of` people into four cells. */
function cellSizes(of: number): number[][] {
  const sizes: number[][] = []
  for (let a = 0; a <= of; a++)
    for (let b = 0; a + b <= of; b++)
      for (let c = 0; a + b + c <= of; c++) sizes.push([a, b, c, of - a - b - c])
  return sizes
}

describe('which groups are kept back', () => {
  const sizes = (...all: number[]): Table =>
    tableOf(all.flatMap((size, number) => Array.from({ length: size }, () => number)))
  const shownSizes = (...all: number[]) => {
    const table = sizes(...all)
    const [shown = []] =
      shownGroups(
        [table],
        all.reduce((a, b) => a + b),
      ) ?? []
    return table.filter((_, g) => shown[g]).map(({ size }) => size)
  }

  test('none under five; one alone takes the smallest other with it', () => {
    expect(shownSizes(20, 12, 9, 3)).toEqual([20, 12])
  })

  test('two small ones that are together under five take a third with them', () => {
    expect(shownSizes(20, 12, 9, 2, 1)).toEqual([20, 12])
    expect(shownSizes(20, 12, 9, 3, 2)).toEqual([20, 12, 9])
  })

  test('nothing is shown of two groups, one of them small', () => {
    expect(shownSizes(30, 4)).toEqual([])
  })

  test('without small groups everything is shown', () => {
    expect(shownSizes(5, 5, 6)).toEqual([5, 5, 6])
  })

  test('a person by whom two tables differ is not told by their difference', () => {
    // Women are the township's people and one more: 12 against 11 of 30.
    const women = tableOf(Array.from({ length: 30 }, (_, p) => (p < 12 ? 0 : 1)))
    const township = tableOf(Array.from({ length: 30 }, (_, p) => (p < 11 ? 0 : 1)))
    expect(givesAway([everybodyOf(30), ...women, ...township], 30)).toBe(true)
    const shown = shownGroups([women, township], 30) ?? []
    expect(shown.filter((table) => table.every(Boolean))).toHaveLength(1)
    expect(shown.filter((table) => !table.some(Boolean))).toHaveLength(1)
  })

  test('three tables, no two of which say anything together', () => {
    // Cells by three yes-or-no tables: three of five people each, and one person in a fourth, whom
    // no two of the tables tell apart from the others and all three do.
    const cells = [0b000, 0b011, 0b101]
    const people = [...cells.flatMap((cell) => Array.from({ length: 5 }, () => cell)), 0b110]
    const tables = [0, 1, 2].map((bit) => tableOf(people.map((cell) => (cell >> bit) & 1)))
    const everybody = everybodyOf(people.length)
    for (const without of tables) {
      const two = tables.filter((table) => table !== without)
      expect(givenAway([everybody, ...two.flat()], people.length)).toBeUndefined()
    }
    expect(givenAway([everybody, ...tables.flat()], people.length)).toContain(15)
    const groups = shownOf(tables, shownGroups(tables, people.length))
    expect(givenAway([everybody, ...groups], people.length)).toBeUndefined()
  })

  describe('two halves of a district that four people join', () => {
    // Each half is five lines by five columns, one person a cell; the four who join them stand in a
    // line of the first half and a column of the second. The lines of the first half less its
    // columns are those four: no single group is small, and no two tables nearly alike.
    const half = (from: number) =>
      Array.from({ length: 25 }, (_, i) => [from + Math.floor(i / 5), from + (i % 5)] as const)
    const joining = [0, 1, 2, 3].map((i) => [i, i + 5] as const)
    // A path through a half, which leaves enough of it for a second one.
    const isPath = ([line, column]: readonly [number, number]) =>
      line === column || line === column + 1
    const paths = [...half(0), ...half(5)].filter(isPath)
    const others = [...half(0), ...half(5)].filter((one) => !isPath(one))
    const orders = {
      'at the end': [...paths, ...others, ...joining],
      'three first': [...joining.slice(0, 3), ...paths, ...others, ...joining.slice(3)],
      'two by two': [...joining.slice(0, 2), ...paths, ...joining.slice(2), ...others],
    }

    test.each(Object.entries(orders))('are not given away: %s', (_, people) => {
      expect(people).toHaveLength(54)
      const tables = [0, 1].map((side) => tableOf(people.map((one) => one[side] ?? 0)))
      const everybody = everybodyOf(people.length)
      expect(givesAway([everybody, ...tables.flat()], people.length)).toBe(true)
      const shown = shownGroups(tables, people.length) ?? []
      const isShown = (side: number, number: number) => {
        const group = tables[side]?.findIndex((set) => {
          const [first = 0] = set
          return people[first]?.[side] === number
        })
        return shown[side]?.[group ?? -1] === true
      }
      const halfShown = [0, 1, 2, 3, 4].every((n) => isShown(0, n) && isShown(1, n))
      expect(halfShown).toBe(false)
      expect(shown.flat().filter(Boolean).length).toBeGreaterThan(8)
    })
  })

  test('a district of the usual size keeps most of what it has', () => {
    const people = 92
    const tables = [
      Array.from({ length: people }, (_, p) => (p % 5 === 0 ? 1 : 0)),
      Array.from({ length: people }, (_, p) => (p * 7) % 6),
      Array.from({ length: people }, (_, p) => Math.floor(p / 19)),
      Array.from({ length: people }, (_, p) => (p * p) % 11),
    ].map(tableOf)
    const shown = shownGroups(tables, people) ?? []
    const of = tables.flat().length
    expect(shown.flat().filter(Boolean).length).toBeGreaterThan(of / 2)
  })
})
