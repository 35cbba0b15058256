const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days in a month of a year; month is 1 to 12. */
export const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0)

/** Whether `2024`, `2024-02` or `2024-02-29` names a date between 1900 and 2199 that exists. */
export function isPartialDate(text: string): boolean {
  const match = /^(19|20|21)\d\d(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text)
  if (!match) return false
  const month = match[2] === undefined ? 1 : Number(match[2])
  const day = match[3] === undefined ? 1 : Number(match[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(Number(text.slice(0, 4)), month)
}

/** The last moment of a day where the districts are (UTC+8), `2024-02-29` → `2024-02-29T15:59:59.999Z`. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString()
