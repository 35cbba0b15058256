import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { points } from '../evaluation/told.ts'
import { datesOf } from '../inspection/points.ts'
import { t, term } from '../kernel/words.ts'
import { MARKS_OF } from './choices.built.ts'
import { noValue, type Spoke, spokeName } from './Radar.tsx'

/** Ten-thousandths on the scale of 0 to 100. */
const FULL = 1_000_000
const share = (score: number): number => (Math.max(0, Math.min(score, FULL)) / FULL) * 100

/** The own value as a bar, the quartiles of the peers as a band, their mean as a line. */
export function Bar({
  own,
  mean,
  lowerQuartile,
  upperQuartile,
}: Omit<Spoke, 'key' | 'sufficiency'>) {
  return (
    <svg className="gauge" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="ground" width="100" height="8" />
      {lowerQuartile !== null && upperQuartile !== null && (
        <rect
          className="band"
          x={share(lowerQuartile)}
          width={Math.max(0.5, share(upperQuartile) - share(lowerQuartile))}
          height="8"
        />
      )}
      {own !== null && <rect className="own" y="2" width={share(own)} height="4" />}
      {mean !== null && (
        <rect className="mean" x={Math.max(0, share(mean) - 0.4)} width="0.8" height="8" />
      )}
    </svg>
  )
}

interface ProfileBarsProps {
  readonly spokes: readonly Spoke[]
  readonly title: string
  readonly id: string
  /** The run that dimensions come from; null for aspects, which observations stand behind. */
  readonly run: string | null
  readonly period: string
}

interface OpensProps {
  readonly id: string
  readonly run: string | null
  readonly period: string
  readonly name: string
  readonly children: ReactNode
}

/** A dimension opens how it came about, an aspect the observations that it is the mean of. */
export const Opens = ({ id, run, period, name, children }: OpensProps) =>
  run === null ? (
    <Link
      to="/ledgers/$ledger"
      params={{ ledger: 'observations' }}
      search={{ cadreId: id, date: datesOf(period), marks: MARKS_OF[name] ?? '' }}
    >
      {children}
    </Link>
  ) : (
    <Link to="/evaluation/$run/people/$id" params={{ run, id }} search={{ at: `total/${name}` }}>
      {children}
    </Link>
  )

/** A profile as bars, the numbers beside them: short enough for one sheet. */
export function ProfileBars({ spokes, title, id, run, period }: ProfileBarsProps) {
  return (
    <div className="wide">
      <table className="profile-bars">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className="drawn">
              <span className="unseen">{t('person.profile')}</span>
            </th>
            <th scope="col" className="number">
              {t('person.own')}
            </th>
            <th scope="col" className="number">
              {t('person.mean')}
            </th>
            <th scope="col">{t('person.evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {spokes.map(({ key, sufficiency, ...values }) => (
            <tr key={key}>
              <th scope="row">{spokeName(key)}</th>
              <td className="drawn">
                <Bar {...values} />
              </td>
              <td className="number">
                <Opens id={id} run={run} period={period} name={key}>
                  {values.own === null ? noValue(sufficiency) : points(values.own)}
                </Opens>
              </td>
              <td
                className="number"
                title={values.mean === null ? term('portrait.tooFew') : undefined}
              >
                {points(values.mean)}
              </td>
              <td
                className={`level-${sufficiency.level}`}
                title={term(`sufficiency.${sufficiency.level}`)}
              >
                {t('portrait.sources', {
                  records: sufficiency.records,
                  sources: sufficiency.sources,
                })}
                {sufficiency.level === 'little' && (
                  <span>
                    ＊<span className="unseen">{term('sufficiency.little')}</span>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
