import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBytes, canonicalText } from '../../src/evaluation/canonical.ts'
import { HEADS_1, LEADS_1 } from '../../src/evaluation/defaults.ts'
import type { Evidence } from '../../src/evaluation/evidence.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { evaluateLeads } from '../../src/evaluation/leads.ts'
import {
  numberAt,
  numbersIn,
  recompute,
  recordsUnder,
  touchesOf,
} from '../../src/evaluation/lineage.ts'
import { Result } from '../../src/evaluation/result.ts'
import type { Node } from '../../src/evaluation/result.ts'
import { Mark } from '../../src/inspection/observation.ts'
import { rounded, written } from '../../src/kernel/exact.ts'
import { anyDistrict, shuffled } from './arbitrary.ts'
import { breach, cadre, district, head, id, item, seen } from './district.ts'
import { resultOf } from './points.ts'
import { MIXED } from './schemes.ts'
import { TOWN } from './town.ts'

const evaluations: readonly ((evidence: Evidence) => Result)[] = [
  (evidence) => evaluateHeads(HEADS_1, evidence),
  (evidence) => evaluateHeads(MIXED, evidence),
  (evidence) => evaluateLeads(LEADS_1, evidence),
]

const allNumbers = (result: Result): { cadreId: string; node: Node }[] =>
  [...result.people].flatMap(({ cadreId, total }) =>
    total ? numbersIn(total).map((node) => ({ cadreId, node })) : [],
  )

/** Six heads whom three teams saw with chance marks, so that severities are there to be moved. */
const seenByTeams = fc
  .tuple(anyDistrict, fc.array(fc.constantFrom(...Mark.options), { minLength: 36, maxLength: 36 }))
  .map(
    ([evidence, drawn]): Evidence => ({
      ...evidence,
      people: [1, 2, 3, 4, 5, 6].map((n) => head(n, { group: n < 4 ? 'township' : 'economy' })),
      cases: [],
      observations: drawn.map((mark, i) => ({
        id: id('o', i + 1),
        cadreId: cadre(1 + (i % 6)),
        teamId: id('g', 1 + (Math.floor(i / 6) % 3)),
        date: '2024-05',
        marks: { [i < 18 ? 'attitude' : 'ability']: mark },
      })),
    }),
  )

describe('a result', () => {
  test('keeps its contract, whatever the district', () => {
    fc.assert(
      fc.property(anyDistrict, (evidence) => {
        for (const evaluate of evaluations) {
          const result = evaluate(evidence)
          expect(Result.safeParse(result).error).toBeUndefined()
        }
      }),
      { numRuns: 40 },
    )
  })

  test('is the same bytes in whatever order the records come', () => {
    const both = fc
      .oneof(anyDistrict, seenByTeams)
      .chain((evidence) => fc.tuple(fc.constant(evidence), shuffled(evidence)))
    fc.assert(
      fc.property(both, ([evidence, other]) => {
        for (const evaluate of evaluations)
          expect(canonicalText(evaluate(other))).toBe(canonicalText(evaluate(evidence)))
      }),
      { numRuns: 40 },
    )
  })

  test('is the same text whatever the order in which its parts were put together', () => {
    const backwards = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(backwards)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, inner]) => [key, backwards(inner)]),
            )
          : value
    const result = evaluateHeads(HEADS_1, district({ people: [head(1)], achievements: [item(1)] }))
    const other = Result.parse(backwards(result))
    expect(canonicalText(backwards(other) as Result)).toBe(canonicalText(result))
  })

  test('has as many bytes as its text in UTF-8', () => {
    const result = evaluateHeads(HEADS_1, district({ people: [head(1)] }))
    const text = canonicalText({ ...result, scheme: { id: '方案𠮷é', version: 1 } })
    const bytes = canonicalBytes({ ...result, scheme: { id: '方案𠮷é', version: 1 } })
    expect(bytes.length).toBe(text.length + 2 * 2 + 2 + 1)
    expect(
      decodeURIComponent([...bytes].map((b) => `%${b.toString(16).padStart(2, '0')}`).join('')),
    ).toBe(text)
  })
})

describe('every number', () => {
  test('is what its lineage says: it comes out of what stands below it, exactly', () => {
    fc.assert(
      fc.property(anyDistrict, (evidence) => {
        for (const evaluate of evaluations)
          for (const { node } of allNumbers(evaluate(evidence))) {
            const value = recompute(node)
            expect(value ? written(value) : null, node.key).toBe(node.exact)
            expect(value ? rounded(value) : null, node.key).toBe(node.score)
          }
      }),
      { numRuns: 120 },
    )
  })

  test('has a score or a reason, never both', () => {
    fc.assert(
      fc.property(anyDistrict, (evidence) => {
        for (const evaluate of evaluations)
          for (const { node } of allNumbers(evaluate(evidence)))
            expect(node.score === null, node.key).toBe(node.abstains !== null)
      }),
      { numRuns: 60 },
    )
  })

  test('gives its present parts the whole of the weight between them', () => {
    fc.assert(
      fc.property(anyDistrict, (evidence) => {
        for (const evaluate of evaluations)
          for (const { node } of allNumbers(evaluate(evidence))) {
            const shares = node.parts.map(({ applied }) => applied)
            const sum = shares.reduce((a, b) => a + b, 0)
            if (node.parts.length > 0 && node.score !== null)
              expect(Math.abs(sum - 10_000), node.key).toBeLessThanOrEqual(shares.length)
          }
      }),
      { numRuns: 60 },
    )
  })
})

type Records = 'achievements' | 'observations' | 'tallies' | 'bottomLineEvents' | 'reports'

/** One record changed in a way that matters to what it says. */
const CHANGES: { readonly [K in Records]: (record: Evidence[K][number]) => Evidence[K][number] } = {
  achievements: (one) => ({
    ...one,
    level: one.level === 'city' ? 'national' : 'city',
    finding: 'confirmed',
  }),
  observations: (one) => ({
    ...one,
    marks: { ...one.marks, attitude: one.marks.attitude === 'A' ? 'D' : 'A' },
  }),
  tallies: (one) => ({ ...one, incompetent: one.incompetent + 40 }),
  bottomLineEvents: (one) => ({ ...one, points: one.points + 10_000 }),
  reports: (one) => ({ ...one, light: one.light === 'red' ? 'green' : 'red' }),
}
const KINDS = Object.keys(CHANGES) as Records[]

/** Which record of a district is changed. */
interface Place {
  readonly kind: Records
  readonly at: number
  readonly id: string | undefined
}

const changed = <K extends Records>(evidence: Evidence, kind: K, at: number): Evidence => ({
  ...evidence,
  [kind]: evidence[kind].map((one, i) => (i === at ? CHANGES[kind](one) : one)),
})

const numbered = (result: Result) =>
  new Map(allNumbers(result).map(({ cadreId, node }) => [`${cadreId} ${node.key}`, node]))

/** A number as a value that others are compared with: its name below the person and the person's group. */
const valueName = (group: unknown, key: string) => `${String(group)} ${key}`

/** The groups of the people of a result; leads are compared by nobody's value. */
const groupsOf = (result: Result) =>
  new Map(
    [...result.people].map((one) => [one.cadreId, 'group' in one ? one.group : null] as const),
  )

/** Teams whose severity is another in the second result. */
function movedTeams(before: Result, after: Result): Set<string> {
  const taken = (result: Result) =>
    new Map(
      (result.severity ?? []).flatMap((list, i) =>
        list.map((one) => [`${i} ${one.teamId}`, one.taken] as const),
      ),
    )
  const [then, now] = [taken(before), taken(after)]
  const keys = [...new Set([...then.keys(), ...now.keys()])]
  return new Set(
    keys.filter((key) => then.get(key) !== now.get(key)).map((key) => key.split(' ')[1] ?? ''),
  )
}

/**
 * Why a number may move when one record changes: it lists the record; it lists an observation of a team
 * whose severity moved, for severities are estimated from all marks together; or it compares values of
 * its group, and one of those moved.
 */
function reasonsToMove(evidence: Evidence, id: string, before: Result, after: Result) {
  const teams = movedTeams(before, after)
  const teamOf = new Map(evidence.observations.map((one) => [one.id, one.teamId]))
  const [then, now] = [numbered(before), numbered(after)]
  const groups = groupsOf(before)
  const values = new Set(
    [...then].flatMap(([key, node]) => {
      const [cadreId = '', path = ''] = key.split(' ')
      const isMoved = path.endsWith('/value') && now.get(key)?.exact !== node.exact
      return isMoved ? [valueName(groups.get(cadreId), path)] : []
    }),
  )
  return (cadreId: string, node: Node): 'record' | 'severity' | 'value' | undefined => {
    const records = [node, now.get(`${cadreId} ${node.key}`) ?? node].flatMap(recordsUnder)
    if (records.some((one) => one.id === id)) return 'record'
    if (records.some((one) => teams.has(teamOf.get(one.id) ?? ''))) return 'severity'
    const compared = numbersIn(node).filter(({ kind }) => kind === 'compared')
    const name = (key: string) => valueName(groups.get(cadreId), `${key}/value`)
    return compared.some(({ key }) => values.has(name(key))) ? 'value' : undefined
  }
}

/** Six heads with one item each, so that one more point makes another best. */
const alikeHeads = anyDistrict.map(
  (evidence): Evidence => ({
    ...evidence,
    people: [1, 2, 3, 4, 5, 6].map((n) => head(n)),
    achievements: [1, 2, 3, 4, 5, 6].map((n) =>
      item(n, { level: n === 1 ? 'provincial' : 'city' }),
    ),
    observations: [],
    tallies: [],
    reports: [],
    bottomLineEvents: [],
  }),
)

describe('changing one record', () => {
  const change = fc.oneof(anyDistrict, seenByTeams, alikeHeads).chain((evidence) => {
    const kinds = KINDS.filter((kind) => evidence[kind].length > 0)
    const place = fc
      .constantFrom(...kinds)
      .chain((kind) =>
        fc.nat(evidence[kind].length - 1).map((at) => ({ kind, at, id: evidence[kind][at]?.id })),
      )
    return fc.tuple(fc.constant(evidence), kinds.length === 0 ? fc.constant(undefined) : place)
  })

  const firstOfEach = KINDS.map((kind): [[Evidence, Place]] => [
    [TOWN, { kind, at: 0, id: TOWN[kind][0]?.id }],
  ])

  test('changes no number that does not rest on it: by its record, a severity, or a value compared', () => {
    const moved = { record: 0, severity: 0, value: 0 }
    fc.assert(
      fc.property(change, ([evidence, place]) => {
        fc.pre(place !== undefined)
        if (!place) return
        for (const evaluate of evaluations) {
          const [before, after] = [
            evaluate(evidence),
            evaluate(changed(evidence, place.kind, place.at)),
          ]
          const now = numbered(after)
          expect([...now.keys()]).toEqual([...numbered(before).keys()])
          const whyMoved = reasonsToMove(evidence, place.id ?? '', before, after)
          for (const { cadreId, node } of allNumbers(before)) {
            if (now.get(`${cadreId} ${node.key}`)?.exact === node.exact) continue
            const why = whyMoved(cadreId, node)
            expect(why, `${node.key} of ${cadreId} moved with ${place.kind}`).toBeDefined()
            if (why) moved[why] += 1
          }
        }
      }),
      { numRuns: 200, examples: firstOfEach },
    )
    expect(moved.record).toBeGreaterThan(0)
    expect(moved.severity).toBeGreaterThan(0)
    expect(moved.value).toBeGreaterThan(0)
  })
})

describe('from a record to what it touches', () => {
  const wang = item(1, { dimension: 'core', level: 'provincial' })
  const result = evaluateHeads(
    HEADS_1,
    district({
      people: [head(1), head(2)],
      achievements: [wang, item(2)],
      observations: [seen(1, { attitude: 'A', innovation: 'B' })],
      bottomLineEvents: [breach(1, 1)],
    }),
  )
  const touches = touchesOf(result)

  test('leads to the indicator with its points, and to all numbers above', () => {
    const found = touches({ noun: 'achievement', id: wang.id })
    expect(found.map(({ cadreId, key }) => [cadreId, key])).toEqual([
      [cadre(1), 'total'],
      [cadre(1), 'total/core'],
      [cadre(1), 'total/core/achievements'],
    ])
    expect(found.map(({ source }) => source?.points)).toEqual([undefined, undefined, 300_000])
  })

  test('leads nowhere for a record that nothing rests on', () => {
    expect(touches({ noun: 'achievement', id: cadre(9) })).toEqual([])
  })

  test('and back: the number at a path lists its records', () => {
    const total = resultOf(result, 1).total
    const node = total && numberAt(total, 'total/bottomLine/bottomLineEvents')
    expect(node && recordsUnder(node)).toMatchObject([{ noun: 'bottomLineEvent' }])
    expect(total && numberAt(total, 'total/nowhere')).toBeUndefined()
  })
})
