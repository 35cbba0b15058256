import { zh as achievementWords } from '../../achievements/words.ts'
import { zh as cadreWords } from '../../cadres/words.ts'
import { zh as debriefWords } from '../../debriefs/words.ts'
import { zh as inspectionWords } from '../../inspection/words.ts'
import { zh as outcomeWords } from '../../outcomes/words.ts'
import { zh as projectWords } from '../../projects/words.ts'
import { zh as safeguardWords } from '../../safeguards/words.ts'
import { zh as selectionWords } from '../../selection/words.ts'
import type { Cell } from '../batch.ts'
import { list, readChoice } from './lists.ts'
import { read, type Reading } from './reading.ts'
import { plain, written } from './text.ts'

/** The closed lists of the field with the words that clerks of other districts use for them. */

export const SEX = list<'male' | 'female'>('sex', cadreWords, {
  male: '男性 男士 m male',
  female: '女性 女士 f female',
})

export const CATEGORY = list<'concentrated' | 'priority' | 'showcase' | 'legacy'>(
  'category',
  projectWords,
  {
    concentrated: '集中攻坚类 集中攻坚项目 集中攻坚类项目 攻坚类 集中攻坚型 集中攻坚组',
    priority: '重点推进类 重点推进项目 重点推进类项目 推进类 重点推进型 重点推进组',
    showcase: '示范引领类 示范引领项目 示范引领类项目 引领类 示范类 示范引领型 示范引领组',
    legacy:
      '遗留问题解决类 遗留问题解决项目 遗留问题 遗留问题类 遗留问题项目 历史遗留问题 历史遗留问题解决 历史遗留 遗留问题化解 遗留问题解决型 遗留问题解决组',
  },
)

export const WAYS = list<'assignment' | 'claim' | 'both'>('ways', selectionWords, {
  assignment:
    '交办 组织交办 单位推荐 组织推荐 单位选派 组织选派 组织指派 单位指派 指派 选派 推荐 单位举荐 组织委派 组织安排',
  claim:
    '认领 自荐 个人自荐 主动认领 个人申报 自主认领 自我推荐 毛遂自荐 个人申请 个人报名 揭榜 揭榜认领 自愿认领 自主申报',
  both: '两者 两种方式 双向 双向选择 单位交办个人认领 单位交办和个人认领 单位交办与个人认领 单位交办及个人认领 交办和认领 交办认领',
})

/** Both ways in one cell, whatever stands between them: 组织推荐、个人自荐. */
export function readWays(cell: Cell): Reading<'assignment' | 'claim' | 'both'> {
  const whole = readChoice(cell, WAYS)
  if (!whole || 'value' in whole) return whole
  const parts = plain(written(cell))
    .split(/[+&、,;/和与及\n]|以及|加/)
    .filter((part) => part !== '')
    .map((part) => WAYS.words.get(part))
  if (parts.length < 2 || parts.some((part) => part === undefined)) return whole
  return read(new Set(parts).size > 1 || parts.includes('both') ? 'both' : (parts[0] ?? 'both'))
}

export const FACTOR = list<'excellent' | 'good' | 'fair' | 'poor'>('factorMark', selectionWords, {
  excellent: '优秀 a 好',
  good: '良好 b 较好',
  fair: '中等 一般 c 合格',
  poor: '较差 d 不合格',
})

export const STANCE = list<'agree' | 'disagree' | 'abstain'>(
  'stance',
  selectionWords,
  {
    agree: '√ ✓ ✔ 赞成 支持 通过 是 y 无异议 同意推荐 同意选派 可以 赞同',
    disagree:
      '× ✗ ✘ x 反对 不赞成 不支持 不通过 否 n 有异议 不予同意 不同意推荐 未通过 不赞同 不宜',
    abstain: '○ 弃权票 回避 不表态 暂不表态 保留意见 保留',
  },
  '待定 待反馈 未反馈 未回复',
)

export const LIGHT = list<'green' | 'yellow' | 'red'>('light', projectWords, {
  green: '绿灯 绿色 绿牌 🟢 g green 绿色灯 💚',
  yellow: '黄灯 黄色 黄牌 🟡 y yellow 黄色灯 💛',
  red: '红灯 红色 红牌 🔴 r red 红色灯 ❤ ❤️',
})

/** A light in any dress: 绿, 绿灯, ●绿, 🟢, 亮绿灯, 黄灯(滞后); exactly one colour must be named. */
export function readLight(cell: Cell): Reading<'green' | 'yellow' | 'red'> {
  const whole = readChoice(cell, LIGHT)
  if (!whole || 'value' in whole) return whole
  const text = plain(written(cell)).replace(/转|由/g, ' ')
  const named = new Set<'green' | 'yellow' | 'red'>()
  for (const [word, value] of [
    ['绿', 'green'],
    ['黄', 'yellow'],
    ['红', 'red'],
    ['🟢', 'green'],
    ['🟡', 'yellow'],
    ['🔴', 'red'],
  ] as const)
    if (text.includes(word)) named.add(value)
  const [only] = named
  return named.size === 1 && only !== undefined && text.length <= 12 ? read(only) : whole
}

export const LEVEL = list<'national' | 'provincial' | 'city' | 'district'>(
  'level',
  achievementWords,
  {
    national: '国家 全国 中央 国家部委 部委 国级 全国性 国家层面 国家部委级 部级 中央级 国务院',
    provincial: '省 全省 省部级 省厅级 省级部门 自治区级 省级层面 省委省政府 省(部)级 省部',
    city: '市 全市 地市级 地级 市地级 设区市级 州级 市级层面 地市 市厅级 市(地)级 盟市级',
    district:
      '区 县 县级 全区 全县 区县级 县区级 本级 区县 县(区)级 县(市、区)级 本区 本县 县区 旗县级 区级层面 县市区级',
  },
)

const LEVELS =
  /^(国家|中央|全国|省|市|区|县)(?:级|部级|委|政府)?(?:以上|层面)?.{0,2}(?:表彰|表扬|通报|认可|肯定|奖励|荣誉|批示|推广|推介|试点)/

/** A level, also with what was given there: 省级通报表扬, 获市级表彰. */
export function readLevel(cell: Cell): Reading<'national' | 'provincial' | 'city' | 'district'> {
  const whole = readChoice(cell, LEVEL)
  if (!whole || 'value' in whole) return whole
  const at = LEVELS.exec(plain(written(cell)).replace(/^(?:获得?|受到?|被)/, ''))?.[1]
  const level = at === undefined ? undefined : LEVEL.words.get(at)
  return level === undefined ? whole : read(level)
}

export const DIMENSION = list<'reform' | 'breakthrough' | 'core' | 'central' | 'bottomLine'>(
  'dimension',
  achievementWords,
  {
    reform: '改革 改革创新维度 改革创新类 改革创新方面',
    breakthrough: '攻坚 创优 攻坚创优维度 攻坚创优类 攻坚克难 攻坚克难创优 攻坚创优方面',
    core: '核心业务 业务争先 核心业务争先维度 核心业务争先类 核心业务争先进位 核心业务争先方面',
    central:
      '中心工作 中心工作贡献维度 中心工作贡献类 服务中心工作 中心贡献 中心工作贡献度 中心工作贡献方面',
    bottomLine:
      '底线 一排底线 守牢底线 守牢一排底线维度 守牢一排底线类 守底线 底线工作 守住底线 守牢一排底线方面',
  },
)

export const FINDING = list<'confirmed' | 'partly' | 'rejected'>(
  'finding',
  achievementWords,
  {
    confirmed:
      '核实属实 情况属实 经核实属实 经核属实 完全属实 已核实属实 属实有效 真实 是 √ 认可 认定 予以认定 通过 核实无误 确认属实 审核通过',
    partly: '部分认定 部分真实 部分认可 部分属实部分不属实 核实部分属实 经核实部分属实',
    rejected:
      '失实 虚假 否 × 不真实 不认定 不予认定 核实不属实 经核实不属实 不认可 不通过 情况不属实 查无实据 未通过',
  },
  '待核实 未核实 核实中 正在核实 待核 待审核 审核中 待查 未审核 尚未核实 待认定 待核查',
)

export const METHOD = list<'observing' | 'learning' | 'listening'>('method', inspectionWords, {
  observing: '观察 一线看 看 现场观察',
  learning: '了解 一线学 学 学习 一线学习',
  listening: '倾听 一线听 听 听取',
})

/** Finer ways of the three methods (practice); they stay in words beside the method. */
const FINER: readonly [RegExp, 'observing' | 'learning' | 'listening'][] = [
  [/谈话|座谈|访谈|听取|听汇报|倾听|走访|评价|反映|谈心/, 'listening'],
  [/实地|现场|观摩|查看|列席|旁听|观察|蹲点|暗访|踏勘/, 'observing'],
  [/查阅|资料|数据|核查|台账|档案|了解|学习|调研|比对/, 'learning'],
]
export const methodOf = (text: string): 'observing' | 'learning' | 'listening' | undefined =>
  FINER.find(([form]) => form.test(text))?.[1]

export const CAPACITY = list<'commander' | 'lead' | 'head' | 'deputy' | 'other'>(
  'capacity',
  inspectionWords,
  {
    commander: '项目指挥长 总指挥 指挥',
    lead: '领办人 专员 领办干部 项目专员 项目领办专员 领办 领办人员',
    head: '正职 单位正职 一把手 主要负责人 主要领导 班子正职 党政主要负责人 单位主要负责人 党政主要领导',
    deputy: '班子副职 单位副职 班子成员 分管领导 分管负责人 副科级 党政副职',
    other: '一般干部 工作人员 中层 中层干部 中层正职 干部 其他人员 成员 普通干部 科级干部 其它',
  },
)

export const MARK = list<'A' | 'B' | 'C' | 'D'>('mark', inspectionWords, {
  A: 'a 优 优秀 很好 a档 a等 a级',
  B: 'b 良 良好 b档 b等 b级',
  C: 'c 中 中等 合格 c档 c等 c级',
  D: 'd 较差 不合格 d档 d等 d级 不好',
})

export const VOTERS = list<'all' | 'leaders' | 'peers' | 'staff'>('voterClass', debriefWords, {
  all: '全部 总计 全体 汇总 得票 得票情况 得票数 测评结果 票数 测评得票 总票数 测评情况',
  leaders:
    '领导班子 区领导 县领导 区级领导 县级领导 上级 上级领导 领导评价 领导测评 a票 领导票 区委领导',
  peers: '同级干部 互评 同级互评 班子成员 正职互评 b票 同级票 同级评价 党政正职 正职',
  staff:
    '群众 职工 服务对象 干部职工 群众代表 下级 c票 群众票 干部群众代表 本单位干部 单位干部 中层干部 干部群众评价 服务对象代表',
})

export const OUTCOME = list<
  | 'promotion'
  | 'furtherUse'
  | 'rankPromotion'
  | 'motion'
  | 'commendation'
  | 'namedExample'
  | 'development'
  | 'reminderTalk'
  | 'admonition'
  | 'adjustment'
>('outcomeKind', outcomeWords, {
  promotion:
    '提拔 重用 提拔使用 提任 提拔任用 提拔任职 提拔或重用 提拔/重用 重用任职 晋升职务 职务晋升 提拔晋升',
  furtherUse: '进一步使用人选 转任重要岗位 转任重用 平职重用 交流重用',
  rankPromotion: '职级晋升 晋升 晋级 晋升职级人选 职级 晋职级 职级提升 晋升职务职级',
  motion: '动议 列入动议 纳入动议范围 纳入动议人选 动议人选',
  commendation:
    '嘉奖 表彰 记功 奖励 三等功 二等功 一等功 记三等功 记二等功 记一等功 授予称号 表彰奖励 嘉奖个人',
  namedExample: '通报表彰 先进典型 点名表扬 表扬 正面典型 典型宣传',
  development: '容错后使用 容错使用 容错后提拔 容错后重用',
  reminderTalk: '约谈 提醒谈话 谈话提醒 提醒 约谈提醒 工作约谈 批评教育 提醒函询',
  admonition: '诫勉谈话 书面诫勉 诫勉约谈',
  adjustment:
    '调整 岗位调整 调整岗位 组织处理 免职 调离 调离岗位 降职 免去职务 改任 退出领导岗位 停职 责令辞职 不胜任调整 平职调整 调整职务',
})

export const TOLERANCE = list<'exempt' | 'mitigate' | 'refuse'>(
  'toleranceResult',
  safeguardWords,
  {
    exempt:
      '予以容错 免予处理 免予问责 免于问责 免于处理 不予追究 免除责任 容错免责 免予追责 不予追责 免责处理 予以免责 免于追责 容错 不予问责',
    mitigate:
      '从轻 减轻 从轻处理 从轻或减轻 从轻或减轻处理 从轻减轻处理 减轻责任 减责 酌情减轻 减轻问责 从轻问责 从轻减轻',
    refuse: '不予认定 不予免责 不容错 驳回 不予受理 不符合容错条件 未通过 不予采纳 不同意容错',
  },
  '待定 研究中 办理中',
)

export const CLEARING = list<'written' | 'faceToFace' | 'meeting' | 'bulletin'>(
  'clearingWay',
  safeguardWords,
  {
    written: '书面 书面澄清 书面通知 书面告知 书面函告 发函 澄清函 书面函',
    faceToFace: '当面 当面澄清 当面说明 面谈 当面告知 谈话 个别谈话 谈话反馈 谈话澄清',
    meeting:
      '会议 本单位会议 单位会议 召开会议 会上澄清 大会 干部大会 会议通报 本单位会议澄清 一定范围会议 职工大会 干部职工大会',
    bulletin:
      '通报 区级通报 县级通报 全区通报 全县通报 书面通报 公开通报 发文通报 通报澄清正名 媒体 公告 公开澄清 网络 区内通报 印发通报',
  },
)
