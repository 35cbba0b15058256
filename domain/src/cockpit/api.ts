import { z } from 'zod'
import { Count, Id, Moment, Month, Year } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'
import { Category } from '../projects/project.ts'

/**
 * One figure of a year, counted from records. `ledger` and `filter` are the address of the rows it
 * counts (`/ledgers/<ledger>?<filter>`). `counts` says what is counted among them (`figures.ts`). A
 * figure whose ledger the asker may not read is not given. Words: `figure.<key>`.
 */
export const Figure = z.strictObject({
  key: z.string(),
  value: Count,
  counts: z.enum(['rows', 'persons', 'cases', 'names']),
  ledger: z.string(),
  filter: z.record(z.string(), z.string()),
})
export type Figure = z.infer<typeof Figure>

/**
 * Lights as reported, by month and category; category null: projects without one. Its rows are the
 * ledger `reports` filtered by `month`, `category` and `light`; those of `missing` are
 * `GET /cockpit/missing/reports?month=…`.
 */
export const Lights = z.strictObject({
  month: Month,
  category: Category.nullable(),
  green: Count,
  yellow: Count,
  red: Count,
  /** Reported without a light. */
  none: Count,
  /** Projects under way that did not report. */
  missing: Count,
})
export type Lights = z.infer<typeof Lights>

/** What is not on record and should be. Words: `missing.<key>`. */
export const MissingKey = z.enum([
  'reports',
  'reportsWithoutLight',
  'projectsWithoutCommander',
  'projectsWithoutLead',
  'projectsWithoutPlan',
  'projectsWithoutCategory',
  'achievementsUnverified',
  'headsWithoutAchievement',
  'headsWithoutObservation',
  'headsWithoutTally',
  'headsWithoutGroup',
  'leadsWithoutObservation',
  'peopleWithoutBirth',
  'peopleWithoutPost',
  'observationsUnclassified',
  'inspectorsUnlinked',
])
export type MissingKey = z.infer<typeof MissingKey>

/** How many rows; where a ledger can show them its address stands beside. */
export const Missing = z.strictObject({
  key: MissingKey,
  count: Count,
  ledger: z.string().nullable(),
  filter: z.record(z.string(), z.string()),
})
export type Missing = z.infer<typeof Missing>

/** One thing that something is missing from, with the record that leads to it. */
export const MissingRow = z.strictObject({
  noun: z.string(),
  id: Id,
  label: z.string(),
  /** The month that lacks a report, the unit of a person. */
  hint: z.string().nullable(),
})
export type MissingRow = z.infer<typeof MissingRow>

export const Cockpit = z.strictObject({
  year: Year,
  /** Years that have records, newest first. */
  years: z.array(Year),
  asOf: Moment,
  figures: z.array(Figure),
  lights: z.array(Lights),
  missing: z.array(Missing),
})
export type Cockpit = z.infer<typeof Cockpit>

export const cockpitApi = {
  /** Without a year: the newest that has projects or achievements. */
  cockpit: endpoint('GET', '/cockpit', {
    may: 'read cockpit',
    asks: z.strictObject({ year: z.coerce.number().pipe(Year).optional() }),
    gives: Cockpit,
  }),
  missing: endpoint('GET', '/cockpit/missing/:key', {
    may: 'read cockpit',
    asks: z.strictObject({
      year: z.coerce.number().pipe(Year).optional(),
      month: Month.optional(),
    }),
    gives: z.strictObject({ rows: z.array(MissingRow), total: Count }),
  }),
}
