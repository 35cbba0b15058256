import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { differencesBetween } from '@zhishi/domain/evaluation/schemePlaces.ts'
import { placeWords, valueAt, valueWords } from '@zhishi/domain/evaluation/schemePlaces.ts'
import type { SchemeComparison, SchemeLine } from '@zhishi/domain/evaluation/schemesApi.ts'
import { type FormEvent, useState } from 'react'
import { useMay } from '../access/actor.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { moment, whole } from '../kernel/format.ts'
import { catalogue, t, term } from '../kernel/words.ts'
import { Problem } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { PeriodOptions } from '../ui/PeriodOptions.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { SchemeMove } from './SchemeMove.tsx'
import { type Compared, comparison, scheme as schemeView, schemes } from './schemeQueries.ts'
import { usePeriod } from './usePeriod.ts'
import './evaluation.css'
import './scheme.css'

/** Two schemes on the same evidence, side by side: who moves, by how much, and why. Nothing is kept. */
export default function SchemeComparePage() {
  const may = useMay()
  const allowed = may('read evaluation')
  const search = useSearch({ from: '/shell/schemes/compare' })
  const { data: lines, error } = useQuery({ ...schemes, enabled: allowed })
  useTitle(t('schemeCompare.title'))
  if (!allowed) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  const { before = '', after = '', period = '' } = search
  const asked = before !== '' && after !== '' && period !== ''
  return (
    <div className="scheme evaluation">
      <Watermark />
      <header className="page-head">
        <h1>{t('schemeCompare.title')}</h1>
        <Link to="/schemes" className="button">
          {t('schemes.title')}
        </Link>
      </header>
      <p className="hint">{t('schemeCompare.about')}</p>
      {lines && (
        <Asking
          key={`${before} ${after} ${period}`}
          lines={lines.filter(({ state }) => state !== 'dropped')}
          search={search}
        />
      )}
      {asked && <Compared asked={{ before, after, period }} />}
    </div>
  )
}

interface AskingProps {
  readonly lines: readonly SchemeLine[]
  readonly search: Readonly<Record<string, string>>
}

function Asking({ lines, search }: AskingProps) {
  const navigate = useNavigate()
  const holding = lines.find(({ state }) => state === 'published')
  const [before, setBefore] = useState(search['before'] ?? holding?.key ?? '')
  const kind = lines.find(({ key }) => key === before)?.kind
  const others = lines.filter((one) => one.kind === kind && one.key !== before)
  const [chosen, setAfter] = useState(search['after'] ?? '')
  const after = others.some(({ key }) => key === chosen) ? chosen : (others[0]?.key ?? '')
  const { period, years, setPeriod } = usePeriod(search['period'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const asked = { before, after, period }
    void navigate({ to: '/schemes/compare', search: asked })
  }
  return (
    <form className="card new-run" onSubmit={submit}>
      <label>
        {t('schemeCompare.before')}
        <select value={before} onChange={({ target }) => setBefore(target.value)}>
          <Options lines={lines} />
        </select>
      </label>
      <label>
        {t('schemeCompare.after')}
        <select value={after} onChange={({ target }) => setAfter(target.value)}>
          <Options lines={others} />
        </select>
      </label>
      <label>
        {t('runs.period')}
        <select value={period} onChange={({ target }) => setPeriod(target.value)}>
          <PeriodOptions chosen={period} years={years} />
        </select>
      </label>
      <button type="submit" className="primary" disabled={after === ''}>
        {t('schemeCompare.show')}
      </button>
      {after === '' && <p className="hint">{t('schemeCompare.onlyOne')}</p>}
    </form>
  )
}

const Options = ({ lines }: { lines: readonly SchemeLine[] }) =>
  lines.map(({ key, title, state, kind }) => (
    <option key={key} value={key}>
      {`${title ?? term(`runs.kind.${kind}`)} (${key}) · ${term(`schemes.state.${state}`)}`}
    </option>
  ))

function Compared({ asked }: { asked: Compared }) {
  const { data, error } = useQuery(comparison(asked))
  if (error)
    return error instanceof Problem && error.status < 500 && error.status !== 0 ? (
      <p className="banner bad" role="alert">
        {error.status === 400 ? term('reason.period.impossible') : problemText(error)}
      </p>
    ) : (
      <ProblemPage error={error} />
    )
  if (!data) return <p role="status">{t('schemeCompare.computing')}</p>
  const { tally, moves } = data
  const moved = moves.filter(
    ({ points, places, before, after }) =>
      points !== 0 || places !== 0 || before.grade !== after.grade,
  )
  return (
    <>
      <p role="status">
        {t('schemeCompare.tally', {
          people: whole(tally.people),
          rises: whole(tally.rises),
          falls: whole(tally.falls),
          stays: whole(tally.stays),
          comesOrGoes: whole(tally.comesOrGoes),
          gradeChanges: whole(tally.gradeChanges),
        })}{' '}
        <span className="faint">{t('run.asOf', { moment: moment(data.asOf) })}</span>
      </p>
      <Rules before={data.before.key} after={data.after.key} />
      {moved.length === 0 ? (
        <p>{t(tally.people === 0 ? 'schemeCompare.nobody' : 'schemeCompare.noMove')}</p>
      ) : (
        <Moves data={data} moves={moved} />
      )}
    </>
  )
}

/** Which rules differ, so that what moved people can be told from what did not. */
function Rules({ before, after }: { before: string; after: string }) {
  const [one, other] = [useQuery(schemeView(before)).data, useQuery(schemeView(after)).data]
  if (!one || !other) return null
  const words = catalogue()
  const differences = differencesBetween(one.scheme, other.scheme)
  if (differences.length === 0) return <p>{t('schemeCompare.sameRules')}</p>
  return (
    <details className="card" open={differences.length <= 8}>
      <summary>{t('schemeCompare.rules', { count: differences.length })}</summary>
      <ul>
        {differences.map(({ path }) => (
          <li key={path}>
            {placeWords(words, other.scheme, path)}
            {t('colon')}
            {[one, other]
              .map(({ scheme }) => valueWords(words, scheme, path, valueAt(scheme, path)))
              .join(' → ')}
          </li>
        ))}
      </ul>
    </details>
  )
}

interface MovesProps {
  readonly data: SchemeComparison
  readonly moves: SchemeComparison['moves']
}

function Moves({ data, moves }: MovesProps) {
  const hasGrades = data.kind === 'heads'
  return (
    <div className="wide">
      <table className="moves">
        <thead>
          <tr>
            <th scope="col">{term('field.cadre')}</th>
            <th scope="col">{t('schemeCompare.rank')}</th>
            <th scope="col" className="number">
              {t('schemeCompare.places')}
            </th>
            <th scope="col">{term('number.total')}</th>
            <th scope="col" className="number">
              {t('schemeCompare.points')}
            </th>
            {hasGrades && <th scope="col">{t('schemeCompare.grade')}</th>}
            <th scope="col">{t('schemeCompare.why')}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <SchemeMove key={move.cadreId} move={move} hasGrades={hasGrades} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
