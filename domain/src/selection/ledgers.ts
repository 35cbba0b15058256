import {
  among,
  count,
  flag,
  hidden,
  ledger,
  link,
  longText,
  text,
  year,
} from '../platform/ledger.ts'
import { FactorMark, Stance, Ways } from './nomination.ts'

export const nominations = ledger({
  name: 'nominations',
  noun: 'nomination',
  may: 'read selection',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    project: link('project'),
    ways: among(Ways),
    political: among(FactorMark),
    professional: among(FactorMark),
    management: among(FactorMark),
    opinions: text,
    disagreements: count,
    selected: flag,
    year: hidden(year),
  },
})

export const opinions = ledger({
  name: 'opinions',
  noun: 'opinion',
  may: 'read selection',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    project: link('project'),
    department: text,
    stance: among(Stance),
    reason: longText,
    nomination: link('nomination'),
  },
})
