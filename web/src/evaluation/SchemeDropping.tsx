import { useMutation } from '@tanstack/react-query'
import { cannotDrop } from '@zhishi/domain/evaluation/schemeDrafting.ts'
import type { SchemeView } from '@zhishi/domain/evaluation/schemesApi.ts'
import { useState } from 'react'
import { t } from '../kernel/words.ts'
import { ReasonDialog } from '../platform/ReasonDialog.tsx'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText, reasonText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { WhyButton } from '../ui/WhyButton.tsx'
import { toast } from '../ui/toast.tsx'
import { scheme as schemeView } from './schemeQueries.ts'
import { schemesApi } from './schemesApi.built.ts'

/** What was done to a version stands at once on its page, and in the list. */
function keep(view: SchemeView): void {
  queries.setQueryData(schemeView(view.key).queryKey, view)
  void queries.invalidateQueries({ queryKey: ['schemes'] })
}

/** Another look, where somebody was faster. */
const lookAgain = (key: string) =>
  void queries.invalidateQueries({ queryKey: schemeView(key).queryKey, exact: true })

/** Drops a draft with a reason, takes a dropped one up again; what holds or held says why it stays. */
export const SchemeDropping = ({ view }: { view: SchemeView }) =>
  view.state === 'dropped' ? <Resume view={view} /> : <Drop view={view} />

function Drop({ view }: { view: SchemeView }) {
  const { key, revision } = view
  const [open, setOpen] = useState(false)
  const why = cannotDrop(view, revision)
  const dropping = useMutation({
    mutationFn: (reason: string) =>
      call(schemesApi.dropDraft, {
        params: { scheme: key, id: newId() },
        input: { revision, why: reason },
      }),
    onSuccess: (dropped) => {
      setOpen(false)
      keep(dropped)
      toast(t('scheme.droppedNow', { key }))
    },
    onError: () => lookAgain(key),
  })
  return (
    <>
      <WhyButton onClick={() => setOpen(true)} why={why && reasonText(why)}>
        {t('scheme.drop')}
      </WhyButton>
      {open && (
        <ReasonDialog
          title={t('scheme.dropTitle', { key })}
          about={t('scheme.dropAbout')}
          button={t('scheme.drop')}
          maxLength={200}
          error={dropping.error}
          isBusy={dropping.isPending}
          onConfirm={(reason) => dropping.mutate(reason)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

function Resume({ view: { key, revision } }: { view: SchemeView }) {
  const resuming = useMutation({
    mutationFn: () =>
      call(schemesApi.resumeDraft, { params: { scheme: key, id: newId() }, input: { revision } }),
    onSuccess: (resumed) => {
      keep(resumed)
      toast(t('scheme.resumedNow', { key }))
    },
    onError: (error) => {
      toast(problemText(error), { bad: true })
      lookAgain(key)
    },
  })
  return (
    <button
      type="button"
      className="primary"
      disabled={resuming.isPending}
      onClick={() => resuming.mutate()}
    >
      {t('scheme.resume')}
    </button>
  )
}
