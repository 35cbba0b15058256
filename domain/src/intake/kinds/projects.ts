import { lastOrdinal, type Desk } from '../desk.ts'
import { column, formOf, NOTE, type Kind } from '../kind.ts'
import { settle, stated } from '../matching.ts'
import { keyOf } from '../nouns.ts'
import type { Person } from '../people.ts'
import { addProject } from '../projects.ts'
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
  TITLE,
  valueOf,
} from '../rows.ts'
import type { Row } from '../table.ts'
import { endOf } from '../values/dates.ts'
import { readChoice } from '../values/lists.ts'
import { readDecimal, readSum } from '../values/numbers.ts'
import type { Reading } from '../values/reading.ts'
import { plain, written } from '../values/text.ts'
import { CATEGORY } from '../values/wordings.ts'
import { keepUnit, unitOf } from '../naming.ts'
import { hintOf, isLeader, peopleOf } from '../whom.ts'
import { commandedBy, ledBy } from './projectPeople.ts'
import { leadHints, type LeadHints } from './leadHints.ts'

const WAN = 10_000

/** The scale of a column of money: its header's, the sheet's unit line, else 万元. */
export const scaleOf = (row: Row, key: string): number =>
  columnOf(row, key)?.scale ?? row.table.context.scale ?? WAN

export const sumOf = (row: Row, key: string): number | undefined =>
  valueOf(row, key, (cell) => readSum(cell, scaleOf(row, key)))

/** A coefficient below 0.1 or above 5 is no coefficient; outside 0.8 to 1.5 it is noted (ours). */
function difficultyOf(row: Row): number | undefined {
  const value = valueOf(row, 'difficulty', (cell): Reading<number> => {
    const exact = readDecimal(cell)
    if (!exact || 'wrong' in exact) return exact
    return exact.value >= 1000 && exact.value <= 50_000 ? exact : { wrong: 'intake.no-difficulty' }
  })
  if (value !== undefined && (value < 8000 || value > 15_000))
    find(row, 'note', 'intake.difficulty-unusual', columnOf(row, 'difficulty'))
  return value
}

/** The category of the row, or of the heading above it (一、集中攻坚). */
function categoryOf(row: Row): ReturnType<typeof CATEGORY.words.get> {
  const own = valueOf(row, 'category', (cell) => readChoice(cell, CATEGORY))
  return (
    own ??
    (row.table.of.has('category') && plain(written(cellOf(row, 'category'))) !== ''
      ? undefined
      : CATEGORY.words.get(plain(row.section)))
  )
}

function readRow(desk: Desk, row: Row, ordinal: number, hints: LeadHints): void {
  const { year } = row.table.context
  const name = needed(row, 'name', textOf(row, 'name', TITLE))
  const unit = unitOf(desk, row, 'unit')
  const post = textOf(row, 'commanderPost', TITLE)
  const commanders = peopleOf(desk, row, 'commander', {
    unit: hintOf(row, 'commanderUnit'),
    post,
    roles: [isLeader],
  })
  const leads = leadsOf(desk, row, name, hints)
  const start = dateOf(row, 'start')
  const completion = dateOf(row, 'completion')
  if (start !== undefined && completion !== undefined && endOf(completion) < start)
    find(row, 'note', 'intake.ends-before-start', columnOf(row, 'completion'), { start })
  const content = {
    year,
    name,
    category: categoryOf(row),
    number: textOf(row, 'number', PHRASE),
    content: textOf(row, 'content', PROSE),
    totalInvestment: sumOf(row, 'totalInvestment'),
    annualInvestment: sumOf(row, 'annualInvestment'),
    start,
    completion,
    difficulty: difficultyOf(row),
    note: textOf(row, 'note', PROSE),
  }
  const { totalInvestment: total, annualInvestment: annual } = content
  if (total !== undefined && annual !== undefined && annual > total)
    find(row, 'note', 'intake.annual-above-total', columnOf(row, 'annualInvestment'))
  if (name !== undefined && year !== undefined && !isHeldUp(row)) {
    const known = stated(desk.facts, 'project', keyOf('project', { year, name }))
    if (known)
      find(row, 'wrong', 'intake.contradicts', columnOf(row, 'name'), {
        name,
        ...placeOf(known.row),
      })
  }
  if (name === undefined || year === undefined) return
  const key = `row/${row.table.sheet.file}/${row.table.sheet.sheet}/${row.number}`
  if (isHeldUp(row) || !commanders || !leads) {
    addProject(desk.projects, { id: key, key, year, name, waits: row })
    return
  }
  const unitId = unit && keepUnit(desk, row, unit)
  const entry = settle(
    desk.facts,
    row,
    'project',
    { ...content, unitId },
    { ordinal },
    { principal: true },
  )
  if (!entry.stored) addProject(desk.projects, { id: entry.id, key, year, name, waits: undefined })
  commandedBy(desk, row, entry, commanders, post)
  ledBy(desk, row, entry, leads)
}

/** The leads; namesakes are told apart by the unit column or by the nominations for the same project. */
function leadsOf(
  desk: Desk,
  row: Row,
  name: string | undefined,
  hints: LeadHints,
): Person[] | undefined {
  const unit = hintOf(row, 'leadUnit')
  const nominated = (person: Person): boolean => hints.isNominated(name ?? '', person)
  return peopleOf(desk, row, 'leads', {
    unit: unit !== undefined && /[、,，;；\n]/.test(unit) ? undefined : unit,
    roles: [nominated],
  })
}

function take(rows: readonly Row[], desk: Desk): void {
  const hints = leadHints(desk)
  let ordinal = lastOrdinal(desk, 'project')
  for (const row of rows) readRow(desk, row, ++ordinal, hints)
}

export const projects: Kind = {
  name: 'projects',
  noun: 'project',
  form: {
    workbook: '02-重点项目台账',
    sheet: '台账',
    title: '{district}{year}年重点项目领办台账',
    subtitle: '单位:万元',
    columns: formOf({
      serial: '序号',
      category: '项目类别',
      name: '项目名称',
      totalInvestment: '总投资',
      annualInvestment: '年度计划投资',
      unit: '责任单位',
      commander: '领办力量/指挥长',
      commanderPost: '领办力量/职务',
      leads: '领办力量/领办专员',
      start: '开工时间',
      completion: '计划竣工时间',
      difficulty: '难度系数',
    }),
  },
  titles: /项目.{0,6}(?:台账|清单|名单|一览|汇总|计划)|重点项目表/,
  faintTitles: true,
  period: 'year',
  section: 'category',
  take,
  fields: [
    column('serial', '序号', 'serial', '序 顺序 顺序号 no № 项次', { weight: 0 }),
    column(
      'category',
      '项目类别',
      'choice',
      '类别 分类 项目分类 项目类型 类型 所属类别 攻坚类别 领办类别 项目所属类别 项目分组',
      { weight: 1.5, list: CATEGORY, once: true },
    ),
    column(
      'name',
      '项目名称',
      'text',
      '项目 重点项目 重点项目名称 工程名称 领办项目 项目工程名称 领办项目名称 重点工程 项目全称',
      { essential: true, weight: 1.5 },
    ),
    column('number', '项目编号', 'text', '编号 项目代码 项目序号', { weight: 0.5 }),
    column(
      'content',
      '建设内容及规模',
      'longText',
      '建设内容 项目内容 建设内容和规模 主要建设内容 建设规模及内容 建设规模及主要内容 项目概况 项目简介 主要内容 建设规模 建设规模和内容 主要建设内容及规模 建设内容与规模',
    ),
    column(
      'totalInvestment',
      '总投资',
      'sum',
      '计划总投资 投资总额 总投资额 项目总投资 投资规模 概算总投资 估算总投资 总概算 投资额 投资总规模 投资总投资 总投资规模 投资概算',
      { weight: 2, like: /^(?:项目|计划)?总投资/ },
    ),
    column(
      'annualInvestment',
      '年度计划投资',
      'sum',
      '年度计划 年度投资计划 本年度计划投资 今年计划投资 年计划投资 本年计划投资 计划投资 年度投资 当年计划投资 年度计划完成投资 年度目标 年度投资额 本年计划完成投资 年度投资目标 本年投资计划 年度计划投资额 本年计划 今年计划 年度投资任务 计划年度投资',
      {
        weight: 2,
        like: /(?:年度|本年|当年|今年).{0,2}计划.{0,4}投资|(?:年度|本年|当年|今年)投资/,
      },
    ),
    column(
      'unit',
      '责任单位',
      'unit',
      '牵头单位 主管单位 实施单位 承办单位 建设单位 项目单位 责任部门 牵头部门 主责单位 单位 所属单位 责任主体 牵头责任单位 包保单位 申报单位 项目责任单位 单位名称 主管部门 实施主体 所在单位 工作单位',
      { weight: 1 },
    ),
    column(
      'commander',
      '指挥长',
      'names',
      '项目指挥长 总指挥 包保领导 包抓领导 区级领导 县级领导 包联领导 责任领导 牵头领导 指挥长姓名 挂包领导 领衔领导 区领导 县领导 挂帅领导 包保县级领导 包保区级领导 项目总指挥 领办力量指挥长',
      { weight: 3, several: true },
    ),
    column(
      'commanderPost',
      '指挥长职务',
      'text',
      '职务 指挥长现任职务 领导职务 总指挥职务 指挥长现职 领办力量职务 指挥长姓名职务 现任职务',
      { weight: 0.5 },
    ),
    column('commanderUnit', '指挥长单位', 'unit', '指挥长所在单位 指挥长工作单位', { weight: 0.5 }),
    column(
      'leads',
      '领办专员',
      'names',
      '领办人 项目专员 专员 领办干部 领办人员 领办专员姓名 项目领办专员 项目领办人 服务专员 领办人姓名 专员姓名 领办专员名单 领办力量领办专员 领办专员人选',
      { weight: 3, several: true },
    ),
    column(
      'leadUnit',
      '领办专员单位',
      'unit',
      '领办人单位 专员单位 领办专员所在单位 领办专员工作单位 领办专员所属单位',
      { weight: 0.5 },
    ),
    column(
      'start',
      '开工时间',
      'date',
      '开工日期 计划开工时间 开工 实际开工时间 开工年月 动工时间 启动时间 开工启动时间 起始时间 开始时间 开建时间 计划开工 开工建设时间 开工时间年月',
      { weight: 2, months: true },
    ),
    column(
      'completion',
      '计划竣工时间',
      'date',
      '竣工时间 计划完工时间 完工时间 竣工日期 预计竣工时间 计划完成时间 完成时限 计划建成时间 建成时间 投产时间 计划竣工 预计完工时间 完成时间 结束时间 竣工年月 拟竣工时间 计划竣工日期 竣工 计划竣工年月 计划投产时间 预计建成时间',
      { weight: 2, months: true },
    ),
    column('difficulty', '难度系数', 'decimal', '难易系数 难度 系数 项目难度系数 难度值 项目难度', {
      weight: 2,
    }),
    NOTE,
  ],
}
