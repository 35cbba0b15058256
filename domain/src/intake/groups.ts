import type { UnitGroup } from '../units/unit.ts'
import type { Options } from './batch.ts'
import { plain } from './values/text.ts'

/**
 * Words by which a unit's group is known, in the order in which they are tried (ours; a district's own
 * words come first). What fits none is without a group and unranked until somebody sets it.
 */
export const GROUP_WORDS: readonly { readonly words: RegExp; readonly group: UnitGroup }[] = [
  { words: /集团|公司/, group: 'enterprise' },
  { words: /(?:镇|乡|街道|苏木)(?:人民政府|党委|办事处)?$|街道办/, group: 'township' },
  {
    words:
      /^.{0,6}?[区县市旗]委|纪委|监委|纪检|巡察|人大|政协|组织部|宣传部|统战部|政法委|编办|机构编制|工委|总工会|妇联|妇女联合会|团委|共青团|团[区县市]委|工商联|工商业联合会|文联|文学艺术|科协|科学技术协会|残联|残疾人联合会|红十字会|侨联|台办|党校|行政学院|档案|党史|史志|老干部|社会工作部|融媒体|网信|信息化中心党委|社科联|关工委/,
    group: 'party',
  },
  {
    words:
      /教育|教体|卫生|卫健|民政|人力资源|人社|社会保险|社保|医疗保障|医保|退役军人|应急|公安|司法|信访|文化|文旅|旅游|体育|生态环境|环保|综合执法|综合行政执法|城市管理|城管|消防|医院|疾控|疾病预防|民族宗教|法院|检察院|气象|地震/,
    group: 'livelihood',
  },
  {
    words:
      /发展和改革|发改|工业和信息化|工信|经信|财政|商务|投资促进|招商|自然资源|规划|住房|住建|交通|水务|水利|农业|农村|农机|畜牧|林业|园林|市场监管|市场监督|大数据|数据|金融|统计|审计|行政审批|政务服务|税务|科学技术|科技|国有资产|国资|公共资源|供销|开发区|园区|粮食|物流|乡村振兴|口岸/,
    group: 'economy',
  },
]

/** The group that a unit's name tells: the district's own words first, longest first; null for none. */
export function groupOf(name: string, words: Options['groupWords']): UnitGroup | null {
  const text = plain(name)
  const own = words
    .flatMap(({ words: list, group }) =>
      list
        .split(/[,，、;；|\s]+/)
        .filter((word) => word !== '' && text.includes(plain(word)))
        .map((word) => ({ word, group })),
    )
    .toSorted((a, b) => b.word.length - a.word.length)[0]
  if (own && isGroup(own.group)) return own.group
  return GROUP_WORDS.find((entry) => entry.words.test(text))?.group ?? null
}

const isGroup = (text: string): text is UnitGroup =>
  ['township', 'economy', 'livelihood', 'party', 'enterprise'].includes(text)

/** 区领导, 县级领导班子: a body of county leaders, not a unit. */
export const isBody = (name: string): boolean =>
  /^.{0,6}?(?:[区县市旗](?:级|处级)?领导(?:干部|班子|成员)?|[区县市旗]?(?:四大?套?|几大|五大)班子(?:领导)?(?:成员)?|县处级(?:以上)?(?:领导)?干部?|[区县市旗]四套班子)$/.test(
    plain(name),
  )
