import { useState } from 'react'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { RecordView } from '@zhishi/domain/platform/api.ts'
import { t, term } from '../kernel/words.ts'
import { useActor } from '../access/actor.ts'
import { platformApi } from '../platform/api.built.ts'
import { Problem, call } from '../platform/client.ts'
import { draftsOf } from '../platform/drafts.ts'
import { recordView } from '../platform/queries.ts'
import { Meanwhile } from '../platform/Meanwhile.tsx'
import { RecordForm } from '../platform/RecordForm.tsx'
import { type TypedRecord, typedRecord } from '../platform/typed-record.ts'
import { useTypedRecord } from '../platform/useTypedRecord.ts'
import { toast } from '../ui/toast.tsx'
import { NotFoundPage } from '../platform/ErrorPages.tsx'
import { useTitle } from '../ui/title.ts'
import { type Noun, NOUNS } from './declared.built.ts'
import { checkContent } from './checkContent.ts'
import { findRecords } from './finding.ts'

/** Corrects a fact by a further version, with the reason; the old version stays. */
export default function CorrectionPage() {
  const { noun, id } = useParams({ from: '/shell/records/$noun/$id/correction' })
  const declared = Object.hasOwn(NOUNS, noun) ? NOUNS[noun] : undefined
  return declared ? <Found declared={declared} id={id} /> : <NotFoundPage />
}

function Found({ declared, id }: { declared: Noun; id: string }) {
  const { data: view } = useSuspenseQuery(recordView(declared.noun, id))
  useTitle(t('correction.title', { label: view.label }))
  return <Correction declared={declared} view={view} />
}

function Correction({ declared: { noun, fields }, view }: { declared: Noun; view: RecordView }) {
  const { accountId } = useActor()
  const navigate = useNavigate()
  const client = useQueryClient()
  const labelOf = (from: RecordView) => (id: string) => from.labels[id]?.label ?? id
  /** The version that the corrector has seen; a newer one is shown as a difference first. */
  const [base, setBase] = useState(view)
  const [newer, setNewer] = useState<RecordView>()
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  const drafts = draftsOf<TypedRecord>(accountId, `correct.${noun}.${view.id}`)
  const [start] = useState(() => typedRecord(fields, view.content, labelOf(view)))
  const form = useTypedRecord(fields, start, drafts)
  const correct = useMutation({
    mutationFn: (content: Record<string, unknown>) =>
      call(platformApi.correct, {
        params: { noun, id: view.id },
        input: { version: base.version, content, reason: reason.trim() },
      }),
    onSuccess: (next) => {
      drafts.drop()
      client.setQueryData(['record', noun, view.id], next)
      void client.invalidateQueries({ queryKey: ['ledger'] })
      toast(t('correction.done', { label: next.label }))
      void navigate({ to: '/records/$noun/$id', params: { noun, id: view.id } })
    },
    onError: async (error) => {
      form.tellProblem(error)
      if (!(error instanceof Problem) || error.reason.code !== 'record.changed-meanwhile') return
      setNewer(await client.fetchQuery({ ...recordView(noun, view.id), staleTime: 0 }))
    },
  })
  const submit = (content: Record<string, unknown>) => {
    const enough = Array.from(reason.trim()).length >= 2
    setShort(!enough)
    if (enough) correct.mutate(content)
  }
  return (
    <section className="record">
      <h1>{t('correction.title', { label: view.label })}</h1>
      <RecordForm
        noun={noun}
        form={form}
        find={findRecords}
        check={(content) => checkContent(noun, content)}
        onSubmit={submit}
        error={newer ? undefined : correct.error}
        isBusy={correct.isPending}
        actions={
          <>
            <button type="submit" className="primary">
              {t('correction.save')}
            </button>
            <Link to="/records/$noun/$id" params={{ noun, id: view.id }} className="button">
              {t('cancel')}
            </Link>
          </>
        }
      >
        {newer && (
          <Meanwhile
            fields={fields}
            before={base}
            now={newer}
            onTake={(field) => form.take(typedRecord([field], newer.content, labelOf(newer)))}
            onSeen={() => {
              setBase(newer)
              setNewer(undefined)
              correct.reset()
            }}
          />
        )}
        <div className="field wide reason">
          <label htmlFor="why">
            {t('correction.reason')}
            <span className="must" aria-hidden="true">
              {' *'}
            </span>
          </label>
          <input
            id="why"
            maxLength={500}
            aria-required
            aria-invalid={isShort}
            aria-describedby={isShort ? 'why-error' : undefined}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {isShort && (
            <span id="why-error" className="error" role="alert">
              {t('form.reasonShort')}
            </span>
          )}
        </div>
      </RecordForm>
      <p className="faint">{t('correction.about', { noun: term(`noun.${noun}`) })}</p>
    </section>
  )
}
