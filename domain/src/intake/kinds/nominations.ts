import type { Desk } from '../desk.ts'
import {
  column,
  formOf,
  NAME_WORDS,
  NOTE,
  PARTICULARS,
  SERIAL,
  UNIT_WORDS,
  type Kind,
} from '../kind.ts'
import { settle, stated } from '../matching.ts'
import { isAbbreviation } from '../nearest.ts'
import { keyOf } from '../nouns.ts'
import type { Person } from '../people.ts'
import {
  accept,
  cellAt,
  columnOf,
  find,
  isHeldUp,
  needed,
  placeOf,
  PROSE,
  textOf,
  valueOf,
} from '../rows.ts'
import type { Row, SheetColumn } from '../table.ts'
import { readChoice, readFlag } from '../values/lists.ts'
import { isBlank, plain, tidy, written } from '../values/text.ts'
import { FACTOR, readWays, STANCE } from '../values/wordings.ts'
import { projectOf } from '../naming.ts'
import { hintsOf, theOne } from '../whom.ts'
import { appoint } from './projectPeople.ts'

/** Departments that vet; their bare names over a column are enough. */
const DEPARTMENT =
  /^(?:区|县|市)?(?:委)?(?:组织|发改|发展和?改革|财政|科技|科学技术|纪委|纪检|监委|审计|人社|公安|政法|法院|检察|信访|卫健|环保|生态环境|税务|市场监管|应急|统战|宣传|国资|工信|自然资源|住建|农业农村|商务|民政|司法|统计|行政审批|大数据|教体|金融|招商|投资促进)[\u4e00-\u9fff]{0,6}$/
const OPINIONS = /联审|会审|部门.{0,4}意见|审核意见|审查意见|部门审核|部门会商|征求意见/
const OPINION_TAIL = /(?:联审|会审|审核|审查|初审|推荐)?意见$/

/** The department whose opinions a column holds, by its headers, else by its values. */
function departmentOf(
  parents: readonly string[],
  header: string,
  values: readonly string[],
): { field: string; part: string } | undefined {
  const name = plain(header)
  const bracketed = /^(?:联审|会审|部门|审核)?意见[(:]([^)]+)\)?$/.exec(name)?.[1]
  const department = tidy(bracketed ?? name.replace(OPINION_TAIL, '')).slice(0, 100)
  if (department === '' || /^(?:部门|联审|综合|最终|总体)$/.test(department)) return undefined
  const votes = values.filter((value) => STANCE.words.has(value.toLowerCase()))
  const known =
    bracketed !== undefined ||
    parents.some((parent) => OPINIONS.test(plain(parent))) ||
    (OPINION_TAIL.test(name) && name.length > 3) ||
    DEPARTMENT.test(name) ||
    (votes.length >= 2 && votes.length * 10 >= values.length * 8 && name.length <= 12)
  return known ? { field: 'opinion', part: department } : undefined
}

/** Whether a department judges its own staff: 财政 and 区财政局, 发改 and 区发展和改革局. */
function isOwnStaff(desk: Desk, department: string, person: Person): boolean {
  const core = plain(department)
    .replace(/^[区县市]委?/, '')
    .replace(/[局委部办]$/, '')
  if (core.length < 2) return false
  const unit = desk.units.byId.get(person.units[0] ?? '')?.name
  if (unit === undefined || /[镇乡]$|街道|集团|公司/.test(unit)) return false
  const name = plain(unit).replace(/^[区县市]委?/, '')
  return name[0] === core[0] && isAbbreviation(core, name)
}

/** 选定 or not. Where a sheet only ticks those chosen, an empty cell is a no. */
function selectedOf(row: Row): boolean | undefined {
  const value = valueOf(row, 'selected', readFlag)
  const at = columnOf(row, 'selected')
  if (value !== undefined || at === undefined || !isBlank(cellAt(row, at))) return value
  const ticksOnly = !row.table.rows.some((each) => {
    const read = readFlag(each.cells[at.index] ?? null)
    return read !== undefined && 'value' in read && !read.value
  })
  return ticksOnly ? false : undefined
}

function readRow(desk: Desk, row: Row): void {
  const project = projectOf(desk, row, 'project', row.table.context.year)
  if (!project) needed(row, 'project', undefined)
  const person = theOne(
    desk,
    row,
    'name',
    hintsOf(desk, row, [
      (each) =>
        project !== undefined && (desk.leads.ofProject.get(project.id)?.has(each.id) ?? false),
    ]),
  )
  const factor = (key: string) => valueOf(row, key, (cell) => readChoice(cell, FACTOR))
  const marks = {
    political: factor('political'),
    professional: factor('professional'),
    management: factor('management'),
  }
  const ways = valueOf(row, 'ways', readWays)
  const selected = selectedOf(row)
  const note = textOf(row, 'note', PROSE)
  const opinions = (row.table.of.get('opinion') ?? []).flatMap((at) => opinionsIn(row, at))
  if (!project || !person || isHeldUp(row)) return
  const known = stated(
    desk.facts,
    'nomination',
    keyOf('nomination', { projectId: project.id, cadreId: person.id }),
  )
  if (known) {
    find(row, 'wrong', 'intake.contradicts', columnOf(row, 'name'), {
      name: person.name,
      ...placeOf(known.row),
    })
    return
  }
  const nomination = settle(
    desk.facts,
    row,
    'nomination',
    { projectId: project.id, cadreId: person.id, ways, ...marks, selected, note },
    {},
    { principal: true },
  )
  for (const opinion of opinions) opine(desk, row, nomination.id, person, opinion)
  if (selected) appoint(desk, row, project.id, person, 'name')
}

interface Opined {
  readonly at: SheetColumn
  readonly department: string
  readonly stance: 'agree' | 'disagree' | 'abstain'
}

/** The opinion of a column's department, or those of several in one cell: 组织部同意；财政不同意. */
function opinionsIn(row: Row, at: SheetColumn): Opined[] {
  const department = at.part ?? plain(at.header)
  const reading = readChoice(cellAt(row, at), STANCE)
  if (reading && 'wrong' in reading) {
    const each = plain(written(cellAt(row, at)))
      .split(/[;,、。]/)
      .filter((part) => part !== '')
      .map((part) => /^(.{2,20}?):?(不同意|同意|弃权|反对|赞成)$/.exec(part))
    const several = each.flatMap((match) => {
      const stance = STANCE.words.get(match?.[2] ?? '')
      return stance === undefined ? [] : { at, department: match?.[1] ?? '', stance }
    })
    if (each.length > 0 && several.length === each.length) return several
  }
  const stance = accept(row, at, reading)
  return stance === undefined ? [] : [{ at, department, stance }]
}

function opine(
  desk: Desk,
  row: Row,
  nominationId: string,
  person: Person,
  { at, department, stance }: Opined,
): void {
  const about = { name: person.name, department }
  const own = isOwnStaff(desk, department, person)
  if (own) find(row, 'note', 'intake.own-staff', at, about)
  const flags = own ? [{ code: 'intake.own-staff', about }] : []
  settle(desk.facts, row, 'opinion', { nominationId, department, stance }, {}, { flags })
}

/** Nominations for projects, with factor marks and departments' opinions. */
export const nominations: Kind = {
  name: 'nominations',
  noun: 'nomination',
  form: {
    workbook: '03-领办专员推荐联审表',
    sheet: '联审表',
    title: '{district}项目领办专员人选联审表',
    columns: formOf({
      serial: '序号',
      name: '姓名',
      unit: '单位',
      project: '拟领办项目',
      ways: '产生方式',
      political: '核心要素/政治素质',
      professional: '核心要素/专业能力',
      management: '核心要素/管理经验',
      'opinion:组织部': '部门联审意见/组织部',
      'opinion:发改': '部门联审意见/发改',
      'opinion:财政': '部门联审意见/财政',
      'opinion:科技': '部门联审意见/科技',
      selected: '是否选定',
    }),
  },
  titles: /联审|推荐|人选|提名|选派/,
  open: departmentOf,
  take: (rows, desk) => {
    for (const row of rows) readRow(desk, row)
  },
  fields: [
    SERIAL,
    column(
      'name',
      '姓名',
      'name',
      `${NAME_WORDS} 人选姓名 推荐人选 拟领办专员 领办人 人选 推荐对象 领办专员 被推荐人 候选人 领办专员人选 专员姓名 人选名单 拟任领办专员 候选人姓名 推荐人选姓名 领办专员姓名 拟推荐人选 被推荐人姓名 推荐人员`,
      { essential: true },
    ),
    column(
      'unit',
      '单位',
      'unit',
      `${UNIT_WORDS} 人选单位 推荐单位 人选所在单位 现单位及职务 单位及职务 工作单位及职务`,
      { weight: 0.7 },
    ),
    column(
      'project',
      '拟领办项目',
      'project',
      '领办项目 项目名称 项目 拟领办项目名称 申报项目 推荐项目 认领项目 意向项目 拟任项目 所领办项目 申领项目 拟领办重点项目 领办项目名称 重点项目 拟认领项目',
      { essential: true, weight: 1.2 },
    ),
    column(
      'ways',
      '产生方式',
      'choice',
      '推荐方式 产生途径 方式 来源 提名方式 产生渠道 推荐渠道 推荐途径 推荐类型 报名方式 选派方式 推选方式 人选来源 提名途径 人选产生方式 来源方式',
      { weight: 2 },
    ),
    column('political', '政治素质', 'choice', '政治表现 政治标准 政治能力 政治', {
      weight: 1.5,
      list: FACTOR,
    }),
    column('professional', '专业能力', 'choice', '专业素养 业务能力 专业水平 专业素质 专业', {
      weight: 1,
      list: FACTOR,
    }),
    column(
      'management',
      '管理经验',
      'choice',
      '管理能力 项目管理经验 组织管理 管理 管理水平 组织协调 组织管理能力',
      { weight: 1.5, list: FACTOR },
    ),
    column(
      'opinion',
      '部门联审意见',
      'choice',
      '联审意见 部门意见 会审意见 联审情况 部门联审情况 会审情况',
      { weight: 1, list: STANCE, several: true },
    ),
    column(
      'selected',
      '是否选定',
      'flag',
      '是否入选 选定 是否确定 确定人选 是否选用 是否聘任 选定结果 结果 最终结果 是否录用 选派结果 是否任用 入选 是否选派 最终选定 研究结果 是否领办 是否聘用 是否选为领办专员 是否确定为领办专员 选用结果 是否选定为领办专员',
      { weight: 2 },
    ),
    NOTE,
    ...PARTICULARS,
  ],
}
