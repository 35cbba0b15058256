import { z } from 'zod'
import { choice, Name, PartialDate, Phrase, Prose, linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

/** The three ways of the seed (practice); a finer way stands in words beside it. */
export const Method = choice('method', ['observing', 'learning', 'listening'])
/** In which capacity the person was seen. */
export const Capacity = choice('capacity', ['commander', 'lead', 'head', 'deputy', 'other'])
/** 好, 较好, 一般, 差. */
export const Mark = choice('mark', ['A', 'B', 'C', 'D'])
export type Mark = z.infer<typeof Mark>
/** Whether a fact speaks for or against; unknown until a person classifies it, never inferred from marks. */
export const Polarity = choice('polarity', ['positive', 'negative', 'unknown'])

/** The aspects of the seed (practice); the last two for commanders and leads. */
export const Aspect = choice('aspect', [
  'attitude',
  'responsibility',
  'emergency',
  'results',
  'role',
  'innovation',
  'ability',
])
export type Aspect = z.infer<typeof Aspect>
/** Marks on any of the aspects; an aspect without a mark was not observed. */
export const Marks = z.partialRecord(Aspect, Mark).meta({ kind: 'marks' })
export type Marks = z.infer<typeof Marks>

export const Team = z.strictObject({ name: Name })
export const team = fact({
  noun: 'team',
  table: 'teams',
  schema: Team,
  reads: 'read inspection',
  keeps: 'keep inspection',
})

/** An inspector as written, linked to a cadre only where the name is unique. */
export const Inspector = z.strictObject({
  teamId: linkTo('team'),
  name: Name,
  cadreId: linkTo('cadre').nullable(),
})
export const inspector = fact({
  noun: 'inspector',
  table: 'inspectors',
  schema: Inspector,
  reads: 'read inspection',
  keeps: 'keep inspection',
})

/** A team at a place on a day. */
export const Visit = z.strictObject({
  teamId: linkTo('team'),
  date: PartialDate,
  projectId: linkTo('project').nullable(),
  place: Phrase.nullable(),
})
export const visit = fact({
  noun: 'visit',
  table: 'visits',
  schema: Visit,
  reads: 'read inspection',
  keeps: 'keep inspection',
})

/** One fact seen or heard about one cadre on a visit. */
export const Observation = z.strictObject({
  visitId: linkTo('visit'),
  inspectorId: linkTo('inspector').nullable(),
  /** Further inspectors, as written. */
  companions: Phrase.nullable(),
  cadreId: linkTo('cadre'),
  capacity: Capacity.nullable(),
  method: Method.nullable(),
  way: Phrase.nullable(),
  marks: Marks,
  text: Prose.nullable(),
  polarity: Polarity,
  source: Phrase.nullable(),
})
export type Observation = z.infer<typeof Observation>
export const observation = fact({
  noun: 'observation',
  table: 'observations',
  schema: Observation,
  reads: 'read inspection',
  keeps: 'keep inspection',
  about: 'cadreId',
})
