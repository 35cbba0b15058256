import { z } from 'zod'
import { Flag, PartialDate, Phrase, Prose, TenThousandths, linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

/** A breach that deducts, or caps the grade (practice). Known again by date, person and text. */
export const BottomLineEvent = z.strictObject({
  date: PartialDate.nullable(),
  unitId: linkTo('unit').nullable(),
  cadreId: linkTo('cadre').nullable(),
  /** The field it lies in (安全生产, 生态环保, …), as written. */
  category: Phrase.nullable(),
  text: Prose,
  /** Points deducted, as a positive number in ten-thousandths: −0.5 on the sheet is 5000. */
  points: TenThousandths,
  veto: Flag,
})
export type BottomLineEvent = z.infer<typeof BottomLineEvent>
export const bottomLineEvent = fact({
  noun: 'bottomLineEvent',
  table: 'bottom_line_events',
  schema: BottomLineEvent,
  reads: 'read supervision',
  keeps: 'keep supervision',
  about: 'cadreId',
})
