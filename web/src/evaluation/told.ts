import { tell } from '@zhishi/domain/evaluation/telling.ts'
import { scaled } from '../kernel/format.ts'
import { catalogue, term } from '../kernel/words.ts'

type Told = Parameters<typeof tell>[2]

/** A statement of an evaluation in the language in use. */
export const told = (statement: Told): string => tell(catalogue(), 'evaluation', statement)
export const formulaWords = (formula: Told): string => tell(catalogue(), 'formula', formula)

/** Ten-thousandths as points with at most two decimals in sight; the exact value stands in the title. */
export const points = (score: number | null): string =>
  score === null ? '—' : (Math.round(score / 100) / 100).toFixed(2)
export const exactPoints = (score: number | null): string => (score === null ? '' : scaled(score))

/** What a number of a run is called, from its path: `total/reform/achievements`. */
export function nameOfNumber(key: string): string {
  const last = key.split('/').at(-1) ?? key
  const words = catalogue()
  if (key.startsWith('readings/')) return term(`choice.reading.${last}`)
  return words[`choice.dimension.${last}`] && !words[`number.${last}`]
    ? term(`choice.dimension.${last}`)
    : term(`number.${last}`)
}

/** A number with where it stands: `改革创新 · 实绩`; a project below it only as such. */
export const nameOfPath = (key: string): string =>
  key === 'total'
    ? nameOfNumber(key)
    : key
        .split('/')
        .slice(1)
        .map((step) => (/^[0-9a-f]{8}-/.test(step) ? term('noun.project') : nameOfNumber(step)))
        .join(' · ')
