import { describe, expect, test } from 'vitest'
import type { Cell } from '@zhishi/domain/intake/batch.ts'
import { readChoice, readFlag, type List } from '@zhishi/domain/intake/values/lists.ts'
import type { Reading } from '@zhishi/domain/intake/values/reading.ts'
import {
  CAPACITY,
  CATEGORY,
  CLEARING,
  DIMENSION,
  FACTOR,
  FINDING,
  LEVEL,
  MARK,
  OUTCOME,
  readLight,
  readWays,
  STANCE,
  TOLERANCE,
} from '@zhishi/domain/intake/values/wordings.ts'

const value = <T>(reading: Reading<T>) =>
  reading === undefined ? null : 'value' in reading ? reading.value : reading.wrong
const all = (list: List, ...cells: Cell[]) => cells.map((cell) => value(readChoice(cell, list)))

describe('values of closed lists', () => {
  test('dimensions: numbered, short or in full; one that does not exist goes back', () => {
    expect(
      all(
        DIMENSION,
        '改革创新',
        '1.改革创新',
        '（五）守牢一排底线',
        '核心业务',
        '攻坚创优（25分）',
      ),
    ).toEqual(['reform', 'reform', 'bottomLine', 'core', 'breakthrough'])
    expect(all(DIMENSION, '工作创新', '廉洁自律', '社会治理创新', '改革创新、攻坚创优')).toEqual(
      Array(4).fill('intake.not-in-list'),
    )
    expect(readChoice('社会治理', DIMENSION)).toMatchObject({
      about: { offered: '改革创新、攻坚创优、核心业务争先、中心工作贡献、守牢一排底线' },
    })
  })

  test('levels', () => {
    expect(
      all(LEVEL, '国家级', '国家', '省', '省级', '全市', '市级', '区级', '县级', '县', '区'),
    ).toEqual([
      'national',
      'national',
      'provincial',
      'provincial',
      'city',
      'city',
      'district',
      'district',
      'district',
      'district',
    ])
    expect(all(LEVEL, '乡镇级')).toEqual(['intake.not-in-list'])
  })

  test('findings: pending is no finding yet; what is said in between is not guessed', () => {
    expect(all(FINDING, '属实', '核实属实', '情况属实', '部分属实', '不属实', '失实')).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
      'partly',
      'rejected',
      'rejected',
    ])
    expect(all(FINDING, '待核实', '', '—')).toEqual([null, null, null])
    expect(all(FINDING, '基本属实')).toEqual(['intake.not-in-list'])
  })

  test('lights in every dress, but one colour only', () => {
    expect(
      ['绿', '绿灯', '绿色', '●绿', '🟢', '亮绿灯', 'green', '绿灯（正常）'].map((cell) =>
        value(readLight(cell)),
      ),
    ).toEqual(Array(8).fill('green'))
    expect(['黄灯（滞后）', '🔴'].map((cell) => value(readLight(cell)))).toEqual(['yellow', 'red'])
    expect(['蓝', '黄绿', '未开工'].map((cell) => value(readLight(cell)))).toEqual(
      Array(3).fill('intake.not-in-list'),
    )
  })

  test('ways, alone and together', () => {
    expect(
      [
        '单位交办',
        '组织推荐',
        '自荐',
        '单位交办+个人认领',
        '个人认领、单位交办',
        '组织推荐和个人自荐',
        '双向',
      ].map((cell) => value(readWays(cell))),
    ).toEqual(['assignment', 'assignment', 'claim', 'both', 'both', 'both', 'both'])
    expect(value(readWays('抽签'))).toBe('intake.not-in-list')
  })

  test('stances, marks, factors', () => {
    expect(all(STANCE, '同意', '√', '不同意', '×', '弃权', '')).toEqual([
      'agree',
      'agree',
      'disagree',
      'disagree',
      'abstain',
      null,
    ])
    expect(all(MARK, 'A', 'ｂ', '好', '较好', '一般', '差', 'E')).toEqual([
      'A',
      'B',
      'A',
      'B',
      'C',
      'D',
      'intake.not-in-list',
    ])
    expect(all(FACTOR, '优', '良好', '中', '较差')).toEqual(['excellent', 'good', 'fair', 'poor'])
  })

  test('categories, capacities, outcomes, cases', () => {
    expect(all(CATEGORY, '集中攻坚类', '遗留问题', '产业项目')).toEqual([
      'concentrated',
      'legacy',
      'intake.not-in-list',
    ])
    expect(all(CAPACITY, '指挥长', '领办人', '一把手', '班子副职')).toEqual([
      'commander',
      'lead',
      'head',
      'deputy',
    ])
    expect(all(OUTCOME, '提拔重用', '重用', '职级晋升', '提醒谈话', '组织调整', '诫勉')).toEqual([
      'promotion',
      'promotion',
      'rankPromotion',
      'reminderTalk',
      'adjustment',
      'admonition',
    ])
    expect(all(TOLERANCE, '免责', '从轻处理', '不予容错')).toEqual(['exempt', 'mitigate', 'refuse'])
    expect(all(CLEARING, '本单位会议', '区级通报', '书面反馈', '当面')).toEqual([
      'meeting',
      'bulletin',
      'written',
      'faceToFace',
    ])
  })

  test('no word of a list stands for two values', () => {
    for (const list of [
      CATEGORY,
      CAPACITY,
      OUTCOME,
      TOLERANCE,
      CLEARING,
      LEVEL,
      FINDING,
      MARK,
      FACTOR,
      STANCE,
      DIMENSION,
    ])
      for (const label of list.offered.split('、'))
        expect([label, value(readChoice(label, list))]).not.toContain('intake.not-in-list')
  })
})

describe('yes and no', () => {
  test.each<[Cell, boolean | string | null]>([
    ['是', true],
    ['√', true],
    ['✓', true],
    ['有', true],
    ['Y', true],
    [1, true],
    [true, true],
    ['一票否决', true],
    ['否', false],
    ['×', false],
    ['无', false],
    [0, false],
    ['N', false],
    ['—', false],
    ['', null],
    [null, null],
    ['可能', 'intake.not-yes-or-no'],
  ])('%j is %s', (cell, expected) => {
    expect(value(readFlag(cell))).toBe(expected)
  })
})
