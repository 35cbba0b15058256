import type { Reason } from '../../kernel/refusal.ts'
import type { Desk } from '../desk.ts'
import { column, formOf, NAME_WORDS, PARTICULARS, SERIAL, UNIT_WORDS, type Kind } from '../kind.ts'
import { settle, stated } from '../matching.ts'
import { gather, pairUp } from '../pairing.ts'
import { keyOf } from '../nouns.ts'
import type { Person } from '../people.ts'
import {
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
import { readShare } from '../values/numbers.ts'
import { quarterOf, readQuarter } from '../values/periods.ts'
import { DIMENSION, FINDING, LEVEL, readLevel } from '../values/wordings.ts'
import { hintsOf, isHead, peopleOf } from '../whom.ts'

const LAST_MONTH: Readonly<Record<string, string>> = { '1': '03', '2': '06', '3': '09', '4': '12' }

/** A fact that ended before the person took the present post: taken, flagged and noted. */
export function beforeTenure(row: Row, person: Person, ended: string, key: string): Reason[] {
  const from = person.from
  if (from === undefined || ended >= from.slice(0, ended.length)) return []
  const about = { name: person.name, date: ended, from }
  find(row, 'note', 'intake.before-tenure', columnOf(row, key), about)
  return [{ code: 'intake.before-tenure', about }]
}

function quarterFor(row: Row, date: string | undefined): string | undefined {
  const { context } = row.table
  const own = valueOf(row, 'quarter', (cell) => readQuarter(cell, context.year))
  if (own !== undefined) return own
  const ofDate = date === undefined ? undefined : quarterOf(date)
  if (ofDate !== undefined) return ofDate
  const ofSheet =
    context.quarter !== undefined && context.year !== undefined
      ? `${context.year}Q${context.quarter}`
      : undefined
  return needed(row, 'quarter', ofSheet)
}

/** Shares of one that sum to one, the first taking what does not divide. */
function shared(row: Row, persons: readonly Person[]): number[] {
  const own = valueOf(row, 'share', readShare)
  if (persons.length === 1) return [own ?? 10_000]
  const each = Math.floor(10_000 / persons.length)
  find(row, 'note', 'intake.shared-equally', columnOf(row, 'name'), { people: persons.length })
  return persons.map((_, i) => (i === 0 ? 10_000 - each * (persons.length - 1) : each))
}

function readRow(desk: Desk, row: Row): void {
  const persons = peopleOf(desk, row, 'name', hintsOf(desk, row, [isHead]))
  if (persons?.length === 0) needed(row, 'name', undefined)
  const date = dateOf(row, 'date')
  const quarter = quarterFor(row, date)
  const content = {
    quarter,
    dimension: needed(
      row,
      'dimension',
      valueOf(row, 'dimension', (cell) => readChoice(cell, DIMENSION)),
    ),
    front: textOf(row, 'front', PHRASE),
    text: needed(row, 'text', textOf(row, 'text', PROSE)),
    level: valueOf(row, 'level', readLevel),
    date,
    evidence: textOf(row, 'evidence', PHRASE),
  }
  const finding = valueOf(row, 'finding', (cell) => readChoice(cell, FINDING))
  const verified = { finding, office: textOf(row, 'office', PHRASE), on: dateOf(row, 'on') }
  if (!persons || persons.length === 0 || quarter === undefined || isHeldUp(row)) return
  const shares = shared(row, persons)
  const ended = `${quarter.slice(0, 4)}-${LAST_MONTH[quarter.slice(5)] ?? '12'}`
  for (const [i, person] of persons.entries()) {
    const flags = beforeTenure(row, person, ended, 'quarter')
    const share = shares[i] ?? 10_000
    const statesShare = persons.length > 1 || row.table.of.has('share')
    const { namesake } = gather(
      desk.facts,
      row,
      'achievement',
      { cadreId: person.id, ...content, share: statesShare ? share : undefined },
      { share },
      flags,
      ({ id }) => {
        if (
          finding !== undefined &&
          !stated(desk.facts, 'verification', keyOf('verification', { achievementId: id }))
        )
          settle(desk.facts, row, 'verification', { achievementId: id, ...verified })
      },
    )
    if (namesake && namesake !== row)
      find(row, 'note', 'intake.same-identity', columnOf(row, 'text'), placeOf(namesake))
  }
}

/** The heads' achievements, quarter by quarter, with the finding on each. */
export const achievements: Kind = {
  name: 'achievements',
  noun: 'achievement',
  form: {
    workbook: '05-正职实绩清单',
    sheet: '实绩',
    title: '{district}党政正职{year}年突出实绩清单',
    columns: formOf({
      serial: '序号',
      name: '姓名',
      unit: '单位',
      quarter: '季度',
      dimension: '评价维度',
      front: '一线领域',
      text: '实绩内容',
      level: '层级',
      evidence: '佐证材料',
      finding: '核实意见',
    }),
  },
  titles: /实绩.{0,4}(?:清单|台账|汇总|登记|统计|明细|跟踪)|突出实绩清单/,
  period: 'quarter',
  section: 'unit',
  take: (rows, desk) => {
    for (const row of rows) readRow(desk, row)
    pairUp(desk.facts, 'achievement')
  },
  fields: [
    SERIAL,
    column(
      'name',
      '姓名',
      'names',
      `${NAME_WORDS} 被评价人 正职姓名 党政正职 负责人 主要负责人 领导姓名 单位负责人 党政正职姓名 责任人 正职`,
      { essential: true, once: true },
    ),
    column('unit', '单位', 'unit', UNIT_WORDS, { weight: 0.7, once: true }),
    column(
      'quarter',
      '季度',
      'quarter',
      '所属季度 填报季度 考核季度 所在季度 季 实绩季度 时间季度 季度时间 所属时段 时段',
      { weight: 2 },
    ),
    column(
      'dimension',
      '评价维度',
      'choice',
      '维度 指标 评价指标 所属维度 维度指标 担当力维度 一级指标 考核维度 评价内容 实绩维度 五大维度 对应维度 维度类别 评价类别 所属评价维度',
      { essential: true, weight: 2, list: DIMENSION },
    ),
    column(
      'front',
      '一线领域',
      'text',
      '领域 一线 所属领域 工作领域 一线类别 五个一线 战线 所属一线 一线战场 所属战线 一线阵地',
      { weight: 1.5 },
    ),
    column(
      'text',
      '实绩内容',
      'longText',
      '实绩 突出实绩 实绩事项 工作实绩 主要实绩 实绩描述 内容 实绩名称 事项 具体实绩 突出实绩内容 工作成效 主要事迹 实绩事例 突出业绩 业绩内容 工作业绩 实绩简述 实绩摘要 具体内容 实绩内容描述',
      { essential: true, weight: 1.5 },
    ),
    column(
      'level',
      '层级',
      'choice',
      '认可层级 级别 获奖层级 认定层级 表彰层级 认可级别 层次 荣誉层级 实绩层级 实绩级别 认定级别 获奖级别 肯定层级',
      { weight: 1.5, list: LEVEL },
    ),
    column('date', '完成时间', 'date', '时间 日期 取得时间 发生时间 实绩时间 取得日期', {
      weight: 0.5,
    }),
    column(
      'evidence',
      '佐证材料',
      'text',
      '佐证 证明材料 支撑材料 依据 证明 佐证依据 印证材料 附件 佐证资料 证明资料 支撑依据 佐证文件 证据材料',
      { weight: 1.5 },
    ),
    column(
      'finding',
      '核实意见',
      'choice',
      '核实结果 认定结果 审核意见 核实情况 核查结果 核查意见 审核结果 认定意见 核实结论 核验结果 核实 审定意见 是否属实 核验意见 部门核实意见 核实认定 复核意见',
      { weight: 2, list: FINDING },
    ),
    column('office', '核实单位', 'text', '审核单位 核实部门 认定单位 核查单位 审核部门 认定部门', {
      weight: 0.5,
    }),
    column('on', '核实时间', 'date', '核实日期 审核时间 认定时间 核查时间', { weight: 0.5 }),
    column('share', '贡献份额', 'share', '份额 贡献度 占比 贡献占比 分担比例 贡献比例', {
      weight: 1,
    }),
    ...PARTICULARS,
  ],
}
