import type { Dimension } from '../achievements/achievement.ts'
import { exactly, least } from '../kernel/exact.ts'
import type { Dossier } from './dossier.ts'
import type { Deduction, MeasuredAs } from './methods.ts'
import type { Place } from './node.ts'
import { absent, adding, FULL, measuring, statement, tallied, WHOLE } from './node.ts'
import { earliest } from './period.ts'
import type { Node, Source } from './result.ts'

/** The scores that are made of a person's records directly, one function a method. */

/** Being in post in the period is what makes an empty list a zero, so the number rests on it too. */
const posts = ({ inPost }: Dossier): Source[] => inPost.map(({ id }) => measuring('tenure', id))

/** The last day of a quarter such as `2024Q3`, near enough to compare with a tenure's first day. */
const quarterEnd = (quarter: string) =>
  `${quarter.slice(0, 4)}-${String(Number(quarter[5]) * 3).padStart(2, '0')}-31`

/**
 * Achievements of one dimension (domain rule): points by level × finding × share, summed; `full`
 * points are 100. In post without an item: 0. Not in post in the period: missing, whatever items
 * there are. An item without a level adds nothing and says so, for no level is known to be its own;
 * one from before the tenure counts as stated and is flagged (an imported row is a transcript).
 */
export function byAchievements(
  rule: MeasuredAs<'pointsByLevel'>,
  dossier: Dossier,
  dimension: Dimension,
  place: Place,
): Node {
  const items = dossier.achievements.filter((item) => item.dimension === dimension)
  const formula = { code: 'pointsByLevel', about: { items: items.length, full: rule.full } }
  const made = { kind: 'indicator', formula } as const
  if (dossier.inPost.length === 0) return absent(place, made, statement('abstains.notInPost'))
  const from = items.map(({ id, level, finding, share, quarter }) => {
    const part = finding === null ? rule.unverified : rule.findings[finding]
    const points = level === null ? 0 : rule.points[level]
    const notes = finding === null ? ['unverified'] : finding === 'confirmed' ? [] : [finding]
    if (level === null) notes.push('noLevel')
    if (share < WHOLE) notes.push('shared')
    if (
      dossier.inPost.every(
        (post) => post.from !== null && quarterEnd(quarter) < earliest(post.from),
      )
    )
      notes.push('beforeTenure')
    const adds = exactly(BigInt(points) * BigInt(part) * BigInt(share), BigInt(rule.full) * 100n)
    return adding('achievement', id, adds, ...notes)
  })
  return tallied(place, { ...made, from: [...posts(dossier), ...from] })
}

/**
 * The unit's official places (domain rule): the first gets `first`, each further place `step` less,
 * not below 0, averaged. They are the head's only while in post.
 */
export function byRankings(rule: MeasuredAs<'byRank'>, dossier: Dossier, place: Place): Node {
  const items = dossier.rankings
  const formula = {
    code: 'byRank',
    about: { items: items.length, first: rule.first, step: rule.step },
  }
  const made = { kind: 'indicator', formula } as const
  if (dossier.inPost.length === 0) return absent(place, made, statement('abstains.notInPost'))
  if (items.length === 0) return absent(place, made, statement('abstains.noRanking'))
  const from = items.map((item) =>
    adding(
      'ranking',
      item.id,
      exactly(Math.max(0, rule.first - rule.step * (item.place - 1)), items.length),
    ),
  )
  return tallied(place, { ...made, from: [...posts(dossier), ...from] })
}

/**
 * Field inspection (domain rule): the mean of all marks on the named aspects, each mark counting
 * alike whatever its aspect, team or capacity. An observation adds the points of its marks divided
 * by the number of all marks.
 */
export function byMarks(rule: MeasuredAs<'byMarks'>, dossier: Dossier, place: Place): Node {
  const marked = dossier.observations.flatMap((observation) => {
    const marks = rule.aspects.flatMap((aspect) => observation.marks[aspect] ?? [])
    return marks.length === 0 ? [] : [{ id: observation.id, marks }]
  })
  const count = marked.reduce((sum, { marks }) => sum + marks.length, 0)
  const formula = {
    code: 'byMarks',
    about: { observations: marked.length, marks: count, aspects: rule.aspects.join(',') },
  }
  const made = { kind: 'indicator', formula } as const
  if (count === 0) return absent(place, made, statement('abstains.noMark'))
  const from = marked.map(({ id, marks }) =>
    adding(
      'observation',
      id,
      exactly(
        marks.reduce((sum, mark) => sum + rule.points[mark], 0),
        count,
      ),
    ),
  )
  return tallied(place, { ...made, from })
}

/**
 * Bottom-line events (domain rule): `times` their points are subtracted, at most `atMost` in all and
 * never more than 100. Where every other part of the dimension is absent there is nothing to subtract
 * from and the dimension abstains: to start from 100 would invent evidence, from 0 would punish twice.
 * The events stay visible here and among what speaks against, and a veto caps the grade all the same.
 */
export function byEvents(rule: Deduction, dossier: Dossier, place: Place): Node {
  const from = dossier.events.map(({ id, points, counts, veto }) => {
    const adds = exactly(BigInt(rule.times) * BigInt(points) * BigInt(counts), WHOLE * WHOLE)
    const notes = counts < WHOLE ? ['lessened'] : veto ? ['veto'] : []
    return adding('bottomLineEvent', id, adds, ...notes)
  })
  const cap = least(FULL, rule.atMost === null ? FULL : exactly(rule.atMost))
  const about = { events: from.length, times: rule.times, atMost: Number(cap.n) }
  return tallied(place, { kind: 'deduction', formula: { code: 'deductOnly', about }, from }, cap)
}
