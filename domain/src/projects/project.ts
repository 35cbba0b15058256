import { z } from 'zod'
import {
  choice,
  Ordinal,
  PartialDate,
  Phrase,
  Prose,
  TenThousandths,
  Title,
  Year,
  Yuan,
  linkTo,
} from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

/** The four categories of key projects (practice). */
export const Category = choice('category', ['concentrated', 'priority', 'showcase', 'legacy'])
export type Category = z.infer<typeof Category>

/** Progress at a glance, from a stated rule; never shown by colour alone (practice). */
export const Light = choice('light', ['green', 'yellow', 'red'])
export type Light = z.infer<typeof Light>

/** A key project of one year. Identity: year and name. */
export const Project = z.strictObject({
  year: Year,
  name: Title,
  category: Category.nullable(),
  number: Phrase.nullable(),
  content: Prose.nullable(),
  totalInvestment: Yuan.nullable(),
  annualInvestment: Yuan.nullable(),
  unitId: linkTo('unit').nullable(),
  start: PartialDate.nullable(),
  completion: PartialDate.nullable(),
  /** Difficulty coefficient, 0.8 to 1.5 (ours), in ten-thousandths; null where not set. */
  difficulty: TenThousandths.nullable(),
  note: Prose.nullable(),
  ordinal: Ordinal,
})
export type Project = z.infer<typeof Project>

export const project = fact({
  noun: 'project',
  table: 'projects',
  schema: Project,
  reads: 'read projects',
  keeps: 'keep projects',
})

/** Who answers for a project, from when to when; credit follows tenure. */
export const Command = z.strictObject({
  projectId: linkTo('project'),
  cadreId: linkTo('cadre'),
  post: Title.nullable(),
  from: PartialDate.nullable(),
  until: PartialDate.nullable(),
})
export type Command = z.infer<typeof Command>
export const command = fact({
  noun: 'command',
  table: 'commands',
  schema: Command,
  reads: 'read projects',
  keeps: 'keep projects',
  about: 'cadreId',
})

/** Who leads a project through its course: the decision that made a nominee a lead. */
export const Appointment = z.strictObject({
  projectId: linkTo('project'),
  cadreId: linkTo('cadre'),
  from: PartialDate.nullable(),
  until: PartialDate.nullable(),
})
export type Appointment = z.infer<typeof Appointment>
export const appointment = fact({
  noun: 'appointment',
  table: 'appointments',
  schema: Appointment,
  reads: 'read projects',
  keeps: 'keep projects',
  about: 'cadreId',
})
