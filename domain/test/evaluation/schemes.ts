import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import { measuredBy } from '../../src/evaluation/methods.ts'
import type { Indicator } from '../../src/evaluation/methods.ts'
import { HeadScheme } from '../../src/evaluation/scheme.ts'
import type { DimensionRule } from '../../src/evaluation/scheme.ts'
import { points } from './points.ts'

/** The default scheme with each of the further methods somewhere in it. */

const changed = (rule: DimensionRule, change: (one: Indicator) => Indicator): DimensionRule => ({
  ...rule,
  indicators: rule.indicators.map(change),
})

const CHANGES: Readonly<Record<string, (rule: DimensionRule) => DimensionRule>> = {
  reform: (rule) =>
    changed(rule, (one) =>
      one.method === 'pointsByLevel'
        ? { method: 'againstBest', weight: one.weight, of: measuredBy(one), fewest: 2 }
        : one,
    ),
  breakthrough: (rule) =>
    changed(rule, (one) =>
      one.method === 'byMarks'
        ? {
            method: 'byPlace',
            weight: one.weight,
            of: measuredBy(one),
            first: points(100),
            step: points(7),
            fewest: 2,
          }
        : one,
    ),
  core: (rule) => ({ ...rule, needs: ['rankings'] }),
  central: (rule) =>
    changed(rule, (one) =>
      one.method === 'byVotes'
        ? {
            method: 'byBand',
            weight: one.weight,
            of: measuredBy(one),
            bands: [
              { from: points(90), points: points(100) },
              { from: points(70), points: points(75) },
            ],
            below: points(50),
          }
        : one,
    ),
  bottomLine: (rule) => ({
    ...rule,
    addition: {
      method: 'addOnly',
      items: [
        { source: 'recognitions', each: points(2) },
        { source: 'rankings', upTo: 3, each: points(1.5) },
        {
          source: 'achievements',
          each: { national: points(3), provincial: points(2), city: points(1), district: 0 },
        },
      ],
      atMost: points(5),
    },
    deduction: rule.deduction && { ...rule.deduction, untrue: points(4), atMost: points(60) },
  }),
}

export const MIXED = HeadScheme.parse({
  ...HEADS_1,
  id: 'mixed',
  groupQuotas: { economy: { usual: 1_000, approved: 5_000 } },
  dimensions: HEADS_1.dimensions.map((rule) => CHANGES[rule.dimension]?.(rule) ?? rule),
})
