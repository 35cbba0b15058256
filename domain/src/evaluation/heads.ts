import { rounded, written } from '../kernel/exact.ts'
import { barsOn, notAssessed, vetoesOn } from './bars.ts'
import type { Dossier } from './dossier.ts'
import { dossiersFrom } from './dossier.ts'
import type { Evidence } from './evidence.ts'
import { gradeHeads } from './grading.ts'
import type { Indicator } from './methods.ts'
import { sourceOf } from './methods.ts'
import { atTop, blended, meanOf, statement } from './node.ts'
import type { Period } from './period.ts'
import { byProjects } from './projectResult.ts'
import { byAchievements, byEvents, byMarks, byRankings } from './records.ts'
import type { HeadResult, HeadsResult, Node, ReadingScore } from './result.ts'
import type { DimensionRule, HeadScheme } from './scheme.ts'
import { Reading } from './scheme.ts'
import { speaksAgainst, speaksFor } from './speaking.ts'
import { byVotes } from './votes.ts'

function indicator(rule: Indicator, dossier: Dossier, dimension: DimensionRule, key: string): Node {
  const place = { key: `${key}/${sourceOf(rule)}`, weight: rule.weight }
  switch (rule.method) {
    case 'pointsByLevel':
      return byAchievements(rule, dossier, dimension.dimension, place)
    case 'byRank':
      return byRankings(rule, dossier, place)
    case 'byMarks':
      return byMarks(rule, dossier, place)
    case 'byVotes':
      return byVotes(rule, dossier, place)
    case 'projectResult':
      return byProjects(rule, dossier.stints, place)
    default:
      throw new RangeError(`No scoring by ${rule.method} yet.`)
  }
}

function dimensionOf(rule: DimensionRule, dossier: Dossier): Node {
  const key = `total/${rule.dimension}`
  const parts = rule.indicators.map((one) => indicator(one, dossier, rule, key))
  if (rule.deduction) {
    const place = { key: `${key}/${rule.deduction.source}`, weight: 0 }
    parts.push(byEvents(rule.deduction, dossier, place))
  }
  const formula = { code: 'dimension', about: { dimension: rule.dimension } }
  return blended({ key, weight: rule.weight }, { kind: 'dimension', formula }, parts)
}

/** The total of one head: the five dimensions by their weights. */
function totalOf(scheme: HeadScheme, dossier: Dossier): Node {
  const parts = scheme.dimensions.map((rule) => dimensionOf(rule, dossier))
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

function scoreHead(scheme: HeadScheme, dossier: Dossier, period: Period): Scored {
  const { cadreId, unitId, group } = dossier.person
  const who = { cadreId, unitId, group, leftOut: [...dossier.leftOut] }
  const excused = notAssessed(scheme, dossier, period)
  if (excused) {
    const nothing = { total: null, readings: [], bars: [], speaksFor: [], speaksAgainst: [] }
    return { ...who, ...nothing, notAssessed: excused, notes: [] }
  }
  const total = totalOf(scheme, dossier)
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

/**
 * Evaluates the unit heads of a period: scores with their lineage, readings, ranks within the groups,
 * proposed grades with reasons. The machine proposes; people decide.
 *
 * Scored are the people of layer `head`. A county leader who also heads a unit is listed as not
 * assessed; other county leaders are not listed. The same scheme and evidence give the same result in
 * whatever order the records come (`canonical.ts` gives its bytes).
 */
export function evaluateHeads(scheme: HeadScheme, evidence: Evidence): HeadsResult {
  const { period } = evidence
  const dossierOf = dossiersFrom(evidence, scheme.tolerance, ['command'])
  const scored = evidence.people
    .filter(({ layer, headships }) =>
      layer === 'countyLeader' ? headships.length > 0 : layer === 'head',
    )
    .toSorted((a, b) => (a.cadreId < b.cadreId ? -1 : 1))
    .map((person) => {
      const dossier = dossierOf(person)
      return { head: scoreHead(scheme, dossier, period), vetoed: vetoesOn(dossier).length > 0 }
    })
  const { placings, groups } = gradeHeads(
    scheme,
    scored.map(({ head, vetoed }) => ({ ...head, total: head.total?.score ?? null, vetoed })),
    evidence.raisedQuota,
  )
  const people = scored.map(({ head }): HeadResult => {
    const placing = placings.get(head.cadreId)
    if (!placing) throw new RangeError(`No placing for ${head.cadreId}.`)
    return { ...head, ...placing }
  })
  const { id, version } = scheme
  return { kind: 'heads', scheme: { id, version }, period, groups: [...groups], people }
}
