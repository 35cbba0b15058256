/** The words of scores side by side by group. */
export const zh = {
  'fairness.title': '分组对照',
  'fairness.noProof':
    '这里只作描述。两组平均分有差别，不说明评价不公；没有差别，也不说明一定公平。差别大的，请回到各人的依据去看原因。',
  'fairness.small':
    '不足 5 人的组不显示；为了不让人从其余各组推算出来，有时会多隐去几组。不提供交叉分组。',
  'fairness.across':
    '同一期间算过几次的，也互相防着：先算的照常显示；后算的，只有与先前每一次相减都算不出不足 5 人的数，才显示。总分相差不到 1 分的，按没有变化看待。',
  'fairness.besides':
    '与同一期间先前的一次评价只差不到 5 人（或只有不到 5 人的分数变了），两相一减就看得出个人，因此不显示。请看：',
  'fairness.toPeople': '看这一组的人',
  'fairness.among': '只列一组有总分的 {people} 人（{by}：{group}）。',
  'fairness.everybody': '显示全部',
  'fairness.all': '有总分的 {people} 人，平均 {mean} 分（{low} ~ {high}）。没有总分的人不在其中。',
  'fairness.tooFew': '有总分的不足 5 人，不作分组对照。',
  'fairness.oneGroup': '没有可以对照的分组。',
  'fairness.by.sex': '性别',
  'fairness.by.age': '年龄段',
  'fairness.by.group': '单位组别',
  'fairness.by.layer': '层级',
  'fairness.by.category': '项目类别',
  'fairness.by.team': '主要考察组',
  'fairness.teamAbout': '考察该人次数最多的组；几个组一样多的，列为“几个组”。',
  'fairness.severalTeams': '几个组',
  'fairness.notOnRecord': '没有记录',
  'fairness.ageUnder': '{years} 岁以下',
  'fairness.ageFrom': '{years} 岁以上',
  'fairness.ageBand': '{from}—{to} 岁',
  'fairness.n': '人数',
  'fairness.mean': '平均分及区间',
  'fairness.lower': '← 较低',
  'fairness.higher': '较高 →',
  'fairness.difference': '与其余的人相差（分）及区间',
  'fairness.isHigher': '高于其余的人，超出偶然',
  'fairness.isLower': '低于其余的人，超出偶然',
  'fairness.isEven': '与其余的人分不出高低',
  'fairness.hidden': '人数少，或为保护人数少的组而不显示：{groups}',
  'fairness.how': '怎样算出来的',
  'fairness.howInterval':
    '区间按各组自己的离散程度计算（韦尔奇法），表示同样情形反复出现时，二十次中约有十九次会落在其中。',
  'fairness.howMany':
    '这里同时比较许多组，即使毫无差别，平均每二十次比较也会有一次看上去“超出偶然”。',
  'fairness.howHidden':
    '不足 5 人的、全组同分的都不显示；一张表里隐去的至少两组、合计至少 5 人；各张表合在一起，凡能用加减算出不足 5 人的数，就再隐去一组，直到算不出来。',
  'fairness.howGroups':
    '年龄算到期末；性别、出生年月、单位组别和层级以花名册现在的记录为准，没有的列为“没有记录”。',
} as const

declare module '../../kernel/words.ts' {
  interface Words extends Record<keyof typeof zh, string> {}
}
