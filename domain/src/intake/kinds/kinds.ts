import type { Kind } from '../kind.ts'
import { achievements } from './achievements.ts'
import { bottomLineEvents } from './bottomLineEvents.ts'
import { clearings, tolerances } from './cases.ts'
import { nominations } from './nominations.ts'
import { observations } from './observations.ts'
import {
  commendations,
  groupCommendations,
  measures,
  motions,
  promotions,
  standouts,
} from './outcomeSheets.ts'
import { projects } from './projects.ts'
import { rankings } from './rankings.ts'
import { reports } from './reports.ts'
import { roster } from './roster.ts'
import { tallies } from './tallies.ts'

/**
 * Every kind of sheet, in the order in which sheets are taken whatever the order in which they came:
 * people before projects, both before whatever names them. It is also the order of the eleven
 * workbooks that the program writes.
 */
export const KINDS: readonly Kind[] = [
  roster,
  projects,
  nominations,
  reports,
  achievements,
  rankings,
  bottomLineEvents,
  observations,
  tallies,
  promotions,
  motions,
  commendations,
  groupCommendations,
  standouts,
  measures,
  tolerances,
  clearings,
]

export const kindOf = (name: string): Kind | undefined => KINDS.find((kind) => kind.name === name)
