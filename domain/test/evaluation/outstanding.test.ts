import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardOf } from '../../src/evaluation/board.ts'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import type { Evidence } from '../../src/evaluation/evidence.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { numberAt } from '../../src/evaluation/lineage.ts'
import { outstandingIn } from '../../src/evaluation/outstanding.ts'
import { type RecognitionRule, candidatesIn } from '../../src/evaluation/recognising.ts'
import { tryOut, untried } from '../../src/evaluation/steadfast.ts'
import { chance, weightingsAround } from '../../src/evaluation/weightings.ts'
import {
  roundedScores,
  scoresUnder,
  totalsUnder,
  valuesOf,
  weightsOf,
} from '../../src/evaluation/whatIf.ts'
import { row } from '../decisions/run.ts'
import { anyDistrict } from './arbitrary.ts'
import { points } from './points.ts'
import { MIXED } from './schemes.ts'
import { TOWN } from './town.ts'

const RULE: RecognitionRule = { share: 5_000, least: points(30), dimensions: true }

const anyRule: fc.Arbitrary<RecognitionRule> = fc.record({
  share: fc.constantFrom(0, 2_000, 5_000, 10_000),
  least: fc.integer({ min: 0, max: 90 }).map(points),
  dimensions: fc.boolean(),
})

/** A run as columns, the way the what-if page has it. */
function columnsOf(scheme: typeof HEADS_1, evidence: Evidence) {
  const result = evaluateHeads(scheme, evidence)
  const heads = [...result.people].filter(({ total }) => total !== null)
  const scores = scoresUnder(valuesOf(scheme, result), weightsOf(scheme).indicators)
  const board = boardOf(
    heads.map(({ group, bars }) => ({ group, barred: bars.length > 0, vetoed: false })),
  )
  return { heads, scores, board }
}

describe('standouts on columns', () => {
  test('are those that a run proposes, whatever the ties, bars, groups and lines', () => {
    let proposed = 0
    fc.assert(
      fc.property(
        anyDistrict,
        anyRule,
        fc.constantFrom(HEADS_1, MIXED),
        (evidence, rule, scheme) => {
          const { heads, scores, board } = columnsOf(scheme, evidence)
          const rows = heads.map(({ cadreId, group, total, bars, notAssessed }, i) => ({
            ...row(i + 1, total?.score ?? null),
            cadreId,
            group,
            bars: [...bars],
            notAssessed,
            parts: scheme.dimensions.map(({ dimension: key }) => {
              const node = total && numberAt(total, `total/${key}`)
              return { key, score: node?.score ?? null, weight: 0, applied: 0, present: 0 }
            }),
          }))
          const found = candidatesIn(rows, rule).filter((one) => one.proposed)
          const standouts = outstandingIn(
            board,
            totalsUnder(scores, weightsOf(scheme)),
            roundedScores(scores),
            rule,
          )
          expect(heads.filter((_, i) => standouts[i] === 1).map(({ cadreId }) => cadreId)).toEqual(
            found.map(({ cadreId }) => cadreId),
          )
          proposed += found.length
        },
      ),
      { numRuns: 200, examples: [[TOWN, RULE, HEADS_1]] },
    )
    expect(proposed).toBeGreaterThan(0)
  })

  test('the best of a dimension stays so whatever the dimensions weigh', () => {
    const { heads, scores, board } = columnsOf(HEADS_1, TOWN)
    const about = { scores, points: roundedScores(scores), board, leastPresent: 0 }
    const draw = weightingsAround(weightsOf(HEADS_1).dimensions, chance(1)) ?? (() => [])
    const rule = { share: 0, least: 0, dimensions: true }
    const { stays } = tryOut(untried(heads.length), { ...about, rule }, draw, 50)
    // Head 1 alone has an item of provincial level, and with it the best reform of the townships.
    expect(stays[0]).toBe(50)
    expect(new Set(stays)).toEqual(new Set([0, 50]))
  })
})

describe('how robust a standout is', () => {
  test('pieces together are the same as all at once, and nobody stays more often than was tried', () => {
    fc.assert(
      fc.property(anyDistrict, fc.integer({ min: 1, max: 19 }), (evidence, cut) => {
        const { heads, scores, board } = columnsOf(HEADS_1, evidence)
        const about = { scores, points: roundedScores(scores), board, leastPresent: 0, rule: RULE }
        const draw = () => weightingsAround(weightsOf(HEADS_1).dimensions, chance(5)) ?? (() => [])
        const [whole, pieces] = [draw(), draw()]
        const once = tryOut(untried(heads.length), about, whole, 20)
        const first = tryOut(untried(heads.length), about, pieces, cut)
        expect(tryOut(first, about, pieces, 20 - cut)).toEqual(once)
        for (const count of once.stays) expect(count).toBeLessThanOrEqual(20)
      }),
      { numRuns: 30 },
    )
  })
})
