import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import { zh } from '@zhishi/domain/app/words.ts'
import type { FieldOfKind, FormColumn, Holds, Kind } from '@zhishi/domain/intake/kind.ts'
import { kindOf } from '@zhishi/domain/intake/kinds/kinds.ts'
import { type WrittenSheet, writeWorkbook } from '../platform/sheets-writing.ts'
import { sheetOf } from './workbooks.ts'

/** How a column is filled in, for the comment on its header. */
const HOW: Readonly<Partial<Record<Holds, string>>> = {
  names: '可以填写多人，用顿号“、”分开；重名的在姓名后用括号注明单位，如“李磊(区水务局)”。',
  name: '填写姓名；重名的须填写单位。',
  project: '与重点项目台账中的名称一致。',
  unit: '填写单位全称，与花名册一致。',
  date: '写作 2024-03-12；只知道月份的写 2024.03，只知道年份的写 2024。',
  month: '写作 2024-03 或 3月。',
  quarter: '写作 第一季度。',
  year: '写作 2024。',
  sum: '以表头下注明的单位（万元）填写数字。',
  count: '填写整数。',
  place: '填写名次，如 3；“3/9”表示 9 个中的第 3。',
  decimal: '填写小数，如 1.2。',
  points: '扣分写作负数，如 -0.5。',
  share: '填写 0 到 1 之间的小数或百分比；不填为全部。',
  flag: '填写 是 或 否。',
}

/** An empty workbook for one kind of sheet, or for all sheets of its workbook, ready to be filled in. */
export function templateOf(name: string): Promise<Uint8Array> {
  const kind = kindOf(name)
  if (!kind) throw new Refusal(reason('template.none', { kind: name }))
  return writeWorkbook([emptySheet(kind)])
}

function emptySheet(kind: Kind): WrittenSheet {
  const year = '    '
  const sheet = sheetOf(kind, [], { district: '', year, month: '1' })
  return {
    ...sheet,
    spare: 200,
    columns: kind.form.columns.map((column, index) => ({
      width: sheet.columns[index]?.width ?? 12,
      ...aboutColumn(kind, column),
    })),
  }
}

function aboutColumn(
  kind: Kind,
  { field: key }: FormColumn,
): { choices?: string[]; note?: string } {
  const field = kind.fields.find((one) => one.key === key)
  if (!field) return {}
  const choices = choicesOf(field)
  const said = choices ? `可填：${choices.join('、')}。` : HOW[field.holds]
  const note = [field.essential ? '必填。' : '', said ?? ''].join('')
  return { ...(choices ? { choices } : {}), ...(note === '' ? {} : { note }) }
}

const WORDS: Readonly<Record<string, string>> = zh

function choicesOf({ holds, list }: FieldOfKind): string[] | undefined {
  if (holds === 'flag') return ['是', '否']
  if (!list) return undefined
  const values = new Set(list.words.values())
  const words = [...values].map((value) => WORDS[`choice.${list.of}.${value}`] ?? value)
  return list.of === 'mark' ? [...values] : words
}
