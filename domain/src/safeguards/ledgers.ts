import { among, date, ledger, link, longText, text, year } from '../platform/ledger.ts'
import { ClearingWay, ToleranceResult } from './case.ts'

/** One row a person of a case, so that cases and persons both can be counted. */
export const tolerances = ledger({
  name: 'tolerances',
  noun: 'caseParty',
  may: 'read safeguards',
  personal: true,
  lead: 'cadre',
  columns: {
    year,
    number: text,
    cadre: link('cadre'),
    unit: link('unit'),
    matter: longText,
    ground: longText,
    result: among(ToleranceResult),
    date,
    case: link('case'),
  },
})

export const clearings = ledger({
  name: 'clearings',
  noun: 'caseParty',
  may: 'read safeguards',
  personal: true,
  lead: 'cadre',
  columns: {
    year,
    number: text,
    cadre: link('cadre'),
    unit: link('unit'),
    matter: longText,
    way: among(ClearingWay),
    date,
    case: link('case'),
  },
})

/** Which records the cases are about. */
export const concerns = ledger({
  name: 'concerns',
  noun: 'concern',
  may: 'read safeguards',
  personal: true,
  lead: 'case',
  columns: {
    case: link('case'),
    observation: link('observation'),
    bottomLineEvent: link('bottomLineEvent'),
    achievement: link('achievement'),
    report: link('report'),
  },
})

export const replies = ledger({
  name: 'replies',
  noun: 'reply',
  may: 'read replies',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    date,
    text: longText,
    observation: link('observation'),
    bottomLineEvent: link('bottomLineEvent'),
    achievement: link('achievement'),
    report: link('report'),
  },
})
