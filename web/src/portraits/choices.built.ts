import { Dimension, Level } from '@zhishi/domain/achievements/achievement.ts'
import { Aspect, Mark } from '@zhishi/domain/inspection/observation.ts'
import { Category } from '@zhishi/domain/projects/project.ts'
import { SEED_TAGS } from '@zhishi/domain/portraits/tag.ts'
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

/** How many tags there are to begin with. */
export const SEEDS = SEED_TAGS.length
