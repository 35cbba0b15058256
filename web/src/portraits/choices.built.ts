import { Dimension, Level } from '@zhishi/domain/achievements/achievement.ts'
import { Aspect, Mark } from '@zhishi/domain/inspection/observation.ts'
import { ABLE, WILLING } from '@zhishi/domain/portraits/profile.ts'
import { SEED_TAGS } from '@zhishi/domain/portraits/tag.ts'
import { Category } from '@zhishi/domain/projects/project.ts'
import { UnitGroup } from '@zhishi/domain/units/unit.ts'

/** The closed lists that conditions choose from, under the names of their words. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  category: Category.options,
  level: Level.options,
  dimension: Dimension.options,
  aspect: Aspect.options,
  mark: Mark.options,
  unitGroup: UnitGroup.options,
}

/** The marks that a value on the profile is the mean of, as the ledger of observations is filtered by them. */
export const MARKS_OF: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...Aspect.options.map((one) => [one, [one]] as const),
    ['willing', WILLING] as const,
    ['able', ABLE] as const,
  ].map(([viewed, aspects]) => [
    viewed,
    aspects.flatMap((one) => Mark.options.map((mark) => `${one}:${mark}`)).join(),
  ]),
)

/** How many tags there are to begin with. */
export const SEEDS = SEED_TAGS.length
