import type { Id } from '../kernel/values.ts'
import type { CaseItem } from './evidence.ts'
import type { ToleranceRule } from './scheme.ts'

/** What a case does to one record: how much of it still counts (ten-thousandths), and which case. */
export interface Safeguard {
  readonly why: 'tolerated' | 'cleared'
  readonly caseId: Id
  readonly counts: number
}

/** Asks whether a record about a person stands under a safeguard. */
export type Safeguards = (noun: string, id: Id, cadreId: Id) => Safeguard | undefined

function effectOf(one: CaseItem, rule: ToleranceRule): Safeguard | undefined {
  if (one.kind === 'clearing') return { why: 'cleared', caseId: one.id, counts: 0 }
  if (one.result === null || one.result === 'refuse') return undefined
  const counts = one.result === 'exempt' ? rule.exempt : rule.mitigate
  return { why: 'tolerated', caseId: one.id, counts }
}

/**
 * How tolerance and clearing act on the evidence (domain rule): a tolerated item leaves scores and
 * bars and stays visible; a cleared claim is out.
 *
 * - A clearing found the claim untrue: it is out for everybody.
 * - A tolerance is granted to persons: it is out for the parties of the case only. A refused or
 *   undecided one changes nothing.
 * - Of several cases on one record the one that leaves least of it counts.
 */
export function safeguardsBy(cases: readonly CaseItem[], rule: ToleranceRule): Safeguards {
  const byRecord = new Map<string, { one: CaseItem; effect: Safeguard }[]>()
  for (const one of cases.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const effect = effectOf(one, rule)
    if (!effect) continue
    for (const { noun, id } of one.concerns) {
      const key = `${noun}:${id}`
      byRecord.set(key, [...(byRecord.get(key) ?? []), { one, effect }])
    }
  }
  return (noun, id, cadreId) => {
    const found = (byRecord.get(`${noun}:${id}`) ?? []).filter(
      ({ one }) => one.kind === 'clearing' || one.cadreIds.includes(cadreId),
    )
    return found
      .map(({ effect }) => effect)
      .reduce<Safeguard | undefined>(
        (best, next) => (best && best.counts <= next.counts ? best : next),
        undefined,
      )
  }
}
