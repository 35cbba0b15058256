import type {
  HeadResult,
  HeadsResult,
  LeadResult,
  LeadsResult,
} from '../../src/evaluation/result.ts'
import { numberAt } from '../../src/evaluation/lineage.ts'
import { cadre } from './district.ts'

/** Points as ten-thousandths, the way the cases are worked out on paper: 67.3125 is 673125. */
export const points = (value: number): number => Math.round(value * 10_000)

export function resultOf(result: HeadsResult, n: number): HeadResult
export function resultOf(result: LeadsResult, n: number): LeadResult
export function resultOf(result: HeadsResult | LeadsResult, n: number): HeadResult | LeadResult {
  const found = [...result.people].find(({ cadreId }) => cadreId === cadre(n))
  if (!found) throw new Error(`No result for person ${n}.`)
  return found
}

/** The score at a path below the total (`reform/achievements`); null where it abstains. */
export function scoreAt(person: HeadResult | LeadResult, path = ''): number | null {
  const node = person.total && numberAt(person.total, path === '' ? 'total' : `total/${path}`)
  if (!node) throw new Error(`No number at ${path}.`)
  return node.score
}

export const whyAbsent = (person: HeadResult | LeadResult, path = ''): string | undefined => {
  const node = person.total && numberAt(person.total, path === '' ? 'total' : `total/${path}`)
  return node?.abstains?.code
}
