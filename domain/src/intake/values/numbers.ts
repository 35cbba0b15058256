import type { Cell } from '../batch.ts'
import { read, unreadable, type Reading } from './reading.ts'
import { arabic, isBlank, isSpreadsheetError, plain, withoutBrackets } from './text.ts'

/** How many yuan one of a unit of money is. */
const YUAN: Readonly<Record<string, number>> = {
  元: 1,
  千元: 1_000,
  万: 10_000,
  万元: 10_000,
  百万元: 1_000_000,
  千万: 10_000_000,
  千万元: 10_000_000,
  亿: 100_000_000,
  亿元: 100_000_000,
}

/** The scale that a header or unit line states, in yuan: 单位:万元, 总投资(亿元). */
export function scaleIn(text: string): number | undefined {
  const line = plain(text)
  const match =
    /(?:单位|金额单位|计量单位)[:：]?(?:人民币)?(元|千元|万元|百万元|千万元|亿元)/.exec(line) ??
    /[(（[【](?:单位[:：]?)?(?:人民币)?(元|千元|万元|百万元|千万元|亿元)[^)）\]】]*[)）\]】]/.exec(
      line,
    )
  return match?.[1] === undefined ? undefined : YUAN[match[1]]
}

/** The scale that a header states, in brackets or at its end: 总投资(亿元), 总投资万元. */
export const scaleInHeader = (header: string): number | undefined =>
  scaleIn(header) ?? YUAN[/(?:[千万亿]|百万)?元$/.exec(plain(header))?.[0] ?? '']

const GROUPED = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/

function numberOf(text: string): number | undefined {
  if (!/\d/.test(text) || !GROUPED.test(text)) return undefined
  const value = Number(text.replaceAll(',', ''))
  return Number.isFinite(value) ? value : undefined
}

const minus = (text: string): string => text.replace(/[−﹣–—]/g, '-')

/**
 * Money in whole yuan. A plain number is in the column's scale; a unit in the cell wins (2067万元,
 * 1.2亿, 1亿2000万元). Wrong: what is no sum, is negative or beyond 10^15.
 */
export function readSum(cell: Cell, scale: number): Reading<number> {
  if (isBlank(cell)) return undefined
  if (isSpreadsheetError(cell)) return unreadable('intake.spreadsheet-error')
  const text = minus(plain(String(typeof cell === 'object' ? '' : cell)))
  const yuan = typeof cell === 'number' ? cell * scale : yuanIn(text, scale)
  if (yuan === undefined || Number.isNaN(yuan)) return unreadable('intake.not-a-sum')
  if (yuan < 0) return unreadable('intake.negative-sum')
  const whole = Math.round(yuan)
  return whole > 1_000_000_000_000_000 ? unreadable('intake.not-a-sum') : read(whole)
}

function yuanIn(text: string, scale: number): number | undefined {
  const sum = text
    .replace(/[(（[][^)）\]]*[)）\]]/g, '')
    .replace(/^(?:约|共|计|共计|合计|人民币|已?完成|投资|累计|[¥￥])+/, '')
    .replace(/(?:左右|整)$/, '')
  const alone = numberOf(sum)
  if (alone !== undefined) return alone * scale
  let rest = sum
  let yuan = 0
  while (rest !== '') {
    const part = /^([+-]?[\d,.]+)(亿元?|千万元?|百万元|万元?|千元|元)/.exec(rest)
    const value = part?.[1] === undefined ? undefined : numberOf(part[1])
    const one = part?.[2] === undefined ? undefined : YUAN[part[2]]
    if (!part || value === undefined || one === undefined) return undefined
    yuan += value * one
    rest = rest.slice(part[0].length)
  }
  return sum === '' ? undefined : yuan
}

/** A whole number of votes, people or places, with or without its measure word: 46, 46票, 9个. */
export function readCount(cell: Cell): Reading<number> {
  if (isBlank(cell)) return undefined
  if (isSpreadsheetError(cell)) return unreadable('intake.spreadsheet-error')
  if (typeof cell === 'object' || typeof cell === 'boolean') return unreadable('intake.not-a-count')
  const text = minus(plain(String(cell))).replace(
    /(?<=\d)(?:票|人|个|家|项|名|次|张|份|区县|单位)+$/,
    '',
  )
  const value = numberOf(text)
  return value === undefined || !Number.isInteger(value) || value < 0 || value > 1_000_000_000
    ? unreadable('intake.not-a-count')
    : read(value)
}

/** A place among peers: 3, 第3名, 第三, 并列第2, 3/9 or 3-9 of nine (then with how many took part). */
export function readPlace(cell: Cell): Reading<{ place: number; outOf?: number }> {
  if (isBlank(cell)) return undefined
  if (isSpreadsheetError(cell)) return unreadable('intake.spreadsheet-error')
  if (cell !== null && typeof cell === 'object') return placeOfDate(cell.date)
  const text = arabic(plain(withoutBrackets(plain(String(cell)))))
    .replace(/^(?:全[国省市区县]|[省市区县]级?|并列|列|排名?|居)+/, '')
    .replace(/^(?:并列)?第/, '')
  const match = /^(\d{1,4})(?:名|位|名次)?(?:[/∕⁄|](?:共|全部)?(\d{1,4})(?:名|个|家|位)?)?$/.exec(
    text,
  )
  const place = Number(match?.[1] ?? Number.NaN)
  const outOf = match?.[2] === undefined ? undefined : Number(match[2])
  if (!match || place < 1 || outOf === 0) return unreadable('intake.not-a-place')
  return read(outOf === undefined ? { place } : { place, outOf })
}

/** 3/9 that a spreadsheet took for the ninth of March: the place and how many took part, noted. */
function placeOfDate(date: string): Reading<{ place: number; outOf?: number }> {
  const [, place = 0, outOf = 0] = date.split('-').map(Number)
  return place >= 1 && outOf >= place
    ? { value: { place, outOf }, remark: 'intake.place-from-date', about: { place, outOf } }
    : unreadable('intake.not-a-place')
}

/** A coefficient in ten-thousandths: 1.2 is 12000. */
export function readDecimal(cell: Cell): Reading<number> {
  if (isBlank(cell)) return undefined
  if (isSpreadsheetError(cell)) return unreadable('intake.spreadsheet-error')
  if (typeof cell === 'object' || typeof cell === 'boolean')
    return unreadable('intake.not-a-number')
  const text = minus(withoutBrackets(plain(String(cell)))).replace(/(?:倍|系数)$/, '')
  const value = text.endsWith('%') ? numberOf(text.slice(0, -1)) : numberOf(text)
  if (value === undefined || value < 0) return unreadable('intake.not-a-number')
  const exact = Math.round(value * (text.endsWith('%') ? 100 : 10_000))
  return exact > 100_000_000 ? unreadable('intake.not-a-number') : read(exact)
}

/** Points deducted, positive, in ten-thousandths: -0.5, 0.5, 扣0.5分 and 减0.5 are all 5000. */
export function readPoints(cell: Cell): Reading<number> {
  if (isBlank(cell)) return undefined
  if (typeof cell === 'number') return readDecimal(Math.abs(cell))
  if (typeof cell !== 'string') return unreadable('intake.not-a-number')
  const text = minus(plain(cell))
    .replace(/^(?:扣分?|扣减|减分?|罚)+/, '')
    .replace(/分$/, '')
    .replace(/^-/, '')
  return readDecimal(text)
}

/** A share of one in ten-thousandths: 0.5, 50%, 50 (of a hundred), 1/2. */
export function readShare(cell: Cell): Reading<number> {
  if (isBlank(cell)) return undefined
  const text = plain(String(typeof cell === 'object' ? '' : cell))
  const parts = /^(\d+)\/(\d+)$/.exec(text)
  const value = parts ? Number(parts[1]) / Number(parts[2]) : numberOf(text.replace(/%$/, ''))
  if (value === undefined || Number.isNaN(value)) return unreadable('intake.not-a-share')
  const share = Math.round((text.endsWith('%') || value > 1 ? value / 100 : value) * 10_000)
  return share >= 1 && share <= 10_000 ? read(share) : unreadable('intake.not-a-share')
}
