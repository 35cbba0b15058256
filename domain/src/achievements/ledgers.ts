import { UnitGroup } from '../units/unit.ts'
import {
  among,
  date,
  hidden,
  ledger,
  link,
  longText,
  quarter,
  share,
  text,
} from '../platform/ledger.ts'
import { Dimension, Finding, Level } from './achievement.ts'

export const achievements = ledger({
  name: 'achievements',
  noun: 'achievement',
  may: 'read achievements',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    group: hidden(among(UnitGroup)),
    quarter,
    dimension: among(Dimension),
    front: text,
    text: longText,
    level: among(Level),
    evidence: text,
    finding: among(Finding),
    share: hidden(share),
    date: hidden(date),
    office: hidden(text),
  },
})
