import type { Evidence } from './evidence.ts'
import type { Explained } from './explained.ts'
import { statement } from './node.ts'
import { lastDay } from './period.ts'
import type { HeadResult, LeadResult, Node, Statement } from './result.ts'
import { evaluate } from './without.ts'

/**
 * What was missing, how much of the weight that is, and what its absence did: beside the total with
 * the weight shared out stands the total that a fair or full value would have given, by evaluating it.
 */

const ID = 'ffffffff-ffff-7fff-8fff-fffffffffff0'

type Supposed = (about: Explained) => Partial<Evidence> | undefined

/** What is put in the place of what is missing: all votes 称职, all marks 较好, the first place. */
const SUPPOSED: Readonly<Record<string, Supposed>> = {
  tallies: ({ evidence, person }) => ({
    tallies: [
      ...evidence.tallies,
      {
        id: ID,
        cadreId: person.cadreId,
        debriefId: ID,
        year: Number(evidence.period.slice(0, 4)),
        voterClass: 'all',
        excellent: 0,
        competent: 100,
        basic: 0,
        incompetent: 0,
      },
    ],
  }),
  observations: ({ scheme, evidence, person }) => {
    const rules =
      scheme.kind === 'leads'
        ? [scheme.indicators.marks.aspects]
        : scheme.dimensions.flatMap(({ indicators }) =>
            indicators.flatMap((one) => ('aspects' in one ? [one.aspects] : [])),
          )
    const seen = new Set(
      evidence.observations
        .filter(({ cadreId }) => cadreId === person.cadreId)
        .flatMap(({ marks }) => Object.keys(marks)),
    )
    // Only what nobody has seen is supposed: what was seen keeps the marks it has.
    const aspects = rules.filter((all) => all.every((one) => !seen.has(one))).flat()
    const marks = Object.fromEntries(aspects.map((aspect) => [aspect, 'B' as const]))
    const date = lastDay(evidence.period)
    const supposed = { id: ID, cadreId: person.cadreId, teamId: null, date, marks }
    return { observations: [...evidence.observations, supposed] }
  },
  rankings: ({ evidence, person }) =>
    person.unitId === null
      ? undefined
      : {
          rankings: [
            ...evidence.rankings,
            { id: ID, unitId: person.unitId, year: Number(evidence.period.slice(0, 4)), place: 1 },
          ],
        },
}

interface Missing {
  readonly source: string
  readonly node: Node
  /** Part of the total's weight, in ten-thousandths. */
  readonly share: number
}

/** The indicators that count and rest on nothing, with their part of the whole weight. */
function missingIn(node: Node, share: number): Missing[] {
  const parts = node.parts.filter(({ kind, weight }) => kind !== 'deduction' && weight > 0)
  if (node.kind === 'indicator' || parts.length === 0) {
    const source = node.key.slice(node.key.lastIndexOf('/') + 1)
    return node.score === null ? [{ source, node, share }] : []
  }
  const weight = parts.reduce((sum, part) => sum + part.weight, 0)
  return parts.flatMap((part) => missingIn(part, (share * part.weight) / weight))
}

const scoreOf = (all: readonly (HeadResult | LeadResult)[], id: string) =>
  all.find(({ cadreId }) => cadreId === id)?.total?.score ?? null

/** Reports of projects are told together: how many projects had nothing to measure by. */
const nameOf = ({ source, node }: Missing): string =>
  node.key.includes('/projects/') ? `projects.${source}` : source

export function whatIsMissing(about: Explained): Statement[] {
  const { scheme, evidence, person } = about
  const { total } = person
  if (!total) return []
  const missing = missingIn(total, 10_000)
  if (missing.length === 0) return [statement('missing.nothing')]
  if (missing.some(({ node }) => node.abstains?.code === 'abstains.notInPost'))
    return [statement('missing.notInPost')]
  return [...Map.groupBy(missing, nameOf)].map(([source, all]) => {
    const share = Math.round(all.reduce((sum, one) => sum + one.share, 0))
    const base = { parts: all.length, share }
    const supposed = SUPPOSED[source]?.(about)
    const then =
      supposed &&
      scoreOf([...evaluate(scheme, { ...evidence, ...supposed }).people], person.cadreId)
    if (then == null) return statement(`missing.${source}`, base)
    if (total.score === null)
      return statement(`missing.${source}.total`, { ...base, instead: then })
    return statement(`missing.${source}.then`, {
      ...base,
      total: total.score,
      instead: then,
      change: then - total.score,
    })
  })
}
