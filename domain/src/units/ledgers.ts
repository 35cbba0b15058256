import { among, count, hidden, ledger, link, text, year } from '../platform/ledger.ts'
import { UnitGroup } from './unit.ts'

export const units = ledger({
  name: 'units',
  noun: 'unit',
  may: 'read units',
  personal: false,
  lead: 'name',
  columns: { name: text, group: among(UnitGroup), heads: count, people: count, note: hidden(text) },
})

export const rankings = ledger({
  name: 'rankings',
  noun: 'ranking',
  may: 'read units',
  personal: false,
  lead: 'unit',
  columns: {
    unit: link('unit'),
    group: among(UnitGroup),
    business: text,
    year,
    place: count,
    outOf: count,
    previous: count,
  },
})
