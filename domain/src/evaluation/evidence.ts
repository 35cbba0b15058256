import type { Dimension, Finding, Level } from '../achievements/achievement.ts'
import type { Layer, SanctionKind } from '../cadres/cadre.ts'
import type { VoterClass } from '../debriefs/tally.ts'
import type { Marks } from '../inspection/observation.ts'
import type { Id } from '../kernel/values.ts'
import type { Category, Light } from '../projects/project.ts'
import type { CaseKind, ToleranceResult } from '../safeguards/case.ts'
import type { UnitGroup } from '../units/unit.ts'
import type { z } from 'zod'
import type { Period } from './period.ts'

/**
 * All that an evaluation reads, as plain records with their ids; what is withdrawn is not here.
 * The order of the records never matters. Records outside the period may be handed in: the engine
 * leaves them out by its own rule and says so. Money is in yuan, points and shares in
 * ten-thousandths, dates carry the precision they were written in.
 */

/** A record by noun and id: where a number comes from. */
export interface Ref {
  readonly noun: string
  readonly id: Id
}

/** A span of dates; an unknown beginning is before, an unknown end is open. */
export interface Span {
  readonly id: Id
  readonly from: string | null
  readonly until: string | null
}

/** Someone who may be assessed: one row a person, see `standing.ts` for how it is read off tenures. */
export interface Person {
  readonly cadreId: Id
  /** The unit in which he or she is compared, and its group; null is 未分组. */
  readonly unitId: Id | null
  readonly group: UnitGroup | null
  readonly layer: Layer
  /** The tenures as a unit head that touch the period or begin after it. */
  readonly headships: readonly Span[]
}

export interface AchievementItem {
  readonly id: Id
  readonly cadreId: Id
  readonly quarter: string
  readonly dimension: Dimension
  readonly level: Level | null
  /** The finding that stands; null where nobody has verified it. */
  readonly finding: Finding | null
  readonly share: number
}

export interface RankingItem {
  readonly id: Id
  readonly unitId: Id
  readonly year: number
  readonly place: number
}

export interface ObservationItem {
  readonly id: Id
  readonly cadreId: Id
  /** The team that saw it; null where its visit is not on record. */
  readonly teamId: Id | null
  readonly date: string | null
  readonly marks: Marks
}

export interface TallyItem {
  readonly id: Id
  readonly cadreId: Id
  readonly debriefId: Id
  /** The debrief's year. */
  readonly year: number
  readonly voterClass: z.infer<typeof VoterClass>
  readonly excellent: number
  readonly competent: number
  readonly basic: number
  readonly incompetent: number
}

export interface BottomLineItem {
  readonly id: Id
  /** Whom it is laid to; an event that names no person counts against nobody. */
  readonly cadreId: Id
  readonly date: string | null
  readonly points: number
  readonly veto: boolean
}

export interface SanctionItem extends Span {
  readonly cadreId: Id
  readonly kind: z.infer<typeof SanctionKind>
  readonly from: string
}

export interface LeaveItem extends Span {
  readonly cadreId: Id
  readonly kind: string
  readonly from: string
}

/** A tolerance or clearing case and the records it is about; without those it takes nothing out. */
export interface CaseItem {
  readonly id: Id
  readonly kind: z.infer<typeof CaseKind>
  readonly result: z.infer<typeof ToleranceResult> | null
  readonly cadreIds: readonly Id[]
  readonly concerns: readonly Ref[]
}

export interface RecognitionItem {
  readonly id: Id
  readonly cadreId: Id
  readonly year: number
}

export interface ProjectItem {
  readonly id: Id
  readonly year: number
  readonly category: Category | null
  readonly annualInvestment: number | null
  readonly start: string | null
  readonly completion: string | null
  readonly difficulty: number | null
}

export interface ReportItem {
  readonly id: Id
  readonly projectId: Id
  readonly month: string
  /** Investment since the beginning of the year. */
  readonly cumulative: number | null
  readonly light: Light | null
}

/** A command or an appointment: who answered for a project, or led it, from when to when. */
export interface ProjectPost extends Span {
  readonly cadreId: Id
  readonly projectId: Id
}

export interface Evidence {
  readonly period: Period
  readonly people: readonly Person[]
  /** Groups whose raised quota for 优秀 was approved. */
  readonly raisedQuota: readonly UnitGroup[]
  readonly achievements: readonly AchievementItem[]
  readonly rankings: readonly RankingItem[]
  readonly observations: readonly ObservationItem[]
  readonly tallies: readonly TallyItem[]
  readonly bottomLineEvents: readonly BottomLineItem[]
  readonly sanctions: readonly SanctionItem[]
  readonly leaves: readonly LeaveItem[]
  readonly cases: readonly CaseItem[]
  readonly recognitions: readonly RecognitionItem[]
  readonly projects: readonly ProjectItem[]
  readonly reports: readonly ReportItem[]
  readonly commands: readonly ProjectPost[]
  readonly appointments: readonly ProjectPost[]
}
