import { HEADS_1 } from './defaults.ts'
import { Source, measuredBy, sourceOf } from './methods.ts'
import type { Addition, Deduction, Indicator, Measured } from './methods.ts'
import type { Dimension } from '../achievements/achievement.ts'
import type { DimensionRule } from './scheme.ts'

/** New parts of a scheme to begin with, and a part under another method: numbers are those of the defaults. */

type Method = Indicator['method']

const whole = (n: number) => n * 10_000

/** How the defaults measure a source; every source has one method that reads its records. */
export function measureOf(source: Source): Measured {
  const all = HEADS_1.dimensions.flatMap(({ indicators }) => indicators)
  const found = all.find((one) => sourceOf(one) === source)
  if (!found) throw new RangeError(`The defaults do not use ${source}.`)
  return withoutWeight(measuredBy(found))
}

/** The same rule as one that is compared: what it counts for is said by the rule around it. */
function withoutWeight(rule: Measured): Measured {
  const { weight: _, ...measured } = rule as Measured & { weight?: number }
  return measured as Measured
}

/** The methods that a source can be scored by: the one that reads its records, and the three that compare. */
export const methodsFor = (source: Source): readonly Method[] => [
  measureOf(source).method,
  'againstBest',
  'byPlace',
  'byBand',
]

/** The same indicator under another method; weight and how it is measured stay. */
export function underMethod(rule: Indicator, method: Method): Indicator {
  if (rule.method === method) return rule
  const { weight } = rule
  const of = withoutWeight(measuredBy(rule))
  switch (method) {
    case 'againstBest':
      return { method, weight, of, fewest: 3 }
    case 'byPlace':
      return { method, weight, of, first: whole(100), step: whole(2), fewest: 3 }
    case 'byBand':
      return {
        method,
        weight,
        of,
        bands: [
          { from: whole(80), points: whole(100) },
          { from: whole(60), points: whole(80) },
        ],
        below: whole(60),
      }
    case 'pointsByLevel':
    case 'byRank':
    case 'byMarks':
    case 'byVotes':
    case 'projectResult':
      return { ...of, weight } as Indicator
  }
}

/** An indicator on a source that a dimension does not use yet; it counts once it is given a weight. */
export const newIndicator = (source: Source): Indicator =>
  ({ ...measureOf(source), weight: 0 }) as Indicator

/** The sources that a dimension does not use yet. */
export const unusedSources = ({ indicators }: DimensionRule): Source[] =>
  Source.options.filter((source) => indicators.every((one) => sourceOf(one) !== source))

/** A dimension as the defaults have it, without weight until it is given one. */
export function newDimension(dimension: Dimension): DimensionRule {
  const found = HEADS_1.dimensions.find((one) => one.dimension === dimension)
  if (!found) throw new RangeError(`The defaults do not have ${dimension}.`)
  return { ...found, weight: 0 }
}

type Added = Addition['items'][number]

/** What a source adds to begin with. */
export function newAdded(source: Added['source']): Added {
  switch (source) {
    case 'recognitions':
      return { source, each: whole(2) }
    case 'achievements':
      return {
        source,
        each: { national: whole(5), provincial: whole(3), city: whole(2), district: whole(1) },
      }
    case 'rankings':
      return { source, upTo: 3, each: whole(1) }
  }
}

export const newAddition = (): Addition => ({
  method: 'addOnly',
  items: [newAdded('recognitions')],
  atMost: whole(5),
})

export const newDeduction = (): Deduction => ({
  method: 'deductOnly',
  source: 'bottomLineEvents',
  times: whole(10),
  untrue: 0,
  atMost: null,
})
