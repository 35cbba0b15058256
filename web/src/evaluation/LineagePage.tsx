import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Statement } from '@zhishi/domain/evaluation/result.ts'
import { useMay } from '../access/actor.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { t, term } from '../kernel/words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { NumberNode } from './NumberNode.tsx'
import { runPerson } from './queries.ts'
import { exactPoints, points, told } from './told.ts'
import './evaluation.css'

/** 得分由来: from one person's score down to the records it rests on. */
export default function LineagePage() {
  const { run: runId, id } = useParams({ from: '/shell/evaluation/$run/people/$id' })
  const may = useMay()
  const { data, error } = useQuery({ ...runPerson(runId, id), enabled: may('read evaluation') })
  useTitle(t('lineage.title'))
  if (!may('read evaluation')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  const { row, result, records } = data
  return (
    <div className="evaluation lineage">
      <Watermark />
      <header className="page-head">
        <h1>{t('lineage.of', { name: row.name })}</h1>
        <span className="faint">
          {row.unit} · {data.run.period} · {data.run.scheme}
        </span>
        <span className="tag">{t('runs.proposed')}</span>
        <div className="actions">
          <Link to="/people/$id" params={{ id }} className="button">
            {t('lineage.person')}
          </Link>
          <Link to="/evaluation/$run" params={{ run: runId }} className="button">
            {t('lineage.run')}
          </Link>
        </div>
      </header>
      <section className="card total">
        <p className="score" title={exactPoints(row.total)}>
          {points(row.total)}
        </p>
        <div>
          {row.rank !== null && (
            <p>{t('lineage.rank', { rank: row.rank, outOf: row.outOf ?? '' })}</p>
          )}
          {row.grade && (
            <p>
              {t('lineage.grade')} <strong>{term(`choice.grade.${row.grade}`)}</strong>
            </p>
          )}
          {row.gradeWhy && <p className="hint">{told(row.gradeWhy)}</p>}
          {row.notAssessed && <p>{told(row.notAssessed)}</p>}
          {row.unranked && <p className="hint">{told(row.unranked)}</p>}
        </div>
      </section>
      <Reasons title={t('lineage.bars')} statements={row.bars} />
      <Reasons title={t('lineage.for')} statements={row.speaksFor} />
      <Reasons title={t('lineage.against')} statements={row.speaksAgainst} />
      {result.total && (
        <section aria-label={t('lineage.tree')}>
          <h2>{t('lineage.tree')}</h2>
          <p className="hint">{t('lineage.treeAbout')}</p>
          <NumberNode node={result.total} records={records} open />
        </section>
      )}
      {result.leftOut.length > 0 && (
        <section>
          <h2>{t('lineage.leftOut')}</h2>
          <ul className="sources">
            {result.leftOut.map((one) => (
              <li key={one.id}>
                <RecordLink noun={one.noun} id={one.id}>
                  {records[one.id]?.label || term(`noun.${one.noun}`)}
                </RecordLink>{' '}
                <span className="hint">{term(`leftOut.${one.why}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Reasons({ title, statements }: { title: string; statements: readonly Statement[] }) {
  if (statements.length === 0) return null
  return (
    <section className="reasons">
      <h2>{title}</h2>
      <ul>
        {statements.map((one) => (
          <li key={told(one)}>
            {told(one)}
            {one.from.length > 0 && (
              <span className="hint">
                {' '}
                {t('lineage.rests')}
                {one.from.slice(0, 6).map(({ noun, id }, i) => (
                  <RecordLink key={id} noun={noun} id={id}>
                    {` ${i + 1}`}
                  </RecordLink>
                ))}
                {one.from.length > 6 && ` … ${one.from.length}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
