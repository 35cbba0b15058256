import { reason } from '../kernel/refusal.ts'
import type { Reason } from '../kernel/refusal.ts'
import type { Scheme } from './scheme.ts'
import { faultsOf } from './schemeFaults.ts'
import type { SchemeState } from './schemesApi.ts'

/** What the rules of writing look at in a version. */
interface Version {
  readonly key: string
  readonly state: SchemeState
  readonly revision: number
  readonly runs: number
  readonly scheme: Scheme
  /** Who saved or published it last, and when; null for what came with the program. */
  readonly last: { readonly by: string; readonly at: string } | null
}

/** Why a version cannot be written on: it holds, or held, and people were judged by it; or it was dropped. */
export function cannotEdit({ key, state, runs }: Version): Reason | undefined {
  if (runs > 0) return reason('scheme.used', { key, runs })
  if (state === 'dropped') return reason('scheme.dropped', { key })
  return state === 'draft' ? undefined : reason('scheme.published', { key })
}

/** Why a version cannot be dropped: only a draft can, and only as it was read. */
export function cannotDrop(version: Version, revision: number): Reason | undefined {
  const { key, state, runs } = version
  if (runs > 0) return reason('scheme.drop-used', { key, runs })
  if (state === 'dropped') return reason('scheme.dropped', { key })
  if (state !== 'draft') return reason('scheme.drop-published', { key })
  return cannotFollow(version, revision)
}

/** Why a version cannot be taken up again: it was not dropped. */
export function cannotResume(version: Version, revision: number): Reason | undefined {
  return version.state === 'dropped'
    ? cannotFollow(version, revision)
    : reason('scheme.not-dropped', { key: version.key })
}

/** Why what was edited cannot be saved over it: somebody else saved in between, and nobody's edits are lost. */
export function cannotFollow(version: Version, basedOn: number): Reason | undefined {
  if (version.revision === basedOn) return undefined
  const { by = '', at = '' } = version.last ?? {}
  return reason('scheme.changed-meanwhile', { by, at, revision: version.revision })
}

/** Why rules cannot be saved as this version: it is of another kind or name. */
export function cannotHold({ scheme }: Version, edited: Scheme): Reason | undefined {
  return edited.kind === scheme.kind && edited.id === scheme.id
    ? undefined
    : reason('scheme.other-scheme')
}

/** Why a draft cannot hold yet: it is not complete, or not what was read. */
export function cannotPublish(version: Version, revision: number): Reason | undefined {
  const faults = faultsOf(version.scheme).length
  return (
    cannotEdit(version) ??
    cannotFollow(version, revision) ??
    (faults > 0 ? reason('scheme.not-finished', { faults }) : undefined)
  )
}

/** A version that never held: the people who are judged do not see it. */
export const isUnpublished = ({ state }: Pick<Version, 'state'>): boolean =>
  state === 'draft' || state === 'dropped'

/** Why nobody may be judged by a version: it is only a draft. In the comparison it may be tried. */
export const cannotUse = ({ key, state }: Pick<Version, 'key' | 'state'>): Reason | undefined =>
  isUnpublished({ state }) ? reason(`scheme.${state}`, { key }) : undefined

/** Why two versions cannot be compared: one is for heads, the other for leads. */
export const cannotCompare = (before: Scheme, after: Scheme): Reason | undefined =>
  before.kind === after.kind ? undefined : reason('scheme.other-kind')
