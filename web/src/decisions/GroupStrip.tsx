import type { Lines } from '@zhishi/domain/decisions/api.ts'
import { quotaLine } from '@zhishi/domain/decisions/borderline.ts'
import type { GroupResult } from '@zhishi/domain/evaluation/result.ts'
import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { t } from '../kernel/words.ts'
import { points } from '../evaluation/told.ts'

const WIDTH = 640
const SIDE = 14
const DOT = 5
const BASE = 92

interface GroupStripProps {
  readonly name: string
  readonly rows: readonly RunRow[]
  readonly group: GroupResult | undefined
  readonly lines: Lines['thresholds']
}

type Scored = RunRow & { readonly total: number }

/**
 * How the totals of a group lie: a dot a person, equals above one another, with the lines of the grades
 * and where the places for 优秀 end. The table below it says the same in numbers.
 */
export function GroupStrip({ name, rows, group, lines }: GroupStripProps) {
  const scored = rows.filter((row): row is Scored => row.total !== null && !row.notAssessed)
  if (scored.length === 0) return null
  const totals = scored.map(({ total }) => total)
  const from = Math.max(0, Math.min(...totals, lines.competent) - 30_000)
  const until = Math.min(1_000_000, Math.max(...totals, lines.excellent) + 30_000)
  const x = (total: number) => SIDE + ((total - from) / (until - from)) * (WIDTH - 2 * SIDE)
  const ends = group && quotaLine(rows, group, lines)
  const drawn = (['excellent', 'competent', 'basic'] as const).filter(
    (line) => lines[line] >= from && lines[line] <= until,
  )
  return (
    <svg
      className="strip"
      viewBox={`0 0 ${WIDTH} 128`}
      role="img"
      aria-label={t('calibration.stripAbout', {
        group: name,
        people: scored.length,
        least: points(Math.min(...totals)),
        most: points(Math.max(...totals)),
      })}
    >
      {drawn.map((line) => (
        <g key={line} className="line">
          <line x1={x(lines[line])} x2={x(lines[line])} y1="18" y2={BASE + 8} />
          <text x={x(lines[line])} y="12" textAnchor="middle">
            {t(`calibration.line.${line}`)}
          </text>
        </g>
      ))}
      {ends && (
        <g className="quota">
          <line
            x1={x((ends.last + ends.next) / 2)}
            x2={x((ends.last + ends.next) / 2)}
            y1="26"
            y2={BASE + 8}
          />
          <text x={x((ends.last + ends.next) / 2)} y="122" textAnchor="middle">
            {t('calibration.line.quota')}
          </text>
        </g>
      )}
      <line className="axis" x1={SIDE} x2={WIDTH - SIDE} y1={BASE + 8} y2={BASE + 8} />
      {stacked(scored, x).map(({ row, at, up }) => (
        <Dot key={row.cadreId} row={row} x={at} y={BASE - up * (DOT * 2 + 1)} />
      ))}
    </svg>
  )
}

/** Who would cover another dot stands above it. */
function stacked(rows: readonly Scored[], x: (total: number) => number) {
  const placed: { row: Scored; at: number; up: number }[] = []
  for (const row of rows.toSorted((a, b) => a.total - b.total)) {
    const at = x(row.total)
    const near = placed.filter((one) => Math.abs(one.at - at) < DOT * 2).map(({ up }) => up)
    let up = 0
    while (near.includes(up)) up += 1
    placed.push({ row, at, up: Math.min(up, 6) })
  }
  return placed
}

/** Proposed 优秀 is a diamond, barred a hollow ring, everybody else a dot: shape, not colour alone. */
function Dot({ row, x, y }: { row: Scored; x: number; y: number }) {
  const title = <title>{`${row.name} ${points(row.total)}`}</title>
  if (row.grade === 'excellent')
    return (
      <path
        className="top"
        d={`M${x} ${y - DOT - 1} L${x + DOT + 1} ${y} L${x} ${y + DOT + 1} L${x - DOT - 1} ${y} Z`}
      >
        {title}
      </path>
    )
  return (
    <circle className={row.bars.length > 0 ? 'barred' : 'dot'} cx={x} cy={y} r={DOT - 0.5}>
      {title}
    </circle>
  )
}
