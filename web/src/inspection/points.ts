/** Ten-thousandths as points with two decimals: 6130500 is `613.05`; below zero with a true minus. */
export const points = (scaled: number): string =>
  `${scaled < 0 ? '−' : ''}${(Math.abs(scaled) / 10_000).toFixed(2)}`

/** The same with its sign always in sight, for differences. */
export const signed = (scaled: number): string =>
  scaled > 0 ? `+${points(scaled)}` : points(scaled)

/** The dates of a span, as a ledger is filtered by them. */
export function datesOf(span: string): string {
  const [year = '', quarter] = span.split('Q')
  if (quarter === undefined) return year
  const last = Number(quarter) * 3
  const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`
  return `${month(last - 2)}..${month(last)}`
}
