import type { Desk } from '../desk.ts'
import { column, formOf, NOTE, type Kind } from '../kind.ts'
import { enter, settle, stated, storedUnder } from '../matching.ts'
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
import { readMonth } from '../values/periods.ts'
import { LIGHT, readLight } from '../values/wordings.ts'
import { plain, written } from '../values/text.ts'
import { projectOf } from '../naming.ts'
import { projects, sumOf } from './projects.ts'

/** What clerks write where there is no problem. */
const NO_PROBLEM =
  /^(?:无|没有|暂无|目前无|无明显|正常)(?:存在)?(?:的)?(?:问题|困难|困难问题|困难和问题|堵点|需协调解决(?:的)?问题|需协调事项|进行|推进)*[。.]?$/

function readRow(desk: Desk, row: Row): void {
  const { context } = row.table
  const month = valueOf(row, 'month', (cell) => readMonth(cell, context.year)) ?? context.month
  if (month === undefined) needed(row, 'month', undefined)
  const project = projectOf(
    desk,
    row,
    'project',
    month === undefined ? context.year : Number(month.slice(0, 4)),
  )
  if (!project) needed(row, 'project', undefined)
  const content = {
    invested: sumOf(row, 'invested'),
    cumulative: sumOf(row, 'cumulative'),
    progress: textOf(row, 'progress', PROSE),
    light: valueOf(row, 'light', readLight),
    note: textOf(row, 'note', PROSE),
  }
  const problem = NO_PROBLEM.test(plain(written(cellOf(row, 'problem'))))
    ? undefined
    : textOf(row, 'problem', PROSE)
  const owner = textOf(row, 'owner', PHRASE)
  const due = dateOf(row, 'due')
  if (!project || month === undefined || isHeldUp(row)) return
  const known = stated(desk.facts, 'report', keyOf('report', { projectId: project.id, month }))
  if (known) {
    find(row, 'wrong', 'intake.contradicts', columnOf(row, 'project'), {
      name: project.name,
      ...placeOf(known.row),
    })
    return
  }
  const { id: reportId } = settle(
    desk.facts,
    row,
    'report',
    { projectId: project.id, month, ...content },
    {},
    { principal: true },
  )
  if (problem !== undefined)
    hold(desk, row, { projectId: project.id, reportId, month, text: problem, owner, due })
}

interface Held {
  readonly projectId: string
  readonly reportId: string
  readonly month: string
  readonly text: string
  readonly owner: string | undefined
  readonly due: string | undefined
}

/** The report's blocker: the same one in other words is corrected where there is but one on record. */
function hold(desk: Desk, row: Row, blocker: Held): void {
  const onRecord = storedUnder(
    desk.facts,
    'blocker',
    keyOf('blocker', { reportId: blocker.reportId }),
  )
  const same = onRecord.find(
    (stored) => plain(String(stored.content['text'])) === plain(blocker.text),
  )
  enter(
    desk.facts,
    row,
    'blocker',
    same ?? (onRecord.length === 1 ? onRecord[0] : undefined),
    blocker,
    {},
    {},
  )
}

/** The monthly review: one project's report, its light, its blocker. */
export const reports: Kind = {
  name: 'reports',
  noun: 'report',
  form: {
    workbook: '04-月调度表',
    sheet: '{month}月',
    title: '{district}{year}年{month}月重点项目调度表',
    subtitle: '单位:万元',
    footer: '填报单位盖章:',
    columns: formOf({
      serial: '序号',
      project: '项目名称',
      invested: '本月完成投资',
      cumulative: '累计完成投资',
      progress: '形象进度',
      problem: '存在问题',
      light: '亮灯',
    }),
  },
  titles: /调度|月报|进展|月度/,
  period: 'month',
  least: { of: ['invested', 'cumulative', 'progress', 'problem', 'light'], count: 1 },
  section: 'category',
  take: (rows, desk) => {
    for (const row of rows) readRow(desk, row)
  },
  fields: [
    column('serial', '序号', 'serial', '序 顺序 顺序号 no № 编号 项次', { weight: 0 }),
    column(
      'project',
      '项目名称',
      'project',
      '项目 重点项目 重点项目名称 工程名称 领办项目 项目工程名称 领办项目名称 项目全称',
      { essential: true, weight: 1.5 },
    ),
    column(
      'month',
      '月份',
      'month',
      '调度月份 填报月份 月度 所属月份 调度月 报告月份 统计月份 月 填报时间 调度时间 报告期',
      { weight: 1 },
    ),
    column(
      'invested',
      '本月完成投资',
      'sum',
      '本月 当月 当月完成投资 本月完成额 本月完成 当月完成 本月投资 当月投资 月度完成投资 本月完成投资额 当月完成投资额 本月实际完成投资 月完成投资 本月新增投资 当月完成额 本期完成投资 完成投资 本月完成投资数 本月实际投资 当月实际完成投资 当月新增投资',
      { weight: 3, like: /^(?:本月|当月|月度?|本期).{0,6}(?:投资|完成额?)(?!率|比)/ },
    ),
    column(
      'cumulative',
      '累计完成投资',
      'sum',
      '年初至今 累计完成 年初至今完成投资 累计完成投资额 累计投资 本年累计完成投资 年度累计完成投资 年内累计完成 今年累计 至本月累计 年度累计 累计完成额 本年累计 累计 截至目前累计完成投资 截至本月累计 截至本月累计完成投资 年初以来累计完成投资 年初至今累计 开工以来累计完成投资 自开工累计完成投资 年初至今累计完成投资 累计完成投资数 今年以来完成投资 年累计完成投资',
      { weight: 3, like: /累计(?!.*[率比%])|年初(?:至今|以来)|至今完成/ },
    ),
    column(
      'progress',
      '形象进度',
      'longText',
      '进展情况 工程进度 项目进展 进度 工作进展 目前进展 当前进展 建设进度 工程形象进度 进展 最新进展 推进情况 建设进展 项目进度 本月进展 目前形象进度 工程进展 本月工程进度 主要进展 项目形象进度 当前形象进度',
      { weight: 2 },
    ),
    column(
      'problem',
      '存在问题',
      'longText',
      '困难问题 堵点 问题 存在的问题 主要问题 困难和问题 存在困难 堵点难点 问题困难 存在困难问题 堵点问题 需协调解决问题 需协调问题 制约因素 需要协调解决的问题 卡点堵点 难点堵点 存在问题及困难 存在的困难和问题 困难及问题 问题及建议 难点问题 存在的困难问题 主要困难',
      { weight: 1.5, like: /存在.{0,4}(?:问题|困难)|需.{0,4}协调/ },
    ),
    column('owner', '问题责任人', 'text', '解决责任人 销号责任人 整改责任人', { weight: 0.5 }),
    column('due', '解决时限', 'date', '整改时限 销号时限 问题解决时限 办结时限', { weight: 0.5 }),
    column(
      'light',
      '亮灯',
      'choice',
      '红黄绿灯 灯色 亮灯情况 状态灯 亮灯状态 红绿灯 预警灯 亮灯颜色 灯 亮灯结果 进度灯 三色灯 预警 红黄绿 亮灯等级 评价灯 灯号 预警情况 亮灯评价 本月亮灯 亮灯类别 亮牌 亮牌情况 红黄绿牌 进度亮灯 灯光 三色预警 亮灯级别',
      { weight: 3, list: LIGHT, like: /亮灯|[三红黄绿]色?.{0,2}[灯牌]/ },
    ),
    NOTE,
    // A report often repeats the project ledger's columns; the ledger holds them.
    ...projects.fields
      .filter(({ key }) => !['serial', 'name', 'note'].includes(key))
      .map((field) => ({
        ...field,
        essential: undefined,
        several: undefined,
        like: undefined,
        aside: true as const,
      })),
  ],
}
