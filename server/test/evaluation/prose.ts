import type { RunPerson } from '@zhishi/domain/evaluation/api.ts'
import { filledFormula } from '@zhishi/domain/evaluation/filling.ts'
import { numberAt, numbersIn } from '@zhishi/domain/evaluation/lineage.ts'
import type { Node, Statement } from '@zhishi/domain/evaluation/result.ts'
import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import { decimal, percentage, tell } from '@zhishi/domain/evaluation/telling.ts'
import { en, zh } from '@zhishi/domain/evaluation/words.ts'
import type { Catalogue } from '@zhishi/domain/kernel/words.ts'

/** Numbers that stand in prose, checked against the lineage that they tell of. */

/** What a written sum comes to: `(40 × 50% + 2 × 10) ÷ 75%`, its signs those of arithmetic. */
export function sumOf(text: string): number {
  const tokens = text.match(/[\d.]+%?|[()×÷+−]/g) ?? []
  let at = 0
  const factor = (): number => {
    const token = tokens[at] ?? ''
    at += 1
    if (token === '(') {
      const inside = sum()
      at += 1
      return inside
    }
    return token.endsWith('%') ? Number(token.slice(0, -1)) / 100 : Number(token)
  }
  const product = (): number => {
    let value = factor()
    while (tokens[at] === '×' || tokens[at] === '÷') {
      const sign = tokens[at]
      at += 1
      value = sign === '×' ? value * factor() : value / factor()
    }
    return value
  }
  function sum(): number {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '−') {
      const sign = tokens[at]
      at += 1
      value = sign === '+' ? value + product() : value - product()
    }
    return value
  }
  return sum()
}

/** What is wrong with the sum that a number is told by: it does not come out, or names what is not below. */
export function falseSum(node: Node): string[] {
  const filled = filledFormula(node, () => '')
  if (filled === null) return []
  const [sum = '', rest = ''] = filled.split(/[=≈]/)
  const [told = '', capped] = rest.replace('[0, 100]', '').trim().split(' → ')
  const free = sumOf(sum)
  const limited = rest.includes('[0, 100]') ? Math.min(100, Math.max(0, free)) : free
  // Values are told to four decimals: as many roundings as there are terms, each weighed at most by one.
  const close = 0.00005 * (node.parts.length + node.from.length + 1)
  const isRight = Math.abs(limited - Number(told)) <= close
  const isOwn = (capped ?? told).trim() === decimal(node.score ?? 0)
  const below = new Set([
    ...node.parts.flatMap(({ score, weight }) => [
      decimal(score ?? 0),
      percentage(weight),
      String(weight),
    ]),
    ...node.from.flatMap(({ points }) => (points === null ? [] : [decimal(Math.abs(points))])),
    ...node.from.map((_, i) => String(i + 1)),
    percentage(
      node.parts.reduce((all, { weight, exact }) => all + (exact === null ? 0 : weight), 0),
    ),
    String(node.parts.reduce((all, { weight, exact }) => all + (exact === null ? 0 : weight), 0)),
    decimal(Number(node.formula.about['difficulty'] ?? 0)),
  ])
  const strange = (sum.match(/[\d.]+%?/g) ?? []).filter((number) => !below.has(number))
  return [
    ...(isRight ? [] : [`${node.key}: ${filled} does not come out`]),
    ...(isOwn ? [] : [`${node.key}: ${filled} is not its ${decimal(node.score ?? 0)}`]),
    ...strange.map((number) => `${node.key}: ${number} in ${filled} is not below it`),
  ]
}

/** Particulars of a formula that count records under the number, and of which kinds. */
const COUNTED: Readonly<Record<string, readonly string[]>> = {
  items: ['achievement', 'ranking'],
  observations: ['observation'],
  events: ['bottomLineEvent'],
}
/** Particulars that are rules of the scheme. */
const RULES = ['full', 'first', 'step', 'times', 'atMost', 'least'] as const

const numbersOf = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(numbersOf)
      : []

/** What a formula says in words that is neither counted below it nor a rule of the scheme. */
export function falseFormula({ key, formula, from, parts }: Node, scheme: Scheme): string[] {
  const rules = new Set(numbersOf(scheme))
  const { about } = formula
  const wrong = [
    ...Object.entries(COUNTED).flatMap(([name, nouns]) =>
      name in about && about[name] !== from.filter(({ noun }) => nouns.includes(noun)).length
        ? [name]
        : [],
    ),
    ...RULES.filter((name) => name in about && !rules.has(Number(about[name]))),
    ...('projects' in about && about['projects'] !== parts.length ? ['projects'] : []),
  ]
  return wrong.map((name) => `${key}: ${name} ${about[name]} in ${formula.code}`)
}

/** What a sentence about a person says that the lineage does not: scores, the total, how many records. */
export function falseStatement(
  { code, about, from }: Statement,
  { row, result }: RunPerson,
): string[] {
  const { total } = result
  const dimension = about['dimension']
  const score = total && dimension ? numberAt(total, `total/${dimension}`)?.score : undefined
  return [
    ...('score' in about && about['score'] !== score ? [`${code}: score ${about['score']}`] : []),
    ...('total' in about && about['total'] !== row.total
      ? [`${code}: total ${about['total']}`]
      : []),
    ...('count' in about && about['count'] !== from.length
      ? [`${code}: ${about['count']} of ${from.length} records`]
      : []),
  ]
}

/** Sentences in which a word was not filled in, in either language. */
export const unfilled = (
  of: 'evaluation' | 'formula',
  told: Pick<Statement, 'code' | 'about'>,
): string[] =>
  [zh, en]
    .map((words) => tell(words as unknown as Catalogue, of, told))
    .filter((text) => /[{}]|undefined|NaN/.test(text))

/** Everything that prose about one person of a run says and the lineage does not. */
export function falseProse(person: RunPerson, scheme: Scheme): string[] {
  const { row, result } = person
  const { total } = result
  const nodes = total ? numbersIn(total) : []
  const said = [...row.bars, ...row.speaksFor, ...row.speaksAgainst, row.gradeWhy ?? []].flat()
  return [
    ...nodes.flatMap((node) => [
      ...falseSum(node),
      ...falseFormula(node, scheme),
      ...unfilled('formula', node.formula),
      ...node.notes.flatMap((note) => unfilled('evaluation', note)),
    ]),
    ...said.flatMap((one) => [...falseStatement(one, person), ...unfilled('evaluation', one)]),
  ]
}
