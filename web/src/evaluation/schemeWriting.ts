import { useMutation } from '@tanstack/react-query'
import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import { faultsOf } from '@zhishi/domain/evaluation/schemeFaults.ts'
import { differencesBetween, valueAt, withValue } from '@zhishi/domain/evaluation/schemePlaces.ts'
import { DraftScheme } from '@zhishi/domain/evaluation/schemeFile.ts'
import type { SchemeView } from '@zhishi/domain/evaluation/schemesApi.ts'
import { useState } from 'react'
import '../kernel/wellFormed.ts'
import { Problem, call } from '../platform/client.ts'
import type { Draft } from '../platform/device.ts'
import { type Drafts, draftsOf } from '../platform/drafts.ts'
import { newId } from '../platform/new-id.ts'
import { queries } from '../platform/query-client.ts'
import type { Unread, Writing } from './SchemeFields.tsx'
import { scheme as schemeView } from './schemeQueries.ts'
import { schemesApi } from './schemesApi.built.ts'

/** What one person has written of a draft, and on what it is based; kept on the device until it is saved. */
export interface Written {
  readonly basedOn: number
  readonly base: Scheme
  readonly baseTitle: string
  readonly title: string
  readonly scheme: Scheme
  readonly unread: Unread
}

const writtenFrom = ({ revision, scheme, title }: SchemeView): Written => ({
  basedOn: revision,
  base: scheme,
  baseTitle: title ?? '',
  title: title ?? '',
  scheme,
  unread: {},
})

const without = (unread: Unread, path: string): Unread =>
  Object.fromEntries(
    Object.entries(unread).filter(([one]) => one !== path && !one.startsWith(`${path}.`)),
  )

const isSame = (a: unknown, b: unknown): boolean => differencesBetween(a, b).length === 0

/** Takes over what somebody else has changed and this one has not; what both changed stays as it is here. */
export function merged(own: Written, theirs: SchemeView): Written {
  const scheme = differencesBetween(own.base, theirs.scheme).reduce(
    (merging, { path, to }) =>
      isSame(valueAt(own.base, path), valueAt(merging, path))
        ? withValue(merging, path, to)
        : merging,
    own.scheme,
  )
  const title = own.title === own.baseTitle ? (theirs.title ?? '') : own.title
  return {
    ...own,
    scheme,
    title,
    base: theirs.scheme,
    baseTitle: theirs.title ?? '',
    basedOn: theirs.revision,
  }
}

/** What was kept on the device, where it still has the form of a scheme. */
const usable = (found: Draft<Written> | undefined): Draft<Written> | undefined =>
  found && DraftScheme.safeParse(found.value.scheme).success ? found : undefined

/** A draft while it is written: what stands in it, what is wrong, its copy on the device, saving. */
export function useSchemeWriting(view: SchemeView, account: string) {
  const [drafts] = useState<Drafts<Written>>(() => draftsOf(account, `scheme.${view.key}`))
  const [restored, setRestored] = useState(() => usable(drafts.found()))
  const [written, setWritten] = useState<Written>(() => restored?.value ?? writtenFrom(view))
  const { scheme, title, unread, base, baseTitle, basedOn } = written
  const change = (next: Written) => {
    setWritten(next)
    drafts.keep(next)
  }
  const isDirty = title !== baseTitle || !isSame(base, scheme) || Object.keys(unread).length > 0
  // Nothing is written here: what somebody else has saved simply takes its place.
  if (!isDirty && view.revision !== basedOn) setWritten(writtenFrom(view))
  const saving = useMutation({
    mutationFn: () =>
      call(schemesApi.saveDraft, {
        params: { scheme: view.key, id: newId() },
        input: { basedOn, title: title.trim() === '' ? null : title.trim(), scheme },
      }),
    onSuccess: (saved) => {
      queries.setQueryData(schemeView(view.key).queryKey, saved)
      void queries.invalidateQueries({ queryKey: ['schemes'] })
      setRestored(undefined)
      setWritten((now) => {
        const { scheme: saves, title: named, revision } = saved
        const next = { ...now, base: saves, baseTitle: named ?? '', basedOn: revision }
        if (isSame(now.scheme, saves) && now.title.trim() === (named ?? '')) drafts.drop()
        else drafts.keep(next)
        return next
      })
    },
    onError: (error) => {
      // Somebody was faster: what they saved is fetched, to be set beside what stands here.
      if (error instanceof Problem && error.status === 409)
        void queries.invalidateQueries({ queryKey: schemeView(view.key).queryKey })
    },
  })
  const writing: Writing = {
    scheme,
    unread,
    faults: faultsOf(scheme),
    edit: {
      put: (path, value) =>
        change({
          ...written,
          scheme: withValue(scheme, path, value),
          unread: without(unread, path),
        }),
      leaveUnread: (path, text) => change({ ...written, unread: { ...unread, [path]: text } }),
    },
  }
  return {
    writing,
    title,
    isDirty,
    saving,
    restored,
    basedOn,
    /** What somebody else has saved since; undefined where nobody has. */
    theirs: view.revision === basedOn ? undefined : view,
    base,
    rename: (next: string) => change({ ...written, title: next }),
    merge: () => change(merged(written, view)),
    take: (path: string, value: unknown) =>
      change({ ...written, scheme: withValue(scheme, path, value) }),
    discard: () => {
      drafts.drop()
      setRestored(undefined)
      setWritten(writtenFrom(view))
    },
  }
}
