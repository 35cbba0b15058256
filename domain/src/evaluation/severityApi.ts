import { z } from 'zod'
import { SeverityTable, Span } from '../inspection/severityTable.ts'
import { Count } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'
import { ByMarks } from './methods.ts'
import { SchemeKey } from './scheme.ts'

/** How severe the teams are by what a scheme makes of marks: the numbers that its runs take off. */
export const SeverityPage = z.strictObject({
  ...SeverityTable.shape,
  /** Years with visits, newest first. */
  years: z.array(z.string()),
  scheme: SchemeKey,
  /** The scales of points by which the scheme counts marks; `scale` says which one is shown. */
  scales: z.array(ByMarks.shape.points),
  scale: Count,
  /** Observations of the span that a tolerance or a clearing took out: they say nothing here. */
  leftOut: Count,
})
export type SeverityPage = z.infer<typeof SeverityPage>

export const severityApi = {
  /**
   * For those who read inspection in the whole district; to everybody else it is not there. By the
   * scheme of heads in force where none is named.
   */
  severity: endpoint('GET', '/inspection/severity', {
    may: 'read inspection',
    asks: z.strictObject({
      period: Span.optional(),
      scheme: SchemeKey.optional(),
      scale: z.coerce.number().int().min(0).max(100).default(0),
    }),
    gives: SeverityPage,
  }),
}
