import { achievements } from '../achievements/ledgers.ts'
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
import { tallies } from '../debriefs/ledgers.ts'
import { inspectors, observations, teams, visits } from '../inspection/ledgers.ts'
import { groupCommendations, outcomes, recognitions } from '../outcomes/ledgers.ts'
import { taggings, tags } from '../portraits/ledgers.ts'
import { appointments, commands, leads, projects } from '../projects/ledgers.ts'
import { blockers, reports } from '../reviews/ledgers.ts'
import { clearings, concerns, replies, tolerances } from '../safeguards/ledgers.ts'
import { nominations, opinions } from '../selection/ledgers.ts'
import { bottomLineEvents } from '../supervision/ledgers.ts'
import { rankings, units } from '../units/ledgers.ts'
import type { Ledger } from '../platform/ledger.ts'

/** Every ledger, in the order of the river. */
export const LEDGERS = [
  units,
  rankings,
  cadres,
  heads,
  tenures,
  sanctions,
  leaves,
  annualResults,
  familyMembers,
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
  bottomLineEvents,
  outcomes,
  groupCommendations,
  recognitions,
  tags,
  taggings,
] as const

export type LedgerName = (typeof LEDGERS)[number]['name']

const byName = new Map<string, Ledger>(LEDGERS.map((ledger) => [ledger.name, ledger]))
export const ledgerOf = (name: string): Ledger | undefined => byName.get(name)
