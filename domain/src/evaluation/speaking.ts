import type { Dossier } from './dossier.ts'
import { statement } from './node.ts'
import type { Node, Statement } from './result.ts'
import type { HeadScheme } from './scheme.ts'
import { counted, votesOf } from './votes.ts'

const refs = (noun: string, items: readonly { readonly id: string }[]) =>
  items.map(({ id }) => ({ noun, id }))

const about = (
  code: string,
  noun: string,
  items: readonly { readonly id: string }[],
  more: Statement['about'] = {},
): Statement[] =>
  items.length === 0 ? [] : [statement(code, { count: items.length, ...more }, refs(noun, items))]

/** Dimensions at or over a line, or below one, named with their scores. */
const dimensions = (code: string, total: Node, belongs: (score: number) => boolean): Statement[] =>
  total.parts
    .filter((part) => part.score !== null && belongs(part.score))
    .map((part) =>
      statement(code, { dimension: part.key.split('/').at(-1) ?? '', score: part.score ?? 0 }),
    )

/**
 * What speaks for a head, as facts with their records: confirmed achievements and those of provincial
 * level and above, first places, mostly 优秀 votes, dimensions at the line for 优秀, recognition.
 * Nothing here changes a score.
 */
export function speaksFor(scheme: HeadScheme, dossier: Dossier, total: Node): Statement[] {
  const confirmed = dossier.achievements.filter((item) => item.finding === 'confirmed')
  const high = confirmed.filter(({ level }) => level === 'national' || level === 'provincial')
  const votes = counted(dossier.tallies)
  const cast = votes.reduce((sum, tally) => sum + votesOf(tally), 0)
  const excellent = votes.reduce((sum, tally) => sum + tally.excellent, 0)
  const isLiked = cast >= scheme.bars.dissent.fewest && excellent * 2 > cast
  return [
    ...about('for.recognised', 'recognition', dossier.recognitions),
    ...about('for.achievements', 'achievement', confirmed),
    ...about('for.highLevel', 'achievement', high),
    ...about(
      'for.firstPlace',
      'ranking',
      dossier.rankings.filter(({ place }) => place === 1),
    ),
    ...(isLiked ? [statement('for.votes', { excellent, votes: cast }, refs('tally', votes))] : []),
    ...dimensions('for.dimension', total, (score) => score >= scheme.thresholds.excellent),
  ]
}

/**
 * What speaks against: bottom-line events with their points, claims found untrue, marks of 差,
 * dimensions below the line for 称职. Bars are listed apart. An observation's mark is stated as a
 * mark; whether the fact is one against the person only its polarity says.
 */
export function speaksAgainst(scheme: HeadScheme, dossier: Dossier, total: Node): Statement[] {
  const points = dossier.events.reduce((sum, event) => sum + event.points, 0)
  const rejected = dossier.achievements.filter((item) => item.finding === 'rejected')
  const poor = dossier.observations.filter(({ marks }) => Object.values(marks).includes('D'))
  return [
    ...about('against.events', 'bottomLineEvent', dossier.events, { points }),
    ...about('against.untrue', 'achievement', rejected),
    ...about('against.poorMarks', 'observation', poor),
    ...dimensions('against.dimension', total, (score) => score < scheme.thresholds.competent),
  ]
}
