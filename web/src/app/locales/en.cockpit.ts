import type { zh } from './zh.cockpit.ts'

export const en: Record<keyof typeof zh, string> = {
  'cockpit.title': 'Cockpit',
  'cockpit.asOf': 'As of {moment}',
  'cockpit.year': 'Year',
  'cockpit.yearOf': '{year}',
  'cockpit.work': 'Key projects',
  'cockpit.evidence': 'Achievements and inspection',
  'cockpit.use': 'Outcomes and protection',
  'cockpit.roster': 'Cadres and units',
  'cockpit.countsOther': 'The ledger has one row each; this figure counts {what}',
  'cockpit.counts.persons': 'persons',
  'cockpit.counts.cases': 'cases',
  'cockpit.counts.names': 'names',
  'cockpit.lights': 'Lights by month and category',
  'cockpit.lightsAbout':
    'Counted as reported; a number leads to its reports. Silent projects stand apart, they are not green.',
  'cockpit.noReports': 'No monthly reports yet.',
  'cockpit.noCategory': 'No category',
  'cockpit.unreported': '{count} silent',
  'cockpit.missing': 'What is missing',
  'cockpit.missingAbout':
    'No record is not zero. Each gap takes a piece of evidence from the evaluation.',
  'cockpit.nothingMissing': 'No gaps found.',
}
