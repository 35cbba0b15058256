import type { z } from 'zod'
import { FACTS, type FactOf } from '../app/facts.ts'
import { bare, plain } from './values/text.ts'

/** The content of a fact of a noun. */
export type ContentOf<N extends Noun> = z.infer<FactOf<N>['schema']>
export type Content = Readonly<Record<string, unknown>>

const part = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'string'
      ? plain(value)
      : JSON.stringify(value)

/**
 * The fields by which a fact is known again. Where several facts may share them (an observation, an
 * outcome), they name a pool in which best match pairs first.
 */
const KNOWN_BY = {
  unit: ['name'],
  ranking: ['unitId', 'business', 'year'],
  cadre: ['name'],
  tenure: ['cadreId'],
  case: ['kind', 'year', 'number'],
  caseParty: ['caseId', 'cadreId'],
  project: ['year', 'name'],
  command: ['projectId', 'cadreId'],
  appointment: ['projectId', 'cadreId'],
  nomination: ['projectId', 'cadreId'],
  opinion: ['nominationId', 'department'],
  report: ['projectId', 'month'],
  blocker: ['reportId'],
  team: ['name'],
  inspector: ['teamId', 'name'],
  visit: ['teamId', 'date', 'projectId'],
  observation: ['visitId', 'inspectorId', 'cadreId'],
  achievement: ['cadreId', 'quarter', 'dimension', 'text'],
  verification: ['achievementId'],
  debrief: ['year', 'title'],
  tally: ['debriefId', 'cadreId', 'voterClass'],
  bottomLineEvent: ['date', 'cadreId', 'unitId', 'text'],
  outcome: ['kind', 'cadreId', 'unitId', 'year'],
  recognition: ['cadreId', 'year'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The kinds of fact that rows of workbooks become. */
export type Noun = keyof typeof KNOWN_BY

const fromSheets = FACTS.filter(({ noun }) => Object.hasOwn(KNOWN_BY, noun))

/** Their nouns, each after those it points to. */
export const NOUNS: readonly Noun[] = fromSheets.map(({ noun }) => noun as Noun)

const BLANK = new Map<string, Content>(
  fromSheets.map(({ noun, schema }) => [
    noun,
    Object.fromEntries(Object.keys(schema.shape).map((field) => [field, null])),
  ]),
)

/** A content of a noun in which nothing is known yet. */
export const unknownContent = (noun: Noun): Record<string, unknown> => ({
  ...BLANK.get(noun),
})

export const keyOf = (noun: Noun, content: Content): string =>
  noun === 'project'
    ? `${part(content['year'])}\u0000${bare(String(content['name']))}`
    : (KNOWN_BY[noun] as readonly string[]).map((field) => part(content[field])).join('\u0000')
