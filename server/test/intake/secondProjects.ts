import type { Cell } from '@zhishi/domain/intake/batch.ts'
import { pick, YEAR, type Making } from './secondDistrict.ts'
import { NAMESAKE, SHORT, type Somebody } from './secondPeople.ts'

const CATEGORIES = ['集中攻坚', '重点推进', '示范引领', '遗留问题解决']
const KINDS = [
  '高标准农田建设',
  '污水管网改造',
  '县医院迁建',
  '抚仙湖环湖步道',
  '蓝莓产业园',
  '老旧小区改造',
  '冷链仓储中心',
  '历史遗留土地处置',
]

interface Project {
  readonly name: string
  readonly category: string
  readonly commander: Somebody
  readonly leads: readonly Somebody[]
  readonly unit: string
}

/** The project ledger, the nominations and the monthly reports. */
export function projectSheets(making: Making): void {
  const projects = plan(making)
  ledger(making, projects)
  nominations(making, projects)
  reports(making, projects)
}

function plan({ random, people }: Making): Project[] {
  const bosses = people.filter(({ leader, head }) => leader || head)
  const others = people.filter((each) => !each.leader && !each.head && each.name !== NAMESAKE)
  let next = 0
  return CATEGORIES.flatMap((category, group) =>
    Array.from({ length: 4 }, (_, i): Project => {
      const at = group * 4 + i
      // Each leads one project, so that nobody leads too many; the first lead is a namesake.
      const leads = [others[next++], ...(at % 3 === 0 ? [others[next++]] : [])].filter(
        (each) => each !== undefined,
      )
      const namesake = people.find(({ name, unit }) => name === NAMESAKE && unit === '县水利局')
      return {
        name: `${pick(['云溪', '石鼓', '龙街', '海口'], random)}${KINDS[at % KINDS.length] ?? ''}${at < 8 ? '一期' : '二期'}项目`,
        category,
        commander: pick(bosses, random),
        leads: at === 0 && namesake ? [namesake, ...leads] : leads,
        unit: pick(Object.keys(SHORT), random),
      }
    }),
  )
}

/** A person in a cell of several, told apart where the name is borne twice; by the unit's short name. */
const toldApart = (person: Somebody): string =>
  person.name === NAMESAKE ? `${person.name}（${SHORT[person.unit] ?? person.unit}）` : person.name

function ledger({ open, count, random }: Making, projects: readonly Project[]): void {
  const sheet = open('2025重点项目/领办清单.xlsx', '领办清单')
  sheet.write('澄江县二〇二五年度重点项目领办责任清单')
  sheet.write(null, null, null, null, null, null, null, null, null, '更新时间：2025年12月')
  sheet.write(
    '项目编号',
    '重点项目',
    '投资情况',
    null,
    '领办专员',
    null,
    '指挥长',
    null,
    '难易\n系数',
    '起止年月',
    null,
    '牵头单位',
    '主要建设内容',
  )
  sheet.write(
    null,
    null,
    '总投资（亿元）',
    '2025年计划投资（万元）',
    '领办人1',
    '领办人2',
    '姓名',
    '职务',
    null,
    '开工',
    '计划竣工',
    null,
    null,
  )
  sheet.write('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13')
  for (const category of CATEGORIES) {
    const here = projects.filter((project) => project.category === category)
    sheet.write(
      `${'一二三四'[CATEGORIES.indexOf(category)] ?? ''}、${category}（${here.length}个）`,
    )
    for (const project of here) {
      count('project')
      count('command')
      count('appointment', project.leads.length)
      const [first, ...rest] = project.leads
      const total = pick<Cell>([1.2, '2.35', '１．５', '8600万元', '1亿2000万元'], random)
      sheet.write(
        `CJ-${projects.indexOf(project) + 1}`,
        project.name,
        total,
        pick<Cell>(['3,500', 1200, '2600万'], random),
        first ? toldApart(first) : null,
        rest.map(toldApart).join('\n') || null,
        project.commander.name,
        project.commander.post,
        pick<Cell>([1, 1.2, '1.3'], random),
        '2025年1月',
        '2026.12',
        pick([project.unit, SHORT[project.unit] ?? project.unit], random),
        '建设内容及规模详见批复',
      )
    }
    sheet.write('小计', null, 12.5, 9800)
  }
  sheet.write('合　计', null, 50, 40_000)
  sheet.write('备注：1.总投资以亿元计。')
  sheet.write('2.难易系数由专家组评定。')
  for (const [row, left, right] of [
    [3, 'C', 'D'],
    [3, 'E', 'F'],
    [3, 'G', 'H'],
    [3, 'J', 'K'],
  ] as const)
    sheet.merge(`${left}${row}:${right}${row}`)
  for (const letter of ['A', 'B', 'I', 'L', 'M']) sheet.merge(`${letter}3:${letter}4`)
}

function nominations({ open, count, random }: Making, projects: readonly Project[]): void {
  const sheet = open('联审汇总表（定稿）.xlsx', 'Sheet1')
  sheet.write('2025年领办专员推荐人选联审情况')
  sheet.write(
    '所领办项目',
    '推荐人选',
    '现工作单位',
    '推荐方式',
    '专业素养',
    '政治表现',
    '组织管理',
    '县委组织部意见',
    '发改局意见',
    '财政局意见',
    '纪委监委',
    '是否选派',
  )
  for (const project of projects)
    for (const person of project.leads) {
      count('nomination')
      const stances: Cell[] = [
        '√',
        pick<Cell>(['√', null], random),
        pick<Cell>(['×', '√'], random),
        pick<Cell>(['弃权', '√', null], random),
      ]
      count('opinion', stances.filter((stance) => stance !== null).length)
      // A lead of the finance or planning bureau would be judged by the own department.
      const judged = { 县委组织部: 0, 县发展和改革局: 1, 县财政局: 2 }[person.unit]
      const own = judged !== undefined && stances[judged] !== null
      sheet.plant(
        own ? [['HIJ'[judged] ?? 'H', 'note', 'intake.own-staff']] : [],
        project.name,
        person.name,
        SHORT[person.unit] ?? person.unit,
        pick(['组织推荐', '个人自荐', '组织推荐、个人自荐', '认领'], random),
        '优秀',
        '良好',
        '一般',
        ...stances,
        '√',
      )
    }
  const [project] = projects
  if (!project) return
  // Two are called so, and the row gives no unit.
  sheet.plant(
    [['B', 'question', 'intake.which-person']],
    projects[1]?.name ?? '',
    NAMESAKE,
    null,
    '自荐',
    '优',
    '优',
    '良',
    null,
    null,
    null,
    null,
    null,
  )
  sheet.plant(
    [['F', 'wrong', 'intake.not-in-list']],
    projects[2]?.name ?? '',
    NAMESAKE,
    '县财政局',
    '自荐',
    '优',
    '极好',
    '良',
    null,
    null,
    null,
    null,
    null,
  )
}

const LIGHTS = ['绿灯', '●黄', '🔴', '绿色', '黄灯（滞后）', 'Ｇ']

/** January and February each in a file of its own, the rest of the quarter in one sheet with a month column. */
function reports(making: Making, projects: readonly Project[]): void {
  const { open, random, count } = making
  const sums = new Map<string, number>()
  const state = (project: Project, invested: number): number => {
    const sum = (sums.get(project.name) ?? 0) + invested
    sums.set(project.name, sum)
    return sum
  }
  for (const month of [1, 2]) {
    const sheet = open(`2025年月调度/${month}月份调度表.xlsx`, 'Sheet1')
    sheet.write(`澄江县重点项目${['', '一', '二'][month] ?? ''}月份推进情况调度表`)
    sheet.write(
      '项目',
      '红黄绿灯',
      '困难问题',
      `${month}月完成投资（万元）`,
      month === 1 ? '年初至今完成投资（万元）' : `1-${month}月累计完成（万元）`,
      '工程进度',
      '指挥长',
    )
    let group = ''
    for (const project of projects) {
      if (project.category !== group) sheet.write(project.category)
      group = project.category
      const invested = 100 + Math.floor(random() * 900)
      const sum = state(project, invested)
      count('report')
      const problem = pick<Cell>([null, '无', '征地补偿款未到位'], random)
      if (problem === '征地补偿款未到位') count('blocker')
      sheet.write(
        project.name,
        pick(LIGHTS, random),
        problem,
        pick<Cell>([invested, `${invested}万元`, `${(invested / 10_000).toFixed(4)}亿元`], random),
        sum,
        '主体施工',
        project.commander.name,
      )
    }
    sheet.write('总计', null, null, 99_999, 99_999)
    sheet.write('　联系人：　　　　联系电话：')
  }
  march(making, projects, state)
}

function march(
  { open, count }: Making,
  projects: readonly Project[],
  state: (project: Project, invested: number) => number,
): void {
  const sheet = open('2025年月调度/三月及以后.xlsx', '汇总')
  sheet.write('重点项目月调度汇总')
  sheet.write('单位：万元')
  sheet.write('月份', '当月完成投资', '累计完成投资', '项目名称', '亮灯状态', '进展情况')
  for (const [i, project] of projects.entries()) {
    const invested = 200 + i
    const sum = state(project, invested)
    const month = (['3月', '2025.03', '2025年3月', '202503', 3] as const)[i % 5] ?? '3月'
    const write = (mistakes: Parameters<typeof sheet.plant>[0], ...cells: Cell[]): void => {
      sheet.plant(mistakes, ...cells)
      if (mistakes.every(([, kind]) => kind === 'note')) count('report')
    }
    if (i === 1)
      write([['C', 'note', 'intake.sum-shrinks']], month, invested, 1, project.name, '绿', '完工')
    else if (i === 2)
      write(
        [['C', 'note', 'intake.sum-does-not-add-up']],
        month,
        invested,
        sum + 5000,
        project.name,
        '绿',
        '完工',
      )
    else if (i === 3)
      write(
        [['E', 'wrong', 'intake.not-in-list']],
        month,
        invested,
        sum,
        project.name,
        '蓝',
        '完工',
      )
    else if (i === 4)
      write([['B', 'wrong', 'intake.not-a-sum']], month, '两千万', sum, project.name, '绿', '完工')
    else if (i === 5)
      write(
        [['D', 'question', 'intake.which-project']],
        month,
        invested,
        sum,
        project.name.replace(/[一二]期项目$/, ''),
        '绿',
        '完工',
      )
    else if (i === 6)
      write(
        [['D', 'wrong', 'intake.unknown-project']],
        month,
        invested,
        sum,
        '星云湖观测站',
        '绿',
        '完工',
      )
    else if (i === 7)
      write(
        [['F', 'note', 'intake.formula-as-text']],
        month,
        invested,
        sum,
        project.name,
        '绿',
        '=SUM(B4:B9)',
      )
    else if (i === 8)
      write(
        [['C', 'wrong', 'intake.spreadsheet-error']],
        month,
        invested,
        '#REF!',
        project.name,
        '绿',
        '完工',
      )
    else if (i === 9)
      write(
        [['A', 'wrong', 'intake.unreadable-date']],
        '13月份的',
        invested,
        sum,
        project.name,
        '绿',
        '完工',
      )
    else write([], month, invested, sum, project.name, '绿', '主体施工')
  }
  const [project] = projects
  if (!project) return
  const again: Cell[] = ['3月', 200, state(project, 0), project.name, '绿', '主体施工']
  sheet.plant([['', 'wrong', 'intake.duplicate-row']], ...again)
  sheet.plant(
    [['D', 'wrong', 'intake.contradicts']],
    '2025-03',
    200,
    state(project, 0),
    project.name,
    '红',
    '主体施工',
  )
}

export { YEAR }
