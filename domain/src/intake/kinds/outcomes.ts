import type { Desk } from '../desk.ts'
import { settle, type Stated } from '../matching.ts'
import { gather, pairUp } from '../pairing.ts'
import {
  cellOf,
  columnOf,
  dateOf,
  find,
  hasColumn,
  isHeldUp,
  needed,
  PHRASE,
  PROSE,
  textOf,
  TITLE,
  valueOf,
} from '../rows.ts'
import type { Row } from '../table.ts'
import { column, NAME_WORDS, SERIAL, UNIT_WORDS, type FieldOfKind } from '../kind.ts'
import { readChoice } from '../values/lists.ts'
import { readYear } from '../values/periods.ts'
import { plain, written } from '../values/text.ts'
import { OUTCOME } from '../values/wordings.ts'
import { keepUnit, unitOf } from '../naming.ts'
import { hintsOf, isHead, peopleOf } from '../whom.ts'

export type OutcomeKind = NonNullable<Stated<'outcome'>['kind']>

const STANDOUT = /^(?:实绩突出|突出实绩|实绩突出干部|担当作为好干部)$/

const TITLES: readonly [RegExp, OutcomeKind][] = [
  [/提拔|重用/, 'promotion'],
  [/晋升职级|职级晋升|晋升.{0,4}职级/, 'rankPromotion'],
  [/动议/, 'motion'],
  [/约谈|提醒谈话/, 'reminderTalk'],
  [/诫勉/, 'admonition'],
  [/组织调整|岗位调整|调整(?:岗位|职务|情况)/, 'adjustment'],
]

/** The kind of outcome that a sheet without a column of types is of, where its title or name names one only. */
function kindOfSheet(row: Row): OutcomeKind | undefined {
  const { sheet, context } = row.table
  for (const text of [context.title, sheet.sheet, sheet.file.replace(/^.*[\\/]/, '')]) {
    const named = TITLES.filter(([form]) => form.test(plain(text))).map(([, kind]) => kind)
    if (named.length === 1) return named[0]
    if (named.length > 1) return undefined
  }
  return undefined
}

interface Told {
  readonly kind: OutcomeKind | undefined
  readonly year: number | undefined
  readonly date: string | undefined
  readonly title: string | undefined
  readonly reason: string | undefined
  readonly basis: string | undefined
}

/** What a row tells of an outcome besides whose it is. */
function told(row: Row, kind: OutcomeKind | undefined): Told {
  const date = dateOf(row, 'date')
  const own = valueOf(row, 'year', readYear)
  const year = date === undefined ? (own ?? row.table.context.year) : Number(date.slice(0, 4))
  const { year: stated } = row.table.context
  if (date !== undefined && stated !== undefined && year !== stated)
    find(row, 'note', 'intake.other-year', columnOf(row, 'date'), { date, year: stated })
  return {
    kind,
    year,
    date,
    title: textOf(row, 'title', TITLE),
    reason: textOf(row, 'reason', PROSE),
    basis: textOf(row, 'basis', PHRASE),
  }
}

/** A person's outcome; `fixed` where the whole sheet is of one kind, else the type column says it. */
export function takePersonal(rows: readonly Row[], desk: Desk, fixed?: OutcomeKind): void {
  for (const row of rows) {
    if (!fixed && STANDOUT.test(plain(written(cellOf(row, 'type'))))) recognise(desk, row)
    else outcomeOf(desk, row, fixed ?? needed(row, 'type', typeOf(row)))
  }
  pairUp(desk.facts, 'outcome')
}

const typeOf = (row: Row): OutcomeKind | undefined =>
  hasColumn(row, 'type')
    ? valueOf(row, 'type', (cell) => readChoice(cell, OUTCOME))
    : kindOfSheet(row)

function outcomeOf(desk: Desk, row: Row, kind: OutcomeKind | undefined): void {
  const persons = peopleOf(desk, row, 'name', hintsOf(desk, row))
  if (persons?.length === 0) needed(row, 'name', undefined)
  const what = told(row, kind)
  if (!persons || what.kind === undefined || what.year === undefined || isHeldUp(row)) return
  for (const person of persons)
    gather(desk.facts, row, 'outcome', { ...what, cadreId: person.id }, {}, [])
}

/** A group's commendation. */
export function takeGroups(rows: readonly Row[], desk: Desk): void {
  for (const row of rows) {
    const unit = unitOf(desk, row, 'unit')
    if (!unit) needed(row, 'unit', undefined)
    const what = told(row, 'commendation')
    if (!unit || what.kind === undefined || what.year === undefined || isHeldUp(row)) continue
    gather(desk.facts, row, 'outcome', { ...what, unitId: keepUnit(desk, row, unit) }, {}, [])
  }
  pairUp(desk.facts, 'outcome')
}

/** The recorded decision that somebody's results of a year are outstanding. */
export function recognise(desk: Desk, row: Row): void {
  const persons = peopleOf(desk, row, 'name', hintsOf(desk, row, [isHead]))
  if (persons?.length === 0) needed(row, 'name', undefined)
  const note = textOf(row, 'note', PHRASE)
  const year = valueOf(row, 'year', readYear) ?? row.table.context.year
  if (!persons || year === undefined || isHeldUp(row)) return
  for (const person of persons)
    settle(
      desk.facts,
      row,
      'recognition',
      { cadreId: person.id, year, note },
      {},
      { principal: true },
    )
}

/** Columns that the sheets of personal outcomes share. */
export const WHO: readonly FieldOfKind[] = [
  SERIAL,
  column('name', '姓名', 'names', NAME_WORDS, {
    essential: true,
    like: /(?:人员|干部|名单|人选|个人|对象)$/,
  }),
  column('unit', '单位', 'unit', `${UNIT_WORDS} 原单位 单位及职务 工作单位及职务 现单位及职务`, {
    weight: 0.7,
  }),
]
export const WHEN = column(
  'date',
  '时间',
  'date',
  '日期 任职时间 任免时间 批准时间 晋升时间 决定时间 运用时间 发文时间 提拔时间 任命时间 表彰时间 授予时间 约谈时间 调整时间 动议时间 任职日期 决定日期 批准日期 处理时间 实施时间',
  { weight: 1 },
)
export const TYPE_WORDS =
  '类别 结果类型 运用类型 结果运用类型 运用方式 使用类型 运用情形 形式 使用方式 结果运用 任用类型 晋升类型 措施 处理方式 处理类型 约谈类型 组织处理 调整类型 处理措施 方式 处理结果 使用情况 提拔类型 运用结果'
export const YEAR_COLUMN = column('year', '年度', 'year', '年份 所属年度', { weight: 0.3 })
export const BASIS = column(
  'basis',
  '文件依据',
  'text',
  '文号 文件 依据 文件文号 批准文号 表彰文件 任免文件',
  { weight: 0.5 },
)
