import {
  type AppointmentForm,
  FORM_KEYS,
  type FormKey,
  ROSTER_KEYS,
  type RosterKey,
  asRosterValue,
  type FamilyMember,
} from './appointmentForm.ts'
import type { Cadre } from '../cadres/cadre.ts'

/** What a form would do to one field: `missing` is not zero, so an empty field takes nothing away. */
export interface FormChange {
  readonly key: FormKey
  readonly became: 'new' | 'different' | 'same'
  readonly before: string | null
  readonly after: string
  /** Where it is kept: on the roster, in the family, with the form, or not here (posts are tenures). */
  readonly into: 'roster' | 'family' | 'form' | 'nowhere'
}

const MEMBER = ['relation', 'name', 'birth', 'politicalStatus', 'employer'] as const

/** A family member in one line. */
export const memberInWords = (member: FamilyMember): string =>
  MEMBER.map((key) => member[key] ?? '').join('，')

/** One field in words: family one line each, the photo by its hash. */
const inWords = (form: AppointmentForm, key: FormKey): string | null =>
  key === 'family' ? form.family.map(memberInWords).join('\n') || null : form[key]

export const isRosterKey = (key: FormKey): key is RosterKey =>
  (ROSTER_KEYS as readonly FormKey[]).includes(key)

function placeOf(key: FormKey, after: string, hasPosts: boolean): FormChange['into'] {
  if (key === 'presentPost' && hasPosts) return 'nowhere'
  if (key === 'family') return 'family'
  return isRosterKey(key) && asRosterValue(key, after) !== undefined ? 'roster' : 'form'
}

/** Not said of a person: by which program and when the form was written. */
const OF_THE_PAPER: readonly FormKey[] = ['formVersion']

/**
 * Field by field what taking a form over would change on a cadre. Fields that the form leaves empty
 * are not told: they take nothing away. `hasPosts`: the present post stands in the ledger of tenures
 * and is corrected there.
 */
export const changesBy = (
  before: AppointmentForm,
  after: AppointmentForm,
  hasPosts: boolean,
): FormChange[] =>
  FORM_KEYS.flatMap((key) => {
    const [was, is] = [inWords(before, key), inWords(after, key)]
    if (is === null || OF_THE_PAPER.includes(key)) return []
    const became = was === null ? 'new' : was === is ? 'same' : 'different'
    return [{ key, became, before: was, after: is, into: placeOf(key, is, hasPosts) }]
  })

/** What a person has chosen of a form: the roster's fields and the family corrected, the rest kept with the form. */
export interface Taken {
  readonly roster: Partial<Pick<Cadre, RosterKey>>
  /** The family as it then is; null where it was not chosen. */
  readonly family: readonly FamilyMember[] | null
  readonly form: AppointmentForm
}

/** Takes the chosen fields of a form over onto what was kept before. */
export function take(
  stored: AppointmentForm,
  given: AppointmentForm,
  changes: readonly FormChange[],
  chosen: ReadonlySet<string>,
): Taken {
  const roster: Record<string, unknown> = {}
  const form: Record<string, unknown> = { ...stored }
  for (const { key, after, into } of changes) {
    if (!chosen.has(key) || into === 'nowhere') continue
    if (into === 'roster' && isRosterKey(key)) roster[key] = asRosterValue(key, after)
    else if (into === 'form') form[key] = given[key]
  }
  return {
    roster: roster as Taken['roster'],
    family: chosen.has('family') ? given.family : null,
    form: form as AppointmentForm,
  }
}
