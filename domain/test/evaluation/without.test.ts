import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText } from '../../src/evaluation/canonical.ts'
import { HEADS_1, LEADS_1 } from '../../src/evaluation/defaults.ts'
import type { Evidence, Ref } from '../../src/evaluation/evidence.ts'
import { numberAt, recompute, recordsUnder, touchesOf } from '../../src/evaluation/lineage.ts'
import type { Node, Result } from '../../src/evaluation/result.ts'
import type { Scheme } from '../../src/evaluation/scheme.ts'
import { effectsWithout, evaluate, without } from '../../src/evaluation/without.ts'
import { minus, read, rounded, written } from '../../src/kernel/exact.ts'
import { anyDistrict } from './arbitrary.ts'
import { breach, cadre, district, head, item, votes } from './district.ts'
import { points } from './points.ts'
import { TOWN } from './town.ts'

/** Marks as given: then a record is heard only where it is listed, not by way of its team. */
const RAW = { ...HEADS_1, marks: 'raw' as const }
const RAW_LEADS = { ...LEADS_1, marks: 'raw' as const }

/** A number made again from its leaves alone: whatever stood in between is forgotten first. */
function fromLeaves(node: Node): Node {
  if (node.parts.length === 0 || node.kind === 'compared') return node
  const parts = node.parts.map(fromLeaves)
  const value = recompute({ ...node, parts, score: null, exact: null })
  return {
    ...node,
    parts,
    score: value ? rounded(value) : null,
    exact: value ? written(value) : null,
  }
}

const remade = (result: Result): Result =>
  ({
    ...result,
    people: [...result.people].map((one) => ({
      ...one,
      total: one.total && fromLeaves(one.total),
    })),
  }) as Result

describe('from the leaves', () => {
  test('a result made again from its records is the same bytes', () => {
    fc.assert(
      fc.property(
        anyDistrict,
        fc.constantFrom<Scheme>(HEADS_1, LEADS_1, RAW),
        (evidence, scheme) => {
          const result = evaluate(scheme, evidence)
          expect(canonicalText(remade(result))).toBe(canonicalText(result))
        },
      ),
      { numRuns: 80 },
    )
  })

  test('and another where a single record adds something else', () => {
    const result = evaluate(
      RAW,
      district({ people: [head(1)], achievements: [item(1)], tallies: [votes(1, [9, 0, 0, 0])] }),
    )
    const other = JSON.parse(JSON.stringify(result)) as typeof result
    const leaf = other.people[0]?.total?.parts
      .flatMap(({ parts }) => parts)
      .find(({ from }) => from.some(({ noun }) => noun === 'achievement'))
    const source = leaf?.from.find(({ noun }) => noun === 'achievement')
    if (!leaf || !source) throw new Error('No leaf to spoil.')
    source.exact = '1'
    Object.assign(leaf, { score: 1, exact: '1' })
    expect(canonicalText(remade(other))).not.toBe(canonicalText(result))
  })
})

describe('one record taken out', () => {
  const town = district({
    people: [head(1), head(2)],
    achievements: [
      item(1, { dimension: 'reform', level: 'provincial' }),
      item(2, { dimension: 'reform', level: 'city' }),
    ],
    tallies: [votes(1, [10, 0, 0, 0]), votes(2, [10, 0, 0, 0])],
    bottomLineEvents: [breach(1, 2)],
  })
  const effects = (ref: Ref) => effectsWithout(RAW, town, ref)

  test('moves the numbers it stands under, by what evaluating without it gives', () => {
    // Reform: (50 × 30 + 25 × 100) ÷ 75 = 53⅓, without the item 33⅓: 20 % of these 20 points are 4.
    const found = effects({ noun: 'achievement', id: town.achievements[0]?.id ?? '' })
    const first = found?.find(({ cadreId }) => cadreId === cadre(1))
    expect((first?.total.before ?? 0) - (first?.total.after ?? 0)).toBe(points(4))
    expect(first?.numbers.map(({ key }) => key)).toEqual([
      'total',
      'total/reform',
      'total/reform/achievements',
    ])
    expect(first?.numbers[2]).toMatchObject({ before: points(30), after: 0 })
  })

  test('moves places and proposed grades with them, also of those who do not list it', () => {
    // Six in a group have one place for 优秀 (20 %, rounded down); without the first's item the second has it.
    const six = district({
      people: [1, 2, 3, 4, 5, 6].map((n) => head(n)),
      achievements: [1, 2].flatMap((n) =>
        (['reform', 'breakthrough', 'core', 'central', 'bottomLine'] as const).flatMap(
          (dimension) => [
            item(n, { dimension, level: 'national' }),
            item(n, { dimension, level: 'national' }),
          ],
        ),
      ),
      tallies: [1, 2, 3, 4, 5, 6].map((n) => votes(n, [n === 1 ? 10 : 9, n === 1 ? 0 : 1, 0, 0])),
    })
    const one = six.achievements[0]?.id ?? ''
    const found = effectsWithout(RAW, six, { noun: 'achievement', id: one }) ?? []
    expect(found.map(({ cadreId, rank, grade }) => ({ cadreId, rank, grade }))).toEqual([
      {
        cadreId: cadre(1),
        rank: { before: 1, after: 2 },
        grade: { before: 'excellent', after: 'competent' },
      },
      {
        cadreId: cadre(2),
        rank: { before: 2, after: 1 },
        grade: { before: 'competent', after: 'excellent' },
      },
    ])
  })

  test('a record of no noun that counts, or none that is there, is no part of the evidence', () => {
    expect(without(town, { noun: 'cadre', id: cadre(1) })).toBeUndefined()
    expect(without(town, { noun: 'toString', id: cadre(1) })).toBeUndefined()
    expect(without(town, { noun: 'achievement', id: cadre(1) })).toBeUndefined()
  })

  test('a tenure taken out leaves nobody in post', () => {
    const id = town.people[0]?.headships[0]?.id ?? ''
    const found = effects({ noun: 'tenure', id })
    expect(
      found?.[0]?.numbers.find(({ key }) => key === 'total/reform/achievements'),
    ).toMatchObject({
      after: null,
    })
  })

  const listed = [
    'achievement',
    'observation',
    'tally',
    'bottomLineEvent',
    'report',
    'ranking',
  ] as const
  const LISTS = {
    achievement: 'achievements',
    observation: 'observations',
    tally: 'tallies',
    bottomLineEvent: 'bottomLineEvents',
    report: 'reports',
    ranking: 'rankings',
  } as const
  const anyRecord = anyDistrict.chain((evidence) => {
    const refs = listed.flatMap((noun) => evidence[LISTS[noun]].map(({ id }) => ({ noun, id })))
    return fc.tuple(
      fc.constant(evidence),
      refs.length === 0 ? fc.constant(undefined) : fc.constantFrom(...refs),
      fc.constantFrom<Scheme>(RAW, RAW_LEADS),
    )
  })

  const firstOfEach = listed.map((noun): [[Evidence, Ref | undefined, Scheme]] => [
    [TOWN, { noun, id: TOWN[LISTS[noun]][0]?.id ?? '' }, noun === 'report' ? RAW_LEADS : RAW],
  ])

  const idOf = ({ cadreId }: { readonly cadreId: string }) => cadreId

  test('moves no number that does not list it; who is no longer in the run rested on it somewhere', () => {
    let moved = 0
    fc.assert(
      fc.property(anyRecord, ([evidence, ref, scheme]) => {
        fc.pre(ref !== undefined)
        if (!ref) return
        const rest = without(evidence, ref)
        const stay = new Set([...(rest ? evaluate(scheme, rest).people : [])].map(idOf))
        const touched = new Set(
          touchesOf(evaluate(scheme, evidence))(ref).flatMap(({ cadreId, key }) =>
            // Without the report from which a post of unknown beginning counts, its holder led nothing.
            stay.has(cadreId) ? [`${cadreId} ${key}`] : [cadreId],
          ),
        )
        for (const { cadreId, numbers } of effectsWithout(scheme, evidence, ref) ?? [])
          for (const { key } of numbers) {
            moved += 1
            const why = stay.has(cadreId) ? `${cadreId} ${key}` : cadreId
            expect(touched.has(why), `${key} without ${ref.noun}`).toBe(true)
          }
      }),
      { numRuns: 200, examples: firstOfEach },
    )
    expect(moved).toBeGreaterThan(0)
  })

  test('moves a sum under its cap by exactly what it adds there', () => {
    let checked = 0
    fc.assert(
      fc.property(anyRecord, ([evidence, ref, scheme]) => {
        fc.pre(ref !== undefined && (ref.noun === 'achievement' || ref.noun === 'bottomLineEvent'))
        if (!ref) return
        const before = evaluate(scheme, evidence)
        const rest = without(evidence, ref)
        const after = rest && evaluate(scheme, rest)
        for (const { cadreId, total } of before.people) {
          const now = [...(after?.people ?? [])].find((one) => one.cadreId === cadreId)?.total
          for (const { key, exact, from, abstains } of total ? leavesOf(total) : []) {
            const source = from.find(({ id }) => id === ref.id)
            if (!source?.exact || exact === null || abstains || !now) continue
            if (read(exact).n >= 1_000_000n * read(exact).d) continue
            const then = numberAt(now, key)?.exact
            expect(then, key).toBe(written(minus(read(exact), read(source.exact))))
            checked += 1
          }
        }
      }),
      { numRuns: 300, examples: firstOfEach },
    )
    expect(checked).toBeGreaterThan(0)
  })

  test('lists nothing that it does not touch: what a number lists is under it', () => {
    const result = evaluate(RAW, town)
    const touches = touchesOf(result)
    for (const { cadreId, total } of result.people)
      for (const ref of total ? recordsUnder(total) : [])
        expect(touches(ref).some((one) => one.cadreId === cadreId && one.key === 'total')).toBe(
          true,
        )
  })
})

const leavesOf = (node: Node): Node[] =>
  node.parts.length === 0 ? [node] : node.parts.flatMap(leavesOf)
