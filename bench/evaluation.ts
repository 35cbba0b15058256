import { Dimension, Level } from '@zhishi/domain/achievements/achievement.ts'
import { adjustmentBy } from '@zhishi/domain/evaluation/adjusting.ts'
import { HEADS_1 } from '@zhishi/domain/evaluation/defaults.ts'
import type { Evidence } from '@zhishi/domain/evaluation/evidence.ts'
import { evaluateHeads } from '@zhishi/domain/evaluation/heads.ts'
import { Aspect, type Marks } from '@zhishi/domain/inspection/observation.ts'
import { estimateSeverity } from '@zhishi/domain/inspection/severity.ts'
import { UnitGroup } from '@zhishi/domain/units/unit.ts'

const id = (kind: number, number: number) =>
  `0000${kind}000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
const TEAMS = 12
const cycle = <T>(values: readonly T[], i: number): T => values[i % values.length] as T
const MARKS = ['A', 'B', 'C', 'D'] as const
const marksOf = (i: number): Marks =>
  Object.fromEntries(
    Aspect.options.map((aspect, a) => [aspect, cycle(MARKS, (i * 7 + a * 3) % 11)]),
  ) as Marks

/** A district of so many heads, each with the evidence that a head of the sample district has. */
function districtOf(heads: number): Evidence {
  const each = <T>(times: number, make: (head: string, i: number) => T): T[] =>
    Array.from({ length: heads * times }, (_, i) => make(id(1, i % heads), i))
  return {
    period: '2024',
    people: each(1, (cadreId, i) => ({
      cadreId,
      unitId: id(2, i),
      group: cycle(UnitGroup.options, i),
      layer: 'head',
      headships: [{ id: id(3, i), from: '2021-05', until: null }],
    })),
    raisedQuota: [],
    achievements: each(13, (cadreId, i) => ({
      id: id(4, i),
      cadreId,
      quarter: `2024Q${1 + (i % 4)}`,
      dimension: cycle(Dimension.options, i),
      level: cycle(Level.options, i),
      finding: i % 17 === 0 ? ('partly' as const) : ('confirmed' as const),
      share: 10_000,
    })),
    rankings: each(2, (_, i) => ({
      id: id(5, i),
      unitId: id(2, i % heads),
      year: 2024,
      place: 1 + (i % 9),
    })),
    observations: each(6, (cadreId, i) => ({
      id: id(6, i),
      cadreId,
      teamId: id(10, (i * 7 + Math.floor(i / heads)) % TEAMS),
      date: '2024-06-01',
      marks: marksOf(i),
    })),
    tallies: each(1, (cadreId, i) => ({
      id: id(7, i),
      cadreId,
      debriefId: id(8, 0),
      year: 2024,
      voterClass: 'all' as const,
      excellent: 40 + (i % 30),
      competent: 20,
      basic: i % 7,
      incompetent: i % 3,
    })),
    bottomLineEvents: each(1, (cadreId, i) => ({
      id: id(9, i),
      cadreId,
      date: '2024-03-02',
      points: 5000,
      veto: i % 40 === 0,
    })),
    sanctions: [],
    leaves: [],
    cases: [],
    recognitions: [],
    projects: [],
    reports: [],
    commands: [],
    appointments: [],
  }
}

const timed = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}
const best = (work: () => unknown, times: number) =>
  Math.min(...Array.from({ length: times }, () => timed(work)))

/** Severities are estimated apart, so that the figure is that of scoring; they are handed in. */
function measureHeads(heads: number) {
  const evidence = districtOf(heads)
  const adjustment = adjustmentBy(HEADS_1, [
    Array.from({ length: TEAMS }, (_, t) => ({
      teamId: id(10, t),
      taken: (t - TEAMS / 2) * 10_000,
      abstains: null,
    })),
  ])
  const times = heads > 10_000 ? 1 : 3
  const ms = best(() => evaluateHeads(HEADS_1, evidence, adjustment), times)
  return { heads, ms, perSecond: (heads * 1000) / ms }
}

/**
 * Heads evaluated per second by number of heads, and how long one head takes beside the run over 1,000:
 * 1 where the work grows as the number of heads does.
 */
export function measureEngine(sizes: readonly number[] = [92, 1_000, 10_000, 100_000]) {
  evaluateHeads(HEADS_1, districtOf(200))
  const rows = sizes.map(measureHeads)
  const thousand = rows.find(({ heads }) => heads === 1_000)?.perSecond ?? NaN
  return rows.map((row) => ({ ...row, timeAHeadBeside1000: thousand / row.perSecond }))
}

/** Seconds of the severity estimate by number of observations: people seen six times by a dozen to fifty teams. */
export function measureSeverity(sizes: readonly number[] = [1_860, 20_000, 100_000]) {
  const rows = sizes.map((observations) => {
    const people = Math.round(observations / 6)
    const teams = Math.max(12, Math.round(observations / 2000))
    const sightings = Array.from({ length: observations }, (_, i) => ({
      id: id(6, i),
      cadreId: id(1, i % people),
      teamId: id(10, (i * 7 + Math.floor(i / people)) % teams),
      marks: marksOf(i),
    }))
    const times = observations > 10_000 ? 1 : 3
    const ms = best(() => estimateSeverity(sightings, { A: 100, B: 80, C: 60, D: 40 }), times)
    return { observations, teams, seconds: ms / 1000 }
  })
  return rows
}

const two = (value: number) => Number(value.toPrecision(3))

/** `node bench/evaluation.ts` prints the figures of scoring and of the severity estimate alone. */
export function tellEvaluation(tell: (key: string, value: unknown) => void): void {
  for (const { heads, ms, perSecond, timeAHeadBeside1000 } of measureEngine())
    tell(`evaluation of ${heads} heads`, {
      ms: two(ms),
      headsPerSecond: Math.round(perSecond),
      timeAHeadBeside1000: two(timeAHeadBeside1000),
    })
  for (const { observations, teams, seconds } of measureSeverity())
    tell(`severity over ${observations} observations`, { teams, seconds: two(seconds) })
}

if (import.meta.main) tellEvaluation((key, value) => console.log(`${key}:`, value))
