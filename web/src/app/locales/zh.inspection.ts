/** The words of the teams' severity and of the next visits. */
export const zh = {
  'severity.title': '考察组宽严',
  'severity.about':
    '各考察组打分有宽有严。程序根据被几个组都考察过的人估计每个组的宽严，并把宽严从每人的分项评价中扣去；原始评价始终并列。区间表示二十次中约有十九次会包含真实值。',
  'severity.computing': '正在计算…',
  'severity.span': '期间',
  'severity.scheme': '评价方案',
  'severity.scale': '计分标准',
  'severity.byScheme': '按方案 {scheme} 计分：',
  'severity.leftOut': '另有 {count} 条因容错或者澄清不计。',
  'severity.observations': '有分项评价的考察事例 {count} 条',
  'severity.nothing': '这段时间没有带分项评价的考察事例。',
  'severity.tooLittle': '这段时间的考察太少，分不清差异来自人、考察组还是场次，因此不作调整。',
  'severity.parts': '评价之间的差异来自哪里',
  'severity.partsWords':
    '评价之间的差异中，{person} 来自被考察人，{team} 来自考察组的宽严，{occasion} 来自当时场次，其余 {rest} 来自分项与偶然。',
  'severity.part.person': '被考察人',
  'severity.part.team': '考察组宽严',
  'severity.part.occasion': '当时场次',
  'severity.part.rest': '其余',
  'severity.spread': '约 ±{points} 分',
  'severity.teams': '各考察组的宽严',
  'severity.teamsAbout':
    '从最严到最宽。正数表示打分比各组平均高（偏宽），负数表示比平均低（偏严）。宽严不是优劣，只用来使不同组的评价可以比较。',
  'severity.seen': '考察事例',
  'severity.seenCount': '{observations} 条 · {people} 人',
  'severity.seenBy': '{observations} 条 · {teams} 个组',
  'severity.shared': '与其他组共同考察',
  'severity.sharedCount': '{people} 人 · {teams} 个组',
  'severity.sharesNobody': '没有',
  'severity.severe': '← 偏严',
  'severity.mild': '偏宽 →',
  'severity.beside': '与平均相差（分）及区间',
  'severity.isMild': '比其他组宽',
  'severity.isSevere': '比其他组严',
  'severity.isEven': '与其他组分不出宽严',
  'severity.erratic': '打分忽高忽低',
  'severity.shares-nobody': '与其他组没有共同考察过的人，无法比较，不作调整',
  'severity.too-few': '与其他组共同考察的人不足 3 人，或事例太少，不作调整',
  'severity.people': '每个人的原始评价与调整后评价',
  'severity.peopleAbout':
    '共 {count} 人，县区级领导和您本人不在其中。虚线为全体原始评价的平均。点条数看考察事例。',
  'severity.raw': '原始',
  'severity.adjusted': '调整后',
  'severity.interval': '区间',
  'severity.change': '调整',
  'severity.order': '排列',
  'severity.order.official': '按规范顺序',
  'severity.order.change': '调整多的在前',
  'severity.order.width': '区间宽的在前',
  'severity.showAll': '显示全部 {count} 人',
  'severity.how': '怎样算出来的',
  'severity.howModel':
    '一项评价 = 该要点的平均 + 被考察人 + 考察组 + 当时场次 + 其余。好、较好、一般、差各记几分，依所选的评价方案；没有观察到的要点不计，不按零算。各部分的大小由数据估计（限制性极大似然），不预先设定；事例少的组，宽严的估计略向平均靠拢。',
  'severity.howRater':
    '程序把考察组（{teams} 个）当作打分的人：同组的考察人一起出具评价，各人之间的差别计入“其余”。',
  'severity.howAdjusted':
    '调整后 = 原始平均 − 考察过此人的各组的宽严（按各组评价的份数）。个人的分不再向平均靠拢，谁都可以照此复算。',
  'severity.howAbstains':
    '与其他组没有共同考察过的人、或共同考察不足 3 人的组不参加比较；只被这样的组考察过的人不作调整，沿用原始评价。',
  'severity.howErratic':
    '打分的起伏是中间一组三倍以上的，标为“忽高忽低”，它的评价在估计中按起伏减轻，以免带偏别的组。',
  'nextVisits.title': '下一步去哪里考察',
  'nextVisits.about':
    '应当了解的 {expected} 人中，{count} 人的考察依据还不够下结论，或者考察了能使各组可以比较。先列去一次帮助最大的。',
  'nextVisits.allConnected': '各考察组都有足够的共同考察对象，宽严可以比较。',
  'nextVisits.apart': '还不能与其他组比较的考察组',
  'nextVisits.lacks': '至少还要共同考察 {people} 人，下表中有 {listed} 人合适',
  'nextVisits.nothing': '每个人的考察依据都够。',
  'nextVisits.place': '序',
  'nextVisits.waiting': '总分中等着依据的部分',
  'nextVisits.why': '理由',
  'nextVisits.by': '可以去的组',
  'nextVisits.as.head': '党政正职',
  'nextVisits.as.lead': '领办或指挥',
  'nextVisits.never': '这段时间没有考察过',
  'nextVisits.seen': '考察事例 {count} 条，最近 {date}',
  'nextVisits.none': '没有依据：{aspects}',
  'nextVisits.little': '依据不足以判断：{aspects}',
  'nextVisits.allAspects': '全部七个要点',
  'nextVisits.connects': '能使{teams}可以与其他组比较',
  'nextVisits.nobodyMay': '没有可以去的组：都已去过，或须回避',
  'nextVisits.how': '怎样排的',
  'nextVisits.howEnough':
    '一个要点有至少 3 条、来自至少 2 个组、最近一条不早于 6 个月的评价，才算够；不够就说不够，不给数。',
  'nextVisits.howWeight':
    '等着依据的部分，按默认方案计算：该要点在总分中占的份额，凡依据不够的相加。',
  'nextVisits.howOrder':
    '先看等着依据的部分大小，再看能否使考察组可以比较，再看多久没有去，最后按规范顺序。这只是建议，去不去由人定。',
  'nextVisits.howTeam':
    '只列还没有考察过此人的组，因为同一个组再去不添新的来源；须回避的组（考察人是本人、亲属或同单位）不列，考察人没有对应到干部的无法核对。事例少的组在前。',
} as const

declare module '../../kernel/words.ts' {
  interface Words extends Record<keyof typeof zh, string> {}
}
