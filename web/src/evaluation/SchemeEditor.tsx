import { useMutation } from '@tanstack/react-query'
import type { SchemeView } from '@zhishi/domain/evaluation/schemesApi.ts'
import { useState } from 'react'
import { useActor } from '../access/actor.ts'
import { moment } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { ReasonDialog } from '../platform/ReasonDialog.tsx'
import { Problem, call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { TextField } from '../ui/TextField.tsx'
import { WhyButton } from '../ui/WhyButton.tsx'
import { toast } from '../ui/toast.tsx'
import { SchemeBody } from './SchemeBody.tsx'
import { WritingContext, faultWords, fieldId, placeOf } from './SchemeFields.tsx'
import type { Writing } from './SchemeFields.tsx'
import { Explained } from './SchemeExplained.tsx'
import { SavedMeanwhile } from './SchemeMeanwhile.tsx'
import { scheme as schemeView } from './schemeQueries.ts'
import { useSchemeWriting } from './schemeWriting.ts'
import { schemesApi } from './schemesApi.built.ts'

/** A draft as the organisation department writes it: rules, running sums, what is missing, saving, publishing. */
export function SchemeEditor({ view }: { view: SchemeView }) {
  const own = useSchemeWriting(view, useActor().accountId)
  const { writing, title, isDirty, saving, restored, theirs } = own
  const wrong = Object.keys(writing.unread)
  const save = () => {
    if (wrong.length > 0) {
      toast(t('scheme.unreadFirst', { count: wrong.length }), { bad: true })
      return focusOn(wrong[0] ?? '')
    }
    saving.mutate(undefined, {
      onSuccess: ({ revision }) => toast(t('scheme.saved', { revision })),
    })
  }
  return (
    <WritingContext value={writing}>
      <form
        className="scheme-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
        onKeyDown={(event) => {
          if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
          event.preventDefault()
          save()
        }}
      >
        {restored && (
          <p className="banner" role="status">
            {t('draft.restored', { moment: moment(restored.at) })}
            <button type="button" className="link" onClick={own.discard}>
              {t('draft.drop')}
            </button>
          </p>
        )}
        {theirs && (
          <SavedMeanwhile
            base={own.base}
            theirs={theirs}
            mine={writing.scheme}
            onTake={own.take}
            onMerge={own.merge}
          />
        )}
        {saving.error && !isLate(saving.error) && (
          <p className="banner bad" role="alert">
            {problemText(saving.error)}
          </p>
        )}
        <TextField
          label={t('scheme.title')}
          value={title}
          maxLength={120}
          hint={t('scheme.titleHint')}
          onChange={own.rename}
        />
        <Missing writing={writing} />
        <Explained view={view} scheme={writing.scheme}>
          <SchemeBody scheme={writing.scheme} />
        </Explained>
        <div className="actions save-bar">
          <button type="submit" className="primary" disabled={saving.isPending}>
            {t('scheme.save')}
          </button>
          <Publish view={view} why={whyNot(writing, isDirty, theirs)} />
          <span className="faint" role="status">
            {isDirty ? t('scheme.unsaved') : t('scheme.savedAs', { revision: view.revision })}
          </span>
        </div>
      </form>
    </WritingContext>
  )
}

const isLate = (error: unknown): boolean =>
  error instanceof Problem && error.reason.code === 'scheme.changed-meanwhile'

/** Why it cannot be published now, and where. */
function whyNot(
  { scheme, faults, unread }: Writing,
  isDirty: boolean,
  theirs: SchemeView | undefined,
): string | undefined {
  const [wrong] = Object.keys(unread)
  if (wrong !== undefined) return t('scheme.whyUnread', { place: placeOf(scheme, wrong) })
  const [fault] = faults
  if (fault)
    return t('scheme.whyFault', { place: placeOf(scheme, fault.path), what: faultWords(fault) })
  if (theirs) return t('scheme.whyMeanwhile')
  return isDirty ? t('scheme.whyUnsaved') : undefined
}

/** Brings the field of a place into sight, opening what it stands in. */
function focusOn(path: string): void {
  const steps = path.split('.')
  for (let length = steps.length; length > 0; length -= 1) {
    const found = document.getElementById(fieldId(steps.slice(0, length).join('.')))
    if (!found) continue
    for (let outer = found.closest('details'); outer; outer = outerOf(outer)) outer.open = true
    const field = found.querySelector<HTMLElement>('input, select') ?? found
    field.scrollIntoView({ block: 'center' })
    return field.focus()
  }
}

const outerOf = (element: Element): HTMLDetailsElement | null =>
  element.parentElement?.closest('details') ?? null

/** What still keeps the draft from being published; each leads to its field. */
function Missing({ writing: { scheme, faults, unread } }: { writing: Writing }) {
  const places = Object.keys(unread)
  if (faults.length + places.length === 0) return null
  return (
    <section className="banner missing" aria-label={t('scheme.missing')}>
      <p>{t('scheme.missingCount', { count: faults.length + places.length })}</p>
      <ul>
        {places.map((path) => (
          <li key={path}>
            <button type="button" className="link" onClick={() => focusOn(path)}>
              {placeOf(scheme, path)}
            </button>
            {t('scheme.unreadable')}
          </li>
        ))}
        {faults.map((fault) => (
          <li key={fault.path + fault.code}>
            <button type="button" className="link" onClick={() => focusOn(fault.path)}>
              {placeOf(scheme, fault.path)}
            </button>{' '}
            {faultWords(fault)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Publish({ view, why }: { view: SchemeView; why: string | undefined }) {
  const [open, setOpen] = useState(false)
  const publishing = useMutation({
    mutationFn: (reason: string) =>
      call(schemesApi.publish, {
        params: { scheme: view.key },
        input: { revision: view.revision, why: reason },
      }),
    onSuccess: (published) => {
      setOpen(false)
      queries.setQueryData(schemeView(view.key).queryKey, published)
      void queries.invalidateQueries({ queryKey: ['schemes'] })
      void queries.invalidateQueries({ queryKey: ['scheme'] })
      toast(t('scheme.publishedNow', { key: view.key }))
    },
    onError: () =>
      void queries.invalidateQueries({ queryKey: schemeView(view.key).queryKey, exact: true }),
  })
  return (
    <>
      <WhyButton onClick={() => setOpen(true)} why={why}>
        {t('scheme.publish')}
      </WhyButton>
      {open && (
        <ReasonDialog
          title={t('scheme.publishTitle', { key: view.key })}
          about={t('scheme.publishAbout')}
          button={t('scheme.publish')}
          maxLength={200}
          error={publishing.error}
          isBusy={publishing.isPending}
          onConfirm={(reason) => publishing.mutate(reason)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
