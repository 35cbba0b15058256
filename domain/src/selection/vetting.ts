import { type Reason, reason } from '../kernel/refusal.ts'

/**
 * Whether a department named in short is this unit: its characters stand in the unit's name in the
 * same order, as 发改 and 发改局 in 区发展和改革局 (ours; sheets and opinions name departments in short).
 */
export function isInShort(department: string, unit: string): boolean {
  let from = 0
  for (const character of department) {
    const at = unit.indexOf(character, from)
    if (at < 0) return false
    from = at + character.length
  }
  return department !== ''
}

/** A department gives no opinion on its own staff (principle: nobody judges in his own case). */
export const opinionOnOwnStaff = (department: string, unit: string | null): Reason | undefined =>
  unit !== null && isInShort(department, unit)
    ? reason('opinion.own-staff', { department, unit })
    : undefined
