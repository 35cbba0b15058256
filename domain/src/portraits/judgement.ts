import { statement } from '../evaluation/node.ts'
import type { Statement } from '../evaluation/result.ts'
import { speakingFor } from './merits.ts'
import type { PersonRecord } from './personRecord.ts'
import { basisOf, heldAgainst } from './shortcomings.ts'
import { refs } from './wording.ts'

/** A statement on records of one noun, or none where there are none. */
const on = (
  code: string,
  noun: string,
  items: readonly { readonly id: string }[],
  about: Statement['about'] = {},
): Statement[] =>
  items.length === 0 ? [] : [statement(code, { count: items.length, ...about }, refs(noun, items))]

/** What the portrait names as strengths, with the records. Words: `portrait.<code>`. */
export function strengthsOf(record: PersonRecord): Statement[] {
  const { recognitions, achievements, greens, facts } = speakingFor(record)
  return [
    ...on('strength.recognised', 'recognition', recognitions),
    ...on('strength.highLevel', 'achievement', achievements),
    ...on(
      'strength.green',
      'project',
      greens.map(({ project }) => project),
    ),
    ...on('strength.facts', 'observation', facts),
  ]
}

/**
 * What the portrait names as shortcomings, with the records; compulsory: where nothing is on record
 * it says so, and on how many facts of how many sources that rests. Words: `portrait.<code>`.
 */
export function shortcomingsOf(record: PersonRecord): Statement[] {
  const { facts, events, reds, untrue, low } = heldAgainst(record)
  const points = events.reduce((sum, event) => sum + event.points, 0)
  const told = [
    ...on('shortcoming.facts', 'observation', facts),
    ...on('shortcoming.events', 'bottomLineEvent', events, { points }),
    ...on(
      'shortcoming.red',
      'report',
      reds.flatMap(({ reports }) => reports),
    ),
    ...on('shortcoming.untrue', 'achievement', untrue),
    ...on('shortcoming.marks', 'observation', low),
  ]
  if (told.length > 0) return told
  const basis = basisOf(record)
  const about = { count: basis.facts.length, sources: basis.sources }
  return [statement('shortcoming.none', about, basis.facts)]
}
