import { Link } from '@tanstack/react-router'
import type { Statement } from '@zhishi/domain/evaluation/result.ts'
import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import type { Reason } from '@zhishi/domain/kernel/refusal.ts'
import { exactPoints, nameOfNumber, points, told } from '../evaluation/told.ts'
import { t, term } from '../kernel/words.ts'
import { Answers } from '../platform/Answers.tsx'
import { RecordLink } from '../platform/RecordLink.tsx'
import { decidedOn, reasonWords, useTable, verdictWord } from './meeting.ts'
import { PersonAct } from './PersonAct.tsx'

/** A borderline case with its evidence, to be read beside the others. */
export function PersonCard({ row, why }: { row: RunRow; why: readonly Reason[] }) {
  const { data } = useTable()
  const { grade } = decidedOn(data, row.cadreId)
  return (
    <article className="borderline" aria-label={row.name}>
      <header>
        <h3>
          <Link to="/people/$id" params={{ id: row.cadreId }}>
            {row.name}
          </Link>
        </h3>
        <span className="faint">{row.unit}</span>
        <Link
          className="score"
          to="/evaluation/$run/people/$id"
          params={{ run: data.run.id, id: row.cadreId }}
          title={exactPoints(row.total)}
          aria-label={t('run.openScore', { name: row.name, score: points(row.total) })}
        >
          {points(row.total)}
        </Link>
      </header>
      <p className="why">
        {why.map((one) => (
          <span key={one.code} className="tag">
            {reasonWords(one)}
          </span>
        ))}
      </p>
      <Bars row={row} />
      {row.gradeWhy && <p className="hint">{told(row.gradeWhy)}</p>}
      <Statements of={row.cadreId} title={t('lineage.bars')} all={row.bars} />
      <Statements of={row.cadreId} title={t('lineage.for')} all={row.speaksFor} />
      <Statements of={row.cadreId} title={t('lineage.against')} all={row.speaksAgainst} />
      <Opinions cadreId={row.cadreId} />
      <footer>
        <span>
          {t('calibration.proposed')} <b>{verdictWord(row.grade)}</b>
          {grade && (
            <>
              {' · '}
              {t('calibration.decided')} <b>{verdictWord(grade.verdict)}</b>
            </>
          )}
        </span>
        <PersonAct row={row} />
      </footer>
    </article>
  )
}

/** A score that opens how it came about. */
function Score({ row, at, score }: { row: RunRow; at: string; score: number | null }) {
  const { data } = useTable()
  return (
    <Link
      to="/evaluation/$run/people/$id"
      params={{ run: data.run.id, id: row.cadreId }}
      search={{ at }}
      data-figure=""
    >
      {points(score)}
    </Link>
  )
}

/** The dimensions with their scores, as bars and as numbers. */
function Bars({ row }: { row: RunRow }) {
  return (
    <dl className="parts">
      {row.parts.map(({ key, score }) => (
        <div key={key}>
          <dt>{nameOfNumber(key)}</dt>
          <dd>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width="100" height="8" className="whole" />
              <rect width={(score ?? 0) / 10_000} height="8" className="part" />
            </svg>
            <Score row={row} at={`total/${key}`} score={score} />
          </dd>
        </div>
      ))}
      {row.readings.map(({ reading, score }) => (
        <div key={reading} className="reading">
          <dt>{term(`choice.reading.${reading}`)}</dt>
          <dd>
            <Score row={row} at={`reading/${reading}`} score={score} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface StatementsProps {
  readonly of: string
  readonly title: string
  readonly all: readonly Statement[]
}

/** What speaks for or against, with its records; what is said of a score opens how that came about. */
function Statements({ of, title, all }: StatementsProps) {
  const { data } = useTable()
  if (all.length === 0) return null
  return (
    <section>
      <h4>{title}</h4>
      <ul>
        {all.map((one) => (
          <li key={told(one)} data-figure="">
            {one.from.length > 0 ? (
              told(one)
            ) : (
              <Link to="/evaluation/$run/people/$id" params={{ run: data.run.id, id: of }}>
                {told(one)}
              </Link>
            )}
            {one.from.slice(0, 4).map(({ noun, id }, i) => (
              <span key={id} className="hint">
                {' '}
                <RecordLink noun={noun} id={id}>
                  {t('calibration.record', { number: i + 1 })}
                </RecordLink>
              </span>
            ))}
            <Answers answers={one.from.flatMap(({ id }) => data.answers[id] ?? [])} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Opinions({ cadreId }: { cadreId: string }) {
  const { data } = useTable()
  const mine = data.opinions.filter((one) => one.cadreId === cadreId)
  if (mine.length === 0) return null
  return (
    <section>
      <h4>{t('calibration.opinions')}</h4>
      <ul>
        {mine.map((one) => (
          <li key={one.member}>
            {one.member}：<b>{verdictWord(one.grade)}</b> {one.words}
          </li>
        ))}
      </ul>
    </section>
  )
}
