import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupOf, isBody } from '@zhishi/domain/intake/groups.ts'
import { nameOf, namesIn } from '@zhishi/domain/intake/names.ts'
import { addUnit, matchUnit, unitsNear, type Units } from '@zhishi/domain/intake/units.ts'

const KNOWN = new Set([
  '曹莲',
  '彭国',
  '李磊',
  '张新宇',
  '张安远',
  '田鹏旺',
  '欧阳娜娜',
  '张和平',
  '石涛',
  '阿依古丽·买买提',
])
const names = (text: string) => namesIn(text, (name) => KNOWN.has(name)).map(({ name }) => name)

describe('names in a cell', () => {
  test.each<[string, string[]]>([
    ['曹莲', ['曹莲']],
    ['曹 莲', ['曹莲']],
    ['曹　莲', ['曹莲']],
    ['未 知', ['未知']],
    ['张新宇、张安远', ['张新宇', '张安远']],
    ['张新宇，张安远；田鹏旺', ['张新宇', '张安远', '田鹏旺']],
    ['张新宇\n张安远', ['张新宇', '张安远']],
    ['张新宇 张安远', ['张新宇', '张安远']],
    ['彭 国 张安远', ['彭国', '张安远']],
    ['张安远 彭 国', ['张安远', '彭国']],
    ['彭 国、李 磊', ['彭国', '李磊']],
    ['欧阳 娜娜', ['欧阳娜娜']],
    ['张新宇/张安远', ['张新宇', '张安远']],
    ['张和平', ['张和平']],
    ['曹莲和石涛', ['曹莲', '石涛']],
    ['1.张新宇 2.张安远', ['张新宇', '张安远']],
    ['①张新宇②张安远', ['张新宇', '张安远']],
    ['曹莲同志', ['曹莲']],
    ['曹莲*', ['曹莲']],
    ['张新宇、张安远、张新宇', ['张新宇', '张安远']],
    ['', []],
  ])('%j names %j', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test('the interpunct of long names is one sign, however typed', () => {
    for (const dot of ['·', '•', '・', '‧', '．', '.'])
      expect(names(`阿依古丽${dot}买买提`)).toEqual(['阿依古丽·买买提'])
  })

  test('brackets tell namesakes apart by unit or birth; sex and the like tell nothing', () => {
    expect(namesIn('李磊(区发展和改革局)、石涛（1975.03）、曹莲（女）', () => true)).toEqual([
      { name: '李磊', hint: '区发展和改革局', birth: undefined },
      { name: '石涛', hint: undefined, birth: '1975-03' },
      { name: '曹莲', hint: undefined, birth: undefined },
    ])
    expect(namesIn('李磊（区水务局、区河长办）、石涛', () => true).map(({ name }) => name)).toEqual(
      ['李磊', '石涛'],
    )
  })

  test('known names come back from any separator and any spacing', () => {
    const some = fc.uniqueArray(fc.constantFrom(...KNOWN), { minLength: 1, maxLength: 5 })
    const separator = fc.constantFrom('、', '，', ',', '；', ';', '\n', '/', ' 、 ')
    fc.assert(
      fc.property(some, separator, fc.boolean(), (chosen, between, wide) => {
        const text = chosen
          .map((name) => (wide && name.length === 2 ? Array.from(name).join('　') : name))
          .join(between)
        expect(names(text)).toEqual(chosen)
      }),
    )
  })

  test('a name is the same name however it is spaced', () => {
    const text = fc.string({ unit: fc.constantFrom('曹', '莲', '阿', ' ', '　', '·') })
    fc.assert(
      fc.property(text, (written) => {
        expect(nameOf(nameOf(written))).toBe(nameOf(written))
      }),
    )
  })
})

function units(...list: string[]): Units {
  const known: Units = {
    district: '湖东区',
    byName: new Map(),
    byId: new Map(),
    matched: new Map(),
  }
  for (const [i, name] of list.entries()) addUnit(known, { id: String(i), name })
  return known
}

describe('the unit that a text means', () => {
  const known = units(
    '区委办公室',
    '区委组织部',
    '区委编办',
    '区发展和改革局',
    '区财政局',
    '区工业和信息化局',
    '区人力资源和社会保障局',
    '区住房和城乡建设局',
    '区综合行政执法局',
    '区行政审批服务局',
    '区市场监督管理局',
    '区文化和旅游局',
    '区水务局',
    '区水务集团',
    '区文旅集团',
    '区人民医院',
    '张湾镇',
    '东河街道',
    '区团委',
  )

  test.each<[string, string | undefined]>([
    ['区财政局', '区财政局'],
    ['财政局', '区财政局'],
    ['湖东区财政局', '区财政局'],
    ['区发改局', '区发展和改革局'],
    ['发改局', '区发展和改革局'],
    ['区发改委', undefined],
    ['区工信局', '区工业和信息化局'],
    ['区人社局', '区人力资源和社会保障局'],
    ['住建局', '区住房和城乡建设局'],
    ['区执法局', '区综合行政执法局'],
    ['审批局', '区行政审批服务局'],
    ['市场监管局', '区市场监督管理局'],
    ['区文旅局', '区文化和旅游局'],
    ['区文旅集团', '区文旅集团'],
    ['区水务局', '区水务局'],
    ['组织部', '区委组织部'],
    ['区委办', '区委办公室'],
    ['团区委', '区团委'],
    ['张湾镇人民政府', '张湾镇'],
    ['东河街道办事处', '东河街道'],
    ['区财政局（牵头）', '区财政局'],
    ['区能源局', undefined],
    ['中心', undefined],
  ])('%s is %s', (text, expected) => {
    const match = matchUnit(known, text)
    expect(match?.how === 'within' ? undefined : match?.unit.name).toBe(expected)
  })

  test('a post names the unit in which it is held', () => {
    expect(matchUnit(known, '区财政局副局长')).toMatchObject({
      unit: { name: '区财政局' },
      how: 'within',
    })
  })

  test('what fits two units fits none', () => {
    expect(matchUnit(units('区水务局', '区水产局'), '区水局')).toBeUndefined()
  })

  test('an unknown unit is told with those near it', () => {
    expect(unitsNear(known, '区水利局')).toContain('区水务局')
  })
})

describe('unit groups', () => {
  test.each<[string, string | null]>([
    ['柳林镇', 'township'],
    ['东河街道', 'township'],
    ['区水务集团', 'enterprise'],
    ['区委组织部', 'party'],
    ['区纪委监委机关', 'party'],
    ['区总工会', 'party'],
    ['区发展和改革局', 'economy'],
    ['区水务局', 'economy'],
    ['区卫生健康局', 'livelihood'],
    ['区公安分局', 'livelihood'],
    ['区机关事务中心', null],
  ])('%s', (name, group) => {
    expect(groupOf(name, [])).toBe(group)
  })

  test('a district’s own words come first, the longest first', () => {
    const own = [
      { words: '水务', group: 'livelihood' },
      { words: '机关事务、后勤', group: 'party' },
      { words: '水务集团', group: 'economy' },
    ]
    expect(['区水务局', '区机关事务中心', '区水务集团'].map((name) => groupOf(name, own))).toEqual([
      'livelihood',
      'party',
      'economy',
    ])
  })

  test('county leaders are a body, not a unit', () => {
    expect(['区领导', '县领导', '县级领导', '区四大班子领导', '区级领导干部'].every(isBody)).toBe(
      true,
    )
    expect(['区委办公室', '区政府', '领导小组办公室'].some(isBody)).toBe(false)
  })
})
