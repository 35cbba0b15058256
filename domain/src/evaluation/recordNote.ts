import { z } from 'zod'
import { Finding } from '../achievements/achievement.ts'
import { Count, Id, Moment, PartialDate } from '../kernel/values.ts'
import { Value } from '../platform/api.ts'
import { Answer } from '../safeguards/reply.ts'

/** Who stated a version of a record, when, and from which sheet it was transcribed. */
export const Stamp = z.strictObject({
  by: z.string(),
  at: Moment,
  file: z.string().nullable(),
  sheet: z.string().nullable(),
  row: z.int().nullable(),
})
export type Stamp = z.infer<typeof Stamp>

/** A record that a number rests on, as the run saw it, with who stands behind it. */
export const RecordNote = z.strictObject({
  noun: z.string(),
  id: Id,
  /** The record in its own words: an achievement's text, a project's name. */
  label: z.string(),
  date: PartialDate.nullable(),
  /** The fields that the asker may see; links by id, their names in `labels`. */
  content: z.record(z.string(), Value),
  /** Null where the source is kept from the asker. */
  entered: Stamp.nullable(),
  /** The last correction before the run; null where there was none. */
  corrected: Stamp.nullable(),
  verified: z
    .strictObject({
      id: Id,
      finding: Finding,
      office: z.string().nullable(),
      on: PartialDate.nullable(),
      entered: Stamp.nullable(),
    })
    .nullable(),
  /** How many files stood beside it; 0 where its source is kept from the asker. */
  files: Count,
  /** Corrected or withdrawn since: the run shows what it saw. */
  changedSince: z.boolean(),
  /** What the person answered to it, as it stands now. */
  answers: z.array(Answer),
})
export type RecordNote = z.infer<typeof RecordNote>
