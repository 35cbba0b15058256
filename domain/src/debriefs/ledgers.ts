import { among, count, ledger, link, year } from '../platform/ledger.ts'
import { VoterClass } from './tally.ts'

export const tallies = ledger({
  name: 'tallies',
  noun: 'tally',
  may: 'read debriefs',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    debrief: link('debrief'),
    year,
    voterClass: among(VoterClass),
    voters: count,
    excellent: count,
    competent: count,
    basic: count,
    incompetent: count,
  },
})
