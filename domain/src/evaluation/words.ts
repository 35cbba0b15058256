/** Words of an evaluation. `{…}` are filled by `telling.ts`, which turns ten-thousandths into numbers. */
export const zh = {
  'list.separator': '、',
  'choice.reading.height': '高度',
  'choice.reading.sharpness': '锐度',
  'choice.reading.steadiness': '稳度',
  'choice.role.commander': '指挥长',
  'choice.role.lead': '领办专员',
  'number.total': '总分',
  'number.achievements': '实绩',
  'number.rankings': '核心业务排名',
  'number.observations': '一线考察',
  'number.tallies': '述职测评',
  'number.projects': '项目成效',
  'number.progress': '投资进度',
  'number.lights': '月度亮灯',
  'number.bottomLineEvents': '底线事项扣分',
  'number.additions': '加分',
  'number.value': '本人数值',
  'formula.total':
    '各部分得分按权重加权平均；缺项的权重按比例分给其余部分，有依据的权重不足 {least} 时不出总分',
  'formula.dimension':
    '各指标得分按权重加权平均，缺项的权重按比例分给其余指标；有扣分的再减去扣分，最低 0 分',
  'formula.pointsByLevel':
    '{items} 项实绩：层级分 × 核实结论 × 个人份额，累计 {full} 分计 100 分，超出不再计',
  'formula.byRank': '{items} 项排名：第一名 {first} 分，每后一名减 {step} 分，最低 0 分，取平均',
  'formula.byMarks':
    '{observations} 条考察事例中 {marks} 个评价（{aspects}）的平均：好 100、较好 80、一般 60、差 40（以方案为准）',
  'formula.byMarksAdjusted':
    '{observations} 条考察事例中 {marks} 个评价（{aspects}）的平均，扣除各考察组的宽严差异；原始平均 {raw}',
  'formula.pointsUncapped':
    '{items} 项实绩：层级分 × 核实结论 × 个人份额，每 {full} 分记为 100，不封顶',
  'formula.notCompared': '没有可比较的数值',
  'formula.againstBest': '本人数值 {value} ÷ {group}类 {people} 人中最高值 {best} × 100',
  'formula.byPlace':
    '本人数值 {value} 在{group}类 {people} 人中列第 {place}：第一名 {first} 分，每后一名减 {step} 分，最低 0 分',
  'formula.byBand': '本人数值 {value}，达到 {edge} 一档，得 {points} 分',
  'formula.belowBands': '本人数值 {value}，未达到最低一档 {edge}，得 {points} 分',
  'formula.addOnly': '{records} 条记录加分，最多加 {atMost} 分，加后不超过 100 分',
  'formula.byVotes': '{debriefs} 次述职、{votes} 张票：按票计分取平均，分类计票的按类别权重加权',
  'formula.deductOnly': '{events} 件底线事项，按扣分的 {times} 倍扣减，最多扣 {atMost} 分',
  'formula.deductUntrue':
    '{events} 件底线事项按扣分的 {times} 倍扣减，{untrue} 项不属实的实绩每项扣 {each} 分，最多扣 {atMost} 分',
  'formula.projectResult': '{projects} 个项目的得分按任职月数加权平均',
  'formula.project':
    '投资进度与亮灯得分加权平均，再乘难度系数 {difficulty}，最高 100 分；任职 {months} 个月',
  'formula.progress': '截至 {month} 累计完成投资 ÷ 同期计划，最高 100 分',
  'formula.lights': '{months} 个月亮灯的平均（任职 {of} 个月）：绿 100、黄 70、红 30（以方案为准）',
  'evaluation.abstains.notInPost': '本期未任正职，不计此项',
  'evaluation.abstains.noRanking': '没有核心业务排名记录',
  'evaluation.abstains.noMark': '没有相关考察评价',
  'evaluation.abstains.noVotes': '没有述职测评记录',
  'evaluation.abstains.fewVotes': '票数不足 {fewest} 张，不计算平均，以免暴露个人投票',
  'evaluation.abstains.noReport': '任职期间没有填报累计投资的月报',
  'evaluation.abstains.plan.none': '没有年度计划投资',
  'evaluation.abstains.plan.no-start': '开工时间未填，无法分解月度计划',
  'evaluation.abstains.plan.starts-later': '开工时间在本年度之后',
  'evaluation.abstains.plan.ends-before': '计划竣工时间早于本年度或早于开工时间',
  'evaluation.abstains.plan.other-year': '月报与项目不在同一年度',
  'evaluation.abstains.plan.nothing-due': '任职期间没有应完成的计划投资',
  'evaluation.abstains.noLight': '任职期间没有亮灯记录',
  'evaluation.abstains.noProject': '没有负责的项目',
  'evaluation.abstains.noPart': '下列各部分均无依据',
  'evaluation.abstains.needs': '方案规定必须有{part}的依据，缺此项不出分',
  'evaluation.abstains.ungrouped': '单位未分组，无法在同类中比较',
  'evaluation.abstains.fewPeers': '同类中只有 {people} 人有此项数值，不足 {fewest} 人，不作比较',
  'evaluation.note.raw.severity.no-team':
    '{observations} 条事例不知道是哪个考察组所见，这些评价按原始分计',
  'evaluation.note.raw.severity.shares-nobody':
    '{observations} 条事例出自与其他组没有共同考察对象的考察组，宽严无从比较，这些评价按原始分计',
  'evaluation.note.raw.severity.too-few':
    '{observations} 条事例出自共同考察对象或事例太少的考察组，宽严无法估计，这些评价按原始分计',
  'evaluation.abstains.thin': '有依据的权重只有 {present}，不足 {least}，不出总分',
  'evaluation.notAssessed.countyLeader': '区（县）级领导不列入考核范围',
  'evaluation.notAssessed.leave': '休假 {days} 天，超过考核期（{of} 天）的一半，不进行考核',
  'evaluation.unranked.notAssessed': '不进行考核，不参与排名',
  'evaluation.unranked.ungrouped': '单位未分组，不参与排名',
  'evaluation.unranked.noTotal': '没有总分，不参与排名',
  'evaluation.unranked.recused': '同组有您应当回避的人，不显示名次',
  'evaluation.unranked.noCategory': '项目类别未填，不参与排名',
  'evaluation.grade.notAssessed': '不进行考核，不建议等次',
  'evaluation.grade.ungrouped': '单位未分组，分组后再建议等次',
  'evaluation.grade.noTotal': '依据不足，不建议等次',
  'evaluation.grade.recused': '同组有您应当回避的人，不显示等次',
  'evaluation.grade.excellent': '总分 {total}，在优秀名额 {places} 个之内，且无不得评优情形',
  'evaluation.grade.tied':
    '总分 {total}，{people} 人同分跨越优秀名额线（名额 {places} 个），均不建议，由组织研究确定',
  'evaluation.grade.vetoed': '总分 {total}，因一票否决事项，等次不高于规定上限',
  'evaluation.grade.barred': '总分 {total}，有不得评优情形',
  'evaluation.grade.quotaFull': '总分 {total}，优秀名额 {places} 个已满',
  'evaluation.grade.competent': '总分 {total}，达到称职线',
  'evaluation.grade.basic': '总分 {total}，达到基本称职线，未达到称职线',
  'evaluation.grade.incompetent': '总分 {total}，未达到基本称职线',
  'evaluation.bar.sanction': '{kind}影响期 {from} 至 {until}',
  'evaluation.bar.dissent':
    '述职测评 {votes} 票中基本称职、不称职 {against} 票，达到 {of} 分之 {parts}',
  'evaluation.bar.veto': '有 {events} 件一票否决事项',
  'evaluation.for.recognised': '被认定为实绩突出干部',
  'evaluation.for.achievements': '核实属实的实绩 {count} 项',
  'evaluation.for.highLevel': '其中省级以上 {count} 项',
  'evaluation.for.firstPlace': '核心业务排名第一 {count} 项',
  'evaluation.for.votes': '述职测评 {votes} 票中优秀 {excellent} 票',
  'evaluation.for.dimension': '{dimension}得 {score} 分',
  'evaluation.against.events': '底线事项 {count} 件，扣 {points} 分',
  'evaluation.against.untrue': '核实不属实的实绩 {count} 项',
  'evaluation.against.poorMarks': '考察中有“差”的评价 {count} 条',
  'evaluation.against.dimension': '{dimension}得 {score} 分',
  'evaluation.note.notInPost': '本期未任正职，实绩和排名不计',
  'evaluation.note.noDifficulty': '难度系数未定，按 {difficulty} 计',
  'evaluation.note.handover': '{month} 之后到任，投资进度从到任时算起',
  'evaluation.note.categoryTie':
    '在 {categories} 两类以上项目任职月数相同（{months} 个月），按类别次序取第一类比较',
  'source.unverified': '未核实，不计分',
  'source.partly': '部分属实，减半',
  'source.rejected': '不属实，不计分',
  'source.noLevel': '层级未填，不计分',
  'source.shared': '多人共有，按份额计',
  'source.beforeTenure': '早于任现职时间',
  'source.untrue': '不属实，扣分',
  'source.lessened': '容错减轻处理',
  'source.veto': '一票否决',
  'source.notCounted': '已有分类计票，合计不再计',
  'source.fewVotes': '票数太少，不计',
  'source.handover': '到任时的情况',
  'source.green': '绿灯',
  'source.yellow': '黄灯',
  'source.red': '红灯',
  'source.computed': '未填报亮灯，按进度推算',
  'source.noLight': '没有亮灯',
  'leftOut.outside': '不在本期',
  'leftOut.undated': '没有日期，无法确定是否在本期',
  'leftOut.notInPost': '本期未任正职',
  'leftOut.tolerated': '已容错，不计入',
  'leftOut.cleared': '已澄清，不计入',
  'reason.period.impossible': '期间应为 2024 或 2024Q4 的写法',
  'reason.run.moment-ahead': '这一时刻还没有到，不能按它计算',
  'reason.run.nobody': '到这一时刻，花名册里还没有可以评价的人；请先导入花名册，或选较晚的日期',
  'reason.run.raise-without-basis': '提高优秀比例须经批准，请写明批准机关和文号',
  'reason.run.recused':
    '这次评价中有您应当回避的 {count} 人，汇总全体的内容不向您提供，请由他人办理',
} as const

export const en: Record<keyof typeof zh, string> = {
  'list.separator': ', ',
  'choice.reading.height': 'Height',
  'choice.reading.sharpness': 'Sharpness',
  'choice.reading.steadiness': 'Steadiness',
  'choice.role.commander': 'Commander',
  'choice.role.lead': 'Project lead',
  'number.total': 'Total',
  'number.achievements': 'Achievements',
  'number.rankings': 'Rankings',
  'number.observations': 'Field inspection',
  'number.tallies': 'Debrief',
  'number.projects': 'Project result',
  'number.progress': 'Progress',
  'number.lights': 'Monthly lights',
  'number.bottomLineEvents': 'Bottom-line deduction',
  'number.additions': 'Additions',
  'number.value': 'Own value',
  'formula.total':
    'Mean of the parts by weight; weights of absent parts go to the others in proportion; no total where less than {least} of the weight rests on evidence',
  'formula.dimension':
    'Mean of the indicators by weight, absent ones left out; less any deduction, not below 0',
  'formula.pointsByLevel':
    '{items} {items|achievement|achievements}: points by level × finding × own share; {full} {full|point makes|points make} 100, more does not count',
  'formula.byRank':
    '{items} {items|ranking|rankings}: {first} for the first place, {step} less for each further place, not below 0, averaged',
  'formula.byMarks':
    'Mean of {marks} {marks|mark|marks} ({aspects}) in {observations} {observations|observation|observations}: good 100, fairly good 80, average 60, poor 40 (as the scheme has it)',
  'formula.byMarksAdjusted':
    'Mean of {marks} {marks|mark|marks} ({aspects}) in {observations} {observations|observation|observations}, less the severity of each team; raw mean {raw}',
  'formula.pointsUncapped':
    '{items} {items|achievement|achievements}: points by level × finding × own share; each {full} {full|point is|points are} 100, without a limit',
  'formula.notCompared': 'There is no value to compare',
  'formula.againstBest':
    'Own value {value} ÷ the best of {people} {people|head|heads} ({group}), {best}, × 100',
  'formula.byPlace':
    'Own value {value} is in place {place} of {people} {people|head|heads} ({group}): first {first}, each further place {step} less, at least 0',
  'formula.byBand':
    'Own value {value} reaches the band from {edge}: {points} {points|point|points}',
  'formula.belowBands':
    'Own value {value} is below the lowest band, {edge}: {points} {points|point|points}',
  'formula.addOnly':
    '{records} {records|record adds|records add} points, at most {atMost} in all, and not beyond 100',
  'formula.byVotes':
    '{votes} {votes|vote|votes} at {debriefs} {debriefs|debrief|debriefs}: mean of the votes, weighted by class of voters where classes are known',
  'formula.deductOnly':
    '{events} bottom-line {events|event|events}, {times} times {events|its|their} points deducted, at most {atMost}',
  'formula.deductUntrue':
    '{events} bottom-line {events|event subtracts|events subtract} {times} times {events|its|their} points, {untrue} {untrue|achievement|achievements} found untrue {each} each, at most {atMost}',
  'formula.projectResult':
    'Results of {projects} {projects|project|projects} weighted by months of tenure',
  'formula.project':
    'Mean of progress and lights, times the difficulty {difficulty}, at most 100; {months} {months|month|months} of tenure',
  'formula.progress': 'Investment to date ÷ plan to date at {month}, at most 100',
  'formula.lights':
    'Mean of {months} monthly {months|light|lights} ({of} {of|month|months} of tenure): green 100, yellow 70, red 30 (as the scheme has it)',
  'evaluation.abstains.notInPost': 'Not in post in this period',
  'evaluation.abstains.noRanking': 'No ranking on record',
  'evaluation.abstains.noMark': 'No mark on these aspects',
  'evaluation.abstains.noVotes': 'No debrief votes on record',
  'evaluation.abstains.fewVotes':
    'Fewer than {fewest} {fewest|vote|votes}; no mean is made, so that nobody’s vote can be told',
  'evaluation.abstains.noReport': 'No report with a sum during the tenure',
  'evaluation.abstains.plan.none': 'No annual plan',
  'evaluation.abstains.plan.no-start':
    'Start not given, so the plan cannot be spread over the months',
  'evaluation.abstains.plan.starts-later': 'Starts after this year',
  'evaluation.abstains.plan.ends-before':
    'Planned completion is before this year or before the start',
  'evaluation.abstains.plan.other-year': 'Report and project are of different years',
  'evaluation.abstains.plan.nothing-due': 'Nothing was due during the tenure',
  'evaluation.abstains.noLight': 'No light during the tenure',
  'evaluation.abstains.noProject': 'No project in charge',
  'evaluation.abstains.noPart': 'None of the parts rests on evidence',
  'evaluation.abstains.needs':
    'The scheme asks for evidence on {part}; without it there is no score',
  'evaluation.abstains.ungrouped': 'The unit has no group, so there is nobody to compare with',
  'evaluation.abstains.fewPeers':
    'Only {people} {people|head|heads} of the group {people|has|have} a value here, fewer than {fewest}: no comparison',
  'evaluation.note.raw.severity.no-team':
    'The team of {observations} {observations|observation|observations} is not known; these marks count raw',
  'evaluation.note.raw.severity.shares-nobody':
    '{observations} {observations|observation comes|observations come} from teams that share nobody with the others, so that severities cannot be compared; these marks count raw',
  'evaluation.note.raw.severity.too-few':
    '{observations} {observations|observation comes|observations come} from teams with too few shared people or facts to estimate a severity; these marks count raw',
  'evaluation.abstains.thin':
    'Only {present} of the weight rests on evidence, less than {least}: no total',
  'evaluation.notAssessed.countyLeader': 'County leaders are not assessed here',
  'evaluation.notAssessed.leave':
    'On leave for {days} {days|day|days}, more than half of the period ({of} {of|day|days}): not assessed',
  'evaluation.unranked.notAssessed': 'Not assessed, so not ranked',
  'evaluation.unranked.ungrouped': 'The unit has no group, so not ranked',
  'evaluation.unranked.noTotal': 'No total, so not ranked',
  'evaluation.unranked.recused': 'A relative of yours is compared here, so places are not shown',
  'evaluation.unranked.noCategory': 'No project category known, so not ranked',
  'evaluation.grade.notAssessed': 'Not assessed, no grade proposed',
  'evaluation.grade.ungrouped': 'The unit has no group; a grade is proposed once it has',
  'evaluation.grade.noTotal': 'Too little evidence, no grade proposed',
  'evaluation.grade.recused': 'A relative of yours is compared here, so grades are not shown',
  'evaluation.grade.excellent':
    'Total {total}, within the {places} {places|place|places} for excellent, nothing bars it',
  'evaluation.grade.tied':
    'Total {total}: {people} {people|person|people} tie across the line of {places} {places|place|places} for excellent; none is proposed, people decide',
  'evaluation.grade.vetoed': 'Total {total}, capped by a veto',
  'evaluation.grade.barred': 'Total {total}, barred from excellent',
  'evaluation.grade.quotaFull':
    'Total {total}, the {places} {places|place for excellent is|places for excellent are} taken',
  'evaluation.grade.competent': 'Total {total}, at or over the line for competent',
  'evaluation.grade.basic': 'Total {total}, below the line for competent',
  'evaluation.grade.incompetent': 'Total {total}, below the line for basically competent',
  'evaluation.bar.sanction': '{kind} in effect from {from} to {until}',
  'evaluation.bar.dissent':
    '{against} of {votes} debrief {votes|vote|votes} {against|says|say} basically competent or not competent, {parts}/{of} or more',
  'evaluation.bar.veto': '{events} {events|event|events} with a veto',
  'evaluation.for.recognised': 'Recognised as a standout',
  'evaluation.for.achievements': '{count} confirmed {count|achievement|achievements}',
  'evaluation.for.highLevel': '{count} of them of provincial level or above',
  'evaluation.for.firstPlace': '{count} first {count|place|places} in core business',
  'evaluation.for.votes':
    '{excellent} of {votes} debrief {votes|vote|votes} {excellent|says|say} excellent',
  'evaluation.for.dimension': '{dimension}: {score}',
  'evaluation.against.events':
    '{count} bottom-line {count|event|events}, {points} {points|point|points}',
  'evaluation.against.untrue': '{count} {count|achievement|achievements} found untrue',
  'evaluation.against.poorMarks': '{count} {count|observation|observations} with a mark of poor',
  'evaluation.against.dimension': '{dimension}: {score}',
  'evaluation.note.notInPost': 'Not in post in this period: achievements and rankings do not count',
  'evaluation.note.noDifficulty': 'Difficulty not set, counted as {difficulty}',
  'evaluation.note.handover': 'Took over after {month}; progress is counted from the handover',
  'evaluation.note.categoryTie':
    'Equal months of tenure ({months}) in {categories}; compared in the first of them',
  'source.unverified': 'not verified, does not count',
  'source.partly': 'partly confirmed, counts half',
  'source.rejected': 'found untrue, does not count',
  'source.noLevel': 'level not given, does not count',
  'source.shared': 'shared, counts by share',
  'source.beforeTenure': 'before the present tenure',
  'source.untrue': 'untrue, subtracts',
  'source.lessened': 'lessened by a tolerance case',
  'source.veto': 'veto',
  'source.notCounted': 'classes are given, the sum is not counted again',
  'source.fewVotes': 'too few votes',
  'source.handover': 'state at handover',
  'source.green': 'green',
  'source.yellow': 'yellow',
  'source.red': 'red',
  'source.computed': 'no light reported, computed from progress',
  'source.noLight': 'no light',
  'leftOut.outside': 'not of this period',
  'leftOut.undated': 'undated, so it is not known whether it is of this period',
  'leftOut.notInPost': 'not in post in this period',
  'leftOut.tolerated': 'tolerated, does not count',
  'leftOut.cleared': 'cleared, does not count',
  'reason.period.impossible': 'write 2024 or 2024Q4',
  'reason.run.moment-ahead': 'this moment is still ahead; nothing is known yet as of then',
  'reason.run.nobody':
    'by this moment nobody who could be assessed was on the roster; import it first, or choose a later day',
  'reason.run.raise-without-basis':
    'a raised quota needs approval: say who approved it and under what number',
  'reason.run.recused':
    'relatives of yours are judged in this run ({count}): what sums up everybody is not for you, let somebody else do it',
}
