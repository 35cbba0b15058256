import { localeOf, t, term } from './words.ts'

/** A number of ten-thousandths as people write it, exactly: 12000 is `1.2`. Money in yuan reads as 万元. */
export function scaled(tenThousandths: number, separators = true): string {
  const size = Math.abs(tenThousandths)
  const whole = Math.floor(size / 10_000)
  const rest = String(size % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  const shown = separators ? whole.toLocaleString(localeOf()) : String(whole)
  return `${tenThousandths < 0 ? '−' : ''}${shown}${rest === '' ? '' : `.${rest}`}`
}

/** A share of one in ten-thousandths as a percentage, exactly: 3333 is `33.33`. */
export const percent = (tenThousandths: number): string => scaled(tenThousandths * 100, false)

export const whole = (value: number): string => value.toLocaleString(localeOf())

/** A date in the precision it is known: `2024`, `2024-03`, `2024-03-12`. */
export function partialDate(text: string): string {
  if (localeOf() === 'zh-CN' || text.length < 7) return text
  const [year = 0, month = 1, day] = text.split('-').map(Number)
  return new Intl.DateTimeFormat(localeOf(), {
    year: 'numeric',
    month: 'short',
    ...(day === undefined ? {} : { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(Date.UTC(year, month - 1, day ?? 1))
}

/** `2024Q3` as the language says it. */
export function quarter(text: string): string {
  const [year = '', number = ''] = text.split('Q')
  return localeOf() === 'zh-CN' ? `${year}年${'一二三四'[Number(number) - 1] ?? number}季度` : text
}

/** A year `2024` or a quarter `2024Q3` as the language says it. */
export const period = (text: string): string =>
  text.length > 4 ? quarter(text) : localeOf() === 'zh-CN' ? `${text}年` : text

/** A moment on the server's clock, in the time of whoever reads it. */
export const moment = (iso: string): string =>
  new Intl.DateTimeFormat(localeOf(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(iso),
  )

interface Kind {
  readonly kind: string
  readonly of?: string | undefined
}

/** A single value in words; marks and lights have drawings of their own. Empty where it is not known. */
export function shown({ kind, of }: Kind, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return term(`flag.${value}`)
  if (typeof value === 'number') {
    if (kind === 'money' || kind === 'decimal') return scaled(value)
    if (kind === 'share') return `${percent(value)}%`
    return kind === 'year' ? String(value) : whole(value)
  }
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([aspect, mark]) => `${term(`choice.aspect.${aspect}`)} ${term(`choice.mark.${mark}`)}`)
      .join(t('comma'))
  const text = String(value)
  if (kind === 'choice') return term(`choice.${of}.${text}`)
  if (kind === 'date' || kind === 'month') return partialDate(text)
  if (kind === 'quarter') return quarter(text)
  if (kind === 'moment') return moment(text)
  return text
}

/** Whether a kind of value stands right-aligned, digit under digit. */
export const isNumeric = (kind: string): boolean =>
  kind === 'count' || kind === 'money' || kind === 'decimal' || kind === 'share'
