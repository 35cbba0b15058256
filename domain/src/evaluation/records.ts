import type { Dimension } from '../achievements/achievement.ts'
import { exactly, least } from '../kernel/exact.ts'
import type { Dossier } from './dossier.ts'
import type { Addition, Deduction, MeasuredAs } from './methods.ts'
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
 * points are 100, and more does not count unless it is a `measure`, which is compared. In post without an item: 0. Not in post in the period: missing, whatever items
 * there are. An item without a level adds nothing and says so, for no level is known to be its own;
 * one from before the tenure counts as stated and is flagged (an imported row is a transcript).
 */
export function byAchievements(
  rule: MeasuredAs<'pointsByLevel'>,
  dossier: Dossier,
  dimension: Dimension,
  place: Place,
  kind: 'indicator' | 'measure' = 'indicator',
): Node {
  const items = dossier.achievements.filter((item) => item.dimension === dimension)
  const code = kind === 'measure' ? 'pointsUncapped' : 'pointsByLevel'
  const made = { kind, formula: { code, about: { items: items.length, full: rule.full } } }
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

/** What one of an addition's items adds for a person: recognitions, achievements of the dimension, places. */
function addedBy(
  item: Addition['items'][number],
  dossier: Dossier,
  dimension: Dimension,
): Source[] {
  switch (item.source) {
    case 'recognitions':
      return dossier.recognitions.map(({ id }) => adding('recognition', id, exactly(item.each)))
    case 'achievements':
      return dossier.achievements.flatMap(({ id, dimension: own, level, finding, share }) =>
        own === dimension && finding === 'confirmed' && level !== null
          ? [
              adding(
                'achievement',
                id,
                exactly(BigInt(item.each[level]) * BigInt(share), WHOLE),
                ...(share < WHOLE ? ['shared'] : []),
              ),
            ]
          : [],
      )
    case 'rankings':
      return dossier.rankings
        .filter(({ place }) => place <= item.upTo)
        .map(({ id }) => adding('ranking', id, exactly(item.each)))
  }
}

/** Add-only (practice): what is added to a dimension above its indicators, `atMost` in all. */
export function byAdditions(
  rule: Addition,
  dossier: Dossier,
  dimension: Dimension,
  place: Place,
): Node {
  const from = rule.items.flatMap((item) => addedBy(item, dossier, dimension))
  const about = { records: from.length, atMost: rule.atMost }
  const formula = { code: 'addOnly', about }
  return tallied(place, { kind: 'addition', formula, from }, exactly(rule.atMost))
}

/**
 * Bottom-line events (domain rule): `times` their points are subtracted, and `untrue` for each
 * achievement found untrue where the scheme says so, at most `atMost` in all and never more than 100. Where every other part of the dimension is absent there is nothing to subtract
 * from and the dimension abstains: to start from 100 would invent evidence, from 0 would punish twice.
 * The events stay visible here and among what speaks against, and a veto caps the grade all the same.
 */
export function byEvents(rule: Deduction, dossier: Dossier, place: Place): Node {
  const events = dossier.events.map(({ id, points, counts, veto }) => {
    const adds = exactly(BigInt(rule.times) * BigInt(points) * BigInt(counts), WHOLE * WHOLE)
    const notes = counts < WHOLE ? ['lessened'] : veto ? ['veto'] : []
    return adding('bottomLineEvent', id, adds, ...notes)
  })
  const cap = least(FULL, rule.atMost === null ? FULL : exactly(rule.atMost))
  const about = { events: events.length, times: rule.times, atMost: Number(cap.n) }
  const made = { kind: 'deduction', formula: { code: 'deductOnly', about }, from: events } as const
  if (rule.untrue === 0) return tallied(place, made, cap)
  const untrue = dossier.achievements
    .filter(({ finding }) => finding === 'rejected')
    .map(({ id }) => adding('achievement', id, exactly(rule.untrue), 'untrue'))
  const told = { ...about, untrue: untrue.length, each: rule.untrue }
  const formula = { code: 'deductUntrue', about: told }
  return tallied(place, { ...made, formula, from: [...events, ...untrue] }, cap)
}
