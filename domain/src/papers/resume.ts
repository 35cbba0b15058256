import { isPartialDate } from '../kernel/dates.ts'

/** One stretch of a 简历: dates of year or month precision (`1991-01`); `until` null: to this day. */
export interface ResumeLine {
  readonly from: string
  readonly until: string | null
  /** The post; what the sheet continued on further lines follows after a line break each. */
  readonly text: string
}

export interface Resume {
  /** Lines before the first date, as written. */
  readonly opening: string
  readonly lines: readonly ResumeLine[]
}

/** `1991.01`, `1991．1`, `1991年1月`, `199101`, `1991`. */
const DATE = '(\\d{4})(?:[.．年/]?(\\d{1,2}))?(?:[.．月/](\\d{1,2}))?[月日]?'
const DASH = '\\s*(?:-{1,3}|[—–－―─]{1,2}|~|～|至)\\s*'
const DATED = new RegExp(
  `^\\s*${DATE}${DASH}(?:${DATE}(?=\\s|$|[^\\d.．年月/])|(今|至今)?)(.*)$`,
  'u',
)

const dateOf = (year?: string, month?: string, day?: string): string | undefined => {
  const date = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-')
  return isPartialDate(date) ? date : undefined
}

/**
 * Reads JianLi: `1991.01--2000.01` and blanks, then the post; the dash may be `--`, `-`, `—`, `——`
 * or 至, an open line ends in the dash or 至今; a line that does not begin with dates continues the one
 * before. Nothing is lost: what cannot be read as dates stays as text.
 */
export function readResume(text: string): Resume {
  const lines: { from: string; until: string | null; text: string }[] = []
  const opening: string[] = []
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const found = DATED.exec(raw)
    const from = found && dateOf(found[1], found[2], found[3])
    const ends = found?.[4] !== undefined
    const until = found && ends ? dateOf(found[4], found[5], found[6]) : null
    if (found && from !== undefined && from !== null && until !== undefined) {
      lines.push({ from, until, text: (found[8] ?? '').trim() })
      continue
    }
    const words = raw.trim()
    const last = lines.at(-1)
    if (last === undefined) opening.push(raw.trimEnd())
    else if (words !== '') last.text = last.text === '' ? words : `${last.text}\n${words}`
  }
  return { opening: opening.join('\n').trim(), lines }
}

const dotted = (date: string): string => date.replaceAll('-', '.')

/** As wide as the dates and the two blanks, so that a continued line stands below its post. */
const MARGIN = ' '.repeat(18)

/** Writes JianLi as the exchange format has it: `1991.01--2000.01  post`, the open line `2000.01--  post`. */
export const writeResume = (lines: readonly ResumeLine[]): string =>
  lines
    .map(({ from, until, text }) => {
      const dates = `${dotted(from)}--${until === null ? '' : dotted(until)}`
      const [first = '', ...more] = text.split('\n')
      return [
        `${until === null ? dates.padEnd(16) : dates}  ${first}`,
        ...more.map((line) => MARGIN + line),
      ]
        .map((line) => line.trimEnd())
        .join('\n')
    })
    .join('\n')
