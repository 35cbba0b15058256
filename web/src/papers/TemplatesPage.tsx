import { useMutation, useQuery } from '@tanstack/react-query'
import type { TemplateFlaw, TemplateVersion } from '@zhishi/domain/portraits/templates.ts'
import { useRef, useState } from 'react'
import { useMay } from '../access/actor.ts'
import { moment } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { addressOf, call } from '../platform/client.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { useTitle } from '../ui/title.ts'
import { toast } from '../ui/toast.tsx'
import { templatesApi } from './templates.built.ts'
import './papers.css'

const QUERY = ['templates', 'write-up']

/** Templates of papers: fetch the one in use, edit it in Word, hand it in again; the check says what is wrong. */
export default function TemplatesPage() {
  const allowed = useMay()('keep templates')
  useTitle(t('templates.title'))
  const { data, error } = useQuery({
    queryKey: QUERY,
    queryFn: ({ signal }) => call(templatesApi.versions, { signal }),
    enabled: allowed,
  })
  if (!allowed) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  const [latest] = data
  return (
    <div className="papers">
      <header className="page-head">
        <h1>{t('templates.title')}</h1>
      </header>
      <section className="card" aria-labelledby="in-use">
        <h2 id="in-use">{t('templates.writeUp')}</h2>
        <p>{latest?.file ? t('templates.own', { file: latest.file }) : t('templates.base')}</p>
        <div className="actions">
          <a
            className="button"
            download
            href={addressOf(templatesApi.file, {}, { version: latest?.file ? latest.version : 0 })}
          >
            {t('templates.fetch')}
          </a>
          {latest?.file && (
            <>
              <a
                className="button"
                download
                href={addressOf(templatesApi.file, {}, { version: 0 })}
              >
                {t('templates.fetchBase')}
              </a>
              <BackToBase version={latest.version} />
            </>
          )}
        </div>
      </section>
      <HandIn version={latest?.version ?? 0} />
      <History versions={data} />
    </div>
  )
}

const again = () => queries.invalidateQueries({ queryKey: QUERY })

function BackToBase({ version }: { readonly version: number }) {
  const returning = useMutation({
    mutationFn: () => call(templatesApi.returnToBase, { input: { version } }),
    onSuccess: again,
    onError: (wrong) => toast(problemText(wrong), { bad: true }),
  })
  return (
    <button type="button" disabled={returning.isPending} onClick={() => returning.mutate()}>
      {t('templates.return')}
    </button>
  )
}

/** Checked first; kept only when nothing is wrong with it. */
function HandIn({ version }: { readonly version: number }) {
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const checking = useMutation({
    mutationFn: (upload: File) =>
      call(templatesApi.check, { query: { name: upload.name }, upload }),
  })
  const keeping = useMutation({
    mutationFn: (upload: File) =>
      call(templatesApi.keep, { query: { name: upload.name, version }, upload }),
    onSuccess: async () => {
      toast(t('templates.kept'))
      setFile(undefined)
      checking.reset()
      if (input.current) input.current.value = ''
      await again()
    },
    onError: (wrong) => toast(problemText(wrong), { bad: true }),
  })
  return (
    <section className="card" aria-labelledby="hand-in">
      <h2 id="hand-in">{t('templates.handIn')}</h2>
      <p className="hint">{t('templates.about')}</p>
      <label className="field">
        <span className="label">{t('templates.file')}</span>
        <input
          ref={input}
          type="file"
          accept=".docx"
          onChange={({ target }) => {
            const [chosen] = target.files ?? []
            setFile(chosen)
            if (chosen) checking.mutate(chosen)
          }}
        />
      </label>
      {checking.isPending && <p role="status">{t('loading')}</p>}
      {checking.error && <p role="alert">{problemText(checking.error)}</p>}
      {checking.data && checking.data.length > 0 && <Flaws flaws={checking.data} />}
      {file && checking.data?.length === 0 && (
        <div className="actions">
          <p role="status">{t('templates.fits')}</p>
          <button
            type="button"
            className="primary"
            disabled={keeping.isPending}
            onClick={() => keeping.mutate(file)}
          >
            {t('templates.keep')}
          </button>
        </div>
      )}
    </section>
  )
}

/** `{/list}` for `{#list}`, and the other way round. */
const pairOf = (tag: string): string =>
  tag.startsWith('{/') ? tag.replace('/', '#') : tag.replace(/[#^]/, '/')

function Flaws({ flaws }: { readonly flaws: readonly TemplateFlaw[] }) {
  return (
    <div role="alert">
      <p>{t('templates.flawed', { count: flaws.length })}</p>
      <ul className="waiting">
        {flaws.map(({ code, tag, near, allowed }, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same tag may be wrong twice
          <li key={`${i} ${tag}`}>
            <code>{tag}</code> {t(`templates.flaw.${code}`, { pair: pairOf(tag) })}
            {near !== '' && <span className="hint"> {t('templates.near', { text: near })}</span>}
            {allowed.length > 0 && (
              <p className="hint">
                {t('templates.allowed', { tags: allowed.map((one) => `{${one}}`).join(' ') })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function History({ versions }: { readonly versions: readonly TemplateVersion[] }) {
  if (versions.length === 0) return null
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{t('templates.history')}</h2>
      <ul className="waiting">
        {versions.map(({ version, file, keptBy, keptAt }) => (
          <li key={version}>
            {t('templates.version', { version })}{' '}
            {file === null ? (
              t('templates.returned')
            ) : (
              <a download href={addressOf(templatesApi.file, {}, { version })}>
                {file}
              </a>
            )}{' '}
            <span className="hint">
              {keptBy} · {moment(keptAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
