import type { Dimension } from '../achievements/achievement.ts'
import { read, rounded, written } from '../kernel/exact.ts'
import type { UnitGroup } from '../units/unit.ts'
import { adjustmentFor } from './adjusting.ts'
import type { Adjustment } from './adjusting.ts'
import { barsOn, notAssessed, vetoesOn } from './bars.ts'
import { byBand, byComparison, fieldOf } from './comparing.ts'
import type { Field } from './comparing.ts'
import { dossiersFrom } from './dossier.ts'
import type { Dossier } from './dossier.ts'
import type { Evidence } from './evidence.ts'
import { gradeHeads } from './grading.ts'
import { byMarks } from './marks.ts'
import { measuredBy, sourceOf } from './methods.ts'
import type { Indicator, Measured } from './methods.ts'
import { WHOLE, absent, atTop, blended, meanOf, statement } from './node.ts'
import type { Place } from './node.ts'
import type { Period } from './period.ts'
import { byProjects } from './projectResult.ts'
import { byAchievements, byAdditions, byEvents, byRankings } from './records.ts'
import type { HeadResult, HeadsResult, Node, ReadingScore, Statement } from './result.ts'
import { Reading } from './scheme.ts'
import type { DimensionRule, HeadScheme } from './scheme.ts'
import { speaksAgainst, speaksFor } from './speaking.ts'
import { byVotes } from './votes.ts'

/** What the numbers of one head may depend on beside the own records. */
interface Beside {
  readonly adjustment: Adjustment | undefined
  /** The values of the head's group that an indicator is compared with. */
  readonly fieldAt: (key: string) => Field | undefined
}

/** What the records make of one rule: a score, or the value that is compared. */
function measured(
  rule: Measured,
  dossier: Dossier,
  dimension: Dimension,
  place: Place,
  adjustment: Adjustment | undefined,
  kind: 'indicator' | 'measure' = 'indicator',
): Node {
  switch (rule.method) {
    case 'pointsByLevel':
      return byAchievements(rule, dossier, dimension, place, kind)
    case 'byRank':
      return byRankings(rule, dossier, place)
    case 'byMarks':
      return byMarks(rule, dossier, place, adjustment)
    case 'byVotes':
      return byVotes(rule, dossier, place)
    case 'projectResult':
      return byProjects(rule, dossier.stints, place)
  }
}

/** The path of an indicator's number. */
const keyOf = ({ dimension }: DimensionRule, rule: Indicator) =>
  `total/${dimension}/${sourceOf(rule)}`

/** The value that an indicator compares, as the number below it. */
const valueOf = (
  of: DimensionRule,
  rule: Indicator,
  dossier: Dossier,
  adjustment: Adjustment | undefined,
): Node => {
  const place = { key: `${keyOf(of, rule)}/value`, weight: WHOLE }
  return measured(measuredBy(rule), dossier, of.dimension, place, adjustment, 'measure')
}

function indicator(rule: Indicator, dossier: Dossier, of: DimensionRule, beside: Beside): Node {
  const place = { key: keyOf(of, rule), weight: rule.weight }
  const { adjustment, fieldAt } = beside
  if (!('of' in rule)) return measured(rule, dossier, of.dimension, place, adjustment)
  const own = valueOf(of, rule, dossier, adjustment)
  if (rule.method === 'byBand') return byBand(rule, own, place)
  const { group } = dossier.person
  return byComparison(rule, { own, group, field: fieldAt(place.key) }, place)
}

/**
 * One dimension: its indicators by weight, absent ones left out, with what is added and subtracted.
 * Without a part that the scheme needs it abstains, and nothing of it counts as present.
 */
function dimensionOf(rule: DimensionRule, dossier: Dossier, beside: Beside): Node {
  const { dimension, addition, deduction } = rule
  const key = `total/${dimension}`
  const parts = rule.indicators.map((one) => indicator(one, dossier, rule, beside))
  if (addition)
    parts.push(byAdditions(addition, dossier, dimension, { key: `${key}/additions`, weight: 0 }))
  if (deduction)
    parts.push(byEvents(deduction, dossier, { key: `${key}/${deduction.source}`, weight: 0 }))
  const place = { key, weight: rule.weight }
  const made = { kind: 'dimension', formula: { code: 'dimension', about: { dimension } } } as const
  const missing = rule.needs.filter((source) =>
    parts.some((part) => part.key === `${key}/${source}` && part.exact === null),
  )
  if (missing.length === 0) return blended(place, made, parts)
  const why = statement('abstains.needs', { part: missing[0] ?? '' })
  return { ...absent(place, made, why), parts }
}

/** The total of one head: the five dimensions by their weights. */
function totalOf(scheme: HeadScheme, dossier: Dossier, beside: Beside): Node {
  const parts = scheme.dimensions.map((rule) => dimensionOf(rule, dossier, beside))
  const formula = { code: 'total', about: { least: scheme.leastPresent } }
  const place = { key: 'total', weight: 10_000 }
  return atTop(blended(place, { kind: 'mean', formula }, parts, scheme.leastPresent))
}

/** The readings: each the mean of its dimensions by their weights, absent ones left out. */
const readingsOf = (scheme: HeadScheme, total: Node): ReadingScore[] =>
  Reading.options.map((reading) => {
    const of = scheme.readings[reading]
    const parts = total.parts.filter(({ key }) => of.some((one) => key === `total/${one}`))
    const value = meanOf(parts)
    return {
      reading,
      score: value ? rounded(value) : null,
      exact: value ? written(value) : null,
      of: [...of],
    }
  })

type Scored = Omit<HeadResult, 'rank' | 'outOf' | 'unranked' | 'grade' | 'gradeWhy'>

function scoreHead(
  scheme: HeadScheme,
  { dossier, excused }: Candidate,
  period: Period,
  beside: Beside,
): Scored {
  const { cadreId, unitId, group } = dossier.person
  const who = { cadreId, unitId, group, leftOut: [...dossier.leftOut] }
  if (excused) {
    const nothing = { total: null, readings: [], bars: [], speaksFor: [], speaksAgainst: [] }
    return { ...who, ...nothing, notAssessed: excused, notes: [] }
  }
  const total = totalOf(scheme, dossier, beside)
  const notes = dossier.inPost.length === 0 ? [statement('note.notInPost')] : []
  return {
    ...who,
    notAssessed: null,
    total,
    readings: readingsOf(scheme, total),
    bars: barsOn(scheme, dossier, period),
    speaksFor: speaksFor(scheme, dossier, total),
    speaksAgainst: speaksAgainst(scheme, dossier, total),
    notes,
  }
}

/** A head who may be assessed, and why not where that is so. */
interface Candidate {
  readonly dossier: Dossier
  readonly excused: Statement | undefined
}

/** The values of each unit group for each indicator that compares; whoever is not assessed is not among them. */
function fieldsOf(
  scheme: HeadScheme,
  candidates: readonly Candidate[],
  adjustment: Adjustment | undefined,
): (group: UnitGroup | null) => Beside['fieldAt'] {
  const assessed = Map.groupBy(
    candidates.flatMap(({ dossier, excused }) => (excused ? [] : [dossier])),
    ({ person }) => person.group,
  )
  const fields = new Map<string, Field>()
  for (const of of scheme.dimensions)
    for (const rule of of.indicators) {
      if (rule.method !== 'againstBest' && rule.method !== 'byPlace') continue
      for (const [group, dossiers] of assessed) {
        const values = dossiers.flatMap((dossier) => {
          const { exact } = valueOf(of, rule, dossier, adjustment)
          return exact === null ? [] : [read(exact)]
        })
        fields.set(`${group} ${keyOf(of, rule)}`, fieldOf(values))
      }
    }
  return (group) => (key) => fields.get(`${group} ${key}`)
}

/**
 * Evaluates the unit heads of a period: scores with their lineage, readings, ranks within the groups,
 * proposed grades with reasons. The machine proposes; people decide.
 *
 * Scored are the people of layer `head`. A county leader who also heads a unit is listed as not
 * assessed; other county leaders are not listed. The same scheme and evidence give the same result in
 * whatever order the records come (`canonical.ts` gives its bytes).
 *
 * `adjustment`: the severities of the teams, estimated from the evidence unless they are handed in.
 * Whoever evaluates a part of a district's evidence must hand in those of the whole.
 */
export function evaluateHeads(
  scheme: HeadScheme,
  evidence: Evidence,
  adjustment: Adjustment | undefined = adjustmentFor(scheme, evidence),
): HeadsResult {
  const { period } = evidence
  const dossierOf = dossiersFrom(evidence, scheme.tolerance, ['command'])
  const candidates = evidence.people
    .filter(({ layer, headships }) =>
      layer === 'countyLeader' ? headships.length > 0 : layer === 'head',
    )
    .toSorted((a, b) => (a.cadreId < b.cadreId ? -1 : 1))
    .map((person) => {
      const dossier = dossierOf(person)
      return { dossier, excused: notAssessed(scheme, dossier, period) }
    })
  const fieldsIn = fieldsOf(scheme, candidates, adjustment)
  const scored = candidates.map((one) => {
    const beside = { adjustment, fieldAt: fieldsIn(one.dossier.person.group) }
    const head = scoreHead(scheme, one, period, beside)
    return { head, vetoed: vetoesOn(one.dossier).length > 0 }
  })
  const { placings, groups } = gradeHeads(
    scheme,
    scored.map(({ head, vetoed }) => ({ ...head, total: head.total?.score ?? null, vetoed })),
    evidence,
  )
  const people = scored.map(({ head }): HeadResult => {
    const placing = placings.get(head.cadreId)
    if (!placing) throw new RangeError(`No placing for ${head.cadreId}.`)
    return { ...head, ...placing }
  })
  const { id, version } = scheme
  return {
    kind: 'heads',
    scheme: { id, version },
    period,
    ...(adjustment ? { severity: adjustment.lists.map((list) => [...list]) } : {}),
    groups: [...groups],
    people,
  }
}
