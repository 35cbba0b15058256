import { achievement, verification } from '../achievements/achievement.ts'
import {
  annualResult,
  cadre,
  familyMember,
  kinship,
  leave,
  sanction,
  tenure,
} from '../cadres/cadre.ts'
import { debrief, tally } from '../debriefs/tally.ts'
import { inspector, observation, team, visit } from '../inspection/observation.ts'
import { outcome, recognition } from '../outcomes/outcome.ts'
import { tag, tagging } from '../portraits/tag.ts'
import { appointment, command, project } from '../projects/project.ts'
import { blocker, report } from '../reviews/report.ts'
import { caseParty, safeguardCase } from '../safeguards/case.ts'
import { concern } from '../safeguards/concern.ts'
import { reply } from '../safeguards/reply.ts'
import { nomination, opinion } from '../selection/nomination.ts'
import { bottomLineEvent } from '../supervision/bottomLineEvent.ts'
import { ranking, unit } from '../units/unit.ts'

/** Every kind of fact, in the order of the river: a later one may point to an earlier one. */
export const FACTS = [
  unit,
  ranking,
  cadre,
  tenure,
  sanction,
  leave,
  annualResult,
  familyMember,
  kinship,
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
  concern,
  reply,
  outcome,
  recognition,
  tag,
  tagging,
] as const

export type Noun = (typeof FACTS)[number]['noun']
export type FactOf<N extends Noun> = Extract<(typeof FACTS)[number], { noun: N }>

const byNoun = new Map<string, (typeof FACTS)[number]>(FACTS.map((fact) => [fact.noun, fact]))

/** The fact kind of a noun; undefined where there is none of that name. */
export const factOf = (noun: string): (typeof FACTS)[number] | undefined => byNoun.get(noun)
