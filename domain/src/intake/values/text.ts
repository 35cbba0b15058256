import type { Cell } from '../batch.ts'

/** What the eye does not see or does not count: white space, joiners, direction marks. */
const UNSEEN = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+/gu
// oxlint-disable-next-line no-control-regex -- leaving them out is the point
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]+/g

/** Text as it is compared: full width folded to half, white space and unseen marks gone. */
export const plain = (text: string): string =>
  isPlain(text) ? text : text.normalize('NFKC').replace(UNSEEN, '')

/** Whether a text has only signs that comparing leaves as they are, as most cells do. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code < 0x21 || code > 0x7e) && (code < 0x4e00 || code > 0x9fff)) return false
  }
  return true
}

/** Plain text without punctuation either, for names that are written now with, now without it. */
export const bare = (text: string): string =>
  plain(text)
    .replace(/[“”"'‘’`()[\]{}【】〔〕《》〈〉「」、,，。.·•;:：；\-—–_~/\\|*※★☆#]/g, '')
    .toLowerCase()

/** Text as it is stored: well formed, without control characters, trimmed, line ends as `\n`. */
export const tidy = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL, ' ').trim()

/** Text with the bracketed parts left out: `总投资(万元)` is `总投资`. */
export const withoutBrackets = (text: string): string => {
  const out = text.replace(/[(（[【〔][^()（）[\]【】〔〕]*[)）\]】〕]/g, '')
  return out.trim() === '' ? text : out
}

/** A cell as the person sees it. */
export function written(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return cell.date
}

export const isEmpty = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && plain(cell) === '')

const NOTHING = new Set(
  '- -- --- — —— – ― / // \\ . 。 无 暂无 空 缺 未填 不详 未知 待定 待补充 n/a na nil null none'.split(
    ' ',
  ),
)

/** Nothing stated: an empty cell, or one of the marks that clerks put into it (—, /, 无). */
export const isBlank = (cell: Cell | undefined): boolean =>
  isEmpty(cell) || (typeof cell === 'string' && NOTHING.has(plain(cell).toLowerCase()))

/** What a spreadsheet shows where a formula failed. */
export const isSpreadsheetError = (cell: Cell | undefined): boolean =>
  typeof cell === 'string' &&
  /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i.test(cell.trim())

/** Text that a spreadsheet would take for a formula when it is typed again. */
export const looksLikeFormula = (cell: Cell | undefined): boolean =>
  typeof cell === 'string' && /^\s*[=＝+＋\-@＠]/.test(cell) && !isBlank(cell)

/** The letters of a column counted from 0: 0 is A, 27 is AB. */
export function letterOf(index: number): string {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  return letters
}

const DIGITS = '〇一二三四五六七八九'

function arabicOf(run: string): string {
  const text = run.replaceAll('零', '〇').replaceAll('○', '〇').replaceAll('两', '二')
  if (!text.includes('十')) return Array.from(text, (d) => DIGITS.indexOf(d)).join('')
  const [tens = '', ones = ''] = text.split('十')
  if (tens.length > 1 || ones.length > 1) return run
  return String(
    (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones)),
  )
}

/** Chinese numerals as digits: 二〇二四年十二月 is 2024年12月, 第三季度 is 第3季度. */
export const arabic = (text: string): string =>
  text.replace(/[〇零○一二三四五六七八九十]+/g, arabicOf)

/** Numbering that stands before a value: `一、`, `(二)`, `3.`, `①`. The text is plain. */
export const withoutNumbering = (text: string): string => {
  const out = text
    .replace(/^[(（]?[一二三四五六七八九十]{1,3}[)）、.．]/, '')
    .replace(/^[(（]?\d{1,3}(?:[)）、]|\.(?!\d))/, '')
  return out === '' ? text : out
}
