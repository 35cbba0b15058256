import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import type { Evidence, Person } from '../../src/evaluation/evidence.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { type Aspect, Mark } from '../../src/inspection/observation.ts'
import { estimateSeverity } from '../../src/inspection/severity.ts'
import { anyDistrict } from './arbitrary.ts'
import { resultOf, scoreAt } from './points.ts'
import { TOWN } from './town.ts'
import { cadre, id } from './district.ts'

/*
 * The field's rule once more, written down a second time, plainly and in floats, from the sentences
 * of the rule and not from the engine. Cases, single debriefs and tallies by class are left to the
 * hand-worked cases; here the districts have none.
 */

const LEVEL = { national: 5, provincial: 3, city: 2, district: 1 }
const FINDING = { confirmed: 1, partly: 0.5, rejected: 0 }
const MARK = { A: 100, B: 80, C: 60, D: 40 }
const DIMENSIONS = {
  reform: { weight: 20, aspects: ['innovation'] },
  breakthrough: { weight: 25, aspects: ['responsibility', 'ability'] },
  core: { weight: 25, aspects: ['results'] },
  central: { weight: 20, aspects: ['attitude', 'role'] },
  bottomLine: { weight: 10, aspects: ['emergency'] },
} as const satisfies Record<string, { weight: number; aspects: readonly Aspect[] }>

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0) / values.length

function blend(
  parts: readonly { score: number | undefined; weight: number }[],
): number | undefined {
  const there = parts.filter((part) => part.score !== undefined)
  const weight = there.reduce((sum, part) => sum + part.weight, 0)
  return weight === 0
    ? undefined
    : there.reduce((sum, part) => sum + (part.score ?? 0) * part.weight, 0) / weight
}

const in2024 = (date: string | null) => date !== null && date.startsWith('2024')

/** What each team's severity takes off a mark, to the hundredth; undefined where it cannot be told. */
function severities(evidence: Evidence): Map<string | null, number | undefined> {
  const sightings = evidence.observations.flatMap(({ id, cadreId, teamId, date, marks }) =>
    teamId !== null && in2024(date) ? [{ id, cadreId, teamId, marks }] : [],
  )
  const { teams } = estimateSeverity(sightings, MARK)
  return new Map(
    teams.map(({ teamId, severity }) => [
      teamId,
      severity && Math.round(severity.value * 100) / 100,
    ]),
  )
}

function expected(
  evidence: Evidence,
  person: Person,
  severity: ReturnType<typeof severities>,
): number | null {
  const own = <T extends { cadreId: string }>(items: readonly T[]) =>
    items.filter(({ cadreId }) => cadreId === person.cadreId)
  const inPost = person.headships.some(
    ({ from, until }) => (from ?? '') < '2025' && (until === null || until >= '2024'),
  )
  const votes = own(evidence.tallies).filter(({ year }) => year === 2024)
  const cast = votes.flatMap(({ excellent, competent, basic, incompetent }) => [
    ...Array.from({ length: excellent }, () => 100),
    ...Array.from({ length: competent }, () => 80),
    ...Array.from({ length: basic }, () => 60),
    ...Array.from({ length: incompetent }, () => 40),
  ])
  const debrief = cast.length < 5 ? undefined : mean(cast)
  const places = evidence.rankings.filter(
    ({ unitId, year }) => inPost && unitId === person.unitId && year === 2024,
  )
  const deducted = own(evidence.bottomLineEvents)
    .filter(({ date }) => in2024(date))
    .reduce((sum, { points }) => sum + points / 1000, 0)
  let present = 0
  const dimensions = Object.entries(DIMENSIONS).map(([dimension, { weight, aspects }]) => {
    const items = own(evidence.achievements).filter(
      (one) => one.dimension === dimension && one.quarter.startsWith('2024'),
    )
    const sum = items.reduce(
      (total, { level, finding, share }) =>
        total + (level ? LEVEL[level] : 0) * (finding ? FINDING[finding] : 0) * (share / 10_000),
      0,
    )
    const seen = own(evidence.observations).filter(({ date }) => in2024(date))
    const given = seen.flatMap(({ marks, teamId }) =>
      aspects.flatMap((aspect) => {
        const mark = marks[aspect]
        return mark ? [{ raw: MARK[mark], less: severity.get(teamId) }] : []
      }),
    )
    const isRaw = given.some(({ less }) => less === undefined)
    const average = mean(given.map(({ raw, less }) => (isRaw ? raw : raw - (less ?? 0))))
    const marked = average && Math.min(100, Math.max(0, average))
    const parts = [
      {
        score: inPost ? Math.min(100, sum * 10) : undefined,
        weight: dimension === 'core' ? 25 : 50,
      },
      { score: marked, weight: 25 },
      { score: debrief, weight: 25 },
    ]
    if (dimension === 'core') {
      const ranks = places.map(({ place }) => Math.max(0, 102 - 2 * place))
      parts.push({ score: mean(ranks), weight: 25 })
    }
    for (const part of parts) if (part.score !== undefined) present += (weight * part.weight) / 100
    const score = blend(parts)
    const less = dimension === 'bottomLine' ? deducted : 0
    return { score: score === undefined ? undefined : Math.max(0, score - less), weight }
  })
  const total = blend(dimensions)
  return total === undefined || present < 60 ? null : total
}

/** Six people whom two teams saw on several aspects, so that there are severities. */
const seenByAll = fc
  .array(fc.constantFrom(...Mark.options), { minLength: 36, maxLength: 36 })
  .map((drawn) =>
    Array.from({ length: 12 }, (_, i) => ({
      id: id('o', i + 1),
      cadreId: cadre(1 + (i % 6)),
      teamId: id('g', 1 + (Math.floor(i / 6) % 2)),
      date: '2024-05',
      marks: { innovation: drawn[i], results: drawn[12 + i], role: drawn[24 + i] },
    })),
  )

const plainDistrict = fc.tuple(anyDistrict, fc.option(seenByAll, { nil: undefined, freq: 2 })).map(
  ([evidence, observations]): Evidence => ({
    ...evidence,
    observations: observations ?? evidence.observations,
    cases: [],
    leaves: [],
    tallies: evidence.tallies.map((tally) => ({
      ...tally,
      voterClass: 'all',
      debriefId: evidence.tallies[0]?.debriefId ?? tally.debriefId,
    })),
  }),
)

test('the engine agrees with the rule written down a second time', () => {
  let compared = 0
  let adjusted = 0
  fc.assert(
    fc.property(plainDistrict, (evidence) => {
      const result = evaluateHeads(HEADS_1, evidence)
      const severity = severities(evidence)
      if ([...severity.values()].some((one) => one !== undefined)) adjusted += 1
      for (let n = 1; n <= 6; n += 1) {
        const person = evidence.people.find(({ cadreId }) => cadreId === cadre(n))
        if (person?.layer !== 'head') continue
        const total = expected(evidence, person, severity)
        const score = scoreAt(resultOf(result, n))
        if (total === null) expect(score).toBeNull()
        else {
          compared += 1
          expect(score).not.toBeNull()
          expect(Math.abs((score ?? 0) / 10_000 - total)).toBeLessThan(0.000_051)
        }
      }
    }),
    { numRuns: 300, examples: [[TOWN]] },
  )
  expect(compared).toBeGreaterThan(0)
  expect(adjusted).toBeGreaterThan(0)
})
