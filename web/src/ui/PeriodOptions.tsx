import { period } from '../kernel/format.ts'

interface PeriodOptionsProps {
  /** The period that stands; its year is among the options, whatever is on record. */
  readonly chosen: string
  readonly years: readonly (number | string)[]
}

/** Years, newest first, each with its quarters: the options of a choice of period. */
export function PeriodOptions({ chosen, years }: PeriodOptionsProps) {
  return [...new Set([chosen.slice(0, 4), ...years.map(String)])]
    .toSorted()
    .toReversed()
    .flatMap((year) => [year, ...[1, 2, 3, 4].map((number) => `${year}Q${number}`)])
    .map((one) => (
      <option key={one} value={one}>
        {period(one)}
      </option>
    ))
}
