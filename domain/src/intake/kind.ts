import type { Desk } from './desk.ts'
import type { Row } from './table.ts'
import type { List } from './values/lists.ts'

/** What the cells of a column hold; tells how they are read, compared, offered in a template. */
export type Holds =
  | 'serial'
  | 'text'
  | 'longText'
  | 'name'
  | 'names'
  | 'unit'
  | 'project'
  | 'date'
  | 'month'
  | 'quarter'
  | 'year'
  | 'sum'
  | 'count'
  | 'place'
  | 'decimal'
  | 'points'
  | 'share'
  | 'choice'
  | 'flag'

/** One column of a kind of sheet: what it holds and what clerks call it. */
export interface FieldOfKind {
  readonly key: string
  /** The header in the form that this program writes. */
  readonly header: string
  /** Every wording by which the column is known, the header among them. */
  readonly words: readonly string[]
  /** Last resort: the shape of a header that no list of words can hold. */
  readonly like?: RegExp
  readonly holds: Holds
  readonly list?: List
  /** How much the column tells about the kind of sheet. */
  readonly weight: number
  /** Without it nothing of the sheet can be taken. */
  readonly essential?: true
  /** Dates of this column are months in daily use (rosters, project ledgers). */
  readonly months?: true
  /** Often written once for several rows, and blank or merged below. */
  readonly once?: true
  /** May stand in several columns. */
  readonly several?: true
  /** Known, so that the sheet is recognised, but not taken from this kind of sheet. */
  readonly aside?: true
}

/** A column of the form that this program writes, in order. */
export interface FormColumn {
  readonly field: string
  readonly header: string
  /** The header above, where several columns stand under one. */
  readonly under?: string
  /** Which of several columns of one field: the department of an opinion. */
  readonly part?: string
}

/** The workbook form in which a kind of sheet is written: `{district}`, `{year}`, `{month}` are filled. */
export interface Form {
  readonly workbook: string
  readonly sheet: string
  readonly title: string
  /** The line under the title: `单位:万元`, `截至{year}年12月31日`. */
  readonly subtitle?: string
  readonly footer?: string
  readonly columns: readonly FormColumn[]
}

/** One kind of sheet: its columns, its form, and what its rows become. */
export interface Kind {
  readonly name: string
  /** The noun of a row's principal fact. */
  readonly noun: string
  readonly form: Form
  readonly fields: readonly FieldOfKind[]
  /** Words of a title or sheet name that tell this kind where the headers leave it open. */
  readonly titles: RegExp
  /** Such words say little by themselves (名册): they count only where no other kind's do. */
  readonly faintTitles?: true
  /** Of these columns at least so many must be there: a list of names alone is no roster. */
  readonly least?: { readonly of: readonly string[]; readonly count: number }
  /** The period that every row needs and a title may give. */
  readonly period?: 'year' | 'month' | 'quarter'
  /** What a row on its own, across the sheet, states for the rows below (一、集中攻坚). */
  readonly section?: string
  /** Columns whose headers are open-ended: which field and part one is, by its headers and values. */
  readonly open?: (
    parents: readonly string[],
    header: string,
    values: readonly string[],
  ) => { readonly field: string; readonly part: string } | undefined
  /** Takes the rows of all sheets of this kind: reads them, says what is wrong, states the facts. */
  readonly take: (rows: readonly Row[], desk: Desk) => void
}

type Extra = Partial<Omit<FieldOfKind, 'key' | 'header' | 'words' | 'holds'>>

/** Declares a column; further wordings are parted by spaces. */
export const column = (
  key: string,
  header: string,
  holds: Holds,
  words = '',
  extra: Extra = {},
): FieldOfKind => ({
  key,
  header,
  holds,
  words: [header, ...words.split(/\s+/).filter((word) => word !== '')],
  weight: 1,
  ...extra,
})

/** The columns of the form, from `header` or `under/header` by field. */
export const formOf = (columns: Readonly<Record<string, string>>): readonly FormColumn[] =>
  Object.entries(columns).map(([key, text]) => {
    const [field = key, part] = key.split(':')
    const [above, below] = text.split('/')
    return {
      field,
      header: below ?? above ?? text,
      ...(below === undefined ? {} : { under: above }),
      ...(part === undefined ? {} : { part }),
    }
  })

/** Columns that many sheets have. */
export const SERIAL = column('serial', '序号', 'serial', '序 顺序 顺序号 行号 no № 编号 项次', {
  weight: 0,
})
export const NOTE = column(
  'note',
  '备注',
  'longText',
  '备注说明 说明 附注 其他说明 备考 其他 情况说明',
  {
    weight: 0.2,
  },
)
export const UNIT_WORDS =
  '单位名称 工作单位 所在单位 所属单位 部门 部门名称 责任单位 现工作单位 现单位 任职单位 现任职单位 所在部门 部门单位 单位部门 镇街部门 镇街道部门 单位全称 所在单位名称 工作部门 现所在单位 所在镇街部门 现工作部门'
export const NAME_WORDS =
  '干部姓名 人员姓名 名字 干部 人员 本人姓名 同志姓名 人员名单 干部名单 同志 对象 名单'
/** Personal particulars that are the roster's to hold; on other sheets they only tell people apart. */
export const PARTICULARS: readonly FieldOfKind[] = [
  column('post', '职务', 'text', '现任职务 现职务 任职职务 现职 单位职务 职务职级 现任职务职级', {
    weight: 0.5,
    aside: true,
  }),
  column('birth', '出生年月', 'date', '出生日期 出生时间 生日', {
    weight: 0.3,
    months: true,
    aside: true,
  }),
  column('sex', '性别', 'text', '', { weight: 0.2, aside: true }),
]
