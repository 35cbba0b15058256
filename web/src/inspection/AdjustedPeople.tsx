import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { PersonLine, SeverityTable } from '@zhishi/domain/inspection/severityTable.ts'
import { whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { type Reach, Whisker, reachOf } from './Whisker.tsx'
import { datesOf, points, signed } from './points.ts'

const AT_FIRST = 40
const ORDERS = ['official', 'change', 'width'] as const
type Order = (typeof ORDERS)[number]

const change = ({ raw, adjusted }: PersonLine): number => (adjusted ? adjusted.value - raw : 0)
const width = ({ adjusted }: PersonLine): number => (adjusted ? adjusted.high - adjusted.low : 0)

function inOrder(people: readonly PersonLine[], order: Order): readonly PersonLine[] {
  if (order === 'official') return people
  if (order === 'width') return people.toSorted((a, b) => width(b) - width(a))
  return people.toSorted((a, b) => Math.abs(change(b)) - Math.abs(change(a)))
}

/** Each person's mark as given and adjusted, side by side. */
export function AdjustedPeople({ page: { people, span } }: { page: SeverityTable }) {
  const [order, setOrder] = useState<Order>('official')
  const [all, setAll] = useState(false)
  const ends = people.flatMap(({ raw, adjusted }) =>
    adjusted ? [raw, adjusted.low, adjusted.high] : [raw],
  )
  const middle = people.reduce((sum, { raw }) => sum + raw, 0) / Math.max(1, people.length)
  const reach = reachOf(ends, middle)
  const shown = inOrder(people, order).slice(0, all ? undefined : AT_FIRST)
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t('severity.people')}</h2>
      <p className="hint">{t('severity.peopleAbout', { count: whole(people.length) })}</p>
      <p className="legend">
        <label className="inline">
          {t('severity.order')}{' '}
          <select
            value={order}
            onChange={({ target }) =>
              setOrder(ORDERS.find((one) => one === target.value) ?? 'official')
            }
          >
            {ORDERS.map((one) => (
              <option key={one} value={one}>
                {term(`severity.order.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <span>○ {t('severity.raw')}</span>
        <span>■ {t('severity.adjusted')}</span>
        <span>─ {t('severity.interval')}</span>
      </p>
      <div className="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{term('field.cadre')}</th>
              <th scope="col">{term('field.unit')}</th>
              <th scope="col" className="number">
                {t('severity.seen')}
              </th>
              <th scope="col" className="number">
                {t('severity.raw')}
              </th>
              <th scope="col" className="number">
                {t('severity.adjusted')}
              </th>
              <th scope="col" className="number">
                {t('severity.change')}
              </th>
              <th scope="col" className="plot">
                <span className="ends number">
                  <span>{points(reach.low)}</span>
                  <span>{points(reach.high)}</span>
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((person) => (
              <Person
                key={person.cadreId}
                person={person}
                span={span}
                reach={reach}
                middle={middle}
              />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < people.length && (
        <button type="button" onClick={() => setAll(true)}>
          {t('severity.showAll', { count: whole(people.length) })}
        </button>
      )}
    </section>
  )
}

interface PersonProps {
  readonly person: PersonLine
  readonly span: string
  readonly reach: Reach
  readonly middle: number
}

function Person({ person, span, reach, middle }: PersonProps) {
  const { adjusted, raw } = person
  return (
    <tr>
      <th scope="row">
        <Link to="/people/$id" params={{ id: person.cadreId }}>
          {person.name}
        </Link>
      </th>
      <td>{person.unit}</td>
      <td className="number">
        <Link
          to="/ledgers/$ledger"
          params={{ ledger: 'observations' }}
          search={{ cadreId: person.cadreId, date: datesOf(span) }}
        >
          {t('severity.seenBy', {
            observations: whole(person.observations),
            teams: whole(person.teams),
          })}
        </Link>
      </td>
      <td className="number">{points(raw)}</td>
      {adjusted ? (
        <>
          <td className="number">
            <b>{points(adjusted.value)}</b>{' '}
            <span className="interval">
              {points(adjusted.low)} ~ {points(adjusted.high)}
            </span>
          </td>
          <td className="number">{signed(change(person))}</td>
        </>
      ) : (
        <td colSpan={2}>
          <span className="abstains">{term(person.abstains ?? 'severity.too-few')}</span>
        </td>
      )}
      <td className="plot">
        <Whisker of={adjusted} reach={reach} line={middle} raw={raw} />
      </td>
    </tr>
  )
}
