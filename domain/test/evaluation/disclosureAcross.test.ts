import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEWEST_SHOWN, givesAway } from '../../src/evaluation/disclosure.ts'
import { type Fairness, type Judged, fairnessesIn } from '../../src/evaluation/fairness.ts'

// ── An independent judge: every set of up to four people, over a prime field ─────────────────────────

const PRIME = 1_000_003
const inverse = (value: number): number => {
  let [result, base] = [1, value % PRIME]
  for (let e = PRIME - 2; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result = (result * base) % PRIME
    base = (base * base) % PRIME
  }
  return result
}

/** The rank of rows of ones and zeros; their minors are far below the prime. */
function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row])
  let rank = 0
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, r) => r >= rank && row[column] !== 0)
    if (at < 0) continue
    const pivot = left[at] ?? []
    left[at] = left[rank] ?? []
    left[rank] = pivot
    const by = inverse(pivot[column] ?? 1)
    for (let r = rank + 1; r < left.length; r++) {
      const times = ((left[r]?.[column] ?? 0) * by) % PRIME
      if (times !== 0)
        left[r] = (left[r] ?? []).map(
          (value, c) => (((value - times * (pivot[c] ?? 0)) % PRIME) + PRIME) % PRIME,
        )
    }
    rank += 1
  }
  return rank
}

function* fewOf(of: readonly string[], size: number, from = 0): Generator<string[]> {
  if (size === 0) return
  for (let one = from; one < of.length; one++) {
    const who = of[one] ?? ''
    yield [who]
    for (const more of fewOf(of, size - 1, one + 1)) yield [who, ...more]
  }
}

/** A sum that is shown: whose scores are in it, each as `person score`. */
type Sum = ReadonlySet<string>
const whose = (column: string): string => column.split(' ')[0] ?? ''

/** At most four people of whom some weighted sum of the shown sums tells something. */
function givenAway(sums: readonly Sum[]): string[] | undefined {
  const columns = [...new Set(sums.flatMap((sum) => [...sum]))]
  const rows = (without: ReadonlySet<string>) =>
    sums.map((sum) => columns.map((one) => (sum.has(one) && !without.has(whose(one)) ? 1 : 0)))
  const full = rankOf(rows(new Set()))
  for (const few of fewOf([...new Set(columns.map(whose))], FEWEST_SHOWN - 1))
    if (rankOf(rows(new Set(few))) < full) return few
  return undefined
}

/** What the last of these runs shows. */
function fairnessIn(runs: readonly (readonly Judged[])[]): Fairness {
  const last = [...fairnessesIn(runs)].at(-1)
  if (!last) throw new Error('no run')
  return last
}

/** All of it, as sums. */
function shownBy(runs: readonly (readonly Judged[])[]): Sum[] {
  const judged = runs.at(-1) ?? []
  const { mean, tables } = fairnessIn(runs)
  const sum = (of: readonly Judged[]) => new Set(of.map(({ who, score }) => `${who} ${score}`))
  const groups = tables.flatMap(({ by, groups: shown }) =>
    shown.map(({ key }) => sum(judged.filter((one) => one.in[by] === key))),
  )
  return mean ? [sum(judged), ...groups] : groups
}

const nowhere = { sex: null, age: null, group: null, layer: null, category: null, team: null }
const one = (n: number, sex: string, score: number, more: object = {}): Judged => ({
  who: `p${n}`,
  score,
  in: { ...nowhere, sex, ...more },
})
const WOMEN = 5
const people = (of: number): Judged[] =>
  Array.from({ length: of }, (_, n) => one(n, n < WOMEN ? 'female' : 'male', 600_000 + n * 37_000))

describe('what two runs of a period show gives no fewer than five away', () => {
  test('exhaustively: however many women and men are gone or have another total', () => {
    const before = people(10)
    const first = shownBy([before])
    let [kept, shown] = [0, 0]
    for (let goneW = 0; goneW <= WOMEN; goneW++)
      for (let otherW = 0; goneW + otherW <= WOMEN; otherW++)
        for (let goneM = 0; goneM <= 5; goneM++)
          for (let otherM = 0; goneM + otherM <= 5; otherM++) {
            const after = before.flatMap((person, n) => {
              const [place, gone, other] =
                n < WOMEN ? [n, goneW, otherW] : [n - WOMEN, goneM, otherM]
              if (place < gone) return []
              return place < gone + other ? { ...person, score: person.score + 111_000 } : person
            })
            const later = shownBy([before, after])
            if (later.length === 0) kept += 1
            else {
              shown += 1
              const all = [...first, ...later]
              expect(givenAway(all), [goneW, otherW, goneM, otherM].join()).toBeUndefined()
            }
          }
    // Neither is everything kept back nor everything shown.
    expect([shown, kept].every((cases) => cases > 20)).toBe(true)
  })

  test('whatever the tables, over three runs', () => {
    const run = fc.array(
      fc.record({
        there: fc.integer({ min: 0, max: 9 }),
        changed: fc.integer({ min: 0, max: 4 }),
        layer: fc.integer({ min: 0, max: 1 }),
      }),
      { minLength: 13, maxLength: 13 },
    )
    fc.assert(
      fc.property(run, run, (second, third) => {
        const first = people(13)
        const like = (said: typeof second) =>
          first.flatMap((person, n) => {
            const { there, changed, layer } = said[n] ?? { there: 0, changed: 0, layer: 0 }
            if (there === 0) return []
            const score = person.score + (changed === 0 ? 210_000 : 0)
            return { ...person, score, in: { ...person.in, layer: `l${layer}` } }
          })
        const runs = [first, like(second), like(third)]
        const shown = runs.map((_, n) => shownBy(runs.slice(0, n + 1)))
        for (const [a, b] of [
          [0, 1],
          [0, 2],
          [1, 2],
        ] as const)
          expect(givenAway([...(shown[a] ?? []), ...(shown[b] ?? [])])).toBeUndefined()
      }),
      { numRuns: 40, seed: 20_261_130 },
    )
  })

  test('the quick proof over people with two scores never overlooks what the slow judge finds', () => {
    // Person n has the columns n and, where n is even, 8 + n / 2.
    const owner = (column: number) => (column < 8 ? column : (column - 8) * 2)
    const group = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 5, maxLength: 12 })
    const found = { given: 0, safe: 0 }
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 3 }), (groups) => {
        const sums = groups.map(
          (all) => new Set(all.map((column) => `p${owner(column)} ${column}`)),
        )
        const judge = givenAway(sums)
        found[judge ? 'given' : 'safe'] += 1
        if (judge)
          expect(
            givesAway(
              groups.map((all) => new Set(all)),
              12,
              owner,
            ),
          ).toBe(true)
      }),
      { numRuns: 150, seed: 11 },
    )
    expect(Math.min(found.given, found.safe)).toBeGreaterThan(5)
  })
})

describe('what a later run of the period shows', () => {
  const before = people(12)

  test('as good as the same totals of the same people: the same groups', () => {
    const again = before.map((person) => ({ ...person, score: person.score + 4_000 }))
    expect(shownBy([before, again])).toHaveLength(shownBy([before]).length)
  })

  test('one person less: nothing, and it says beside which run', () => {
    const { mean, tables, besides } = fairnessIn([before, before.slice(1)])
    expect({ mean, tables, besides }).toEqual({ mean: null, tables: [], besides: 0 })
  })

  test('one person corrected: nothing', () => {
    const corrected = before.map((person, n) => (n === 3 ? { ...person, score: 100_000 } : person))
    expect(fairnessIn([before, corrected])).toMatchObject({ mean: null, besides: 0 })
  })

  test('another scheme, by which everybody has another total: everything', () => {
    const other = before.map((person) => ({ ...person, score: person.score + 90_000 }))
    expect(shownBy([before, other])).toHaveLength(shownBy([before]).length)
  })

  test('what showed nothing keeps nothing back', () => {
    const few = before.slice(0, 4)
    expect(fairnessIn([few, before]).mean).not.toBeNull()
  })

  test('the third is held against the first, also where the second showed nothing', () => {
    const runs = [before, before.slice(1), before.slice(1).map((one) => ({ ...one }))]
    expect(fairnessIn(runs)).toMatchObject({ mean: null, besides: 0 })
  })
})
