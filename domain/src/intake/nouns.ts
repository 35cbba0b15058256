import type { z } from 'zod'
import { achievement, verification } from '../achievements/achievement.ts'
import { cadre, tenure } from '../cadres/cadre.ts'
import { debrief, tally } from '../debriefs/tally.ts'
import { inspector, observation, team, visit } from '../inspection/observation.ts'
import { outcome, recognition } from '../outcomes/outcome.ts'
import { appointment, command, project } from '../projects/project.ts'
import { blocker, report } from '../reviews/report.ts'
import { caseParty, safeguardCase } from '../safeguards/case.ts'
import { nomination, opinion } from '../selection/nomination.ts'
import { bottomLineEvent } from '../supervision/bottomLineEvent.ts'
import { ranking, unit } from '../units/unit.ts'
import { bare, plain } from './values/text.ts'

/** The facts that rows of workbooks become, each after those it points to. */
const FACTS = [
  unit,
  ranking,
  cadre,
  tenure,
  safeguardCase,
  caseParty,
  project,
  command,
  appointment,
  nomination,
  opinion,
  report,
  blocker,
  team,
  inspector,
  visit,
  observation,
  achievement,
  verification,
  debrief,
  tally,
  bottomLineEvent,
  outcome,
  recognition,
] as const

export type Noun = (typeof FACTS)[number]['noun']
type FactOf<N extends Noun> = Extract<(typeof FACTS)[number], { noun: N }>
/** The content of a fact of a noun. */
export type ContentOf<N extends Noun> = z.infer<FactOf<N>['schema']>
export type Content = Readonly<Record<string, unknown>>

export const NOUNS: readonly Noun[] = FACTS.map((fact) => fact.noun)

const BLANK = new Map<string, Content>(
  FACTS.map((fact) => [
    fact.noun,
    Object.fromEntries(Object.keys(fact.schema.shape).map((field) => [field, null])),
  ]),
)

/** A content of a noun in which nothing is known yet. */
export const unknownContent = (noun: Noun): Record<string, unknown> => ({
  ...BLANK.get(noun),
})

const part = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'string'
      ? plain(value)
      : JSON.stringify(value)

/**
 * The fields by which a fact is known again. Where several facts may share them (an observation, an
 * outcome), they name a pool in which best match pairs first.
 */
const KNOWN_BY: Record<Noun, readonly string[]> = {
  unit: ['name'],
  ranking: ['unitId', 'business', 'year'],
  cadre: ['name'],
  tenure: ['cadreId'],
  case: ['kind', 'year', 'number'],
  caseParty: ['caseId', 'cadreId'],
  project: ['year', 'name'],
  command: ['projectId', 'cadreId'],
  appointment: ['projectId', 'cadreId'],
  nomination: ['projectId', 'cadreId'],
  opinion: ['nominationId', 'department'],
  report: ['projectId', 'month'],
  blocker: ['reportId'],
  team: ['name'],
  inspector: ['teamId', 'name'],
  visit: ['teamId', 'date', 'projectId'],
  observation: ['visitId', 'inspectorId', 'cadreId'],
  achievement: ['cadreId', 'quarter', 'dimension', 'text'],
  verification: ['achievementId'],
  debrief: ['year', 'title'],
  tally: ['debriefId', 'cadreId', 'voterClass'],
  bottomLineEvent: ['date', 'cadreId', 'unitId', 'text'],
  outcome: ['kind', 'cadreId', 'unitId', 'year'],
  recognition: ['cadreId', 'year'],
}

export const keyOf = (noun: Noun, content: Content): string =>
  noun === 'project'
    ? `${part(content['year'])}\u0000${bare(String(content['name']))}`
    : KNOWN_BY[noun].map((field) => part(content[field])).join('\u0000')
