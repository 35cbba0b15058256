import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { SchemeLine } from '@zhishi/domain/evaluation/schemesApi.ts'
import { type ChangeEvent, useState } from 'react'
import { useActor, useMay } from '../access/actor.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { moment, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { Problem, addressOf, call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText, reasonText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { useTitle } from '../ui/title.ts'
import { mayJudge } from './SchemeExplained.tsx'
import { placeOf } from './SchemeFields.tsx'
import { schemes } from './schemeQueries.ts'
import { schemesApi } from './schemesApi.built.ts'
import './evaluation.css'
import './scheme.css'

/** The schemes by which people are judged: every version, where it stands, who wrote it. */
export default function SchemesPage() {
  const [may, actor] = [useMay(), useActor()]
  const allowed = may('read evaluation')
  const { data, error } = useQuery({ ...schemes, enabled: allowed })
  useTitle(t('schemes.title'))
  if (!allowed) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  return (
    <div className="scheme evaluation">
      <header className="page-head">
        <h1>{t('schemes.title')}</h1>
        <div className="actions">
          {mayJudge(actor) && (
            <Link to="/schemes/compare" className="button">
              {t('schemes.compare')}
            </Link>
          )}
        </div>
      </header>
      <p className="hint">{t('schemes.about')}</p>
      {!data && <p role="status">{t('loading')}</p>}
      {data && <Versions lines={data.filter(({ state }) => state !== 'dropped')} />}
      {data && <Dropped lines={data.filter(({ state }) => state === 'dropped')} />}
      {may('write schemes') && <Import />}
      <p>
        <a href={addressOf(schemesApi.format)} target="_blank" rel="noreferrer">
          {t('schemes.format')}
        </a>
      </p>
    </div>
  )
}

function Versions({ lines }: { lines: readonly SchemeLine[] }) {
  return (
    <div className="wide">
      <table className="worded">
        <thead>
          <tr>
            <th scope="col">{t('scheme.title')}</th>
            <th scope="col">{t('schemes.state')}</th>
            <th scope="col">{t('schemes.of')}</th>
            <th scope="col">{t('schemes.last')}</th>
            <th scope="col" className="number">
              {t('schemes.runs')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, title, state, kind, last, runs, builtIn }) => (
            <tr key={key}>
              <th scope="row">
                <Version line={{ key, title, kind }} />
              </th>
              <td>
                <span className={`state ${state}`}>{term(`schemes.state.${state}`)}</span>
              </td>
              <td>{term(`runs.kind.${kind}`)}</td>
              <td>
                {last
                  ? t('schemes.step', {
                      act: term(`schemes.act.${last.act}`),
                      by: last.by,
                      moment: moment(last.at),
                    })
                  : builtIn && t('schemes.builtIn')}
              </td>
              <td className="number">{whole(runs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Named = Pick<SchemeLine, 'key' | 'title' | 'kind'>

const Version = ({ line: { key, title, kind } }: { line: Named }) => (
  <>
    <Link to="/schemes/$key" params={{ key }}>
      {title ?? t('schemes.untitled', { kind: term(`runs.kind.${kind}`) })}
    </Link>
    <span className="tag">{key}</span>
  </>
)

/** Drafts that nobody pursues, each with the reason; none of them can be chosen anywhere. */
function Dropped({ lines }: { lines: readonly SchemeLine[] }) {
  if (lines.length === 0) return null
  return (
    <details className="card">
      <summary>{t('schemes.dropped', { count: lines.length })}</summary>
      <ul className="steps">
        {lines.map((line) => (
          <li key={line.key}>
            <Version line={line} />{' '}
            {line.last && (
              <span className="hint">
                {t('schemes.step', {
                  act: term(`schemes.act.${line.last.act}`),
                  by: line.last.by,
                  moment: moment(line.last.at),
                })}
              </span>
            )}
            <p>{line.last?.why}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Brings a scheme in as a draft; what is wrong with the file is told with its place. */
function Import() {
  const navigate = useNavigate()
  const [wrong, setWrong] = useState<readonly string[]>([])
  const bringing = useMutation({
    mutationFn: (file: unknown) =>
      call(schemesApi.importDraft, { params: { id: newId() }, input: file as never }),
    onSuccess: async ({ key }) => {
      void queries.invalidateQueries({ queryKey: ['schemes'] })
      await navigate({ to: '/schemes/$key', params: { key } })
    },
  })
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    // The same file may be chosen again once it has been put right.
    const input = event.target
    if (!file) return
    setWrong([])
    try {
      const content: unknown = JSON.parse(await file.text())
      await bringing.mutateAsync(content).catch((error: unknown) => setWrong(told(error, content)))
    } catch {
      setWrong([t('schemes.noJson', { name: file.name })])
    }
    input.value = ''
  }
  return (
    <section className="card scheme-import" aria-label={t('schemes.import')}>
      <label>
        <b>{t('schemes.import')}</b>
        <span className="hint">{t('schemes.importHint')}</span>
        <input
          type="file"
          accept="application/json,.json"
          disabled={bringing.isPending}
          onChange={(event) => void read(event)}
        />
      </label>
      {wrong.length > 0 && (
        <div className="banner bad" role="alert">
          <p>{t('schemes.importWrong')}</p>
          <ul>
            {wrong.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** What the server says about a file, each with its place in words and as it is written there. */
function told(error: unknown, content: unknown): string[] {
  if (!(error instanceof Problem) || error.issues.length === 0) return [problemText(error)]
  const { rules } = (content ?? {}) as { rules?: unknown }
  return error.issues.map(({ path, code }) => {
    const place = path.replace(/^rules\.?/, '')
    const words = placeOf(rules as never, place)
    return `${words}${path === '' ? '' : ` (${path})`}${t('colon')}${reasonText({ code })}`
  })
}
