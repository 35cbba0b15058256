/** The words in which the rules of a scheme are told; `schemeWords.ts` fills them. */
export const zh = {
  'rule.item': '{name} {value}',
  'rule.pointsByLevel':
    '每项实绩按 层级分 × 核实结论 × 个人份额 计分后相加，累计 {full} 分计 100 分，超出不再计。层级分：{points}。核实结论：{findings}，未核实 {unverified}。本期在任而没有实绩的计 0 分，本期未任职的不计此项。',
  'rule.pointsByLevel.own':
    '每项实绩按 层级分 × 核实结论 × 个人份额 计分后相加，{full} 分记作 100，超出照计。层级分：{points}。核实结论：{findings}，未核实 {unverified}。本期在任而没有实绩的为 0，本期未任职的不计此项。',
  'rule.byRank': '第一名 {first} 分，每后一名减 {step} 分，最低 0 分；有几项排名的取平均。',
  'rule.byMarks': '对{aspects}的评价逐个计分取平均：{points}。',
  'rule.byVotes':
    '按票计分取平均：{points}。分类计票的按类别加权：{classes}，没有投票的类别不计，其余按比例分摊。不足 {fewest} 票的不算平均，以免暴露个人投票。',
  'rule.projectResult':
    '每个项目的得分 =（投资进度 × {progress} + 月度亮灯平均 × {lights}）× 难度系数，最高 100 分；亮灯{lightsAs}：{points}；难度系数未定的按 {noDifficulty}。有几个项目的按任职月数加权平均。{preset}',
  'rule.lightsAs.reported': '以填报为准，未填报的按进度推算',
  'rule.lightsAs.computed': '一律按进度推算',
  'rule.preset.behind':
    '推算：落后计划不到 {yellow} 个百分点为绿灯，超过 {red} 个百分点为红灯，其间为黄灯。',
  'rule.preset.ratio': '推算：完成不足同期计划 {red} 为红灯，不足 {yellow} 为黄灯，其余为绿灯。',
  'rule.againstBest':
    '本人的值 ÷ 同类单位中最好的值 × 100；最好的值为 0 时计 0 分。同类有值的不足 {fewest} 人时不比较。本人的值：{of}',
  'rule.byPlace':
    '按本人的值在同类单位中的名次：第一名 {first} 分，每后一名减 {step} 分，最低 0 分。同类有值的不足 {fewest} 人时不排名。本人的值：{of}',
  'rule.byBand': '按本人的值所在的档：{bands}；达不到最低一档的 {below} 分。本人的值：{of}',
  'rule.band': '{from} 以上 {points} 分',
  'rule.addOnly': '在加权平均之上另加：{items}。最多加 {atMost} 分，加后不超过 100 分。',
  'rule.add.recognitions': '每被认定一次实绩突出加 {each} 分',
  'rule.add.achievements': '本维度核实属实的实绩每项加 {each} 分，按个人份额',
  'rule.add.rankings': '单位核心业务排名前 {upTo} 名的每项加 {each} 分',
  'rule.deductOnly': '底线事项按其扣分的 {times} 倍扣减。{untrue}{atMost}',
  'rule.untrue': '核实不属实的实绩每项扣 {untrue} 分。',
  'rule.atMost': '合计最多扣 {atMost} 分。',
  'rule.toZero': '扣完为止，最低 0 分。',
  'rule.dimension': '占总分 {weight}，为下列指标的加权平均：{parts}。{needs}',
  'rule.needs': '缺 {needs} 时本维度不计分。',
  'rule.absent': '没有依据的指标不按零计，其权重按比例分给其余指标。',
  'rule.total.heads':
    '总分是各维度得分的加权平均：{parts}。没有依据的维度不按零计，其权重按比例分给其余维度。',
  'rule.total.leads':
    '总分是两部分的加权平均：{parts}。没有依据的部分不按零计；在同一项目类别内比较。',
  'rule.leastPresent': '有依据的权重不足 {least} 时不出总分。',
  'rule.marks.raw': '每个考察评价按其分值计分，不作调整。',
  'rule.marks.adjusted':
    '每个考察评价的计分 = 评价的分值 − 该考察组的宽严差异（取到 0.01 分）；各组没有共同考察对象、无法推算时按原评价。',
  'rule.tolerance':
    '容错的事项：免责的保留 {exempt}，减轻的保留 {mitigate}；只影响扣分，其他计分一律剔除。澄清的事项一律剔除。',
  'rule.readings': '{reading} =（{of}）的加权平均；没有依据的维度不算在内',
  'rule.veto': '有一票否决事项的，建议等次最高为{grade}；分数不变。',
  'rule.quota':
    '各类别中建议优秀的不超过参评人数的 {usual}，经批准的不超过 {approved}，向下取整。{groups}',
  'rule.quota.group': '{group}：{usual}，经批准 {approved}。',
  'rule.thresholds':
    '名额内 {excellent} 分以上且没有不得评优情形的建议优秀；{competent} 分以上称职，{basic} 分以上基本称职，以下不称职。跨越名额线同分的都不建议，由人研究。',
  'rule.dissent':
    '述职测评中基本称职、不称职票达到 {of} 分之 {parts} 的不得评优；不足 {fewest} 票的不看此项。',
  'rule.sanction': '处分影响期内不得评优（月）：{months}；数项合并最多 {atMost} 个月。',
  'rule.leave': '休假超过考核期 {over} 的不进行考核；{kinds}。',
  'rule.leave.all': '各类休假都计',
  'rule.leave.kinds': '只计 {kinds}',
  'formula.reading': '所含维度按权重的加权平均',
  'evaluation.example.enough': '有依据的权重 {present}，不低于 {least}，出总分',
  'evaluation.example.grade': '总分 {total}，建议{grade}',
  'evaluation.example.mark': '一个“{mark}”计 {points} 分',
  'evaluation.example.markAdjusted':
    '一个“{mark}”{points} 分，该考察组的宽严差异 {change}，计 {value} 分',
  'evaluation.example.tolerated': '{noun}因容错免责，不再计入',
  'evaluation.example.lessened': '{noun}因容错减轻，只计一部分',
  'evaluation.example.cleared': '{noun}已经澄清，不再计入',
  'evaluation.example.withoutCase': '总分 {total}；没有这个案件则为 {instead}',
} as const

export const en: Record<keyof typeof zh, string> = {
  'rule.item': '{name} {value}',
  'rule.pointsByLevel':
    'Each achievement counts points by level × finding × own share; the sum of {full} {full|point|points} makes 100, more does not count. Points by level: {points}. Findings: {findings}, not verified {unverified}. In post without an achievement: 0; not in post in the period: this part is missing.',
  'rule.pointsByLevel.own':
    'each achievement counts points by level × finding × own share; the sum of {full} {full|point|points} is written as 100, and more counts on. Points by level: {points}. Findings: {findings}, not verified {unverified}. In post without an achievement: 0; not in post in the period: this part is missing.',
  'rule.byRank':
    '{first} for the first place, {step} less for each further place, not below 0; several rankings are averaged.',
  'rule.byMarks': 'Mean of all marks on {aspects}: {points}.',
  'rule.byVotes':
    'Mean of the votes: {points}. Where classes are known they are weighted: {classes}; a class without votes is left out and the others share its weight. No mean of fewer than {fewest} {fewest|vote|votes} is made, so that nobody’s vote can be told.',
  'rule.projectResult':
    'Each project = (progress of investment × {progress} + mean of the monthly lights × {lights}) × difficulty, at most 100; lights {lightsAs}: {points}; a difficulty that nobody set counts as {noDifficulty}. Several projects are weighted by months of tenure. {preset}',
  'rule.lightsAs.reported': 'as reported, computed where none was',
  'rule.lightsAs.computed': 'as computed from progress',
  'rule.preset.behind':
    'Computed: less than {yellow} percentage {yellow|point|points} behind plan is green, more than {red} red, yellow in between.',
  'rule.preset.ratio':
    'Computed: less than {red} of the plan to date is red, less than {yellow} yellow, otherwise green.',
  'rule.againstBest':
    'Own value ÷ the best value in the unit group × 100; 0 where the best is 0. Not compared where fewer than {fewest} in the group have a value. Own value: {of}',
  'rule.byPlace':
    'By the place of the own value in the unit group: {first} for the first, {step} less for each further place, not below 0. Not ranked where fewer than {fewest} in the group have a value. Own value: {of}',
  'rule.byBand':
    'By the band of the own value: {bands}; {below} {below|point|points} below the lowest. Own value: {of}',
  'rule.band': '{points} {points|point|points} from {from}',
  'rule.addOnly':
    'Added above the weighted mean: {items}. At most {atMost} {atMost|point is|points are} added, and never beyond 100.',
  'rule.add.recognitions': '{each} {each|point|points} for each recognition as a standout',
  'rule.add.achievements':
    'for each confirmed achievement of the dimension, times the share: {each} {each|point|points}',
  'rule.add.rankings':
    '{each} {each|point|points} for each of the unit’s places among the first {upTo}',
  'rule.deductOnly': 'Bottom-line events subtract {times} times their points. {untrue}{atMost}',
  'rule.untrue': 'Each achievement found untrue subtracts {untrue} {untrue|point|points}. ',
  'rule.atMost': 'At most {atMost} {atMost|point|points} in all.',
  'rule.toZero': 'Down to 0.',
  'rule.dimension':
    '{weight} of the total; the weighted mean of these indicators: {parts}. {needs}',
  'rule.needs': 'Without {needs} the dimension has no score. ',
  'rule.absent':
    'An indicator without evidence is not zero: its weight goes to the others in proportion.',
  'rule.total.heads':
    'The total is the weighted mean of the dimensions: {parts}. A dimension without evidence is not zero: its weight goes to the others in proportion.',
  'rule.total.leads':
    'The total is the weighted mean of two parts: {parts}. A part without evidence is not zero; people are compared within the project category.',
  'rule.leastPresent': 'Where less than {least} of the weight rests on evidence there is no total.',
  'rule.marks.raw': 'Each inspection mark counts its points as it was given.',
  'rule.marks.adjusted':
    'Each inspection mark counts its points less the severity of its team (to 0.01 points); raw where the teams share nobody and it cannot be told.',
  'rule.tolerance':
    'Of a tolerated item {exempt} still counts where it was exempted, {mitigate} where it was mitigated; this only concerns deductions, everywhere else the item is out. What a clearing found untrue is out everywhere.',
  'rule.readings':
    '{reading} = the weighted mean of {of}; a dimension without evidence is left out',
  'rule.veto': 'With a veto the proposed grade is at most {grade}; the score stays.',
  'rule.quota':
    'Proposed for excellent are at most {usual} of those assessed in a group, {approved} where that was approved, rounded down. {groups}',
  'rule.quota.group': '{group}: {usual}, approved {approved}. ',
  'rule.thresholds':
    'Excellent within the quota from {excellent} {excellent|point|points} with nothing that bars it; competent from {competent}, basically competent from {basic}, below that not competent. Who ties across the line of the quota gets no proposal: people decide.',
  'rule.dissent':
    'Votes of basically competent and not competent at or over {parts} in {of} bar excellent; not read off fewer than {fewest} {fewest|vote|votes}.',
  'rule.sanction':
    'A sanction in effect bars excellent (months): {months}; several together at most {atMost}.',
  'rule.leave': 'Leave over {over} of the period: not assessed; {kinds}.',
  'rule.leave.all': 'every kind of leave counts',
  'rule.leave.kinds': 'only {kinds} counts',
  'formula.reading': 'The mean of its dimensions by their weights',
  'evaluation.example.enough':
    '{present} of the weight rests on evidence, not less than {least}: there is a total',
  'evaluation.example.grade': 'Total {total}, proposed: {grade}',
  'evaluation.example.mark': 'A mark of {mark} counts {points}',
  'evaluation.example.markAdjusted':
    'A mark of {mark} is {points}, the severity of the team {change}: it counts {value}',
  'evaluation.example.tolerated': '{noun}: exempted by tolerance, counts no more',
  'evaluation.example.lessened': '{noun}: mitigated by tolerance, counts in part',
  'evaluation.example.cleared': '{noun}: cleared, counts no more',
  'evaluation.example.withoutCase': 'Total {total}; without this case it would be {instead}',
}
