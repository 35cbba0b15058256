import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { WriteUpText } from '@zhishi/domain/portraits/api.ts'
import { useState } from 'react'
import { useMay } from '../access/actor.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { moment } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { addressOf, call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { useTitle } from '../ui/title.ts'
import { toast } from '../ui/toast.tsx'
import { Watermark } from '../ui/Watermark.tsx'
import { portraitsApi } from './api.built.ts'
import { SentenceEditor, type Sources } from './SentenceEditor.tsx'
import { draftWriteUp, keptWriteUp, person, writeUps } from './queries.ts'
import './person.css'

/** 现实表现材料: drafted from the records, edited with the sources alongside, kept by version. */
export default function WriteUpPage() {
  const { id } = useParams({ from: '/shell/people/$id/write-up' })
  const may = useMay()
  const [version, setVersion] = useState('')
  const allowed = may('draft write-ups')
  const who = useQuery({ ...person(id, undefined), enabled: allowed })
  const kept = useQuery({ ...writeUps(id), enabled: allowed })
  const draft = useQuery({ ...draftWriteUp(id, undefined), enabled: allowed && version === '' })
  const chosen = useQuery({ ...keptWriteUp(id, version), enabled: version !== '' })
  const shown = version === '' ? draft : chosen
  useTitle(t('writeUp.title'))
  if (!allowed) return <ForbiddenPage />
  const error = who.error ?? shown.error
  if (error) return <ProblemPage error={error} />
  if (!shown.data || !who.data) return <p role="status">{t('loading')}</p>
  const { period, text, records } = shown.data
  const latest = kept.data
    ?.filter((one) => one.period === period)
    .toSorted((a, b) => b.version - a.version)[0]
  return (
    <div className="person write-up">
      <Watermark />
      <header className="page-head">
        <h1>{t('writeUp.of', { name: who.data.record.cadre.name })}</h1>
        <span className="faint">{period}</span>
        <label>
          <span className="unseen">{t('writeUp.version')}</span>
          <select value={version} onChange={({ target }) => setVersion(target.value)}>
            <option value="">{t('writeUp.newDraft')}</option>
            {kept.data?.map((one) => (
              <option key={one.id} value={one.id}>
                {t('writeUp.kept', {
                  version: one.version,
                  by: one.keptBy,
                  moment: moment(one.keptAt),
                })}
              </option>
            ))}
          </select>
        </label>
        <div className="actions">
          {(['with', 'without'] as const).map((sources) => (
            <a
              key={sources}
              className="button"
              download
              href={addressOf(
                portraitsApi.download,
                { id },
                { sources, version, period: version === '' ? period : '' },
              )}
            >
              {t(`writeUp.word.${sources}`)}
            </a>
          ))}
          <Link to="/people/$id" params={{ id }} className="button">
            {t('writeUp.person')}
          </Link>
        </div>
      </header>
      <p className="hint">{t('writeUp.about')}</p>
      <Editor
        key={`${version} ${period}`}
        id={id}
        period={period}
        basedOn={latest?.id ?? null}
        text={text}
        records={records}
        onKept={setVersion}
      />
    </div>
  )
}

interface EditorProps {
  readonly id: string
  readonly period: string
  readonly basedOn: string | null
  readonly text: WriteUpText
  readonly records: Sources
  readonly onKept: (version: string) => void
}

function Editor({ id, period, basedOn, text, records, onKept }: EditorProps) {
  const [edited, setEdited] = useState(text)
  const changed = edited !== text
  const keeping = useMutation({
    mutationFn: () =>
      call(portraitsApi.keepWriteUp, {
        params: { id, writeUpId: newId() },
        input: { period, basedOn, text: edited },
      }),
    onSuccess: async (kept) => {
      await queries.invalidateQueries({ queryKey: ['write-ups', id] })
      toast(t('writeUp.saved', { version: kept.version }))
      onKept(kept.id)
    },
    onError: (error) => toast(problemText(error), { bad: true }),
  })
  const say = (section: number, paragraph: number, sentence: number, words: string) =>
    setEdited((now) => ({
      ...now,
      sections: now.sections.map((one, s) =>
        s !== section
          ? one
          : {
              ...one,
              paragraphs: one.paragraphs.map((part, p) =>
                p !== paragraph
                  ? part
                  : {
                      ...part,
                      sentences: part.sentences
                        .map((each, i) => (i === sentence ? { ...each, text: words } : each))
                        .filter((each) => each.text.trim() !== ''),
                    },
              ),
            },
      ),
    }))
  return (
    <article className="card paper" lang="zh-CN">
      <h2 className="paper-title">{edited.title}</h2>
      {edited.sections.map((section, s) => (
        <section key={section.heading}>
          <h3>{section.heading}</h3>
          {section.paragraphs.map((paragraph, p) => (
            // oxlint-disable-next-line react/no-array-index-key -- paragraphs keep their places
            <p key={`${s} ${p}`}>
              {paragraph.heading && <strong>{paragraph.heading}</strong>}
              {paragraph.sentences.map((sentence, i) => (
                <SentenceEditor
                  // oxlint-disable-next-line react/no-array-index-key -- sentences keep their places
                  key={`${s} ${p} ${i}`}
                  sentence={sentence}
                  records={records}
                  onSay={(words) => say(s, p, i, words)}
                />
              ))}
            </p>
          ))}
        </section>
      ))}
      <div className="actions answer-bar screen-only">
        <button
          type="button"
          className="primary"
          disabled={keeping.isPending}
          onClick={() => keeping.mutate()}
        >
          {changed ? t('writeUp.keepEdited') : t('writeUp.keep')}
        </button>
      </div>
    </article>
  )
}
