import { describe, expect, test } from 'vitest'
import type { Cell } from '@zhishi/domain/intake/batch.ts'
import { compare, confirmed, corrected, entered, ROSTER, sheet, told } from './sheets.ts'

const record = confirmed(compare([ROSTER]))
/** The roster with one person's row changed: 1 unit, 2 name, 4 birth, 5 post, 6 since, 7 head. */
const withRow = (name: string, ...changes: [number, Cell][]) => ({
  ...ROSTER,
  rows: ROSTER.rows.map((row) =>
    row[2] === name ? changes.reduce((cells, [at, cell]) => cells.with(at, cell), row) : row,
  ),
})
const birthOf = (name: string) =>
  record.get('cadre')?.find(({ content }) => content['name'] === name)?.content['birth']

describe('a roster handed in again', () => {
  test('unchanged changes nothing, whatever the order and dress of its columns', () => {
    expect(compare([ROSTER], record).changes).toEqual([])
    const other = sheet(
      '人员.xlsx',
      'x',
      ['职务', '姓 名', '出生日期', '工作单位', '正职'],
      ['党组书记、局长', '曹莲', { date: '1975-03-01' }, '财政局', '√'],
      ['副局长', '李磊', '1985年6月', '水务局', null],
    )
    const preparation = compare([other], record)
    expect(preparation.changes).toEqual([])
    expect(preparation.sheets[0]?.counts).toMatchObject({ same: 2 })
  })

  test('a blank cell, or a column that is not there, leaves what is on record alone', () => {
    expect(compare([withRow('田鹏旺', [3, null], [4, '—'], [5, null])], record).changes).toEqual([])
  })

  test('what differs is corrected, field by field', () => {
    const preparation = compare([withRow('田鹏旺', [3, '女'])], record)
    expect(
      corrected(preparation, 'cadre').map(({ before, content, version }) => [
        before?.['sex'],
        content['sex'],
        version,
      ]),
    ).toEqual([['male', 'female', 1]])
    expect(preparation.sheets[0]?.counts).toMatchObject({ changed: 1, same: 5 })
  })

  test('a date is made finer but not coarser', () => {
    expect(
      corrected(compare([withRow('田鹏旺', [4, '1982-07-15'])], record), 'cadre').map(
        ({ content }) => content['birth'],
      ),
    ).toEqual(['1982-07-15'])
    expect(compare([withRow('田鹏旺', [4, '1982'])], record).changes).toEqual([])
  })

  test('a later post ends the one on record and begins another', () => {
    const preparation = compare(
      [withRow('田鹏旺', [1, '区水务局'], [5, '局长'], [6, '2024.09'], [7, '是'])],
      record,
    )
    expect(
      corrected(preparation, 'tenure').map(({ content }) => [content['post'], content['until']]),
    ).toEqual([['副局长', '2024-09']])
    expect(
      entered(preparation, 'tenure').map(({ post, from, until, layer, main }) => [
        post,
        from,
        until,
        layer,
        main,
      ]),
    ).toEqual([['局长', '2024-09', null, 'head', true]])
    const acts = preparation.changes.filter(({ noun }) => noun === 'tenure').map(({ act }) => act)
    expect(acts).toEqual(['correct', 'enter'])
    expect(preparation.sheets[0]?.counts).toMatchObject({ changed: 1 })
  })

  test('another wording of the same post corrects it in place', () => {
    const preparation = compare([withRow('田鹏旺', [5, '党组成员、副局长'])], record)
    expect(entered(preparation, 'tenure')).toEqual([])
    expect(
      corrected(preparation, 'tenure').map(({ content }) => [content['post'], content['until']]),
    ).toEqual([['党组成员、副局长', null]])
  })

  test('who becomes a head is one, who is no longer ticked is none', () => {
    expect(
      corrected(compare([withRow('田鹏旺', [7, '是'])], record), 'tenure').map(
        ({ content }) => content['layer'],
      ),
    ).toEqual(['head'])
    expect(
      corrected(compare([withRow('石涛', [7, null])], record), 'tenure').map(
        ({ content }) => content['layer'],
      ),
    ).toEqual(['other'])
  })

  test('a namesake with another birth in another unit is somebody else', () => {
    const preparation = compare(
      [
        sheet(
          '新.xlsx',
          'x',
          ['单位', '姓名', '出生年月', '现任职务'],
          ['区审计局', '李磊', '1990.01', '科员'],
        ),
      ],
      record,
    )
    expect(entered(preparation, 'cadre')).toHaveLength(1)
    expect(entered(preparation, 'unit').map(({ name, ordinal }) => [name, ordinal])).toEqual([
      ['区审计局', 4],
    ])
  })

  test('another birth in the same unit is asked: corrected, or somebody else', () => {
    const sheets = [withRow('曹 莲', [4, '1957.03'])]
    const asked = compare(sheets, record)
    expect(told(asked, 'question')).toEqual(['question E4 intake.same-person'])
    const { question } = asked.findings.find(({ kind }) => kind === 'question') ?? {}
    const key = question?.key ?? ''
    const [same = '', another = ''] = question?.options.map(({ id }) => id) ?? []
    expect(
      corrected(compare(sheets, record, { answers: { [key]: same } }), 'cadre').map(
        ({ content }) => content['birth'],
      ),
    ).toEqual(['1957-03'])
    expect(entered(compare(sheets, record, { answers: { [key]: another } }), 'cadre')).toHaveLength(
      1,
    )
    expect(birthOf('曹莲')).toBe('1975-03')
  })

  test('one person twice goes back the second time; twins in two units are noted', () => {
    const again = sheet(
      '附.xlsx',
      'x',
      ['单位', '姓名', '出生年月', '现任职务'],
      ['区财政局', '曹莲', '1975.03', '区财政局局长'],
    )
    expect(told(compare([ROSTER, again]), 'wrong')).toEqual(['wrong B2 intake.contradicts'])
    const twin = sheet(
      '附.xlsx',
      'x',
      ['单位', '姓名', '性别', '出生年月', '现任职务'],
      ['区审计局', '曹莲', '女', '1975.03', '局长'],
    )
    const preparation = compare([ROSTER, twin])
    expect(told(preparation)).toContain('note B2 intake.maybe-same-person')
    expect(entered(preparation, 'cadre')).toHaveLength(7)
  })
})

describe('facts of which there may be several', () => {
  const header = ['姓名', '单位', '季度', '评价维度', '实绩内容', '层级', '核实意见']
  const row = (level: string, finding: string | null): Cell[] => [
    '曹莲',
    '区财政局',
    '三季度',
    '改革创新',
    '做成一事',
    level,
    finding,
  ]
  const achieved = (...rows: Cell[][]) => sheet('实绩2024.xlsx', '实绩', header, ...rows)

  test('two that share person, quarter, dimension and text are both taken, and noted', () => {
    const preparation = compare([achieved(row('市级', '属实'), row('省级', null))], record)
    expect(entered(preparation, 'achievement').map(({ level }) => level)).toEqual([
      'city',
      'provincial',
    ])
    expect(entered(preparation, 'verification')).toHaveLength(1)
    expect(told(preparation)).toContain('note E3 intake.same-identity')
  })

  test('again they pair best match first, in whatever order', () => {
    const standing = confirmed(
      compare([achieved(row('市级', '属实'), row('省级', '部分属实'))], record),
      record,
    )
    expect(
      compare([achieved(row('省级', '部分属实'), row('市级', '属实'))], standing).changes,
    ).toEqual([])
    const changed = compare([achieved(row('国家级', '属实'), row('市级', '属实'))], standing)
    expect(
      corrected(changed, 'achievement').map(({ before, content }) => [
        before?.['level'],
        content['level'],
      ]),
    ).toEqual([['provincial', 'national']])
    expect(
      corrected(changed, 'verification').map(({ before, content }) => [
        before?.['finding'],
        content['finding'],
      ]),
    ).toEqual([['partly', 'confirmed']])
    expect(changed.sheets[0]?.counts).toMatchObject({ changed: 1, same: 1 })
  })

  test('a finding that comes later is entered; the row counts as changed', () => {
    const standing = confirmed(compare([achieved(row('市级', '待核实'))], record), record)
    const preparation = compare([achieved(row('市级', '属实'))], standing)
    expect(preparation.changes.map(({ act, noun }) => `${act} ${noun}`)).toEqual([
      'enter verification',
    ])
    expect(preparation.sheets[0]?.counts).toMatchObject({ changed: 1, new: 0 })
  })

  test('an outcome is known again by person, kind, date and title; what was blank may be filled in', () => {
    const used = (...cells: Cell[][]) =>
      sheet('结果2024.xlsx', '表彰', ['姓名', '单位', '奖项', '时间'], ...cells)
    const standing = confirmed(compare([used(['曹莲', '区财政局', '嘉奖', null])], record), record)
    const dated = compare([used(['曹莲', '区财政局', '嘉奖', '2024.06.01'])], standing)
    expect(corrected(dated, 'outcome').map(({ content }) => content['date'])).toEqual([
      '2024-06-01',
    ])
    const other = compare([used(['曹莲', '区财政局', '三等功', '2024.06.01'])], standing)
    expect(entered(other, 'outcome').map(({ title }) => title)).toEqual(['三等功'])
  })

  test('a second observation of the same visit shares team, inspector and visit', () => {
    const header8 = [
      '日期',
      '考察组',
      '考察人',
      '考察方式',
      '项目',
      '考察对象',
      '身份',
      '工作态度',
      '具体事例',
      '地点',
    ]
    const seen = (...people: string[]) =>
      sheet(
        '考察2024.xlsx',
        'x',
        header8,
        ...people.map((name): Cell[] => [
          '2024.05.01',
          '第一组',
          '石涛',
          '一线观察',
          null,
          name,
          '其他',
          'A',
          '靠前',
          '现场',
        ]),
      )
    const preparation = compare([seen('曹莲', '田鹏旺')], record)
    expect(
      ['team', 'inspector', 'visit', 'observation'].map(
        (noun) => entered(preparation, noun).length,
      ),
    ).toEqual([1, 1, 1, 2])
    const standing = confirmed(preparation, record)
    expect(compare([seen('田鹏旺', '曹莲')], standing).changes).toEqual([])
    expect(compare([seen('邹长行')], standing).changes.map(({ noun }) => noun)).toEqual([
      'observation',
    ])
  })
})

describe('votes, cases, rankings', () => {
  test('votes that do not add up are taken, flagged and noted', () => {
    const preparation = compare(
      [
        sheet(
          '述职2024.xlsx',
          'x',
          ['述职测评'],
          ['姓名', '单位', '参评人数', '优秀', '称职', '基本称职', '不称职'],
          ['曹莲', '区财政局', 10, 5, 3, 0, 0],
        ),
      ],
      record,
    )
    expect(told(preparation, 'note')).toContain('note C3 intake.votes-unequal')
    expect(preparation.changes.find(({ noun }) => noun === 'tally')?.flags).toEqual([
      { code: 'intake.votes-unequal', about: { name: '曹莲', votes: 8, voters: 10 } },
    ])
  })

  test('a case over several rows is one case with several people; a number used twice is not', () => {
    const cases = (...rows: Cell[][]) =>
      sheet('容错2024.xlsx', 'x', ['编号', '当事人', '事由', '认定依据', '结果'], ...rows)
    const preparation = compare(
      [
        cases(
          ['1', '曹莲', '甲事', '乙', '免责'],
          ['1', '石涛', '甲事', '乙', '免责'],
          ['1', '田鹏旺', '另一事', '乙', '免责'],
        ),
      ],
      record,
    )
    expect([entered(preparation, 'case').length, entered(preparation, 'caseParty').length]).toEqual(
      [1, 2],
    )
    expect(told(preparation, 'wrong')).toEqual(['wrong A4 intake.contradicts'])
    expect(preparation.sheets[0]?.counts).toMatchObject({ new: 2, wrong: 1 })
  })

  test('a place may stand with how many took part, and last year’s by its year', () => {
    const preparation = compare(
      [
        sheet(
          'x.xlsx',
          'x',
          ['2024年度排名'],
          ['单位', '业务', '2024年位次', '2023年位次'],
          ['财政局', '税收', '3/9', '第五名'],
        ),
      ],
      record,
    )
    expect(entered(preparation, 'ranking')).toMatchObject([
      { place: 3, outOf: 9, previous: 5, year: 2024 },
    ])
  })

  test('an achievement of before the tenure is flagged, one of the same quarter is not', () => {
    const rows = ['一季度', '二季度'].map((quarter): Cell[] => [
      '曹莲',
      '区财政局',
      quarter,
      '改革创新',
      `${quarter}的事`,
    ])
    const preparation = compare(
      [sheet('实绩2021.xlsx', 'x', ['姓名', '单位', '季度', '评价维度', '实绩内容'], ...rows)],
      record,
    )
    expect(
      preparation.changes.map(({ row, flags }) => [row, flags.map(({ code }) => code)]),
    ).toEqual([
      [2, ['intake.before-tenure']],
      [3, []],
    ])
  })

  test('opinions: every vetting column is a department; the own one is flagged; none is no opinion', () => {
    const projects = sheet('2024.xlsx', 'x', ['项目名称', '总投资', '难度系数'], ['甲项目', 1, 1])
    const vetted = sheet(
      '联审.xlsx',
      'x',
      ['姓名', '单位', '拟领办项目', '产生方式', '部门联审意见', null, null, '是否选定'],
      [null, null, null, null, '组织部', '财政', '区纪委监委', null],
      ['李磊', '区财政局', '甲项目', '自荐', '同意', '√', null, '√'],
    )
    const preparation = compare([projects, vetted], record)
    expect(
      entered(preparation, 'opinion').map(({ department, stance }) => [department, stance]),
    ).toEqual([
      ['组织部', 'agree'],
      ['财政', 'agree'],
    ])
    expect(told(preparation)).toContain('note F3 intake.own-staff')
    expect(entered(preparation, 'nomination')).toMatchObject([{ ways: 'claim', selected: true }])
    expect(entered(preparation, 'appointment')).toHaveLength(1)
  })
})
