import { Link } from '@tanstack/react-router'
import type { Portrait } from '@zhishi/domain/portraits/api.ts'
import { points } from '../evaluation/told.ts'
import { datesOf } from '../inspection/points.ts'
import { partialDate, quarter as quarterWords, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { recordPath } from '../platform/RecordLink.tsx'

type Trend = Portrait['trend']
type Quarter = Trend['quarters'][number]

/** Read without colour: a dot, a triangle, a square. */
export const SHAPE = { green: '●', yellow: '▲', red: '■' } as const

/** Two years by quarter. Where nothing was there is a gap, never a zero. */
export function TrendTable({ trend: { quarters, months }, id }: { trend: Trend; id: string }) {
  const most = Math.max(1, ...quarters.map((one) => one.points ?? 0))
  return (
    <table className="trend">
      <thead>
        <tr>
          <td />
          {quarters.map(({ quarter }) => (
            <th key={quarter} scope="col" title={quarterWords(quarter)}>
              {quarter}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('portrait.points')}</th>
          {quarters.map((one) => (
            <td key={one.quarter} data-figure="">
              {one.points === null ? (
                <Gap quarter={one} />
              ) : (
                <Points one={one} most={most} id={id} />
              )}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('portrait.confirmed')}</th>
          {quarters.map((one) => (
            <td key={one.quarter} data-figure="">
              {one.confirmed === null ? (
                <Gap quarter={one} />
              ) : (
                <Rows of="achievements" id={id} quarter={one.quarter} finding="confirmed">
                  {whole(one.confirmed)}
                </Rows>
              )}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('portrait.marks')}</th>
          {quarters.map((one) => (
            <td key={one.quarter} data-figure="">
              {one.mark === null ? (
                <Gap quarter={one} />
              ) : (
                <Rows of="observations" id={id} quarter={one.quarter}>
                  {points(one.mark)}
                </Rows>
              )}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('portrait.lights')}</th>
          {quarters.map((one, i) => (
            <td key={one.quarter} className="lit">
              {months.slice(i * 3, i * 3 + 3).map((month) => (
                <Lights key={month.month} month={month} />
              ))}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

const Gap = ({ quarter: { inPost } }: { quarter: Quarter }) => (
  <span className="gap" title={inPost ? t('portrait.gap') : t('portrait.notInPost')}>
    —<span className="unseen">{inPost ? t('portrait.gap') : t('portrait.notInPost')}</span>
  </span>
)

function Points({ one, most, id }: { one: Quarter; most: number; id: string }) {
  const high = ((one.points ?? 0) / most) * 18
  return (
    <Rows of="achievements" id={id} quarter={one.quarter}>
      <svg viewBox="0 0 20 20" className="column" aria-hidden="true">
        <rect x="4" y={19 - high} width="12" height={high + 1} />
      </svg>
      {(one.points ?? 0) / 10_000}
    </Rows>
  )
}

interface RowsProps {
  readonly of: 'achievements' | 'observations'
  readonly id: string
  readonly quarter: string
  readonly finding?: string
  readonly children: React.ReactNode
}

/** Opens the rows of the quarter that a number is made of: items by their quarter, marks by their visits. */
const Rows = ({ of, id, quarter, finding, children }: RowsProps) => (
  <Link
    to="/ledgers/$ledger"
    params={{ ledger: of }}
    search={
      of === 'achievements'
        ? { cadreId: id, quarter, ...(finding && { finding }) }
        : { cadreId: id, date: datesOf(quarter), marks: 'A,B,C,D' }
    }
  >
    {children}
  </Link>
)

/** The worst light of a month, opening its report; a month without one is a dot. */
function Lights({ month: { month, lights } }: { month: Trend['months'][number] }) {
  const [worst] = lights
  if (!worst)
    return (
      <span className="faint" title={`${partialDate(month)} ${t('person.noReport')}`}>
        ·
      </span>
    )
  const words = `${partialDate(month)} ${term(`choice.light.${worst.light}`)}`
  return (
    <Link to={recordPath('report', worst.id)} className={`light ${worst.light}`} title={words}>
      {SHAPE[worst.light]}
      <span className="unseen">{words}</span>
    </Link>
  )
}
