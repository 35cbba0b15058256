import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { filledFormula } from '@zhishi/domain/evaluation/filling.ts'
import type { RecordNote } from '@zhishi/domain/evaluation/recordNote.ts'
import type { Node, ReadingScore, Statement } from '@zhishi/domain/evaluation/result.ts'
import { useMay } from '../access/actor.ts'
import { FilesBeside, FilesOf } from '../evidence/FilesBeside.tsx'
import { t, term } from '../kernel/words.ts'
import { Answers } from '../platform/Answers.tsx'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { RecordLink } from '../platform/RecordLink.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { Explained, Sources } from './Explained.tsx'
import { NumberTree } from './NumberTree.tsx'
import { DecidedReasons, DecidedWords } from './DecidedWords.tsx'
import { runPerson } from './queries.ts'
import { exactPoints, nameOfNumber, points, told } from './told.ts'
import './evaluation.css'
import './lineage.css'

/** 得分由来: from one person's score down to the records it rests on. */
export default function LineagePage() {
  const { run: runId, id } = useParams({ from: '/shell/evaluation/$run/people/$id' })
  const at = useSearch({ from: '/shell/evaluation/$run/people/$id' })['at'] ?? 'total'
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
          {row.unit} · {data.run.period} ·{' '}
          <Link to="/schemes/$key" params={{ key: data.run.scheme }}>
            {data.run.scheme}
          </Link>
        </span>
        <span className="tag">{term(`choice.runState.${data.run.state}`)}</span>
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
        <p className="score" title={exactPoints(row.total)} data-figure="">
          {points(row.total)}
        </p>
        <div>
          {row.rank !== null && (
            <p>{t('lineage.rank', { rank: row.rank, outOf: row.outOf ?? '' })}</p>
          )}
          <DecidedWords decided={data.decided} />
          <DecidedReasons decided={data.decided} />
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
      <Explained run={runId} id={id} />
      <Reasons title={t('lineage.bars')} statements={row.bars} records={records} />
      <Reasons title={t('lineage.for')} statements={row.speaksFor} records={records} />
      <Reasons title={t('lineage.against')} statements={row.speaksAgainst} records={records} />
      {'readings' in result && result.total && (
        <Readings readings={result.readings} total={result.total} />
      )}
      <FilesOf records={recordsIn(records)}>
        {result.total && (
          <NumberTree
            key={`${runId} ${id}`}
            total={result.total}
            records={records}
            run={runId}
            about={id}
            at={at}
          />
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
                  <Answers answers={records[one.id]?.answers ?? []} />
                  <FilesBeside noun={one.noun} id={one.id} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </FilesOf>
    </div>
  )
}

/** The records below a result, and the findings on them: both may have files beside them. */
const recordsIn = (records: Readonly<Record<string, RecordNote>>): string[] =>
  Object.values(records).flatMap(({ id, verified }) => (verified ? [id, verified.id] : [id]))

interface ReasonsProps {
  readonly title: string
  readonly statements: readonly Statement[]
  readonly records: Readonly<Record<string, RecordNote>>
}

function Reasons({ title, statements, records }: ReasonsProps) {
  if (statements.length === 0) return null
  return (
    <section className="reasons">
      <h2>{title}</h2>
      <ul>
        {statements.map((one) => (
          <li key={told(one)}>
            {told(one)}
            <Sources from={one.from} />
            <Answers answers={one.from.flatMap(({ id }) => records[id]?.answers ?? [])} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ReadingsProps {
  readonly readings: readonly ReadingScore[]
  readonly total: Node
}

/** Each reading as the mean of its dimensions, with their values and weights. */
function Readings({ readings, total }: ReadingsProps) {
  return (
    <section className="readings" aria-labelledby="readings">
      <h2 id="readings">{t('lineage.readings')}</h2>
      <dl>
        {readings.map(({ reading, score, exact, of }) => {
          const parts = total.parts.filter(({ key }) => of.some((one) => key === `total/${one}`))
          const mean = { ...total, kind: 'mean' as const, score, exact, parts }
          return (
            <div key={reading} id={`reading/${reading}`}>
              <dt>{term(`choice.reading.${reading}`)}</dt>
              <dd>
                <b className="number" title={exactPoints(score)} data-figure="">
                  {points(score)}
                </b>{' '}
                <span className="hint">{filledFormula(mean, ({ key }) => nameOfNumber(key))}</span>
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
