import { z } from 'zod'
import { linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

/**
 * What somebody may be tolerated for, cleared of, or answer: one record of these kinds, by a link of
 * its own each, so that the database knows that it is there. Exactly one is set.
 */
export const HELD_AGAINST = {
  observationId: linkTo('observation').nullable(),
  bottomLineEventId: linkTo('bottomLineEvent').nullable(),
  achievementId: linkTo('achievement').nullable(),
  reportId: linkTo('report').nullable(),
}

type HeldAgainst = Readonly<Partial<Record<string, unknown>>>
type Link = keyof typeof HELD_AGAINST
const LINKS = Object.keys(HELD_AGAINST) as Link[]
const NOUNS: Readonly<Record<Link, string>> = {
  observationId: 'observation',
  bottomLineEventId: 'bottomLineEvent',
  achievementId: 'achievement',
  reportId: 'report',
}

/** The record that is meant, by noun and id; undefined where none or several are named. */
export function recordOf(content: HeldAgainst): { noun: string; id: string } | undefined {
  const set = LINKS.flatMap((link) => {
    const id = content[link]
    return typeof id === 'string' ? [{ noun: NOUNS[link], id }] : []
  })
  return set.length === 1 ? set[0] : undefined
}

/** Named at the first of the links, which is where a form asks for it. */
export const ONE_RECORD = { error: 'safeguard.one-record', path: ['observationId'] }

/**
 * A record that a tolerance or clearing case is about: by it the case acts on scores, bars and
 * portraits (domain rule). Without one a case is told and takes nothing out.
 */
export const Concern = z
  .strictObject({ caseId: linkTo('case'), ...HELD_AGAINST })
  .refine((content) => recordOf(content) !== undefined, ONE_RECORD)
export type Concern = z.infer<typeof Concern>

export const concern = fact({
  noun: 'concern',
  table: 'concerns',
  schema: Concern,
  reads: 'read safeguards',
  keeps: 'keep safeguards',
})
