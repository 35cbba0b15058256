import { date, decimal, flag, ledger, link, longText, summed, text } from '../platform/ledger.ts'

export const bottomLineEvents = ledger({
  name: 'bottom-line-events',
  noun: 'bottomLineEvent',
  may: 'read supervision',
  personal: true,
  lead: 'cadre',
  columns: {
    date,
    cadre: link('cadre'),
    unit: link('unit'),
    category: text,
    text: longText,
    points: summed(decimal),
    veto: flag,
  },
})
