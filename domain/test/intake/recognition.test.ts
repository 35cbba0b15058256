import { describe, expect, test } from 'vitest'
import { KINDS } from '@zhishi/domain/intake/kinds/kinds.ts'
import { lookingUp, meaningOf, sensesOf, vocabularyOf } from '@zhishi/domain/intake/vocabulary.ts'
import { compare, PROJECTS, ROSTER, sheet, told } from './sheets.ts'

const kinds = (...args: Parameters<typeof compare>) =>
  compare(...args).sheets.map(({ kind }) => kind)
const fields = (...args: Parameters<typeof compare>) =>
  compare(...args).sheets[0]?.columns.map(({ field }) => field)

describe('a sheet is recognised by its headers', () => {
  test('every wording of every column is known again as that column, in every kind', () => {
    const lookUp = lookingUp()
    for (const kind of KINDS) {
      const vocabulary = vocabularyOf(kind, [])
      for (const field of kind.fields)
        for (const word of field.words) {
          const meaning = meaningOf(
            vocabulary,
            sensesOf({ index: 0, parents: [], header: word }, 2024, lookUp),
          )
          // A wording that two columns of a kind share belongs to the one declared first.
          const owner = kind.fields.find((each) => each.words.includes(word))
          expect([kind.name, word, meaning?.field.key]).toEqual([kind.name, word, owner?.key])
        }
    }
  })

  test('whatever the names of file and sheet and the lines above', () => {
    const rows = [
      [null],
      ['附件1'],
      ['领导审阅'],
      ['填报单位：区财政局', null, '2024年12月'],
      [],
      ['部门', '业务', '全市位次', '参评区县数'],
      ['区财政局', '税收', 3, 9],
    ]
    expect(
      kinds([ROSTER, sheet('02-重点项目台账.xlsx', '月调度', ...rows)], new Map(), { year: 2024 }),
    ).toEqual(['roster', 'rankings'])
  })

  test('headers of two rows with and without merges, spaced, broken and marked', () => {
    const rows = [
      ['姓 名*', '单位', '得票情况', null, null, null],
      [null, null, '优  秀', '称职（票）', '基本\n称职', '不称职'],
      ['曹莲', '区财政局', 1, 2, 0, 0],
    ]
    const merged = {
      ...sheet('a.xlsx', '2024', ...rows),
      merges: [
        { top: 0, left: 2, bottom: 0, right: 5 },
        { top: 0, left: 0, bottom: 1, right: 0 },
      ],
    }
    const expected = [
      'name',
      'unit',
      'excellent:得票情况',
      'competent:得票情况',
      'basic:得票情况',
      'incompetent:得票情况',
    ]
    expect(fields([merged, ROSTER])).toEqual(expected)
    expect(fields([sheet('a.xlsx', '2024', ...rows), ROSTER])).toEqual(expected)
  })

  test('a header that leans on the one above it means nothing alone', () => {
    const rows = [
      ['项目名称', '指挥长', null, '领办专员', null],
      [null, '姓名', '职务', '姓名', '单位'],
      ['甲项目', null, null, null, null],
    ]
    expect(fields([sheet('2024.xlsx', 'x', ...rows)])).toEqual([
      'name',
      'commander:指挥长',
      'commanderPost',
      'leads:领办专员',
      'leadUnit',
    ])
  })

  test('a title, a unit line and the numbers of the columns are no header and no data', () => {
    const report = compare([
      sheet(
        '2024.xlsx',
        'x',
        ['单位：万元', null, '单位：个'],
        ['项目名称', '总投资', '开工时间', '难度系数'],
        [1, 2, 3, 4],
        ['甲项目', 5, null, 1],
      ),
    ]).sheets[0]
    expect(report?.columns.map(({ header }) => header)).toEqual([
      '项目名称',
      '总投资',
      '开工时间',
      '难度系数',
    ])
    expect(report?.rows).toBe(1)
  })

  test('totals, footers, blank rows, section rows and headers again are no data', () => {
    const rows = [
      ['序号', '项目名称', '总投资', '领办专员', '难度系数'],
      ['一、集中攻坚（1个）'],
      [1, '甲项目', 5, null, 1],
      [],
      [2],
      ['小计', null, 5],
      ['序号', '项目名称', '总投资', '领办专员', '难度系数'],
      ['（二）', '重点推进'],
      [3, '乙项目', 6, null, 1],
      ['合　计', null, 11],
      ['注：1.以万元计。'],
      ['2.难度系数由专家组评定，见附件。'],
      ['填报人：某某', null, '审核人：某某'],
      [null, '（盖章）'],
    ]
    const preparation = compare([sheet('2024年台账.xlsx', 'x', ...rows)])
    expect(preparation.sheets[0]).toMatchObject({
      kind: 'projects',
      rows: 2,
      counts: { new: 2, wrong: 0 },
    })
    expect(
      preparation.changes
        .filter(({ noun }) => noun === 'project')
        .map(({ content, row }) => [content['name'], content['category'], row]),
    ).toEqual([
      ['甲项目', 'concentrated', 3],
      ['乙项目', 'priority', 9],
    ])
  })

  test('a category written once stands for the rows below, merged or not', () => {
    const header = ['项目类别', '项目名称', '总投资', '难度系数']
    const rows = [
      ['集中攻坚', '甲项目', 1, 1],
      [null, '乙项目', 1, 1],
      ['示范引领', '丙项目', 1, 1],
      [null, '丁项目', 1, 1],
    ]
    const categories = (...of: Parameters<typeof compare>) =>
      compare(...of)
        .changes.filter(({ noun }) => noun === 'project')
        .map(({ content }) => content['category'])
    const lost = sheet('2024.xlsx', 'x', header, ...rows)
    const kept = { ...lost, merges: [{ top: 1, bottom: 2, left: 0, right: 0 }] }
    expect(categories([lost])).toEqual(['concentrated', 'concentrated', 'showcase', 'showcase'])
    expect(categories([kept])).toEqual(['concentrated', 'concentrated', 'showcase', null])
    // Who repeats a value means a blank as a blank.
    expect(
      categories([
        sheet(
          '2024.xlsx',
          'x',
          header,
          ...rows,
          ['示范引领', '戊项目', 1, 1],
          ['示范引领', '己项目', 1, 1],
        ),
      ])[1],
    ).toBeNull()
  })
})

describe('names and units alone', () => {
  const header = ['姓名', '单位']
  const row = ['曹莲', '区财政局']

  test('title tells, else the sheet’s name, else the file’s', () => {
    expect(kinds([sheet('10.xlsx', 'Sheet1', ['领办专员纳入动议范围'], header, row)])).toEqual([
      'motions',
    ])
    expect(kinds([sheet('10.xlsx', '实绩突出', header, row)])).toEqual(['standouts'])
    expect(kinds([sheet('嘉奖表彰个人.xlsx', 'Sheet1', header, row)])).toEqual(['commendations'])
  })

  test('where nothing tells, it is asked, and the answer decides', () => {
    const list = sheet('10.xlsx', 'Sheet1', header, row)
    const asked = compare([ROSTER, list], new Map(), { year: 2024 })
    const question = asked.findings.find(({ code }) => code === 'intake.which-kind')
    expect(question).toMatchObject({
      kind: 'question',
      row: 0,
      question: { key: 'sheet/10.xlsx/Sheet1' },
    })
    expect(question?.question?.options.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['motions', 'standouts', 'commendations']),
    )
    expect(asked.sheets[1]).toMatchObject({ kind: undefined, counts: { question: 1 } })
    const answered = compare([ROSTER, list], new Map(), {
      year: 2024,
      answers: { 'sheet/10.xlsx/Sheet1': 'standouts' },
    })
    expect(answered.sheets[1]).toMatchObject({ kind: 'standouts', counts: { new: 1 } })
  })
})

describe('what is said about a sheet', () => {
  test('a column that is not known is kept aside and noted', () => {
    const preparation = compare([
      sheet(
        '2024.xlsx',
        'x',
        ['单位', '业务名称', '市级排名', '分管领导意见'],
        ['区财政局', '税收', 1, '好'],
      ),
    ])
    expect(preparation.sheets[0]?.columns.at(-1)).toEqual({
      column: 'D',
      header: '分管领导意见',
      field: undefined,
    })
    expect(told(preparation, 'note')).toContain('note D0 intake.column-aside')
  })

  test('a district’s own wording makes it known', () => {
    const own = { kind: 'rankings', field: 'outOf', words: '同台竞技单位数、兄弟区县' }
    const rows = [
      ['单位', '业务名称', '市级排名', '兄弟区县（个）'],
      ['区财政局', '税收', 1, 9],
    ]
    expect(fields([sheet('2024.xlsx', 'x', ...rows)], new Map(), { synonyms: [own] })).toEqual([
      'unit',
      'business',
      'place',
      'outOf',
    ])
  })

  test('without an essential column nothing is taken, and it is said', () => {
    const preparation = compare([
      sheet(
        '2024.xlsx',
        'x',
        ['姓名', '季度', '一线领域', '实绩内容', '核实意见'],
        ['曹莲', '一季度', '双招双引', '做成', '属实'],
      ),
    ])
    expect(preparation.sheets[0]).toMatchObject({
      kind: 'achievements',
      missing: ['评价维度'],
      counts: { wrong: 1 },
    })
    expect(preparation.findings).toContainEqual(
      expect.objectContaining({
        kind: 'wrong',
        row: 0,
        code: 'intake.column-missing',
        about: { fields: '评价维度' },
      }),
    )
    expect(preparation.changes).toEqual([])
  })

  test('a table that nothing tells goes back, a page of words is only noted', () => {
    const odd = sheet(
      'a.xlsx',
      '表',
      ['姓名', '身高', '体重', '血型', '爱好', '属相', '星座', '鞋码'],
      ['曹莲', 1, 2, 'A', 'b', 'c', 'd', 'e'],
    )
    const words = sheet('a.xlsx', '说明', ['填表说明'], ['一', '请如实填写'], ['二', '逾期不候'])
    expect(told(compare([odd, words, sheet('a.xlsx', '空')]))).toEqual([
      'note 0 intake.sheet-unknown',
      'note 0 intake.sheet-unknown',
    ])
  })

  test('two tables under one another are both taken', () => {
    const preparation = compare([
      ROSTER,
      sheet(
        '11.xlsx',
        'x',
        ['2024年容错纠错'],
        ['编号', '当事人', '事由', '认定依据', '结果'],
        ['1', '曹莲', '甲', '乙', '免责'],
        [],
        ['澄清正名'],
        ['编号', '当事人', '反映问题', '澄清方式'],
        ['1', '石涛', '丙', '当面'],
      ),
    ])
    expect(
      preparation.changes
        .filter(({ noun }) => noun === 'case')
        .map(({ content }) => content['kind']),
    ).toEqual(['tolerance', 'clearing'])
  })
})

describe('the period of a sheet', () => {
  const header = ['项目名称', '本月完成投资', '累计完成投资', '亮灯']
  const row = ['城南冷链物流枢纽项目', 100, 100, '绿']
  const months = (...sheets: ReturnType<typeof sheet>[]) =>
    compare([ROSTER, PROJECTS, ...sheets])
      .changes.filter(({ noun }) => noun === 'report')
      .map(({ content }) => content['month'])

  test('from title, sheet name, file name or a column', () => {
    expect(months(sheet('a.xlsx', 'x', ['湖东区2024年3月调度表'], header, row))).toEqual([
      '2024-03',
    ])
    expect(months(sheet('a.xlsx', '4月', header, row))).toEqual(['2024-04'])
    expect(months(sheet('调度2024年5月.xlsx', 'Sheet1', header, row))).toEqual(['2024-05'])
    expect(months(sheet('a.xlsx', 'x', [...header, '月份'], [...row, '2024.06']))).toEqual([
      '2024-06',
    ])
  })

  test('a month that nothing says is asked, and so are two that contradict', () => {
    const ask = compare([
      ROSTER,
      PROJECTS,
      sheet('a.xlsx', 'x', header, row),
      sheet('b.xlsx', '2月', ['2024年3月调度表'], header, row),
    ])
    expect(told(ask, 'question')).toEqual([
      'question 0 intake.which-month',
      'question 0 intake.months-conflict',
    ])
    expect(ask.sheets.slice(2).map(({ counts }) => counts.question)).toEqual([1, 1])
    const answered = compare([ROSTER, PROJECTS, sheet('a.xlsx', 'x', header, row)], new Map(), {
      answers: { 'month/a.xlsx/x': '2024-08' },
    })
    expect(answered.changes.find(({ noun }) => noun === 'report')?.content['month']).toBe('2024-08')
  })

  test('a year that nothing says is asked; one given by the importer is taken', () => {
    const list = sheet('排名.xlsx', 'x', ['单位', '业务名称', '市级排名'], ['区财政局', '税收', 1])
    const roster = { ...ROSTER, rows: ROSTER.rows.slice(1) }
    expect(told(compare([roster, list]), 'question')).toEqual(['question 0 intake.which-year'])
    expect(
      compare([roster, list], new Map(), { year: 2023 }).changes.find(
        ({ noun }) => noun === 'ranking',
      )?.content['year'],
    ).toBe(2023)
    expect(told(compare([roster, list, PROJECTS]), 'note')).toContain('note 0 intake.year-inferred')
  })
})

describe('headers that say more than a name', () => {
  test.each<[string, string | undefined]>([
    ['总投资万元', 'totalInvestment'],
    ['总投资（单位：万元）', 'totalInvestment'],
    ['2024年计划投资(亿元)', 'annualInvestment'],
    ['难度系数：0.8至1.5', 'difficulty'],
    ['④ 开工时间', 'start'],
    ['指挥长（姓名）', 'commander'],
    ['领办专员2', 'leads:undefined'],
    ['项目名称\n（全称）', 'name'],
    ['资金来源', undefined],
  ])('%j', (header, field) => {
    const report = compare([
      sheet(
        '2024.xlsx',
        'x',
        ['项目名称', '责任单位', '建设内容', header],
        ['甲项目', null, '甲', null],
      ),
    ]).sheets[0]
    const index = field === 'name' ? 0 : 3
    expect(String(report?.columns[index]?.field)).toBe(
      field?.replace(':undefined', '') ?? 'undefined',
    )
  })

  test('the scale of a header without brackets counts', () => {
    const rows = [
      ['项目名称', '总投资亿元', '年度计划投资（万元）', '难度系数'],
      ['甲项目', 1.5, 200, 1],
    ]
    const project = compare([sheet('2024.xlsx', 'x', ...rows)]).changes.find(
      ({ noun }) => noun === 'project',
    )
    expect(project?.content).toMatchObject({
      totalInvestment: 150_000_000,
      annualInvestment: 2_000_000,
    })
  })

  test('parents and children in either order', () => {
    const rows = [
      ['项目名称', '完成投资', null, '亮灯'],
      [null, '本月', '累计', null],
      ['甲项目', 1, 1, '绿'],
    ]
    expect(fields([sheet('2024年3月.xlsx', 'x', ...rows)])).toEqual([
      'project',
      'invested',
      'cumulative',
      'light',
    ])
  })
})

describe('outcomes by other habits', () => {
  test('a sheet of one kind needs no column of types', () => {
    const list = (title: string) =>
      sheet(
        '2024.xlsx',
        'x',
        [title],
        ['姓名', '单位', '任职时间', '新任职务'],
        ['曹莲', '区财政局', '2024.05', '某职'],
      )
    const kindsOf = (title: string) =>
      compare([ROSTER, list(title)])
        .changes.filter(({ noun }) => noun === 'outcome')
        .map(({ content }) => content['kind'])
    expect(kindsOf('2024年提拔重用干部名单')).toEqual(['promotion'])
    expect(kindsOf('2024年晋升职级人员')).toEqual(['rankPromotion'])
    expect(told(compare([ROSTER, list('2024年提拔重用和晋升职级')]), 'wrong')).toEqual([
      'wrong 3 intake.missing-value',
    ])
  })

  test('a ledger that shows progress and lights is the ledger, where nothing says a month', () => {
    const header = [
      '项目名称',
      '总投资',
      '年度计划投资',
      '指挥长',
      '领办专员',
      '开工时间',
      '形象进度',
      '亮灯',
    ]
    const row = ['甲项目', 1, 1, '邹长行', '田鹏旺', '2024.01', '主体施工', '绿']
    expect(kinds([ROSTER, sheet('2024年台账.xlsx', 'x', header, row)])).toEqual([
      'roster',
      'projects',
    ])
    expect(kinds([ROSTER, sheet('2024年3月调度.xlsx', 'x', header, row)])).toEqual([
      'roster',
      'reports',
    ])
  })

  test('ditto marks stand for the cell above', () => {
    const rows = [
      ['姓名', '单位', '奖项'],
      ['曹莲', '区财政局', '嘉奖'],
      ['田鹏旺', '区发展和改革局', '同上'],
    ]
    const titles = compare([ROSTER, sheet('表彰2024.xlsx', '个人表彰', ...rows)])
      .changes.filter(({ noun }) => noun === 'outcome')
      .map(({ content }) => content['title'])
    expect(titles).toEqual(['嘉奖', '嘉奖'])
  })
})
