import { say } from '../kernel/words.ts'
import type { Catalogue } from '../kernel/words.ts'
import { sourceOf } from './methods.ts'
import type { Addition, Deduction, Indicator, Measured } from './methods.ts'
import type { DimensionRule, HeadScheme, LeadScheme, Scheme } from './scheme.ts'
import { decimal, percentage } from './telling.ts'

/**
 * The rules of a scheme in words, generated from the rules themselves, so that what is read is what is
 * computed. Words under `rule.*`; points are told as decimals, weights as percentages.
 */

const joined = (words: Catalogue, parts: readonly string[]): string =>
  parts.join(words['list.separator'] ?? ', ')

/** `优秀 100、称职 80 …`: each value under the word of its key, in the order of the list. */
function listed(
  words: Catalogue,
  of: string,
  values: Readonly<Partial<Record<string, number>>>,
  told: (value: number) => string = decimal,
): string {
  const order = Object.keys(words).filter((key) => key.startsWith(`choice.${of}.`))
  const keys = order.map((key) => key.slice(`choice.${of}.`.length))
  const known = keys.filter((key) => key in values)
  const others = Object.keys(values).filter((key) => !known.includes(key))
  return joined(
    words,
    [...known, ...others].map((key) =>
      say(words, 'rule.item', {
        name: words[`choice.${of}.${key}`] ?? key,
        value: told(values[key] ?? 0),
      }),
    ),
  )
}

const named = (words: Catalogue, of: string, keys: readonly string[]): string =>
  joined(
    words,
    keys.map((key) => words[`choice.${of}.${key}`] ?? key),
  )

/**
 * How a value is measured from a person's records: the five methods that read records. `own`: the value
 * is compared, and then achievements beyond the full points count on.
 */
function measuredWords(words: Catalogue, rule: Measured, own = true): string {
  switch (rule.method) {
    case 'pointsByLevel':
      return say(words, own ? 'rule.pointsByLevel.own' : 'rule.pointsByLevel', {
        full: decimal(rule.full),
        points: listed(words, 'level', rule.points),
        findings: listed(words, 'finding', rule.findings, percentage),
        unverified: percentage(rule.unverified),
      })
    case 'byRank':
      return say(words, 'rule.byRank', { first: decimal(rule.first), step: decimal(rule.step) })
    case 'byMarks':
      return say(words, 'rule.byMarks', {
        aspects: named(words, 'aspect', rule.aspects),
        points: listed(words, 'mark', rule.points),
      })
    case 'byVotes':
      return say(words, 'rule.byVotes', {
        points: listed(words, 'grade', rule.points),
        classes: listed(words, 'voterClass', rule.classes, percentage),
        fewest: rule.fewest,
      })
    case 'projectResult': {
      const { by, yellow, red } = rule.preset
      const told = by === 'behind' ? decimal : percentage
      return say(words, 'rule.projectResult', {
        progress: percentage(rule.progress),
        lights: percentage(rule.lights),
        lightsAs: say(words, `rule.lightsAs.${rule.lightsAs}`),
        points: listed(words, 'light', rule.lightPoints),
        noDifficulty: decimal(rule.noDifficulty),
        preset: say(words, `rule.preset.${by}`, { yellow: told(yellow), red: told(red) }),
      })
    }
  }
}

/** The formula of one rule in words, whatever its method; a method without words does not compile. */
export function ruleWords(words: Catalogue, rule: Indicator | Addition | Deduction): string {
  switch (rule.method) {
    case 'pointsByLevel':
    case 'byRank':
    case 'byMarks':
    case 'byVotes':
    case 'projectResult':
      return measuredWords(words, rule, false)
    case 'againstBest':
      return say(words, 'rule.againstBest', {
        fewest: rule.fewest,
        of: measuredWords(words, rule.of),
      })
    case 'byPlace':
      return say(words, 'rule.byPlace', {
        first: decimal(rule.first),
        step: decimal(rule.step),
        fewest: rule.fewest,
        of: measuredWords(words, rule.of),
      })
    case 'byBand':
      return say(words, 'rule.byBand', {
        bands: joined(
          words,
          rule.bands.map(({ from, points }) =>
            say(words, 'rule.band', { from: decimal(from), points: decimal(points) }),
          ),
        ),
        below: decimal(rule.below),
        of: measuredWords(words, rule.of),
      })
    case 'addOnly':
      return say(words, 'rule.addOnly', {
        items: joined(
          words,
          rule.items.map((item) => addedWords(words, item)),
        ),
        atMost: decimal(rule.atMost),
      })
    case 'deductOnly':
      return say(words, 'rule.deductOnly', {
        times: decimal(rule.times),
        untrue: rule.untrue > 0 ? say(words, 'rule.untrue', { untrue: decimal(rule.untrue) }) : '',
        atMost:
          rule.atMost === null
            ? say(words, 'rule.toZero')
            : say(words, 'rule.atMost', { atMost: decimal(rule.atMost) }),
      })
  }
}

function addedWords(words: Catalogue, item: Addition['items'][number]): string {
  switch (item.source) {
    case 'recognitions':
      return say(words, 'rule.add.recognitions', { each: decimal(item.each) })
    case 'achievements':
      return say(words, 'rule.add.achievements', { each: listed(words, 'level', item.each) })
    case 'rankings':
      return say(words, 'rule.add.rankings', { upTo: item.upTo, each: decimal(item.each) })
  }
}

/** One rule of a scheme: the path of the number it makes, or its own name, and its formula in words. */
export interface ToldRule {
  readonly key: string
  readonly text: string
}

const weighed = (words: Catalogue, name: string, weight: number): string =>
  say(words, 'rule.item', { name, value: percentage(weight) })

function dimensionRules(words: Catalogue, rule: DimensionRule): ToldRule[] {
  const { dimension, weight, indicators, needs, addition, deduction } = rule
  const key = `total/${dimension}`
  const numberOf = (source: string) => words[`number.${source}`] ?? source
  const parts = joined(
    words,
    indicators.map((one) => weighed(words, numberOf(sourceOf(one)), one.weight)),
  )
  const absent =
    (needs.length > 0
      ? say(words, 'rule.needs', { needs: joined(words, needs.map(numberOf)) })
      : '') + say(words, 'rule.absent')
  const about = { weight: percentage(weight), parts, needs: absent }
  return [
    { key, text: say(words, 'rule.dimension', about) },
    ...indicators.map((one) => ({ key: `${key}/${sourceOf(one)}`, text: ruleWords(words, one) })),
    ...(addition ? [{ key: `${key}/additions`, text: ruleWords(words, addition) }] : []),
    ...(deduction
      ? [{ key: `${key}/${deduction.source}`, text: ruleWords(words, deduction) }]
      : []),
  ]
}

function quotaWords(words: Catalogue, { quota, groupQuotas }: HeadScheme): string {
  const groups = Object.entries(groupQuotas).map(([group, own]) =>
    say(words, 'rule.quota.group', {
      group: words[`choice.unitGroup.${group}`] ?? group,
      usual: percentage(own.usual),
      approved: percentage(own.approved),
    }),
  )
  const { usual, approved } = quota
  const about = { usual: percentage(usual), approved: percentage(approved) }
  return say(words, 'rule.quota', { ...about, groups: groups.join('') })
}

function headRules(words: Catalogue, scheme: HeadScheme): ToldRule[] {
  const { dimensions, readings, thresholds, bars, leave } = scheme
  const parts = joined(
    words,
    dimensions.map(({ dimension, weight }) =>
      weighed(words, words[`choice.dimension.${dimension}`] ?? dimension, weight),
    ),
  )
  const kinds =
    leave.kinds === null
      ? say(words, 'rule.leave.all')
      : say(words, 'rule.leave.kinds', { kinds: joined(words, leave.kinds) })
  const { excellent, competent, basic } = thresholds
  const lines = {
    excellent: decimal(excellent),
    competent: decimal(competent),
    basic: decimal(basic),
  }
  const months = listed(words, 'sanctionKind', bars.sanctionMonths, String)
  const sanction = { months, atMost: bars.sanctionMonthsAtMost }
  const grade = words[`choice.grade.${scheme.vetoCeiling}`] ?? scheme.vetoCeiling
  return [
    { key: 'total', text: say(words, 'rule.total.heads', { parts }) },
    ...dimensions.flatMap((rule) => dimensionRules(words, rule)),
    ...Object.entries(readings).map(([reading, of]) => ({
      key: `readings.${reading}`,
      text: say(words, 'rule.readings', {
        reading: words[`choice.reading.${reading}`] ?? reading,
        of: joined(
          words,
          scheme.dimensions
            .filter(({ dimension }) => of.includes(dimension))
            .map(({ dimension, weight }) =>
              weighed(words, words[`choice.dimension.${dimension}`] ?? dimension, weight),
            ),
        ),
      }),
    })),
    { key: 'quota', text: quotaWords(words, scheme) },
    { key: 'thresholds', text: say(words, 'rule.thresholds', lines) },
    { key: 'veto', text: say(words, 'rule.veto', { grade }) },
    { key: 'dissent', text: say(words, 'rule.dissent', bars.dissent) },
    { key: 'sanction', text: say(words, 'rule.sanction', sanction) },
    { key: 'leave', text: say(words, 'rule.leave', { over: percentage(leave.over), kinds }) },
  ]
}

function leadRules(words: Catalogue, { indicators: { projects, marks } }: LeadScheme): ToldRule[] {
  const parts = joined(
    words,
    [projects, marks].map(({ source, weight }) =>
      weighed(words, words[`number.${source}`] ?? source, weight),
    ),
  )
  return [
    { key: 'total', text: say(words, 'rule.total.leads', { parts }) },
    { key: 'total/projects', text: ruleWords(words, projects) },
    { key: 'total/observations', text: ruleWords(words, marks) },
  ]
}

/** Every rule of a scheme in words, in the order in which they are applied. */
export function schemeRules(words: Catalogue, scheme: Scheme): ToldRule[] {
  const { leastPresent, marks, tolerance } = scheme
  const { exempt, mitigate } = tolerance
  const tolerated = { exempt: percentage(exempt), mitigate: percentage(mitigate) }
  return [
    ...(scheme.kind === 'heads' ? headRules(words, scheme) : leadRules(words, scheme)),
    { key: 'absent', text: say(words, 'rule.absent') },
    {
      key: 'leastPresent',
      text: say(words, 'rule.leastPresent', { least: percentage(leastPresent) }),
    },
    { key: 'marks', text: say(words, `rule.marks.${marks}`) },
    { key: 'tolerance', text: say(words, 'rule.tolerance', tolerated) },
  ]
}
