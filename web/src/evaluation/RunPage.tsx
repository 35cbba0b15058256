import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { By } from '@zhishi/domain/evaluation/fairness.ts'
import type { GroupResult } from '@zhishi/domain/evaluation/result.ts'
import type { Decided, RunRow } from '@zhishi/domain/evaluation/run.ts'
import { useMay } from '../access/actor.ts'
import { moment, percent } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { Among } from './Among.tsx'
import { CoverageWords } from './CoverageWords.tsx'
import { DecidedWords } from './DecidedWords.tsx'
import { comparedName, groupOf } from './comparedIn.ts'
import { GroupJump, groupAnchor } from './GroupJump.tsx'
import { run } from './queries.ts'
import { Recused } from './Recused.tsx'
import { RunWays } from './RunWays.tsx'
import { exactPoints, nameOfNumber, points, told } from './told.ts'
import './evaluation.css'

/** What a run proposes, group by group; every score leads to how it came about. */
export default function RunPage() {
  const { run: id } = useParams({ from: '/shell/evaluation/$run' })
  const may = useMay()
  const { by, of } = useSearch({ from: '/shell/evaluation/$run' })
  const group = { by: by as By | undefined, of }
  const { data, error } = useQuery({ ...run(id, group), enabled: may('read evaluation') })
  useTitle(t('run.title'))
  if (!may('read evaluation')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  const groups = [...Map.groupBy(data.rows, groupOf)]
  return (
    <div className="evaluation results">
      <Watermark />
      <header className="page-head">
        <h1>
          {term(`runs.kind.${data.run.kind}`)} {data.run.period}
        </h1>
        <Link to="/schemes/$key" params={{ key: data.run.scheme }} className="tag">
          {data.run.scheme}
        </Link>
        <span className="tag">{term(`choice.runState.${data.run.state}`)}</span>
        <span className="faint">{t('run.asOf', { moment: moment(data.run.asOf) })}</span>
        <RunWays run={data.run} />
        {!data.ownOnly && data.run.recused === 0 && (
          <Link to="/evaluation/$run/fairness" params={{ run: id }}>
            {t('run.fairness')}
          </Link>
        )}
        {!data.ownOnly && data.run.kind === 'heads' && (
          <Link to="/evaluation/$run/what-if" params={{ run: id }}>
            {t('whatIf.open')}
          </Link>
        )}
      </header>
      <p className="hint">
        {data.ownOnly
          ? t('run.ownOnly')
          : t(data.decided.length > 0 ? 'run.aboutDecided' : 'run.about')}
      </p>
      {!data.ownOnly && <Recused run={data.run} />}
      {data.among && <Among run={id} among={data.among} people={data.rows.length} />}
      {!data.ownOnly && !data.among && data.run.coverage && (
        <CoverageWords coverage={data.run.coverage} />
      )}
      <GroupJump
        groups={groups.map(([key, rows]) => ({
          key,
          name: comparedName(rows[0]),
          people: rows.length,
        }))}
      />
      {groups.map(([group, rows]) => (
        <Group
          key={group}
          run={id}
          group={group}
          rows={rows}
          decided={data.decided}
          raisedBasis={
            data.run.raisedQuota.some((one) => one === group) ? data.run.raisedBasis : null
          }
          result={data.groups.find((one) => one.group === group)}
        />
      ))}
      {!data.ownOnly && <p className="faint mono">SHA-256 {data.run.resultHash}</p>}
    </div>
  )
}

interface GroupProps {
  readonly run: string
  readonly group: string
  readonly rows: readonly RunRow[]
  readonly decided: readonly Decided[]
  /** What its quota was raised by; null where it was not. */
  readonly raisedBasis: string | null
  readonly result: GroupResult | undefined
}

function Group({ run: id, group, rows, decided, raisedBasis, result }: GroupProps) {
  const first = rows[0]
  const name = comparedName(first)
  const parts = first?.parts.map(({ key }) => key) ?? []
  return (
    <section aria-label={name} id={groupAnchor(group)}>
      <h2>
        {name}
        {result && (
          <span className="hint">
            {t('run.quota', {
              assessed: result.assessed,
              places: result.places,
              quota: `${percent(result.quota)}%`,
              proposed: result.proposed,
            })}
            {raisedBasis !== null && t('run.raised', { basis: raisedBasis })}
          </span>
        )}
      </h2>
      <div className="wide">
        <table className="run-rows">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('run.rank')}
              </th>
              <th scope="col">{term('field.cadre')}</th>
              <th scope="col">{term('field.unit')}</th>
              <th scope="col" className="number">
                {term('number.total')}
              </th>
              {parts.map((key) => (
                <th key={key} scope="col" className="number">
                  {nameOfNumber(key)}
                </th>
              ))}
              {first?.readings.map(({ reading }) => (
                <th key={reading} scope="col" className="number">
                  {term(`choice.reading.${reading}`)}
                </th>
              ))}
              <th scope="col">{t(first?.readings.length ? 'run.grade' : 'run.note')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.cadreId}
                run={id}
                row={row}
                decided={decided.find(({ cadreId }) => cadreId === row.cadreId)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface RowProps {
  readonly run: string
  readonly row: RunRow
  readonly decided: Decided | undefined
}

function Row({ run: id, row, decided }: RowProps) {
  const why = row.notAssessed ?? row.abstains ?? row.unranked
  return (
    <tr>
      <td className="number">{row.rank ?? '—'}</td>
      <th scope="row">
        <Link to="/people/$id" params={{ id: row.cadreId }}>
          {row.name}
        </Link>
      </th>
      <td>{row.unit}</td>
      <td className="number">
        <Link
          to="/evaluation/$run/people/$id"
          params={{ run: id, id: row.cadreId }}
          title={exactPoints(row.total)}
          data-figure=""
          aria-label={t('run.openScore', { name: row.name, score: points(row.total) })}
        >
          {points(row.total)}
        </Link>
      </td>
      {row.parts.map((part) => (
        <td key={part.key} className="number">
          <Link
            to="/evaluation/$run/people/$id"
            params={{ run: id, id: row.cadreId }}
            search={{ at: `total/${part.key}` }}
            className="plain"
            title={exactPoints(part.score)}
            data-figure=""
          >
            {points(part.score)}
          </Link>
        </td>
      ))}
      {row.readings.map(({ reading, score }) => (
        <td key={reading} className="number">
          <Link
            to="/evaluation/$run/people/$id"
            params={{ run: id, id: row.cadreId }}
            search={{ at: `reading/${reading}` }}
            className="plain"
            title={exactPoints(score)}
            data-figure=""
          >
            {points(score)}
          </Link>
        </td>
      ))}
      <td>
        <DecidedWords decided={decided} />
        {row.grade && <strong>{term(`choice.grade.${row.grade}`)}</strong>}
        {(row.gradeWhy ?? why) && (
          <p className="hint">{told((row.gradeWhy ?? why) as NonNullable<typeof why>)}</p>
        )}
        {row.bars.map((bar) => (
          <p key={bar.code} className="barred">
            {told(bar)}
          </p>
        ))}
      </td>
    </tr>
  )
}
