import { z } from 'zod'
import { Dimension, Level } from '../achievements/achievement.ts'
import { Period } from '../evaluation/period.ts'
import { Aspect, Mark } from '../inspection/observation.ts'
import { Id, Phrase } from '../kernel/values.ts'
import { Category } from '../projects/project.ts'
import { UnitGroup } from '../units/unit.ts'
import { conditionIn } from './search.ts'

/**
 * By what people are found: what they have done, never how they stand in a total. Each condition is
 * data; a search is conditions that all hold and conditions of which none holds, and the address is
 * the search. `sanctioned` stands among those of which none holds: no sanction in effect.
 */
const few = z.int().min(1).max(99)

export const Condition = z.discriminatedUnion('is', [
  /** Led a project that was yellow or red in the own time and green at its end. */
  z.strictObject({ is: z.literal('turnedGreen'), category: Category.optional() }),
  /** Led a project whose lights were green throughout the own time. */
  z.strictObject({ is: z.literal('steadyGreen'), category: Category.optional() }),
  /** So many items found to be true, of a level or above. */
  z.strictObject({
    is: z.literal('achievements'),
    atLeast: few,
    level: Level,
    dimension: Dimension.optional(),
    period: Period.optional(),
  }),
  /** The mean of all marks on an aspect is at least what a mark is worth, from so many teams. */
  z.strictObject({
    is: z.literal('aspect'),
    aspect: Aspect,
    mark: Mark,
    teams: few,
    period: Period.optional(),
  }),
  z.strictObject({
    is: z.literal('recognised'),
    year: z.int().min(1900).max(2199).optional(),
  }),
  /** Bears a tag that is in effect today. */
  z.strictObject({ is: z.literal('tag'), tag: Id }),
  /** In the present post as head of a unit for so many whole years, for certain. */
  z.strictObject({ is: z.literal('headFor'), years: few }),
  /** A sanction is in effect today. */
  z.strictObject({ is: z.literal('sanctioned') }),
  /** Education, degree or expertise hold these words. */
  z.strictObject({ is: z.literal('background'), words: Phrase }),
  /** Present post in a unit of the group. */
  z.strictObject({ is: z.literal('group'), group: UnitGroup }),
])
export type Condition = z.infer<typeof Condition>
export type ConditionKind = Condition['is']

export const MOST_CONDITIONS = 8

/** Conditions read from the address; what is none is refused by the field where it went wrong. */
export const Written = z
  .string()
  .max(2000)
  .transform((text) =>
    text
      .split(';')
      .filter((one) => one !== '')
      .map(conditionIn),
  )
  .pipe(z.array(Condition).max(MOST_CONDITIONS))
