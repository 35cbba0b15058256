import { say } from '@zhishi/domain/kernel/words.ts'
import { en, zh } from '@zhishi/domain/app/words.ts'
import type { Counts, Finding } from '@zhishi/domain/intake/batch.ts'
import type { CommandContext } from '../platform/command.ts'
import { speaksChinese } from '../platform/operator.ts'
import { type Summary, sumOf } from './work.ts'

/** What the import tells: for machines as it is, for people as a table. */
export interface Report {
  readonly district: string | null
  /** Whether it was written; null for a preview, or where nothing could be read. */
  readonly confirmed: boolean | null
  readonly counts: Counts
  readonly sheets: readonly (Counts & {
    readonly file: string
    readonly sheet: string
    readonly kind: string | null
    readonly rows: number
    readonly missing: readonly string[]
    /** Headers that are not known and were kept aside. */
    readonly unknown: readonly string[]
  })[]
  readonly problems: readonly (Omit<Finding, 'question'> & {
    readonly message: string
    readonly options: readonly { readonly id: string; readonly label: string }[]
  })[]
  /** Marked workbooks, by path. */
  readonly returns: readonly string[]
}

export type Language = 'zh' | 'en'

export function languageOf(context: CommandContext): Language {
  const asked = context.value('lang')
  if (asked === 'zh' || asked === 'en') return asked
  return speaksChinese() ? 'zh' : 'en'
}

export function reportOf(
  { sheets, district }: Pick<Summary, 'sheets' | 'district'>,
  findings: readonly Finding[],
  done: { confirmed: boolean | undefined; returns: readonly string[] },
  language: Language = 'zh',
): Report {
  const words = language === 'zh' ? zh : en
  return {
    district: district ?? null,
    confirmed: done.confirmed ?? null,
    counts: sumOf(sheets.map(({ counts }) => counts)),
    sheets: sheets.map(({ file, sheet, kind, rows, counts, columns, missing }) => ({
      file,
      sheet,
      kind: kind ?? null,
      rows,
      ...counts,
      missing,
      unknown: columns.filter(({ field }) => field === undefined).map(({ header }) => header),
    })),
    problems: findings.map(({ question, ...finding }) => ({
      ...finding,
      message: say(words, `reason.${finding.code}`, finding.about),
      options: question?.options ?? [],
    })),
    returns: done.returns,
  }
}

const WORDS = {
  zh: {
    file: '文件',
    sheet: '工作表',
    rows: '行',
    new: '新增',
    changed: '变更',
    same: '相同',
    wrong: '退回',
    question: '待确认',
    note: '提示',
    total: '合计',
    unknown: '未识别',
    preview: '以上为预览，尚未写入。加 --yes 写入正确的行。',
    nothing: '没有认出任何台账，没有写入。',
    done: '正确的行已写入。',
    failed: '没有写入：核对期间数据有变化。请重新运行。',
    returns: '已标注的原表：',
    more: (count: number) => `……另有 ${count} 条提示（--json 显示全部）`,
    at: (row: number, column: string) =>
      row === 0 ? '' : `第${row}行${column === '' ? '' : `${column}列`}`,
    candidates: '可选：',
  },
  en: {
    file: 'File',
    sheet: 'Sheet',
    rows: 'Rows',
    new: 'New',
    changed: 'Changed',
    same: 'Same',
    wrong: 'Back',
    question: 'Open',
    note: 'Notes',
    total: 'Total',
    unknown: 'not known',
    preview: 'This is a preview; nothing is written yet. --yes takes what is right.',
    nothing: 'No sheet was recognised; nothing was written.',
    done: 'What is right has been written.',
    failed: 'Nothing was written: the record changed meanwhile. Run it again.',
    returns: 'Your workbooks, marked:',
    more: (count: number) => `… and ${count} more notes (--json shows all)`,
    at: (row: number, column: string) => (row === 0 ? '' : `${column}${row}`),
    candidates: 'choose from: ',
  },
} as const

const COUNTED = ['new', 'changed', 'same', 'wrong', 'question', 'note'] as const
const MOST_NOTES = 30

/** The same for people at a terminal: a table, then what is to be put right, then the notes. */
export function textOf(report: Report, language: Language): string {
  const words = WORDS[language]
  const head = [words.file, words.sheet, words.rows, ...COUNTED.map((key) => words[key])]
  const lines = report.sheets.map((sheet) => [
    sheet.file,
    sheet.kind === null && sheet.sheet !== '' ? `${sheet.sheet} (${words.unknown})` : sheet.sheet,
    String(sheet.rows),
    ...COUNTED.map((key) => String(sheet[key])),
  ])
  const rows = report.sheets.reduce((sum, { rows }) => sum + rows, 0)
  const total = [words.total, '', String(rows), ...COUNTED.map((key) => String(report.counts[key]))]
  return [
    ...table([head, ...lines, total]),
    ...problemLines(report, language),
    ...(report.returns.length === 0
      ? []
      : ['', words.returns, ...report.returns.map((path) => `  ${path}`)]),
    '',
    report.sheets.every(({ kind }) => kind === null)
      ? words.nothing
      : report.confirmed === null
        ? words.preview
        : report.confirmed
          ? words.done
          : words.failed,
  ].join('\n')
}

function problemLines({ problems }: Report, language: Language): string[] {
  const words = WORDS[language]
  const catalogue = language === 'zh' ? zh : en
  const line = ({
    kind,
    file,
    sheet,
    row,
    column,
    value,
    code,
    about,
    options,
  }: Report['problems'][number]) => {
    const place = [file, sheet, words.at(row, column)].filter((part) => part !== '').join(' ')
    const said = say(catalogue, `reason.${code}`, about)
    const written = value === '' ? '' : `「${value}」`
    const choices =
      options.length === 0
        ? ''
        : ` ${words.candidates}${options.map(({ label }) => label).join('、')}`
    return `  [${words[kind]}] ${place} ${written}${said}${choices}`
  }
  const grave = problems.filter(({ kind }) => kind !== 'note')
  const notes = problems.filter(({ kind }) => kind === 'note')
  const shown = [...grave, ...notes.slice(0, MOST_NOTES)].map(line)
  const left = notes.length - MOST_NOTES
  return [
    ...(shown.length === 0 ? [] : ['', ...shown]),
    ...(left > 0 ? [`  ${words.more(left)}`] : []),
  ]
}

/** Columns side by side; a Chinese character takes two places at a terminal. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => widthOf(row[index] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((cell, index) => {
        const space = ' '.repeat((widths[index] ?? 0) - widthOf(cell))
        return index < 2 ? cell + space : space + cell
      })
      .join('  ')
      .trimEnd(),
  )
}

const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, sign) =>
      sum +
      (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(
        sign,
      )
        ? 2
        : 1),
    0,
  )
