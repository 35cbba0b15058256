import type { LedgerName } from '@zhishi/domain/app/ledgers.ts'
import type { Noun } from '@zhishi/domain/app/facts.ts'
import { achievements, verifications } from '../achievements/ledgers.ts'
import {
  annualResults,
  cadres,
  familyMembers,
  heads,
  kinships,
  leaves,
  sanctions,
  tenures,
} from '../cadres/ledgers.ts'
import { debriefs, tallies } from '../debriefs/ledgers.ts'
import { inspectors, observations, teams, visits } from '../inspection/ledgers.ts'
import { allOutcomes, groupCommendations, outcomes, recognitions } from '../outcomes/ledgers.ts'
import type { LedgerSource } from '../platform/source.ts'
import { taggings, tags } from '../portraits/ledgers.ts'
import { appointments, commands, leads, projects } from '../projects/ledgers.ts'
import { blockers, reports } from '../reviews/ledgers.ts'
import {
  caseParties,
  cases,
  clearings,
  concerns,
  replies,
  tolerances,
} from '../safeguards/ledgers.ts'
import { nominations, opinions } from '../selection/ledgers.ts'
import { bottomLineEvents } from '../supervision/ledgers.ts'
import { rankings, units } from '../units/ledgers.ts'

/** Where each ledger's rows come from. */
export const SOURCES: Readonly<Record<LedgerName, LedgerSource>> = {
  units,
  rankings,
  cadres,
  heads,
  tenures,
  sanctions,
  leaves,
  'annual-results': annualResults,
  'family-members': familyMembers,
  kinships,
  tolerances,
  clearings,
  concerns,
  replies,
  projects,
  leads,
  appointments,
  commands,
  nominations,
  opinions,
  reports,
  blockers,
  observations,
  visits,
  teams,
  inspectors,
  achievements,
  tallies,
  'bottom-line-events': bottomLineEvents,
  outcomes,
  'group-commendations': groupCommendations,
  recognitions,
  tags,
  taggings,
}

/** By which rows it is told whether one record of a kind is in sight. */
export const RECORDS: Readonly<Record<Noun, LedgerSource>> = {
  unit: units,
  ranking: rankings,
  cadre: cadres,
  tenure: tenures,
  sanction: sanctions,
  leave: leaves,
  annualResult: annualResults,
  familyMember: familyMembers,
  kinship: kinships,
  case: cases,
  caseParty: caseParties,
  project: projects,
  command: commands,
  appointment: appointments,
  nomination: nominations,
  opinion: opinions,
  report: reports,
  blocker: blockers,
  team: teams,
  inspector: inspectors,
  visit: visits,
  observation: observations,
  achievement: achievements,
  verification: verifications,
  debrief: debriefs,
  tally: tallies,
  bottomLineEvent: bottomLineEvents,
  concern: concerns,
  reply: replies,
  outcome: allOutcomes,
  recognition: recognitions,
  tag: tags,
  tagging: taggings,
}
