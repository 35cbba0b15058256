import { z } from 'zod'
import { Month, PartialDate, Phrase, Prose, Yuan, linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'
import { Light } from '../projects/project.ts'

/** One project's report in one month's round. Identity: project and month. */
export const Report = z.strictObject({
  projectId: linkTo('project'),
  month: Month,
  /** Investment of the month and to date. */
  invested: Yuan.nullable(),
  cumulative: Yuan.nullable(),
  progress: Prose.nullable(),
  /** The light as reported; the computed one stands beside it. */
  light: Light.nullable(),
  note: Prose.nullable(),
})
export type Report = z.infer<typeof Report>
export const report = fact({
  noun: 'report',
  table: 'reports',
  schema: Report,
  reads: 'read reviews',
  keeps: 'keep reviews',
})

/** What holds a project back; one from a sheet has no owner or date yet. */
export const Blocker = z.strictObject({
  projectId: linkTo('project'),
  reportId: linkTo('report').nullable(),
  month: Month,
  text: Prose,
  owner: Phrase.nullable(),
  due: PartialDate.nullable(),
})
export type Blocker = z.infer<typeof Blocker>
export const blocker = fact({
  noun: 'blocker',
  table: 'blockers',
  schema: Blocker,
  reads: 'read reviews',
  keeps: 'keep reviews',
})
