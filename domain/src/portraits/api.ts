import { z } from 'zod'
import { Dimension } from '../achievements/achievement.ts'
import { Layer } from '../cadres/cadre.ts'
import { Period } from '../evaluation/period.ts'
import { RecordNote } from '../evaluation/recordNote.ts'
import { Ref, Statement } from '../evaluation/result.ts'
import { RunRow } from '../evaluation/run.ts'
import { Points } from '../evaluation/scheme.ts'
import { Aspect } from '../inspection/observation.ts'
import { Count, Day, Id, Moment, Name, Phrase, Prose, Title, Year } from '../kernel/values.ts'
import { Labels } from '../platform/api.ts'
import { endpoint } from '../platform/endpoint.ts'
import { Category, Light } from '../projects/project.ts'
import { UnitGroup } from '../units/unit.ts'
import { PersonObservation, PersonRecord } from './personRecord.ts'

/**
 * What the asker may see of a person's record. On the own page who inspected, in which team, and a
 * source that asked to be kept are null; the fact itself is never hidden. What the latest runs over
 * the period propose is a line each; the lineage has its own page.
 */
export const ShownRecord = PersonRecord.omit({ family: true }).extend({
  asHead: RunRow.nullable(),
  asLead: RunRow.nullable(),
  observations: z.array(
    PersonObservation.extend({
      visitId: Id.nullable(),
      teamId: Id.nullable(),
      team: Name.nullable(),
    }),
  ),
})
export type ShownRecord = z.infer<typeof ShownRecord>

/** One entry of a person's time line, oldest first; undated ones stand last. */
export const TimelineEntry = z.strictObject({
  /** A date of any precision, a month, or a quarter `2024Q3`; null where none is known. */
  when: z.string().nullable(),
  noun: z.string(),
  id: Id,
  /** In the record's own words; empty where it has none. */
  label: z.string(),
  /** A key of the word catalogue that says more (`choice.outcomeKind.promotion`). */
  word: z.string().nullable(),
  /** Whether it speaks for or against the person, where the record itself says so. */
  weighs: z.enum(['for', 'against']).nullable(),
  /** The run in which it was decided, where one led to it. */
  decidedIn: Id.nullable(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** A value beside the peers', as `profile.ts` gives it: null where fewer than five have one. */
const Compared = {
  own: Points.nullable(),
  n: Count,
  mean: Points.nullable(),
  lowerQuartile: Points.nullable(),
  median: Points.nullable(),
  upperQuartile: Points.nullable(),
}

/** How much evidence there is, as `sufficiency.ts` gives it. */
const Sufficiency = z.strictObject({
  level: z.enum(['enough', 'little', 'none']),
  records: Count,
  sources: Count,
  kinds: Count,
  latest: z.string().nullable(),
  from: z.array(Ref),
})

/** One sentence and the records it rests on; none: somebody added it by hand. */
export const Sentence = z.strictObject({ text: Prose, from: z.array(Ref).max(500) })
export type Sentence = z.infer<typeof Sentence>

export const Portrait = z.strictObject({
  /** With whom the person is compared: heads of the unit group, or leads of the project category. */
  peers: z.strictObject({
    group: UnitGroup.nullable(),
    category: Category.nullable(),
    count: Count,
  }),
  /** The seven aspects, then willing and able, which are read off them. */
  aspects: z.array(
    z.strictObject({
      key: z.enum([...Aspect.options, 'willing', 'able']),
      ...Compared,
      sufficiency: Sufficiency,
    }),
  ),
  /** Of heads only, from the run that `runs.heads` names. */
  dimensions: z.array(z.strictObject({ key: Dimension, ...Compared, sufficiency: Sufficiency })),
  strengths: z.array(Sentence),
  /** Compulsory: where none is on record the sentence says so. */
  shortcomings: z.array(Sentence),
  /** The two years up to the end of the period, as `trend.ts` gives them; what was not there is null. */
  trend: z.strictObject({
    quarters: z.array(
      z.strictObject({
        quarter: z.string(),
        inPost: z.boolean(),
        points: Points.nullable(),
        confirmed: Count.nullable(),
        items: z.array(Ref),
        mark: Points.nullable(),
        seen: z.array(Ref),
      }),
    ),
    months: z.array(
      z.strictObject({
        month: z.string(),
        lights: z.array(z.strictObject({ light: Light, id: Id })),
      }),
    ),
  }),
})
export type Portrait = z.infer<typeof Portrait>

/**
 * The two clocks of an older state: what had happened by a day, and what was known by a moment.
 * Both null: the present. `undated` counts what was left out because nobody can say when it was.
 */
export const State = z.strictObject({
  until: Day.nullable(),
  known: Moment.nullable(),
  undated: Count,
})
export type State = z.infer<typeof State>

/** Whether something may be done now; where not, the reason's code. */
const Leave = z.strictObject({ may: z.boolean(), why: z.string().nullable() })

/** 一人一档: everything on record about one person. */
export const PersonPage = z.strictObject({
  record: ShownRecord,
  layer: Layer,
  /** The asker is the person: who inspected and who said it is withheld. */
  own: z.boolean(),
  timeline: z.array(TimelineEntry),
  /** Null where none is made (county leaders); `noPortrait` says why. */
  portrait: Portrait.nullable(),
  noPortrait: Statement.nullable(),
  /** The runs that `record.asHead` and `record.asLead` come from. */
  runs: z.strictObject({ heads: Id.nullable(), leads: Id.nullable() }),
  writeUp: Leave,
  state: State,
  asOf: Moment,
})
export type PersonPage = z.infer<typeof PersonPage>

export const Section = z.strictObject({
  heading: Title,
  paragraphs: z
    .array(
      z.strictObject({
        /** Opens the paragraph in 楷体, where there is one. */
        heading: Phrase.nullable(),
        sentences: z.array(Sentence).max(200),
      }),
    )
    .max(100),
})
export type Section = z.infer<typeof Section>

/** The text of a 现实表现材料. */
export const WriteUpText = z.strictObject({ title: Title, sections: z.array(Section).max(30) })
export type WriteUpText = z.infer<typeof WriteUpText>

/** What was decided on a version, read off its row: approved with number and date, or returned. */
export const WriteUpDecision = z.strictObject({
  decision: z.enum(['approved', 'returned']),
  /** Number within district and year, and the day of approval; null where it was returned. */
  year: Year.nullable(),
  number: Count.nullable(),
  date: Day.nullable(),
  /** What is to be put right; null where it was approved. */
  words: Prose.nullable(),
  at: Moment,
  by: z.string(),
})
export type WriteUpDecision = z.infer<typeof WriteUpDecision>

/** A version as it was kept. Its state is read off what was decided on it; an approved one is frozen. */
export const WriteUpVersion = z.strictObject({
  id: Id,
  cadreId: Id,
  period: Period,
  version: Count,
  basedOn: Id.nullable(),
  keptAt: Moment,
  keptBy: z.string(),
  state: z.enum(['draft', 'returned', 'approved']),
  decision: WriteUpDecision.nullable(),
  /** Sentences that rest on no record. */
  unsupported: Count,
})
export type WriteUpVersion = z.infer<typeof WriteUpVersion>

/** A version that nobody has decided on, of a person who is shown by name. */
export const AwaitingApproval = WriteUpVersion.extend({ name: Name, unit: Name.nullable() })
export type AwaitingApproval = z.infer<typeof AwaitingApproval>

/** Every record that a sentence names, by id, as it stands, with who entered and verified it. */
const sources = { records: z.record(z.string(), RecordNote), labels: Labels }

/** What had happened by a day, and what was known by a day's end or by a moment. */
export const Clocks = z.strictObject({
  until: Day.optional(),
  known: z.union([Day, Moment]).optional(),
})

const Asked = z.strictObject({ period: Period.optional() }).extend(Clocks.shape)

export const portraitsApi = {
  person: endpoint('GET', '/people/:id', {
    may: 'read portraits',
    asks: Asked,
    gives: PersonPage,
  }),
  /** Drafted anew from the records, as they stand or as they stood. */
  draft: endpoint('GET', '/people/:id/write-up', {
    may: 'draft write-ups',
    asks: Asked,
    gives: z.strictObject({ period: Period, text: WriteUpText, state: State, ...sources }),
  }),
  writeUps: endpoint('GET', '/people/:id/write-ups', {
    may: 'read portraits',
    gives: z.array(WriteUpVersion),
  }),
  writeUp: endpoint('GET', '/people/:id/write-ups/:writeUpId', {
    may: 'read portraits',
    gives: WriteUpVersion.extend({
      text: WriteUpText,
      ...sources,
      /** Whether the asker may approve or return it now. */
      decide: Leave,
      /** The number that comes next this year. */
      next: z.strictObject({ year: Year, number: Count }),
    }),
  }),
  /** Latest versions on which nobody has decided, oldest first. */
  awaiting: endpoint('GET', '/write-ups/awaiting', {
    may: 'approve write-ups',
    gives: z.array(AwaitingApproval),
  }),
  /** The number is given here; the same request again is the same approval. */
  approveWriteUp: endpoint('PUT', '/people/:id/write-ups/:writeUpId/approval', {
    may: 'approve write-ups',
    takes: z.strictObject({ year: Year, number: Count.min(1), date: Day }),
    gives: WriteUpVersion,
  }),
  /** Sent back for correction, with words. */
  returnWriteUp: endpoint('PUT', '/people/:id/write-ups/:writeUpId/return', {
    may: 'approve write-ups',
    takes: z.strictObject({ words: Prose }),
    gives: WriteUpVersion,
  }),
  /** `basedOn` is the latest version of the period, null for the first: nobody's edits are lost. */
  keepWriteUp: endpoint('PUT', '/people/:id/write-ups/:writeUpId', {
    may: 'draft write-ups',
    takes: z.strictObject({ period: Period, basedOn: Id.nullable(), text: WriteUpText }),
    gives: WriteUpVersion,
  }),
  /**
   * A kept version, or the draft of the period as the records stand or stood; with the list of what each
   * sentence rests on, or without. A kept version stands as it was kept: it is asked for without clocks.
   */
  download: endpoint('GET', '/people/:id/write-up.docx', {
    may: 'read portraits',
    asks: Asked.extend({
      version: Id.optional(),
      sources: z.enum(['with', 'without']).default('with'),
    }),
    file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
}
