import type { Cell } from '@zhishi/domain/intake/batch.ts'
import { pick, type Making } from './secondDistrict.ts'
import { BUREAUS, MINORITY, NAMESAKE, SHORT, type Somebody } from './secondPeople.ts'

const short = (person: Somebody): string => SHORT[person.unit] ?? person.unit

/** Achievements, rankings, bottom line, observations, debrief, outcomes, cases. */
export function evaluationSheets(making: Making): void {
  achievements(making)
  rankings(making)
  bottomLine(making)
  observations(making)
  tallies(making)
  outcomes(making)
  cases(making)
}

/** A sheet for each quarter, names merged over their items; the quarter stands in the title only. */
function achievements({ open, people, count, random }: Making): void {
  const heads = people.filter(({ head }) => head)
  for (const quarter of [1, 2]) {
    const sheet = open('实绩跟踪台账.xlsx', `${quarter}季度`)
    sheet.write(`澄江县2025年${['', '第一季度', '二季度'][quarter] ?? ''}党政正职实绩跟踪台账`)
    sheet.write(
      '责任人',
      '所在单位',
      '所属维度',
      '实绩事项',
      '认可层级',
      '认定结果',
      '支撑材料',
      '所属领域',
    )
    for (const [i, head] of heads.entries()) {
      const rows = [0, 1].map((item) => {
        count('achievement')
        const finding = pick<Cell>(['核实属实', '部分属实', '失实', null, '待核实'], random)
        if (finding !== null && finding !== '待核实') count('verification')
        const dimension = pick(
          ['1.改革创新', '攻坚创优', '核心业务', '中心工作贡献', '（五）守牢一排底线'],
          random,
        )
        return sheet.write(
          item === 0 ? head.name : null,
          item === 0 ? short(head) : null,
          dimension,
          `${quarter}季度完成重点任务${i}-${item}`,
          pick(['县级', '市', '省部级', '国家级'], random),
          finding,
          '文件',
          '双招双引',
        )
      })
      sheet.merge(`A${rows[0]}:A${rows[1]}`)
      sheet.merge(`B${rows[0]}:B${rows[1]}`)
    }
    if (quarter === 1) continue
    const [head, other] = heads
    if (!head || !other) continue
    const signs = Array.from(head.name)
    sheet.plant(
      [['A', 'wrong', 'intake.unknown-person-near']],
      [signs[0], '某', ...signs.slice(2)].join(''),
      short(head),
      '改革创新',
      '错了名字的事项',
      '县级',
      '属实',
      '文件',
      '双招双引',
    )
    sheet.plant(
      [['C', 'wrong', 'intake.not-in-list']],
      head.name,
      short(head),
      '社会治理创新',
      '错了维度的事项',
      '县级',
      '属实',
      '文件',
      '双招双引',
    )
    sheet.plant(
      [['D', 'note', 'intake.formula-as-text']],
      head.name,
      short(head),
      '改革创新',
      '=1+1机制',
      '县级',
      '属实',
      '文件',
      '双招双引',
    )
    count('achievement')
    count('verification')
    sheet.plant(
      [['B', 'note', 'intake.unit-differs']],
      other.name,
      '县水利局',
      '改革创新',
      '调任前的事项',
      '县级',
      '属实',
      '文件',
      '双招双引',
    )
    count('achievement')
    count('verification')
    sheet.plant(
      [['A', 'wrong', 'intake.waits-for']],
      '柏闻笛',
      '县气象局',
      '改革创新',
      '等花名册改正',
      '县级',
      '属实',
      '文件',
      '双招双引',
    )
    sheet.plant(
      [['D', 'wrong', 'intake.missing-value']],
      head.name,
      short(head),
      '改革创新',
      null,
      '县级',
      '属实',
      '文件',
      '双招双引',
    )
  }
}

/** Units merged over their business; the place as third of nine; last year's in words. */
function rankings({ open, count }: Making): void {
  const sheet = open('业务排名.xlsx', 'Sheet1')
  sheet.write('县直部门2025年度核心业务在全市位次情况')
  sheet.write('部门', '考核指标', '2025年位次', '2024年位次')
  for (const [unit, brief] of BUREAUS) {
    count('ranking', 2)
    const first = sheet.write(brief, '重点指标一', '3/9', '第五名')
    const last = sheet.write(null, '重点指标二', '第二名', '—')
    sheet.merge(`A${first}:A${last}`)
    void unit
  }
  sheet.plant([['A', 'wrong', 'intake.unknown-unit']], '县外事侨务办', '外资', '3/9', null)
  sheet.plant([['C', 'wrong', 'intake.place-beyond']], '县财政局', '税收', '12/9', null)
  sheet.plant([['C', 'wrong', 'intake.not-a-place']], '县财政局', '非税', '靠前', null)
}

function bottomLine({ open, count, people }: Making): void {
  const sheet = open('2025负面事项.xlsx', 'Sheet1')
  sheet.write(
    '序号',
    '底线类型',
    '扣分事由',
    '减分',
    '党政正职',
    '责任单位',
    '是否否决',
    '发生时间',
  )
  const heads = people.filter(({ head }) => head)
  for (const [i, head] of heads.slice(0, 6).entries()) {
    count('bottomLineEvent')
    sheet.write(
      i + 1,
      '安全生产',
      `隐患整改逾期${i}`,
      (['扣0.5分', -1, '0.5', '－2', 1, '减1分'] as const)[i] ?? 1,
      head.name,
      short(head),
      i === 3 ? '√' : null,
      (['9月7日', '2025/10/11', '2025.6.1', { date: '2025-03-01' }, '20250708', 45_800] as const)[
        i
      ] ?? null,
    )
  }
  const [head] = heads
  if (!head) return
  sheet.plant(
    [['H', 'wrong', 'intake.impossible-date']],
    7,
    '安全生产',
    '不存在的日子',
    1,
    head.name,
    short(head),
    null,
    '2025年2月30日',
  )
  sheet.plant(
    [['D', 'wrong', 'intake.not-a-number']],
    8,
    '安全生产',
    '扣多少说不清',
    '若干',
    head.name,
    short(head),
    null,
    '2025.5.1',
  )
  sheet.plant(
    [['G', 'wrong', 'intake.not-yes-or-no']],
    9,
    '安全生产',
    '否决说不清',
    1,
    head.name,
    short(head),
    '可能',
    '2025.5.1',
  )
}

/** Marks in words, several inspectors in a cell, several people seen at once. */
function observations({ open, count, people }: Making): void {
  const sheet = open('考察/一线考察台账.xlsx', 'Sheet1')
  sheet.write('专项考察组考察情况汇总表')
  sheet.write(
    '被考察人',
    '角色',
    '关联项目',
    '考察日期',
    '组别',
    '考察人员',
    '考察形式',
    '考察评价',
    null,
    null,
    null,
    '典型事例',
  )
  sheet.write(
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    '责任担当',
    '工作能力',
    '创新能力',
    '应急处突',
    null,
  )
  sheet.merge('H2:K2')
  const seen = people.filter(({ name, leader }) => !leader && name !== NAMESAKE).slice(0, 30)
  for (const [i, person] of seen.entries()) {
    count('observation')
    sheet.write(
      person.name,
      person.head ? '一把手' : '其他',
      null,
      `2025年${(i % 9) + 1}月${i + 1 > 28 ? 28 : i + 1}日`,
      i % 2 === 0 ? '第一组' : '第二组',
      i % 3 === 0 ? '路人甲、娄师白' : '娄师白',
      (['实地查看', '个别谈话', '一线听', '查阅资料'] as const)[i % 4] ?? '',
      '好',
      '较好',
      null,
      i % 5 === 0 ? '一般' : '差',
      `事例${i}`,
    )
  }
  const [first] = seen
  sheet.plant(
    [['I', 'wrong', 'intake.not-in-list']],
    first?.name ?? '',
    '一把手',
    null,
    '2025.3.3',
    '第一组',
    '娄师白',
    '一线听',
    '好',
    '不错',
    null,
    null,
    '评价不在范围',
  )
  sheet.plant(
    [['B', 'wrong', 'intake.not-in-list']],
    first?.name ?? '',
    '第三者',
    null,
    '2025.3.3',
    '第一组',
    '娄师白',
    '一线听',
    '好',
    '好',
    null,
    null,
    '身份不在范围',
  )
  // Only one of the two namesakes leads a project, so as a lead it can only be that one.
  count('observation')
  sheet.write(
    NAMESAKE,
    '领办人',
    null,
    '2025.4.4',
    '第二组',
    '娄师白',
    '一线听',
    '好',
    '好',
    null,
    null,
    '以领办专员身份',
  )
}

/** Votes of three classes side by side. */
function tallies({ open, count, people }: Making): void {
  const sheet = open('述职/2025年度述职评议结果.xlsx', '结果')
  sheet.write('2025年度党政正职述职评议得票统计')
  sheet.write(
    '述职人',
    '单位名称',
    '县级领导',
    null,
    null,
    null,
    '同级',
    null,
    null,
    null,
    '干部职工',
    null,
    null,
    null,
  )
  const grades = ['优秀', '称职', '基本称职', '不称职']
  sheet.write(null, null, ...grades, ...grades, ...grades)
  for (const range of ['A2:A3', 'B2:B3', 'C2:F2', 'G2:J2', 'K2:N2']) sheet.merge(range)
  const heads = people.filter(({ head }) => head)
  for (const head of heads) {
    count('tally', 3)
    sheet.write(head.name, short(head), '9票', 1, 0, 0, 20, '3', null, 0, 40, 5, 1, 0)
  }
  sheet.plant(
    [['C', 'wrong', 'intake.not-a-count']],
    MINORITY.replace('·', '•'),
    '县卫健局',
    '90%',
    1,
    0,
    0,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
  )
}

/** All personal outcomes on one sheet with a type column; groups on another. */
function outcomes({ open, count, people }: Making): void {
  const sheet = open('结果运用.xlsx', '结果运用')
  sheet.write('2025年结果运用情况')
  sheet.write('结果运用类型', '人员姓名', '工作单位', '批准时间', '新任职务', '事由')
  const types = [
    '提拔使用',
    '职级晋升',
    '纳入动议',
    '提醒谈话',
    '调整岗位',
    '诫勉谈话',
    '嘉奖',
    '实绩突出',
  ]
  for (const [i, person] of people
    .filter(({ head }) => head)
    .slice(0, 16)
    .entries()) {
    const type = types[i % types.length] ?? ''
    count(type === '实绩突出' ? 'recognition' : 'outcome')
    sheet.write(type, person.name, short(person), `2025年${(i % 12) + 1}月`, null, '综合研判')
  }
  sheet.plant(
    [['A', 'wrong', 'intake.not-in-list']],
    '外出学习',
    people.find(({ head }) => head)?.name ?? '',
    null,
    '2025年3月',
    null,
    null,
  )
  const groups = open('结果运用.xlsx', '先进集体')
  groups.write('获奖单位', '荣誉称号')
  for (const [unit] of BUREAUS.slice(0, 3)) {
    count('outcome')
    groups.write(unit, '集体三等功')
  }
}

/** Two tables under one another on one sheet, each with a header of its own. */
function cases({ open, count, people }: Making): void {
  const sheet = open('容错澄清.xlsx', 'Sheet1')
  const [a, b, c] = people.filter(({ head }) => head)
  if (!a || !b || !c) return
  sheet.write('一、2025年容错纠错情况')
  sheet.write('案号', '容错对象', '容错事由', '适用情形', '认定结论')
  sheet.write('容〔2025〕1号', `${a.name}；${b.name}`, '先行先试', '探索性失误', '予以免责')
  sheet.write('容〔2025〕2号', c.name, '应急采购', '无意过失', '从轻')
  count('case', 2)
  count('caseParty', 3)
  sheet.write(null)
  sheet.write('二、2025年澄清正名情况')
  sheet.write('序号', '被反映人', '失实问题', '澄清形式')
  sheet.write(1, `${MINORITY}（县卫健局）`, '反映收受礼金失实', '干部大会')
  sheet.write(2, `${NAMESAKE}(县财政局)`, '反映违规失实', '书面告知')
  sheet.plant([['B', 'question', 'intake.which-person']], 3, NAMESAKE, '反映不实', '当面')
  count('case', 2)
  count('caseParty', 2)
}
