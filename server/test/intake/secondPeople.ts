import { pick } from './secondDistrict.ts'

/** Somebody of the second district. */
export interface Somebody {
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly head: boolean
  readonly leader: boolean
  readonly birth: string
  readonly since: string
}

const SURNAMES = Array.from(
  '柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮',
)
const GIVEN = [
  '闻笛',
  '知夏',
  '望舒',
  '景行',
  '怀瑾',
  '若谷',
  '承泽',
  '思齐',
  '明远',
  '致和',
  '清源',
  '云帆',
  '砚',
  '澜',
  '峥',
  '岚',
  '朗',
  '珂',
]

export const TOWNSHIPS = ['云溪镇', '石鼓镇', '龙街镇', '海口乡']
/** Bureaus with the short names that other clerks use for them. */
export const BUREAUS: readonly (readonly [string, string])[] = [
  ['县发展和改革局', '县发改局'],
  ['县财政局', '财政局'],
  ['县住房和城乡建设局', '县住建局'],
  ['县水利局', '县水利局'],
  ['县教育体育局', '县教体局'],
  ['县卫生健康局', '县卫健局'],
  ['县市场监督管理局', '市场监管局'],
  ['县委组织部', '组织部'],
  ['县文化和旅游局', '县文旅局'],
  ['县城市建设投资集团', '县城投集团'],
]
export const SHORT: Readonly<Record<string, string>> = Object.fromEntries(BUREAUS)
/** Two who are called the same in different units, and a name of a minority. */
export const NAMESAKE = '李想'
export const MINORITY = '阿依古丽·买买提'

/** Everybody of the district: no two share a name but the namesakes. */
export function people(random: () => number): Somebody[] {
  const used = new Set<string>([NAMESAKE, MINORITY, '柏闻笛', '娄师白'])
  const fresh = (): string => {
    for (;;) {
      const name = pick(SURNAMES, random) + pick(GIVEN, random)
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }
  const month = (from: number, span: number): string =>
    `${from + Math.floor(random() * span)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`
  const one = (unit: string, post: string, more: Partial<Somebody> = {}): Somebody => ({
    name: fresh(),
    unit,
    post,
    head: false,
    leader: false,
    birth: month(1968, 20),
    since: month(2015, 8),
    ...more,
  })
  const leaders = ['县委副书记', '县委常委、副县长', '副县长', '县政协副主席'].map((post) =>
    one('县领导', post, { leader: true }),
  )
  const townships = TOWNSHIPS.flatMap((unit) => [
    one(unit, '党委书记', { head: true }),
    one(unit, unit.endsWith('乡') ? '乡长' : '镇长', { head: true }),
    ...Array.from({ length: 5 }, () => one(unit, '副镇长')),
  ])
  const bureaus = BUREAUS.flatMap(([unit]) => [
    one(unit, unit.endsWith('部') ? '部长' : '党组书记、局长', { head: true }),
    ...Array.from({ length: 5 }, (_, i) =>
      one(unit, ['副局长', '总工程师', '办公室主任', '项目科科长', '党组成员'][i] ?? '干部'),
    ),
  ])
  const named = (name: string, unit: string): Somebody => one(unit, '副局长', { name })
  return [
    ...leaders,
    ...townships,
    ...bureaus,
    named(NAMESAKE, '县财政局'),
    named(NAMESAKE, '县水利局'),
    named(MINORITY, '县卫生健康局'),
  ]
}
