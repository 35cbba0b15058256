import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { SchemeStep, SchemeView } from '@zhishi/domain/evaluation/schemesApi.ts'
import { type FormEvent, useState } from 'react'
import { useActor, useMay } from '../access/actor.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { moment, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { addressOf, call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { SchemeBody } from './SchemeBody.tsx'
import { SchemeEditor } from './SchemeEditor.tsx'
import { SchemeDropping } from './SchemeDropping.tsx'
import { Explained, mayJudge } from './SchemeExplained.tsx'
import { WritingContext } from './SchemeFields.tsx'
import { scheme as schemeView } from './schemeQueries.ts'
import { schemesApi } from './schemesApi.built.ts'
import './evaluation.css'
import './scheme.css'

/** One version of a scheme: its rules in words with examples, and, while it is a draft, their writing. */
export default function SchemePage() {
  const { key } = useParams({ from: '/shell/schemes/$key' })
  const may = useMay()
  const seesPeople = mayJudge(useActor())
  const { data, error } = useQuery({ ...schemeView(key), enabled: may('read evaluation') })
  useTitle(data?.title ?? t('schemes.title'))
  if (!may('read evaluation')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  const writes = may('write schemes') && data.state === 'draft' && data.runs === 0
  return (
    <div className="scheme evaluation">
      <header className="page-head">
        <h1>{data.title ?? t('schemes.untitled', { kind: term(`runs.kind.${data.kind}`) })}</h1>
        <span className="tag">{data.key}</span>
        <span className={`tag state ${data.state}`}>{term(`schemes.state.${data.state}`)}</span>
        {data.runs > 0 && <span className="faint">{t('schemes.used', { runs: data.runs })}</span>}
        <div className="actions">
          {may('write schemes') && <StartDraft view={data} />}
          {seesPeople && data.state !== 'dropped' && <CompareLink view={data} />}
          <a className="button" download href={addressOf(schemesApi.file, { scheme: data.key })}>
            {t('schemes.export')}
          </a>
          {may('write schemes') && <SchemeDropping view={data} />}
        </div>
      </header>
      {seesPeople && <Watermark />}
      <Standing view={data} />
      {writes ? (
        <SchemeEditor key={data.key} view={data} />
      ) : (
        <WritingContext value={{ ...nothingTyped, scheme: data.scheme }}>
          <Explained view={data} scheme={data.scheme}>
            <SchemeBody scheme={data.scheme} />
          </Explained>
        </WritingContext>
      )}
      <Steps steps={data.steps} />
    </div>
  )
}

const nothingTyped = { faults: [], unread: {}, edit: undefined }

/** Where the version stands, in one sentence, and what one may do with it. */
function Standing({ view: { state, builtIn, from, supersededBy, last } }: { view: SchemeView }) {
  return (
    <p className="hint">
      {t(`schemes.about.${state}`)}
      {builtIn && ` ${t('schemes.builtIn')}`}
      {from && (
        <>
          {' '}
          {t('schemes.from')} <VersionLink of={from} />
        </>
      )}
      {supersededBy && (
        <>
          {' '}
          {t('schemes.supersededBy')} <VersionLink of={supersededBy} />
        </>
      )}
      {last && ` ${stepWords(last)}`}
    </p>
  )
}

const VersionLink = ({ of }: { of: string }) => (
  <Link to="/schemes/$key" params={{ key: of }}>
    {of}
  </Link>
)

const stepWords = ({ act, by, at }: SchemeStep): string =>
  t('schemes.step', { act: term(`schemes.act.${act}`), by, moment: moment(at) })

function CompareLink({ view: { key, from, kind } }: { view: SchemeView }) {
  return (
    <Link
      to="/schemes/compare"
      search={{ before: from ?? `${kind}-1`, after: key }}
      className="button"
    >
      {t('schemes.compare')}
    </Link>
  )
}

function Steps({ steps }: { steps: readonly SchemeStep[] }) {
  if (steps.length === 0) return null
  return (
    <details className="card">
      <summary>{t('schemes.steps', { count: whole(steps.length) })}</summary>
      <ol className="steps">
        {steps.toReversed().map((step) => (
          <li key={`${step.act}${step.at}${step.revision}`}>
            {step.revision !== null && (
              <span className="tag">{t('schemes.revision', { revision: step.revision })}</span>
            )}{' '}
            {stepWords(step)}
            {step.why && <p className="hint">{step.why}</p>}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** A new draft from this version. */
function StartDraft({ view }: { view: SchemeView }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const [why, setWhy] = useState('')
  const given = (text: string) => (text.trim() === '' ? null : text.trim())
  const starting = useMutation({
    mutationFn: (id: string) =>
      call(schemesApi.startDraft, {
        params: { id },
        input: { from: view.key, title: given(title), why: given(why), scheme: null },
      }),
    onSuccess: async ({ key }) => {
      void queries.invalidateQueries({ queryKey: ['schemes'] })
      setOpen(false)
      await navigate({ to: '/schemes/$key', params: { key } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    starting.mutate(newId())
  }
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {t('schemes.start')}
      </button>
      {open && (
        <Dialog title={t('schemes.startFrom', { key: view.key })} onClose={() => setOpen(false)}>
          <form className="filter" onSubmit={submit}>
            <TextField
              label={t('scheme.title')}
              hint={t('scheme.titleHint')}
              value={title}
              maxLength={120}
              onChange={setTitle}
            />
            <TextField label={t('schemes.why')} value={why} maxLength={200} onChange={setWhy} />
            {starting.error && (
              <p className="banner bad" role="alert">
                {problemText(starting.error)}
              </p>
            )}
            <div className="actions">
              <button type="submit" className="primary" disabled={starting.isPending}>
                {t('schemes.start')}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  )
}
