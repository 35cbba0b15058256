import type { Interval } from '@zhishi/domain/inspection/severityTable.ts'

const WIDTH = 220
const HEIGHT = 18
const MIDDLE = HEIGHT / 2

/** From where to where a column of whiskers reaches, in ten-thousandths. */
export interface Reach {
  readonly low: number
  readonly high: number
}

interface WhiskerProps {
  readonly of: Interval | null
  readonly reach: Reach
  /** Where the plain line stands: no difference, or the middle of the scale. */
  readonly line: number
  /** The value as given, drawn hollow beside the adjusted one. */
  readonly raw?: number | undefined
}

/**
 * One row of a forest plot: an interval, its value, and the value as given. The numbers stand in the
 * table beside it, so that it is silent for who does not see it.
 */
export function Whisker({ of, reach, line, raw }: WhiskerProps) {
  const at = (value: number) =>
    6 + ((value - reach.low) / Math.max(1, reach.high - reach.low)) * (WIDTH - 12)
  return (
    <svg className="whisker" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line className="axis" x1={at(line)} x2={at(line)} y1="0" y2={HEIGHT} />
      {of && <line className="reach" x1={at(of.low)} x2={at(of.high)} y1={MIDDLE} y2={MIDDLE} />}
      {raw !== undefined && <circle className="raw" cx={at(raw)} cy={MIDDLE} r="4" />}
      {of && <rect className="value" x={at(of.value) - 2.5} y={MIDDLE - 4} width="5" height="8" />}
    </svg>
  )
}

/** The reach of a column: all its ends, a little room beside, and the line. */
export function reachOf(ends: readonly number[], line: number): Reach {
  const low = Math.min(line, ...ends)
  const high = Math.max(line, ...ends)
  const room = Math.max(10_000, (high - low) / 40)
  return { low: low - room, high: high + room }
}
