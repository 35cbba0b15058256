import { z } from 'zod'
import { Count, Id, Name, Quarter } from '../kernel/values.ts'

/** A year `2024` or a quarter `2024Q4` of inspection. */
export const Span = z.union([z.string().regex(/^(19|20|21)\d\d$/), Quarter], {
  error: 'period.impossible',
})

/**
 * What the dates of a span begin with: `2024` for the year, the three months for a quarter. A date
 * known only to the year lies in the year and in no quarter of it.
 */
export function beginningsOf(span: string): readonly string[] {
  const [year = '', quarter] = span.split('Q')
  if (quarter === undefined) return [year]
  const first = Number(quarter) * 3 - 2
  return [0, 1, 2].map((i) => `${year}-${String(first + i).padStart(2, '0')}`)
}

/** Marks as points, or differences of such: whole ten-thousandths, rounded; below zero where less. */
const Points = z.int().min(-2_000_000).max(2_000_000)
/** The interval holds the true value nineteen times of twenty. */
export const Interval = z.strictObject({ value: Points, low: Points, high: Points })
export type Interval = z.infer<typeof Interval>

export const WhyNot = z.enum(['severity.shares-nobody', 'severity.too-few'])

/** One team beside the others; `severity` above zero: it marks higher (milder) than they do. */
export const TeamLine = z.strictObject({
  teamId: Id,
  name: Name,
  observations: Count,
  people: Count,
  /** How many of them other teams saw too. */
  shared: Count,
  sharedWith: z.array(z.strictObject({ teamId: Id, people: Count })),
  severity: Interval.nullable(),
  abstains: WhyNot.nullable(),
  /** Its marks scatter far more than the others'; they count for less. */
  erratic: z.boolean(),
})
export type TeamLine = z.infer<typeof TeamLine>

/** One person's mean mark as given and with the teams' severity taken out. */
export const PersonLine = z.strictObject({
  cadreId: Id,
  name: Name,
  unitId: Id.nullable(),
  unit: Name.nullable(),
  observations: Count,
  teams: Count,
  raw: Points,
  adjusted: Interval.nullable(),
  abstains: WhyNot.nullable(),
})
export type PersonLine = z.infer<typeof PersonLine>

/** What the marks differ by. `share` of the whole in ten-thousandths, together 10000; `spread` in points. */
export const Part = z.strictObject({
  of: z.enum(['person', 'team', 'occasion', 'rest']),
  share: Count,
  spread: Points,
})
export type Part = z.infer<typeof Part>

/** Teams and people of a span beside one another, by one scale of points. */
export const SeverityTable = z.strictObject({
  span: Span,
  /** Observations with a mark in the span. */
  observations: Count,
  /** Null where too little was seen to tell the parts apart. */
  parts: z.array(Part).nullable(),
  teams: z.array(TeamLine),
  /** In the official order; county leaders are not among them, nor is who asks. */
  people: z.array(PersonLine),
})
export type SeverityTable = z.infer<typeof SeverityTable>
