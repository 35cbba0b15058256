import { describe, expect, test } from 'vitest'
import { compare, confirmed, corrected, entered, PROJECTS, ROSTER, sheet, told } from './sheets.ts'

const record = confirmed(compare([ROSTER, PROJECTS]))
const HEADER = ['项目名称', '本月完成投资', '累计完成投资', '形象进度', '存在问题', '亮灯']
const month = (of: number, ...rows: (string | number | null)[][]) =>
  sheet(`调度.xlsx`, `${of}月`, [`2024年${of}月重点项目调度表`], ['单位:万元'], HEADER, ...rows)
const COLD = '城南冷链物流枢纽项目'

describe('the project that a name means', () => {
  test('the same but for brackets, quotes and width is the same', () => {
    for (const name of [
      '城南冷链物流枢纽项目',
      '“城南冷链物流枢纽”项目',
      '城南冷链物流（枢纽）项目',
      '城南 冷链物流枢纽项目',
    ])
      expect(
        told(compare([month(1, [name, 1, 1, null, null, '绿'])], record), 'question', 'wrong'),
      ).toEqual([])
  })

  test('a name cut short, lengthened or misspelt is asked about once for all rows, and the answer decides', () => {
    for (const name of [
      '城南冷链物流',
      '冷链物流枢纽',
      '城南冷链物流枢纽工程',
      '城南冷链物流枢纽建设项目（新建）',
      '城南冷琏物流枢纽项目',
    ]) {
      const sheets = [
        month(1, [name, 1, 1, null, null, '绿']),
        month(2, [name, 1, 2, null, null, '绿']),
      ]
      const asked = compare(sheets, record)
      expect([name, told(asked, 'question')]).toEqual([
        name,
        ['question A4 intake.which-project', 'question A4 intake.which-project'],
      ])
      const keys = new Set(asked.findings.map(({ question }) => question?.key))
      expect(keys.size).toBe(1)
      const [key = ''] = keys
      const [option] = asked.findings[0]?.question?.options ?? []
      expect(option?.label).toBe(COLD)
      const answered = compare(sheets, record, { answers: { [key]: option?.id ?? '' } })
      expect(entered(answered, 'report').map(({ month: of }) => of)).toEqual(['2024-01', '2024-02'])
    }
  })

  test('several that it could be are all offered', () => {
    const two = sheet(
      '2024.xlsx',
      'x',
      ['项目名称', '总投资', '难度系数'],
      ['东河热电联产一期项目', 1, 1],
      ['东河热电联产二期项目', 1, 1],
    )
    const asked = compare([two, month(1, ['东河热电联产', 1, 1, null, null, '绿'])])
    expect(
      asked.findings
        .find(({ kind }) => kind === 'question')
        ?.question?.options.map(({ label }) => label),
    ).toEqual(['东河热电联产一期项目', '东河热电联产二期项目'])
  })

  test('one that is nothing like any goes back; without a ledger it says so', () => {
    expect(
      told(compare([month(1, ['星云湖观测站', 1, 1, null, null, '绿'])], record), 'wrong'),
    ).toEqual(['wrong A4 intake.unknown-project'])
    expect(told(compare([month(1, [COLD, 1, 1, null, null, '绿'])]), 'wrong')).toEqual([
      'wrong A4 intake.no-projects',
    ])
  })

  test('who names a project whose ledger row went back waits for it', () => {
    const ledger = {
      ...PROJECTS,
      rows: PROJECTS.rows.map((row) => (row[1] === COLD ? row.with(5, '无此人') : row)),
    }
    const preparation = compare([ROSTER, ledger, month(1, [COLD, 1, 1, null, null, '绿'])])
    expect(told(preparation, 'wrong')).toEqual([
      'wrong F4 intake.unknown-person',
      'wrong A4 intake.waits-for',
    ])
  })
})

describe('a project ledger', () => {
  test('has money in yuan, whatever the unit; dates as months; leads and commander', () => {
    const [cold, water] = (record.get('project') ?? []).map(({ content }) => content)
    expect(cold).toMatchObject({
      year: 2024,
      totalInvestment: 120_000_000,
      annualInvestment: 50_000_000,
      start: '2024-01',
      completion: '2025-12',
      difficulty: 12_000,
    })
    expect(water).toMatchObject({
      totalInvestment: 80_000_000,
      annualInvestment: 20_000_000,
      completion: '2025-06',
    })
    expect(record.get('command')?.map(({ content }) => content['post'])).toEqual(['副区长', '局长'])
    expect(record.get('appointment')).toHaveLength(2)
  })

  test('again changes nothing; another commander and another lead end those on record', () => {
    expect(compare([PROJECTS], record).changes).toEqual([])
    const changed = {
      ...PROJECTS,
      rows: PROJECTS.rows.map((row) =>
        row[1] === COLD ? row.with(5, '石涛').with(6, '局长').with(7, '李磊(区财政局)') : row,
      ),
    }
    const preparation = compare([changed], record)
    expect(preparation.sheets[0]?.counts).toMatchObject({ changed: 1, same: 1, new: 0 })
    expect(corrected(preparation, 'command').map(({ content }) => content['until'])).toEqual([
      '2024',
    ])
    expect(corrected(preparation, 'appointment').map(({ content }) => content['until'])).toEqual([
      '2024',
    ])
    expect(entered(preparation, 'command')).toHaveLength(1)
    expect(entered(preparation, 'appointment')).toHaveLength(1)
    expect(told(preparation)).toEqual([
      'note F4 intake.commander-changed',
      'note H4 intake.lead-changed',
    ])
    expect(compare([changed], confirmed(preparation, record)).changes).toEqual([])
  })

  test('a lead of three projects is taken, flagged and noted on the third', () => {
    const rows = ['甲', '乙', '丙'].map((name) => [`${name}项目`, '田鹏旺', 1])
    const preparation = compare([
      ROSTER,
      sheet('2024.xlsx', 'x', ['项目名称', '领办专员', '难度系数'], ...rows),
    ])
    expect(
      preparation.changes
        .filter(({ flags }) => flags.length > 0)
        .map(({ noun, row, flags }) => [noun, row, flags]),
    ).toEqual([
      [
        'appointment',
        4,
        [{ code: 'intake.too-many-projects', about: { name: '田鹏旺', projects: 3, most: 2 } }],
      ],
    ])
    expect(told(preparation)).toContain('note B4 intake.too-many-projects')
  })

  test('a responsible unit that nobody knows goes back with those near it', () => {
    const ledger = {
      ...PROJECTS,
      rows: PROJECTS.rows.map((row) =>
        row.map((cell) => (cell === '区财政局' ? '区财税局' : cell)),
      ),
    }
    expect(told(compare([ROSTER, ledger]), 'wrong')).toEqual(['wrong E4 intake.unknown-unit-near'])
  })

  test('in a district without a roster the ledger brings its units', () => {
    const preparation = compare([
      sheet(
        '2024.xlsx',
        'x',
        ['项目名称', '责任单位', '难度系数'],
        ['甲项目', '区财政局', 1],
        ['乙项目', '区财政局', 1],
      ),
    ])
    expect(entered(preparation, 'unit').map(({ name, group }) => [name, group])).toEqual([
      ['区财政局', 'economy'],
    ])
    expect(new Set(entered(preparation, 'project').map(({ unitId }) => unitId)).size).toBe(1)
  })
})

describe('monthly reports', () => {
  test('a sum to date that shrinks is noted, and one that does not add up', () => {
    const preparation = compare(
      [
        month(1, [COLD, 100, 100, null, null, '绿']),
        month(2, [COLD, 100, 90, null, null, '绿']),
        month(3, [COLD, 100, 300, null, null, '绿']),
        month(4, [COLD, 100, 500, null, null, '绿']),
        month(5, [COLD, 100, 600, null, null, '绿']),
      ],
      record,
    )
    expect(
      preparation.findings.map(
        ({ sheet: of, column, row, code }) => `${of} ${column}${row} ${code}`,
      ),
    ).toEqual(['2月 C4 intake.sum-shrinks', '4月 C4 intake.sum-does-not-add-up'])
    expect(entered(preparation, 'report')).toHaveLength(5)
  })

  test('the month before may be on record', () => {
    const standing = confirmed(
      compare([month(1, [COLD, 100, 100, null, null, '绿'])], record),
      record,
    )
    expect(told(compare([month(2, [COLD, 100, 90, null, null, '绿'])], standing))).toEqual([
      'note C4 intake.sum-shrinks',
    ])
  })

  test('a problem is a blocker; none is none; in other words it is corrected', () => {
    const none = compare([month(1, [COLD, 1, 1, null, '无', '绿'])], record)
    expect(entered(none, 'blocker')).toEqual([])
    const held = confirmed(
      compare([month(1, [COLD, 1, 1, null, '征地未完成', '绿'])], record),
      record,
    )
    const reworded = compare([month(1, [COLD, 1, 1, null, '征地和拆迁未完成', '绿'])], held)
    expect(
      corrected(reworded, 'blocker').map(({ before, content }) => [
        before?.['text'],
        content['text'],
      ]),
    ).toEqual([['征地未完成', '征地和拆迁未完成']])
    expect(reworded.sheets[0]?.counts).toMatchObject({ changed: 1 })
  })

  test('the same project twice in a month: the same row is a duplicate, another contradicts', () => {
    const preparation = compare(
      [
        month(
          1,
          [COLD, 1, 1, null, null, '绿'],
          [COLD, '1万元', 1, null, null, '绿'],
          [COLD, 2, 2, null, null, '红'],
        ),
      ],
      record,
    )
    expect(told(preparation, 'wrong')).toEqual([
      'wrong 5 intake.duplicate-row',
      'wrong A6 intake.contradicts',
    ])
    expect(preparation.findings[0]?.about).toEqual({
      otherFile: '调度.xlsx',
      otherSheet: '1月',
      otherRow: 4,
    })
  })

  test('the same sheet handed in twice is taken once', () => {
    const january = month(
      1,
      [COLD, 1, 1, null, null, '绿'],
      ['城北污水处理厂扩建工程', 1, 1, null, null, '绿'],
    )
    const preparation = compare([january, { ...january, file: '调度 (2).xlsx' }], record)
    expect(told(preparation)).toEqual(['note 0 intake.sheet-repeated'])
    expect(preparation.sheets.map(({ counts }) => [counts.new, counts.same])).toEqual([
      [0, 2],
      [2, 0],
    ])
  })

  test('no unit of money anywhere is 万元, and said', () => {
    const preparation = compare(
      [sheet('调度.xlsx', '2024年1月', HEADER, [COLD, 1, 1, null, null, '绿'])],
      record,
    )
    expect(told(preparation)).toEqual(['note 0 intake.scale-assumed'])
    expect(entered(preparation, 'report')[0]?.['invested']).toBe(10_000)
  })
})
