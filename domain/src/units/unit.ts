import { z } from 'zod'
import { choice, Count, Name, Ordinal, Phrase, Year, linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

/** Units that are compared with one another (practice). `null` is 未分组: unranked until set. */
export const UnitGroup = choice('unitGroup', [
  'township',
  'economy',
  'livelihood',
  'party',
  'enterprise',
])
export type UnitGroup = z.infer<typeof UnitGroup>

export const Unit = z.strictObject({
  name: Name,
  group: UnitGroup.nullable(),
  ordinal: Ordinal,
  note: Phrase.nullable(),
})
export type Unit = z.infer<typeof Unit>

export const unit = fact({
  noun: 'unit',
  table: 'units',
  schema: Unit,
  reads: 'read units',
  keeps: 'keep units',
})

/** A unit's official place among its peers in one core business of one year. */
export const Ranking = z.strictObject({
  unitId: linkTo('unit'),
  business: Phrase,
  year: Year,
  place: Count.min(1),
  /** How many took part; null where the sheet does not say. */
  outOf: Count.min(1).nullable(),
  previous: Count.min(1).nullable(),
})
export type Ranking = z.infer<typeof Ranking>

export const ranking = fact({
  noun: 'ranking',
  table: 'rankings',
  schema: Ranking,
  reads: 'read units',
  keeps: 'keep units',
})
