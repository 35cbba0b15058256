import { describe, expect, test } from 'vitest'
import { compare, confirmed, entered, ids, PROJECTS, ROSTER, sheet, told } from './sheets.ts'

const EMPTY = new Map()
const ACHIEVED = ['姓名', '单位', '季度', '评价维度', '实绩内容', '层级', '核实意见']
const achieved = (...rows: (string | null)[][]) => sheet('实绩2024.xlsx', '实绩', ACHIEVED, ...rows)
const one = (name: string | null, unit: string | null = null) =>
  achieved([name, unit, '三季度', '改革创新', '做成一事', '市级', '属实'])
const record = confirmed(compare([ROSTER, PROJECTS]))
const nameOf = (id: unknown, of = record) =>
  of.get('cadre')?.find((each) => each.id === id)?.content['name']
const unitOf = (id: unknown, of = record) => {
  const tenure = of.get('tenure')?.find(({ content }) => content['cadreId'] === id)
  return of.get('unit')?.find((each) => each.id === tenure?.content['unitId'])?.content['name']
}

describe('who a name is', () => {
  test('a name that one person bears is that person, whatever the order of files', () => {
    for (const sheets of [
      [ROSTER, one('曹莲')],
      [one('曹　莲'), ROSTER],
    ]) {
      const preparation = compare(sheets)
      expect(told(preparation, 'wrong', 'question')).toEqual([])
      expect(entered(preparation, 'achievement')).toHaveLength(1)
    }
  })

  test('namesakes are told apart by the unit column, in full, in short or in brackets', () => {
    for (const [name, unit] of [
      ['李磊', '区水务局'],
      ['李磊', '水务局'],
      ['李磊（区水务局）', null],
      ['李 磊(水务局)', '区财政局'],
    ] as const) {
      const [achievement] = entered(compare([one(name, unit)], record), 'achievement')
      expect([name, unit, unitOf(achievement?.['cadreId'])]).toEqual([name, unit, '区水务局'])
    }
  })

  test('namesakes whom nothing tells apart are asked about, and the answer decides', () => {
    const sheets = [one('李磊')]
    const asked = compare(sheets, record)
    expect(told(asked)).toContain('question A2 intake.which-person')
    expect(asked.changes).toEqual([])
    expect(asked.sheets[0]?.counts).toMatchObject({ question: 1, new: 0 })
    const { question } = asked.findings.find(({ kind }) => kind === 'question') ?? {}
    expect(question?.options.map(({ label }) => label).toSorted()).toEqual([
      '李磊（区水务局，1985-06）',
      '李磊（区财政局，1980-05）',
    ])
    const id = question?.options.find(({ label }) => label.includes('水务'))?.id ?? ''
    const answered = compare(sheets, record, { answers: { [question?.key ?? '']: id } })
    expect(unitOf(entered(answered, 'achievement')[0]?.['cadreId'])).toBe('区水务局')
  })

  test('an answer holds although the people are new and get other ids each time', () => {
    const sheets = [ROSTER, one('李磊')]
    const { question } = compare(sheets).findings.find(({ kind }) => kind === 'question') ?? {}
    const [option] = question?.options ?? []
    const again = compare(sheets, EMPTY, {
      answers: { [question?.key ?? '']: option?.id ?? '' },
      newId: ids(5_000_000),
    })
    expect(told(again, 'question', 'wrong')).toEqual([])
    expect(entered(again, 'achievement')).toHaveLength(1)
  })

  test('an answer that was not offered is no answer', () => {
    const { question } =
      compare([one('李磊')], record).findings.find(({ kind }) => kind === 'question') ?? {}
    expect(
      told(
        compare([one('李磊')], record, { answers: { [question?.key ?? '']: '曹莲' } }),
        'question',
      ),
    ).toHaveLength(1)
  })

  test('a person who is on no roster goes back, with the nearest of the same unit first', () => {
    const preparation = compare([one('石滔', '区水务局')], record)
    expect(preparation.findings).toContainEqual(
      expect.objectContaining({
        kind: 'wrong',
        row: 2,
        column: 'A',
        header: '姓名',
        value: '石滔',
        code: 'intake.unknown-person-near',
        about: { name: '石滔', candidates: '石涛' },
      }),
    )
    expect(told(compare([one('王无名')], record), 'wrong')).toEqual([
      'wrong A2 intake.unknown-person',
    ])
    expect(told(compare([one('曹莲')]), 'wrong')).toEqual(['wrong A2 intake.no-roster'])
  })

  test('a name known once is that person in another unit too, and it is noted', () => {
    const preparation = compare([one('曹莲', '区水务局')], record)
    expect(told(preparation)).toContain('note B2 intake.unit-differs')
    expect(preparation.sheets[0]?.counts).toMatchObject({ new: 1, wrong: 0 })
  })

  test('a unit before the name tells who is meant', () => {
    expect(
      unitOf(entered(compare([one('区水务局李磊')], record), 'achievement')[0]?.['cadreId']),
    ).toBe('区水务局')
  })

  test('a row without a name goes back', () => {
    expect(told(compare([one(null, '区财政局'), ROSTER]), 'wrong')).toEqual([
      'wrong A2 intake.missing-value',
    ])
  })

  test('who names a person whose roster row went back waits for that row', () => {
    const roster = {
      ...ROSTER,
      rows: ROSTER.rows.map((row) => (row[2] === '曹 莲' ? row.with(4, '1975年13月') : row)),
    }
    const preparation = compare([roster, PROJECTS, one('曹莲')])
    expect(told(preparation, 'wrong')).toEqual([
      'wrong F5 intake.waits-for',
      'wrong A2 intake.waits-for',
      'wrong E4 intake.impossible-date',
    ])
    expect(preparation.findings.find(({ code }) => code === 'intake.waits-for')?.about).toEqual({
      name: '曹莲',
      otherFile: '花名册.xlsx',
      otherSheet: '花名册',
      otherRow: 4,
    })
  })
})

describe('who it is by role, where the row tells no more', () => {
  const OBSERVED = [
    '日期',
    '考察组',
    '考察人',
    '考察方式',
    '项目',
    '考察对象',
    '身份',
    '工作态度',
    '具体事例',
  ]
  const seen = (...row: (string | null)[]) =>
    sheet('考察2024.xlsx', '记录', OBSERVED, [
      '2024.05.01',
      '第一组',
      '石涛',
      '一线观察',
      ...row,
      'A',
      '靠前指挥',
    ])

  test('as a lead of the project it is the one who leads it', () => {
    const [observation] = entered(
      compare([seen('城北污水处理厂扩建工程', '李磊', '领办专员')], record),
      'observation',
    )
    expect(unitOf(observation?.['cadreId'])).toBe('区水务局')
  })

  test('as a lead of anything it is the only one who leads anything', () => {
    expect(
      unitOf(
        entered(compare([seen(null, '李磊', '领办专员')], record), 'observation')[0]?.['cadreId'],
      ),
    ).toBe('区水务局')
  })

  test('in another capacity it is asked', () => {
    expect(told(compare([seen(null, '李磊', '其他')], record), 'question')).toEqual([
      'question F2 intake.which-person',
    ])
  })

  test('a commander by the post beside the name', () => {
    const heads = sheet(
      '花名册.xlsx',
      '花名册',
      ['单位', '姓名', '出生年月', '现任职务', '是否党政正职'],
      ['甲局', '王伟', '1970.01', '局长', '是'],
      ['乙镇', '王伟', '1971.01', '镇长', '是'],
    )
    const ledger = sheet(
      '2024.xlsx',
      '台账',
      ['项目名称', '指挥长', '指挥长职务', '难度系数'],
      ['甲项目', '王伟', '镇长', 1],
    )
    const preparation = compare([heads, ledger])
    const after = confirmed(preparation)
    expect(unitOf(entered(preparation, 'command')[0]?.['cadreId'], after)).toBe('乙镇')
  })

  test('a lead whom only the nominations name by unit', () => {
    const ledger = {
      ...PROJECTS,
      rows: PROJECTS.rows.map((row) =>
        row.map((cell) => (cell === '李磊(区水务局)' ? '李磊' : cell)),
      ),
    }
    expect(told(compare([ROSTER, ledger]), 'question')).toEqual(['question H5 intake.which-person'])
    const nominated = sheet(
      '联审2024.xlsx',
      '联审',
      ['姓名', '单位', '拟领办项目', '产生方式', '政治素质', '是否选定'],
      ['李磊', '水务局', '城北污水处理厂扩建工程', '自荐', '优', '是'],
    )
    const both = compare([nominated, ROSTER, ledger])
    expect(told(both, 'question', 'wrong')).toEqual([])
    expect(entered(both, 'appointment')).toHaveLength(2)
  })
})

describe('several people in one row', () => {
  test('share an achievement equally, which is noted', () => {
    const preparation = compare([one('曹莲、石涛、田鹏旺')], record)
    expect(
      entered(preparation, 'achievement').map(({ cadreId, share }) => [nameOf(cadreId), share]),
    ).toEqual([
      ['曹莲', 3334],
      ['石涛', 3333],
      ['田鹏旺', 3333],
    ])
    expect(told(preparation)).toContain('note A2 intake.shared-equally')
  })

  test('go back together where one is unknown', () => {
    const preparation = compare([one('曹莲、某人')], record)
    expect(preparation.changes).toEqual([])
    expect(preparation.sheets[0]?.counts).toMatchObject({ wrong: 1, new: 0 })
  })

  test('inspectors: the first stands for the observation, the others beside; unlinked ones are noted once', () => {
    const rows = [1, 2].map((n) => [
      `2024.05.0${n}`,
      '第一组',
      '石涛、李磊、外来人',
      '个别谈话',
      null,
      '曹莲',
      '党政正职',
      'B',
      `事例${n}`,
    ])
    const preparation = compare(
      [
        sheet(
          '考察2024.xlsx',
          '记录',
          [
            '日期',
            '考察组',
            '考察人',
            '考察方式',
            '项目',
            '考察对象',
            '身份',
            '工作态度',
            '具体事例',
          ],
          ...rows,
        ),
      ],
      record,
    )
    expect(entered(preparation, 'observation').map(({ companions }) => companions)).toEqual([
      '李磊、外来人',
      '李磊、外来人',
    ])
    expect(
      entered(preparation, 'inspector').map(({ name, cadreId }) => [name, cadreId === null]),
    ).toEqual([
      ['石涛', false],
      ['李磊', true],
      ['外来人', true],
    ])
    expect(told(preparation)).toEqual([
      'note 0 intake.columns-absent',
      'note C2 intake.inspector-of-many',
      'note C2 intake.inspector-unlinked',
    ])
  })
})
