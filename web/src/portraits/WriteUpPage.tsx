import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { untoldAnswers } from '@zhishi/domain/portraits/answers.ts'
import type { WriteUpText, WriteUpVersion } from '@zhishi/domain/portraits/api.ts'
import { useState } from 'react'
import { useMay } from '../access/actor.ts'
import { Answers } from '../platform/Answers.tsx'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { moment } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { addressOf } from '../platform/client.ts'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { portraitsApi } from './api.built.ts'
import { Approval } from './Approval.tsx'
import { ClockBar, OlderBanner } from './ClockBar.tsx'
import { Differences } from './Differences.tsx'
import { DocxPreview } from './DocxPreview.tsx'
import type { Sources } from './SentenceEditor.tsx'
import { type AskedState, draftWriteUp, keptWriteUp, person, saidOf, writeUps } from './queries.ts'
import { WriteUpEditor } from './WriteUpEditor.tsx'
import './person.css'
import './writeUp.css'

const WAYS = ['text', 'preview', 'compare'] as const
type Way = (typeof WAYS)[number]

const named = (one: WriteUpVersion) =>
  `${t('writeUp.kept', { version: one.version, by: one.keptBy, moment: moment(one.keptAt) })} · ${t(`writeUp.state.${one.state}`)}`

/** 现实表现材料: drafted from the records, edited with sources alongside, kept by version, approved. */
export default function WriteUpPage() {
  const { id } = useParams({ from: '/shell/people/$id/write-up' })
  const { version: askedVersion, ...asked } = useSearch({
    from: '/shell/people/$id/write-up',
  }) as AskedState & { readonly version?: string }
  const may = useMay()
  const drafts = may('draft write-ups')
  const allowed = drafts || may('approve write-ups')
  const [chosenVersion, setVersion] = useState(askedVersion)
  const [way, setWay] = useState<Way>('text')
  const [sources, setSources] = useState<'with' | 'without'>('with')
  const who = useQuery({ ...person(id, undefined), enabled: allowed })
  const kept = useQuery({ ...writeUps(id), enabled: allowed })
  // Who does not draft opens the latest version.
  const version = chosenVersion ?? (drafts ? '' : (kept.data?.[0]?.id ?? ''))
  const draft = useQuery({ ...draftWriteUp(id, asked), enabled: drafts && version === '' })
  const chosen = useQuery({ ...keptWriteUp(id, version), enabled: allowed && version !== '' })
  const shown = version === '' ? draft : chosen
  useTitle(t('writeUp.title'))
  if (!allowed) return <ForbiddenPage />
  const error = who.error ?? shown.error ?? kept.error
  if (error) return <ProblemPage error={error} />
  if (!drafts && kept.data?.length === 0)
    return <NoneKept id={id} name={who.data?.record.cadre.name ?? ''} />
  if (!shown.data || !who.data) return <p role="status">{t('loading')}</p>
  const { period, text, records } = shown.data
  // What was kept stands as it was kept, whatever dates the address bears.
  const state = version === '' ? draft.data?.state : undefined
  const isOlder = state !== undefined && (state.until ?? state.known) !== null
  const latest = kept.data
    ?.filter((one) => one.period === period)
    .toSorted((a, b) => b.version - a.version)[0]
  const file = (wanted: 'with' | 'without') =>
    addressOf(
      portraitsApi.download,
      { id },
      version === ''
        ? { ...saidOf({ ...asked, period }), sources: wanted }
        : { version, sources: wanted },
    )
  return (
    <div className="person write-up">
      <Watermark />
      <header className="page-head">
        <h1>{t('writeUp.of', { name: who.data.record.cadre.name })}</h1>
        <span className="faint">{period}</span>
        <label className="screen-only">
          <span className="unseen">{t('writeUp.version')}</span>
          <select value={version} onChange={({ target }) => setVersion(target.value)}>
            {drafts && <option value="">{t('writeUp.newDraft')}</option>}
            {kept.data?.map((one) => (
              <option key={one.id} value={one.id}>
                {named(one)}
              </option>
            ))}
          </select>
        </label>
        <div className="actions screen-only">
          {(['with', 'without'] as const).map((wanted) => (
            <a key={wanted} className="button" download href={file(wanted)}>
              {t(`writeUp.word.${wanted}`)}
            </a>
          ))}
          {drafts && (
            <Link to="/people/$id/form" params={{ id }} search className="button">
              {t('person.form')}
            </Link>
          )}
          <Link to="/people/$id" params={{ id }} search className="button">
            {t('writeUp.person')}
          </Link>
        </div>
      </header>
      {state && <OlderBanner state={state} />}
      {state && <ClockBar state={state} />}
      {chosen.data && version !== '' && (
        <Approval version={chosen.data} decide={chosen.data.decide} next={chosen.data.next} />
      )}
      <div className="write-up-ways screen-only" role="group" aria-label={t('writeUp.ways')}>
        {WAYS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={way === one}
            className={way === one ? 'primary' : ''}
            onClick={() => setWay(one)}
          >
            {t(`writeUp.way.${one}`)}
          </button>
        ))}
        {way === 'preview' && (
          <>
            <label>
              <input
                type="checkbox"
                checked={sources === 'with'}
                onChange={({ target }) => setSources(target.checked ? 'with' : 'without')}
              />{' '}
              {t('writeUp.withSources')}
            </label>
            <button type="button" onClick={() => print()}>
              {t('writeUp.print')}
            </button>
          </>
        )}
      </div>
      {version !== '' && <Untold text={text} records={records} />}
      {/* Only hidden while the preview is looked at: what is being written stays. */}
      <div className="write-up-text" hidden={way !== 'text'}>
        {drafts && (
          <p className="hint screen-only">{t(isOlder ? 'writeUp.older' : 'writeUp.about')}</p>
        )}
        <WriteUpEditor
          key={`${version} ${period} ${state?.until} ${state?.known}`}
          id={id}
          period={period}
          basedOn={latest?.id ?? null}
          text={text}
          records={records}
          edits={drafts && !isOlder}
          onKept={setVersion}
        />
      </div>
      {way === 'preview' && <DocxPreview href={file(sources)} />}
      {way === 'compare' && (
        <Compare id={id} kept={kept.data ?? []} version={version} text={text} />
      )}
    </div>
  )
}

/** Nobody has kept a version yet: there is nothing to approve, and the way leads back to the person. */
const NoneKept = ({ id, name }: { readonly id: string; readonly name: string }) => (
  <>
    <header className="page-head">
      <h1>{t('writeUp.of', { name })}</h1>
      <Link to="/people/$id" params={{ id }} className="button">
        {t('writeUp.person')}
      </Link>
    </header>
    <p role="status">{t('writeUp.noneKept')}</p>
  </>
)

/** What the person answered since a version was kept: it stands behind the text on paper, and here. */
function Untold({ text, records }: { readonly text: WriteUpText; readonly records: Sources }) {
  const untold = untoldAnswers(
    text,
    Object.values(records).flatMap(({ answers }) => answers),
  )
  if (untold.length === 0) return null
  return (
    <div className="banner">
      <p>{t('writeUp.untold')}</p>
      <Answers answers={untold} />
    </div>
  )
}

interface CompareProps {
  readonly id: string
  readonly kept: readonly WriteUpVersion[]
  readonly version: string
  readonly text: WriteUpText
}

/** The text that is shown beside any other version. */
function Compare({ id, kept, version, text }: CompareProps) {
  const others = kept.filter((one) => one.id !== version)
  const shown = kept.find((one) => one.id === version)
  const [other, setOther] = useState(
    () => (others.find((one) => one.version < (shown?.version ?? Infinity)) ?? others[0])?.id ?? '',
  )
  const before = useQuery({ ...keptWriteUp(id, other), enabled: other !== '' })
  if (others.length === 0) return <p className="hint">{t('writeUp.nothingToCompare')}</p>
  return (
    <>
      <label className="field screen-only">
        <span className="label">{t('writeUp.compareWith')}</span>
        <select value={other} onChange={({ target }) => setOther(target.value)}>
          {others.map((one) => (
            <option key={one.id} value={one.id}>
              {named(one)}
            </option>
          ))}
        </select>
      </label>
      {before.data ? (
        <Differences before={before.data.text} after={text} />
      ) : (
        <p role="status">{t('loading')}</p>
      )}
    </>
  )
}
