import type { Id } from '../kernel/values.ts'
import type { PersonRecord } from '../portraits/personRecord.ts'
import type { FamilyMember } from './appointmentForm.ts'

type OnRecord = PersonRecord['family'][number]

/** A family as a form lists it, against the one on record. */
export interface FamilyChanges {
  readonly entered: readonly (FamilyMember & { readonly ordinal: number })[]
  readonly corrected: readonly OnRecord[]
  /** Those whom the form lists no more. */
  readonly withdrawn: readonly Id[]
}

/** The family that a form lists, with what it leaves blank as it is on record: blanks clear nothing. */
export const withKnown = (
  before: readonly FamilyMember[],
  after: readonly FamilyMember[],
): FamilyMember[] =>
  after.map((member) => {
    const known = before.find(
      ({ name, relation }) => name !== null && name === member.name && relation === member.relation,
    )
    return {
      ...member,
      birth: member.birth ?? known?.birth ?? null,
      politicalStatus: member.politicalStatus ?? known?.politicalStatus ?? null,
      employer: member.employer ?? known?.employer ?? null,
    }
  })

const KEYS = ['relation', 'name', 'birth', 'politicalStatus', 'employer', 'ordinal'] as const

/**
 * What makes the family on record the one that a form lists, in its order. Somebody is known again by
 * relation and name together, then by name, then, where a name was corrected, by relation and birth.
 */
export function familyChanges(
  before: readonly OnRecord[],
  after: readonly FamilyMember[],
): FamilyChanges {
  const left = new Set(before)
  const paired = new Map<FamilyMember, OnRecord>()
  const sames: ((a: FamilyMember, b: FamilyMember) => boolean)[] = [
    (a, b) => a.name !== null && a.name === b.name && a.relation === b.relation,
    (a, b) => a.name !== null && a.name === b.name,
    (a, b) => a.birth !== null && a.birth === b.birth && a.relation === b.relation,
  ]
  for (const isSame of sames)
    for (const member of after) {
      if (paired.has(member)) continue
      const found = [...left].find((one) => isSame(one, member))
      if (!found) continue
      paired.set(member, found)
      left.delete(found)
    }
  const placed = after.map((member, i) => ({ member, ordinal: i + 1 }))
  return {
    entered: placed.flatMap(({ member, ordinal }) =>
      paired.has(member) ? [] : [{ ...member, ordinal }],
    ),
    corrected: placed.flatMap(({ member, ordinal }) => {
      const known = paired.get(member)
      if (!known) return []
      const next = { ...known, ...member, ordinal }
      return KEYS.every((key) => next[key] === known[key]) ? [] : [next]
    }),
    withdrawn: [...left].map(({ id }) => id),
  }
}
