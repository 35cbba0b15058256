import { Link } from '@tanstack/react-router'
import type { Cause } from '@zhishi/domain/evaluation/schemeComparison.ts'
import type { SchemeComparison } from '@zhishi/domain/evaluation/schemesApi.ts'
import { percent } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { exactPoints, nameOfNumber, points, told } from './told.ts'

type Move = SchemeComparison['moves'][number]
type Side = Move['before']

/** A number with its sign, so that a rise is told from a fall without a colour. */
const signed = (value: number, words: string): string =>
  value === 0 ? words : `${value > 0 ? '+' : '−'}${words}`

const signedPoints = (value: number | null): string =>
  value === null ? '—' : signed(value, points(Math.abs(value)))

/** The path of a number in words: `改革创新 · 实绩`. */
const nameOf = (key: string): string =>
  key === 'total' ? t('schemeCompare.rest') : key.split('/').slice(1).map(nameOfNumber).join(' · ')

const causeWords = ({ key, code, points: moved, before, after }: Cause): string => {
  const what = nameOf(key)
  const by = signedPoints(moved)
  if (code === 'rest') return `${what} ${by}`
  const told = (value: number | null) =>
    value === null
      ? t('schemeCompare.absent')
      : code === 'weight'
        ? `${percent(value)}%`
        : points(value)
  return t(`schemeCompare.cause.${code}`, { what, by, from: told(before), to: told(after) })
}

/** Less than half a hundredth of a point reads as nothing. */
const SHOWN = 50

/** So many causes are in sight at once; all of them when the row is opened. */
const FIRST = 3

/** One person under both schemes: places, points, grade, and what moved them, opened to the scores. */
export function SchemeMove({ move, hasGrades }: { move: Move; hasGrades: boolean }) {
  const { before, after, places } = move
  const causes = move.causes.filter((cause) => Math.abs(cause.points) >= SHOWN)
  return (
    <tr>
      <th scope="row">
        <Link to="/people/$id" params={{ id: move.cadreId }}>
          {move.name}
        </Link>
        <p className="hint">
          {move.unit}
          {move.group && ` · ${term(`choice.unitGroup.${move.group}`)}`}
          {move.category && ` · ${term(`choice.category.${move.category}`)}`}
        </p>
      </th>
      <td className="pair">{`${before.rank ?? '—'} → ${after.rank ?? '—'}`}</td>
      <td className="number">{places === null ? '—' : <Places places={places} />}</td>
      <td className="pair" title={`${exactPoints(before.total)} → ${exactPoints(after.total)}`}>
        {`${points(before.total)} → ${points(after.total)}`}
      </td>
      <td className="number">{signedPoints(move.points)}</td>
      {hasGrades && <td>{gradeWords(before, after)}</td>}
      <td className="why">
        <Whys move={move} />
        {causes.slice(0, FIRST).map((cause) => (
          <p key={cause.key + cause.code}>{causeWords(cause)}</p>
        ))}
        <details>
          <summary>{t('schemeCompare.open', { name: move.name })}</summary>
          {causes.length > FIRST && (
            <ul>
              {causes.slice(FIRST).map((cause) => (
                <li key={cause.key + cause.code}>{causeWords(cause)}</li>
              ))}
            </ul>
          )}
          <Parts before={before} after={after} />
        </details>
      </td>
    </tr>
  )
}

function Places({ places }: { places: number }) {
  const words = t(
    places > 0 ? 'schemeCompare.rises' : places < 0 ? 'schemeCompare.falls' : 'schemeCompare.stays',
    { places: Math.abs(places) },
  )
  return (
    <span className={places > 0 ? 'rise' : places < 0 ? 'fall' : ''}>
      <span aria-hidden="true">
        {places > 0 ? '▲' : places < 0 ? '▼' : '='} {Math.abs(places)}
      </span>
      <span className="unseen">{words}</span>
    </span>
  )
}

const gradeOf = ({ grade }: Side): string => (grade === null ? '—' : term(`choice.grade.${grade}`))
const gradeWords = (before: Side, after: Side): string =>
  before.grade === after.grade ? gradeOf(after) : `${gradeOf(before)} → ${gradeOf(after)}`

/** Why somebody has no total or rank on one of the sides. */
function Whys({ move: { before, after } }: { move: Move }) {
  return (
    <>
      {before.why && (
        <p className="hint">
          {t('schemeCompare.before')}
          {t('colon')}
          {told(before.why)}
        </p>
      )}
      {after.why && (
        <p className="hint">
          {t('schemeCompare.after')}
          {t('colon')}
          {told(after.why)}
        </p>
      )}
    </>
  )
}

/** The scores under both totals, with the part of the total that each has. */
function Parts({ before, after }: { before: Side; after: Side }) {
  const keys = [...new Set([...before.parts, ...after.parts].map(({ key }) => key))]
  const cells = ({ parts }: Side, of: string) => {
    const part = parts.find(({ key }) => key === of)
    return (
      <>
        <td className="number">{points(part?.score ?? null)}</td>
        <td className="number">{part ? `${percent(part.applied)}%` : '—'}</td>
      </>
    )
  }
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('schemeCompare.part')}</th>
          {(['before', 'after'] as const).map((side) => (
            <Heads key={side} name={t(`schemeCompare.${side}`)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key}>
            <th scope="row">{nameOfNumber(key)}</th>
            {cells(before, key)}
            {cells(after, key)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Heads = ({ name }: { name: string }) => (
  <>
    <th scope="col" className="number">
      {name}
    </th>
    <th scope="col" className="number">
      {t('schemeCompare.weight')}
    </th>
  </>
)
