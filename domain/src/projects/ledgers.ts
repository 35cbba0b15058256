import {
  among,
  count,
  date,
  decimal,
  hidden,
  ledger,
  link,
  longText,
  money,
  summed,
  text,
  year,
} from '../platform/ledger.ts'
import { Category, Light } from './project.ts'

export const projects = ledger({
  name: 'projects',
  noun: 'project',
  may: 'read projects',
  personal: false,
  lead: 'name',
  columns: {
    year: hidden(year),
    category: among(Category),
    name: text,
    commander: link('cadre'),
    leads: text,
    unit: link('unit'),
    totalInvestment: money,
    annualInvestment: money,
    cumulative: money,
    reportedMonth: date,
    light: among(Light),
    start: date,
    completion: date,
    difficulty: decimal,
    number: hidden(text),
    content: hidden(longText),
    ordinal: hidden(count),
  },
})

/** Every lead-to-project appointment, one row each. */
export const appointments = ledger({
  name: 'appointments',
  noun: 'appointment',
  may: 'read projects',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    project: link('project'),
    category: among(Category),
    year: hidden(year),
    from: date,
    until: date,
  },
})

/** The leads, one row a person. */
export const leads = ledger({
  name: 'leads',
  noun: 'cadre',
  may: 'read projects',
  personal: true,
  lead: 'name',
  columns: {
    name: text,
    unit: link('unit'),
    post: text,
    appointments: summed(count),
    red: count,
    observations: count,
  },
})

export const commands = ledger({
  name: 'commands',
  noun: 'command',
  may: 'read projects',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    post: text,
    project: link('project'),
    category: among(Category),
    year: hidden(year),
    from: date,
    until: date,
  },
})
