import {
  among,
  count,
  date,
  hidden,
  ledger,
  link,
  longText,
  marks,
  text,
} from '../platform/ledger.ts'
import { Capacity, Method, Polarity } from './observation.ts'

export const observations = ledger({
  name: 'observations',
  noun: 'observation',
  may: 'read inspection',
  personal: true,
  lead: 'cadre',
  columns: {
    date,
    team: link('team'),
    inspector: link('inspector'),
    method: among(Method),
    project: link('project'),
    cadre: link('cadre'),
    unit: link('unit'),
    capacity: among(Capacity),
    marks,
    text: longText,
    polarity: hidden(among(Polarity)),
    place: hidden(text),
    way: hidden(text),
    visit: hidden(link('visit')),
  },
})

export const visits = ledger({
  name: 'visits',
  noun: 'visit',
  may: 'read inspection',
  personal: false,
  lead: 'team',
  columns: { date, team: link('team'), project: link('project'), place: text, observations: count },
})

export const teams = ledger({
  name: 'teams',
  noun: 'team',
  may: 'read inspection',
  personal: false,
  lead: 'name',
  columns: { name: text, inspectors: count, visits: count, observations: count },
})

export const inspectors = ledger({
  name: 'inspectors',
  noun: 'inspector',
  may: 'read inspection',
  personal: true,
  lead: 'name',
  columns: { name: text, team: link('team'), cadre: link('cadre'), observations: count },
})
