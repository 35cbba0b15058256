import { useMutation, useQuery } from '@tanstack/react-query'
import type { BatchView, FindingView } from '@zhishi/domain/intake/api.ts'
import { useState } from 'react'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { toast } from '../ui/toast.tsx'
import { intakeApi } from './api.built.ts'
import { Pages } from './Pages.tsx'
import { type FindingKind, findings } from './queries.ts'

interface FindingListProps {
  readonly batch: BatchView
  readonly kind: FindingKind
  readonly page: number
  readonly onPage: (page: number) => void
}

/** What is to be said about single cells: where, what, and what to do. Questions are answered here. */
export function FindingList({ batch, kind, page, onPage }: FindingListProps) {
  const { data, error } = useQuery(findings(batch.id, kind, page))
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const answering = useMutation({
    mutationFn: () => call(intakeApi.answer, { params: { id: batch.id }, input: { answers } }),
    onSuccess: () => {
      setAnswers({})
      void queries.invalidateQueries({ queryKey: ['batch', batch.id] })
    },
    onError: (problem) => toast(problemText(problem), { bad: true }),
  })
  if (error) return <p className="error-text">{problemText(error)}</p>
  if (!data) return <p role="status">{t('loading')}</p>
  if (data.total === 0) return <p className="faint">{term(`batch.none.${kind}`)}</p>
  const given = Object.keys(answers).length
  const open = batch.state === 'ready'
  return (
    <>
      <div className="wide">
        <table className={`findings ${kind}`}>
          <thead>
            <tr>
              <th scope="col">{t('finding.where')}</th>
              <th scope="col">{t('finding.value')}</th>
              <th scope="col">{t('finding.what')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((one, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- two findings may stand on one cell
              <tr key={`${one.file}/${one.sheet}/${one.row}/${one.column}/${i}`}>
                <td>{placeOf(one)}</td>
                <td className="cell">{one.value}</td>
                <td>
                  {term(`finding.${one.code}`, one.about)}
                  {one.question && open && (
                    <Question
                      finding={one}
                      answer={answers[one.question.key] ?? one.answer ?? ''}
                      onAnswer={(key, id) => setAnswers({ ...answers, [key]: id })}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages page={page} total={data.total} onPage={onPage} />
      {given > 0 && (
        <div className="actions answer-bar">
          <button
            type="button"
            className="primary"
            disabled={answering.isPending}
            onClick={() => answering.mutate()}
          >
            {t('finding.answer', { count: given })}
          </button>
        </div>
      )}
    </>
  )
}

function placeOf({ file, sheet, row, column, header }: FindingView): string {
  const cell = [column, row > 0 ? String(row) : ''].join('')
  return [`${file} · ${sheet}`, cell, header].filter((part) => part !== '').join(' · ')
}

interface QuestionProps {
  readonly finding: FindingView
  readonly answer: string
  readonly onAnswer: (key: string, id: string) => void
}

function Question({ finding: { question, value }, answer, onAnswer }: QuestionProps) {
  if (!question) return null
  return (
    <label className="question">
      <span className="unseen">{t('finding.choose', { value })}</span>
      <select value={answer} onChange={({ target }) => onAnswer(question.key, target.value)}>
        <option value="">{t('finding.unanswered')}</option>
        {question.options.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
