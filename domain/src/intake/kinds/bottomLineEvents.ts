import type { Desk } from '../desk.ts'
import { isBody } from '../groups.ts'
import { column, formOf, NAME_WORDS, PARTICULARS, SERIAL, UNIT_WORDS, type Kind } from '../kind.ts'
import { gather, pairUp } from '../pairing.ts'
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
import { readFlag } from '../values/lists.ts'
import { readPoints } from '../values/numbers.ts'
import { written } from '../values/text.ts'
import { keepUnit, unitOf } from '../naming.ts'
import { hintsOf, isHead, peopleOf } from '../whom.ts'
import { beforeTenure } from './achievements.ts'

function readRow(desk: Desk, row: Row): void {
  const date = dateOf(row, 'date')
  const unit = isBody(written(cellOf(row, 'unit'))) ? undefined : unitOf(desk, row, 'unit')
  const persons = peopleOf(desk, row, 'name', hintsOf(desk, row, [isHead]))
  const text = needed(row, 'text', textOf(row, 'text', PROSE))
  const category = textOf(row, 'category', PHRASE)
  const veto = valueOf(row, 'veto', readFlag)
  const points = valueOf(row, 'points', readPoints)
  if (persons?.length === 0 && !unit) needed(row, 'name', undefined)
  if (points === undefined && !isHeldUp(row))
    find(row, 'note', 'intake.no-points', columnOf(row, 'points'))
  const { year } = row.table.context
  if (date !== undefined && year !== undefined && !date.startsWith(String(year)))
    find(row, 'note', 'intake.other-year', columnOf(row, 'date'), { date, year })
  if (!persons || text === undefined || isHeldUp(row)) return
  const unitId = unit && keepUnit(desk, row, unit)
  for (const person of persons.length > 0 ? persons : [undefined]) {
    const flags = person && date !== undefined ? beforeTenure(row, person, date, 'date') : []
    const { namesake } = gather(
      desk.facts,
      row,
      'bottomLineEvent',
      // A column that says veto says no where it is empty.
      {
        date,
        unitId,
        cadreId: person?.id,
        category,
        text,
        points,
        veto: veto ?? (row.table.of.has('veto') ? false : undefined),
      },
      { points: 0, veto: false },
      flags,
    )
    if (namesake && namesake !== row)
      find(row, 'note', 'intake.same-identity', columnOf(row, 'text'), placeOf(namesake))
  }
}

/** Bottom-line events: what deducts, and what caps the grade. */
export const bottomLineEvents: Kind = {
  name: 'bottomLineEvents',
  noun: 'bottomLineEvent',
  form: {
    workbook: '07-底线事项',
    sheet: '底线',
    title: '{district}{year}年底线事项',
    columns: formOf({
      date: '日期',
      unit: '单位',
      name: '责任人',
      category: '类别',
      text: '事项',
      points: '扣分',
      veto: '一票否决',
    }),
  },
  titles: /底线|扣分|负面/,
  take: (rows, desk) => {
    for (const row of rows) readRow(desk, row)
    pairUp(desk.facts, 'bottomLineEvent')
  },
  fields: [
    SERIAL,
    column(
      'date',
      '日期',
      'date',
      '时间 发生时间 发生日期 通报时间 事发时间 认定时间 通报日期 扣分时间 扣分日期 事发日期',
      { weight: 0.7 },
    ),
    column('unit', '单位', 'unit', UNIT_WORDS, { weight: 0.7 }),
    column(
      'name',
      '责任人',
      'names',
      `姓名 ${NAME_WORDS} 责任领导 正职姓名 责任正职 党政正职 负责人 主要负责人 单位负责人 相关责任人 涉及人员 当事人 责任人姓名 主要责任人 被扣分人`,
      { weight: 1 },
    ),
    column(
      'category',
      '类别',
      'text',
      '类型 底线类别 底线类型 事项类别 领域 所属领域 事项类型 底线领域 底线事项类别 所属类别',
      { weight: 0.7 },
    ),
    column(
      'text',
      '事项',
      'longText',
      '底线事项 事项内容 具体事项 问题 情形 内容 具体情形 负面事项 问题描述 主要问题 事由 扣分事项 扣分原因 扣分事由 问题事项 情况说明 存在问题 事项名称 具体问题 具体情况 底线问题 事项描述',
      { essential: true, weight: 1 },
    ),
    column(
      'points',
      '扣分',
      'points',
      '扣分值 减分 扣分分值 扣减分值 分值 扣分情况 扣减 减分值 扣减分 扣分数 扣分标准 扣除分值',
      { weight: 3, like: /扣分|减分|扣减/ },
    ),
    column(
      'veto',
      '一票否决',
      'flag',
      '否决 是否一票否决 是否否决 一票否决事项 是否实行一票否决 是否一票否决事项 否决情况 触发一票否决 是否触发一票否决 一票否决情况',
      { weight: 3, like: /否决/ },
    ),
    ...PARTICULARS,
  ],
}
