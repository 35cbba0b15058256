import { among, date, ledger, link, longText, money, month, text } from '../platform/ledger.ts'
import { Category, Light } from '../projects/project.ts'

export const reports = ledger({
  name: 'reports',
  noun: 'report',
  may: 'read reviews',
  personal: false,
  lead: 'project',
  columns: {
    month,
    project: link('project'),
    category: among(Category),
    unit: link('unit'),
    invested: money,
    cumulative: { kind: 'money' },
    progress: longText,
    problem: longText,
    light: among(Light),
  },
})

export const blockers = ledger({
  name: 'blockers',
  noun: 'blocker',
  may: 'read reviews',
  personal: false,
  lead: 'project',
  columns: {
    month,
    project: link('project'),
    category: among(Category),
    unit: link('unit'),
    text: longText,
    owner: text,
    due: date,
  },
})
