import { z } from 'zod'
import { Aspect } from '../inspection/observation.ts'
import { Span } from '../inspection/severityTable.ts'
import { Count, Id, Month, Name, PartialDate } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'

/** Part of the total in ten-thousandths. */
const Part = z.int().min(0).max(10_000)
const TeamName = z.strictObject({ teamId: Id, name: Name })

export const NextVisitLine = z.strictObject({
  cadreId: Id,
  name: Name,
  unitId: Id.nullable(),
  unit: Name.nullable(),
  as: z.enum(['head', 'lead']),
  /** Aspects on which there is too little to judge by, the weightiest first. */
  wanting: z.array(
    z.strictObject({
      aspect: Aspect,
      weight: Part,
      level: z.enum(['little', 'none']),
      records: Count,
      sources: Count,
      latest: PartialDate.nullable(),
    }),
  ),
  /** What part of the total waits on better evidence. */
  waiting: Part,
  observations: Count,
  latest: PartialDate.nullable(),
  /** Teams that would come nearer to being comparable. */
  connects: z.array(TeamName),
  /** Teams that may go, the most useful first. */
  by: z.array(TeamName),
})
export type NextVisitLine = z.infer<typeof NextVisitLine>

export const NextVisitsPage = z.strictObject({
  span: Span,
  years: z.array(z.string()),
  /** Recency is judged against this month; null where nothing is on record. */
  asOf: Month.nullable(),
  /** How many people inspection should know. */
  expected: Count,
  visits: z.array(NextVisitLine),
  apart: z.array(TeamName.extend({ lacks: Count })),
})
export type NextVisitsPage = z.infer<typeof NextVisitsPage>

export const nextVisitsApi = {
  /** For those who read inspection in the whole district; to everybody else it is not there. */
  nextVisits: endpoint('GET', '/inspection/next-visits', {
    may: 'read inspection',
    asks: z.strictObject({ period: Span.optional() }),
    gives: NextVisitsPage,
  }),
}
