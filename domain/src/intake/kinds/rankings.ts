import type { Desk } from '../desk.ts'
import { column, formOf, SERIAL, UNIT_WORDS, type Kind } from '../kind.ts'
import { settle, stated } from '../matching.ts'
import { keyOf } from '../nouns.ts'
import { columnOf, find, isHeldUp, needed, PHRASE, placeOf, textOf, valueOf } from '../rows.ts'
import type { Row } from '../table.ts'
import { readCount, readPlace } from '../values/numbers.ts'
import { readYear } from '../values/periods.ts'
import { keepUnit, unitOf } from '../naming.ts'

function readRow(desk: Desk, row: Row): void {
  const unit = unitOf(desk, row, 'unit')
  if (!unit) needed(row, 'unit', undefined)
  const business = needed(row, 'business', textOf(row, 'business', PHRASE))
  const year = valueOf(row, 'year', readYear) ?? row.table.context.year
  const now = needed(row, 'place', valueOf(row, 'place', readPlace))
  const all = valueOf(row, 'outOf', readCount) ?? now?.outOf
  const before = valueOf(row, 'previous', readPlace)
  if (all === 0) find(row, 'wrong', 'intake.not-a-count', columnOf(row, 'outOf'))
  if (now && all !== undefined && all > 0 && now.place > all)
    find(row, 'wrong', 'intake.place-beyond', columnOf(row, 'place'), {
      place: now.place,
      outOf: all,
    })
  if (!unit || business === undefined || year === undefined || !now || isHeldUp(row)) return
  const unitId = keepUnit(desk, row, unit)
  const known = stated(desk.facts, 'ranking', keyOf('ranking', { unitId, business, year }))
  if (known) {
    find(row, 'wrong', 'intake.contradicts', columnOf(row, 'business'), {
      name: `${unit.name} ${business}`,
      ...placeOf(known.row),
    })
    return
  }
  settle(
    desk.facts,
    row,
    'ranking',
    { unitId, business, year, place: now.place, outOf: all, previous: before?.place },
    {},
    { principal: true },
  )
}

/** Official places of the units' core business. */
export const rankings: Kind = {
  name: 'rankings',
  noun: 'ranking',
  form: {
    workbook: '06-核心业务排名',
    sheet: '排名',
    title: '{district}{year}年核心业务市级排名',
    columns: formOf({
      unit: '单位',
      business: '业务名称',
      place: '市级排名',
      outOf: '参评数',
      previous: '上年排名',
    }),
  },
  titles: /排名|位次|名次/,
  period: 'year',
  section: 'unit',
  take: (rows, desk) => {
    for (const row of rows) readRow(desk, row)
  },
  fields: [
    SERIAL,
    column('unit', '单位', 'unit', UNIT_WORDS, { essential: true, once: true }),
    column(
      'business',
      '业务名称',
      'text',
      '业务 核心业务 指标 指标名称 考核指标 核心业务名称 工作名称 排名事项 业务工作 考核事项 业务指标 核心指标 工作事项 核心业务工作 考核项目 排名业务 核心业务指标 排名项目 项目',
      { essential: true, weight: 1.5 },
    ),
    column(
      'place',
      '市级排名',
      'place',
      '排名 名次 位次 全市排名 全市位次 本年排名 今年排名 全市名次 排位 本年位次 当年排名 市排名 市级位次 本年名次 今年位次 今年名次 市级名次 现排名 本年市级排名 排名位次 本年全市排名 市内排名 当前排名',
      {
        essential: true,
        weight: 2,
        like: /^(?:本年|今年|当年)?(?:全?市|市级|全省|省级)?.{0,3}(?:排名|位次|名次)$/,
      },
    ),
    column(
      'outOf',
      '参评数',
      'count',
      '参评单位数 总数 参评总数 参与排名数 参排数 参评个数 参评区县数 参评县区数 县区数 参排单位数 参加排名数 排名总数 参评单位总数 参评区县 参与排名单位数 参排总数 区县总数 县区总数 排名范围',
      { weight: 2 },
    ),
    column(
      'previous',
      '上年排名',
      'place',
      '去年排名 上年位次 去年位次 上年度排名 上一年排名 去年名次 上年名次 上年度位次 去年同期 上年同期排名 上年市级排名 上年全市排名 去年全市排名 上一年度排名 上年全市位次 上年度名次 往年排名',
      { weight: 2 },
    ),
    column('year', '年度', 'year', '年份 考核年度 所属年度', { weight: 0.5 }),
  ],
}
