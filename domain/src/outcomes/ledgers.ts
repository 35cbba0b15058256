import { UnitGroup } from '../units/unit.ts'
import {
  among,
  date,
  flag,
  hidden,
  ledger,
  link,
  longText,
  text,
  year,
} from '../platform/ledger.ts'
import { OutcomeKind } from './outcome.ts'

/** Outcomes of persons. */
export const outcomes = ledger({
  name: 'outcomes',
  noun: 'outcome',
  may: 'read outcomes',
  personal: true,
  lead: 'cadre',
  columns: {
    kind: among(OutcomeKind),
    cadre: link('cadre'),
    unit: link('unit'),
    year,
    date,
    title: text,
    reason: longText,
    basis: text,
    /** Whether the person led a project of that year: which outcomes came of leading. */
    lead: hidden(flag),
  },
})

/** Outcomes of groups. */
export const groupCommendations = ledger({
  name: 'group-commendations',
  noun: 'outcome',
  may: 'read outcomes',
  personal: false,
  lead: 'unit',
  columns: { unit: link('unit'), title: text, year, date, basis: text },
})

export const recognitions = ledger({
  name: 'recognitions',
  noun: 'recognition',
  may: 'read outcomes',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    group: among(UnitGroup),
    year,
    note: text,
    /** The run in which it was decided; empty where it came with a workbook or was entered. */
    decision: link('run'),
  },
})
