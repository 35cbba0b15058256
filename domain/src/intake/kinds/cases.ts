import type { Desk } from '../desk.ts'
import { column, formOf, PARTICULARS, UNIT_WORDS, NAME_WORDS, type Kind } from '../kind.ts'
import { differences, settle, stated, type Stated } from '../matching.ts'
import { keyOf } from '../nouns.ts'
import {
  cellOf,
  columnOf,
  dateOf,
  find,
  isHeldUp,
  needed,
  PHRASE,
  placeOf,
  PROSE,
  textOf,
  valueOf,
} from '../rows.ts'
import type { Row } from '../table.ts'
import { readChoice } from '../values/lists.ts'
import { readYear } from '../values/periods.ts'
import { isBlank, plain, written } from '../values/text.ts'
import { CLEARING, TOLERANCE } from '../values/wordings.ts'
import { hintsOf, peopleOf } from '../whom.ts'

const workbook = '11-容错纠错与澄清正名台账'

/** The case's number: as written, else its place on the sheet. */
function numberOf(row: Row): string {
  const cell = cellOf(row, 'number')
  return isBlank(cell)
    ? String(row.number - (row.table.rows[0]?.number ?? row.number) + 1)
    : Array.from(plain(written(cell)))
        .slice(0, PHRASE)
        .join('')
}

/** A case with its people. Rows of one number and one matter are one case; a number used twice is not. */
function takeCase(
  desk: Desk,
  row: Row,
  kind: 'tolerance' | 'clearing',
  more: Stated<'case'>,
): void {
  const persons = peopleOf(desk, row, 'parties', hintsOf(desk, row))
  if (persons?.length === 0) needed(row, 'parties', undefined)
  const matter = needed(row, 'matter', textOf(row, 'matter', PROSE))
  const date = dateOf(row, 'date')
  const own = valueOf(row, 'year', readYear)
  const year =
    own ?? row.table.context.year ?? (date === undefined ? undefined : Number(date.slice(0, 4)))
  if (
    !persons ||
    persons.length === 0 ||
    matter === undefined ||
    year === undefined ||
    isHeldUp(row)
  )
    return
  const content: Stated<'case'> = { kind, year, number: numberOf(row), matter, date, ...more }
  const known = stated(desk.facts, 'case', keyOf('case', content))
  if (known && Object.keys(differences(known.content, content)).length > 0) {
    find(row, 'wrong', 'intake.contradicts', columnOf(row, 'number'), {
      name: content.number ?? '',
      ...placeOf(known.row),
    })
    return
  }
  const { id: caseId } = settle(desk.facts, row, 'case', content, {}, { principal: true })
  for (const person of persons) settle(desk.facts, row, 'caseParty', { caseId, cadreId: person.id })
}

const PARTY_WORDS = `姓名 容错对象 申请人 涉及人员 容错人员 干部姓名 对象 相关人员 涉事干部 被容错人 被反映人 澄清对象 澄清人员 当事干部 ${NAME_WORDS}`
const COMMON = [
  column('number', '编号', 'text', '序号 案号 案件编号 序 顺序号 no № 项次', { weight: 0.2 }),
  column('parties', '当事人', 'names', PARTY_WORDS, { essential: true }),
  column('unit', '单位', 'unit', UNIT_WORDS, { weight: 0.5 }),
  column('year', '年度', 'year', '年份', { weight: 0.2 }),
  { ...column('note', '备注', 'longText', '说明', { weight: 0.2 }), aside: true as const },
  ...PARTICULARS,
]

export const tolerances: Kind = {
  name: 'tolerances',
  noun: 'case',
  form: {
    workbook,
    sheet: '容错纠错',
    title: '容错纠错台账',
    columns: formOf({
      number: '编号',
      parties: '当事人',
      matter: '事由',
      ground: '认定依据',
      result: '结果',
    }),
  },
  titles: /容错|纠错|免责/,
  period: 'year',
  take: (rows, desk) => {
    for (const row of rows)
      takeCase(desk, row, 'tolerance', {
        ground: textOf(row, 'ground', PROSE),
        result: valueOf(row, 'result', (cell) => readChoice(cell, TOLERANCE)),
      })
  },
  fields: [
    ...COMMON,
    column(
      'matter',
      '事由',
      'longText',
      '容错事由 事项 容错事项 主要事由 失误事项 情形 具体事项 失误错误事实 问题 主要问题 申请事由 容错内容 失误错误情况 具体事由',
      { essential: true, weight: 1.2 },
    ),
    column(
      'ground',
      '认定依据',
      'longText',
      '依据 容错依据 适用情形 容错情形 认定情形 政策依据 认定理由 符合情形 容错条款 适用条款 对应情形',
      { weight: 2 },
    ),
    column(
      'result',
      '结果',
      'choice',
      '认定结果 处理结果 容错结果 处理意见 认定结论 处理决定 决定 结论 容错认定 认定意见 容错决定',
      { weight: 1.5, list: TOLERANCE },
    ),
    column('date', '时间', 'date', '日期 认定时间 容错时间 决定时间 认定日期', { weight: 0.3 }),
  ],
}

export const clearings: Kind = {
  name: 'clearings',
  noun: 'case',
  form: {
    workbook,
    sheet: '澄清正名',
    title: '澄清正名台账',
    columns: formOf({ number: '编号', parties: '当事人', matter: '反映问题', way: '澄清方式' }),
  },
  titles: /澄清|正名/,
  period: 'year',
  take: (rows, desk) => {
    for (const row of rows)
      takeCase(desk, row, 'clearing', {
        way: valueOf(row, 'way', (cell) => readChoice(cell, CLEARING)),
      })
  },
  fields: [
    ...COMMON,
    column(
      'matter',
      '反映问题',
      'longText',
      '反映事项 不实反映 举报问题 信访举报问题 失实问题 反映内容 问题 举报内容 失实举报内容 诬告事项 澄清事项 澄清问题 主要问题 失实反映 失实反映内容 反映主要问题 事由 被反映问题',
      { essential: true, weight: 1.5 },
    ),
    column(
      'way',
      '澄清方式',
      'choice',
      '方式 澄清形式 正名方式 澄清范围 反馈方式 澄清途径 澄清正名方式 正名形式',
      { weight: 2, list: CLEARING },
    ),
    column('date', '澄清时间', 'date', '时间 日期 正名时间 澄清日期', { weight: 0.3 }),
  ],
}
