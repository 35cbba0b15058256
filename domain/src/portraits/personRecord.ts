import { z } from 'zod'
import { Achievement, Verification } from '../achievements/achievement.ts'
import { AnnualResult, Cadre, FamilyMember, Leave, Sanction, Tenure } from '../cadres/cadre.ts'
import { Tally } from '../debriefs/tally.ts'
import { HeadResult, LeadResult, Ref } from '../evaluation/result.ts'
import { Period } from '../evaluation/period.ts'
import { Observation } from '../inspection/observation.ts'
import { Day, Id, Month, Name, PartialDate, Phrase, Title, Year } from '../kernel/values.ts'
import { Outcome, Recognition } from '../outcomes/outcome.ts'
import { Project } from '../projects/project.ts'
import { Blocker, Report } from '../reviews/report.ts'
import { Case } from '../safeguards/case.ts'
import { Reply } from '../safeguards/reply.ts'
import { Nomination, Opinion } from '../selection/nomination.ts'
import { BottomLineEvent } from '../supervision/bottomLineEvent.ts'
import { Ranking, UnitGroup } from '../units/unit.ts'
import { Tagging } from './tag.ts'

/**
 * Everything on record about one person: what the person page (一人一档) shows and the write-up is
 * drafted from. Each list holds the facts as they stand with their ids, the names they point to
 * beside them; withdrawn facts are not here, and nothing is filtered by period. Lists may come in
 * any order. One query a list fills it.
 */

const held = { id: Id }

export const PersonProject = Project.omit({ content: true, note: true, ordinal: true }).extend({
  ...held,
  unit: Name.nullable(),
  /** Each time the person answered for it or led it. */
  posts: z.array(
    z.strictObject({
      id: Id,
      noun: z.enum(['command', 'appointment']),
      from: PartialDate.nullable(),
      until: PartialDate.nullable(),
    }),
  ),
  reports: z.array(Report.omit({ projectId: true }).extend(held)),
  blockers: z.array(Blocker.omit({ projectId: true }).extend(held)),
})
export type PersonProject = z.infer<typeof PersonProject>

export const PersonObservation = Observation.omit({ cadreId: true }).extend({
  ...held,
  date: PartialDate.nullable(),
  place: Phrase.nullable(),
  teamId: Id,
  team: Name,
  inspector: Name.nullable(),
  projectId: Id.nullable(),
  project: Title.nullable(),
})
export type PersonObservation = z.infer<typeof PersonObservation>

export const PersonAchievement = Achievement.omit({ cadreId: true }).extend({
  ...held,
  verification: Verification.omit({ achievementId: true }).extend(held).nullable(),
})
export type PersonAchievement = z.infer<typeof PersonAchievement>

export const PersonRecord = z.strictObject({
  /** The year or quarter that the profile, the scores and the write-up are about. */
  period: Period,
  /** The last month with any report or fact, against which recency is judged; null on an empty record. */
  asOf: Month.nullable(),
  cadre: Cadre.extend(held),
  /** The unit of the present post and its group. */
  unitId: Id.nullable(),
  unit: Name.nullable(),
  group: UnitGroup.nullable(),
  tenures: z.array(
    Tenure.omit({ cadreId: true }).extend({
      ...held,
      unit: Name.nullable(),
      group: UnitGroup.nullable(),
    }),
  ),
  sanctions: z.array(Sanction.omit({ cadreId: true }).extend(held)),
  leaves: z.array(Leave.omit({ cadreId: true }).extend(held)),
  /** In the order in which they were written; nothing here shows them, the appointment form does. */
  family: z.array(FamilyMember.omit({ cadreId: true }).extend(held)),
  annualResults: z.array(AnnualResult.omit({ cadreId: true }).extend(held)),
  /** Cases to which the person is a party, and the records they are about, where those are named. */
  cases: z.array(Case.extend({ ...held, partyId: Id, concerns: z.array(Ref) })),
  projects: z.array(PersonProject),
  nominations: z.array(
    Nomination.omit({ cadreId: true }).extend({
      ...held,
      project: Title,
      opinions: z.array(Opinion.omit({ nominationId: true }).extend(held)),
    }),
  ),
  observations: z.array(PersonObservation),
  achievements: z.array(PersonAchievement),
  /** Rankings of the unit that the person heads; empty for all others. */
  rankings: z.array(Ranking.extend(held)),
  tallies: z.array(
    Tally.omit({ cadreId: true }).extend({
      ...held,
      debrief: Title,
      year: Year,
      date: PartialDate.nullable(),
    }),
  ),
  bottomLineEvents: z.array(BottomLineEvent.omit({ cadreId: true }).extend(held)),
  outcomes: z.array(Outcome.omit({ cadreId: true }).extend(held)),
  /** Each with the decision that it came of, where a run led to it. */
  recognitions: z.array(
    Recognition.omit({ cadreId: true }).extend({
      ...held,
      decision: z.strictObject({ runId: Id, body: Title, on: Day }).nullable(),
    }),
  ),
  /** Tags given and proposals declined, with the word and its meaning, and who gave it. */
  taggings: z.array(
    z
      .strictObject(Tagging.shape)
      .omit({ cadreId: true })
      .extend({ ...held, tag: Name, meaning: Phrase, by: z.string().nullable() }),
  ),
  /** What the person answered to a record that is held against him or her. */
  replies: z.array(z.strictObject(Reply.shape).omit({ cadreId: true }).extend(held)),
  /** What the latest run over the period proposed, where there is one. */
  asHead: HeadResult.nullable(),
  asLead: LeadResult.nullable(),
})
export type PersonRecord = z.infer<typeof PersonRecord>
