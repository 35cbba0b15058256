/** Words of an explanation to the person: `explained.<code>`. */
export const zh = {
  'explained.decided.place': '总分 {total}，同类 {outOf} 人中第 {rank} 名',
  'explained.decided.total': '总分 {total}',
  'explained.decided.recused': '同组有您应当回避的人，与同类相比的内容不显示',
  'explained.decided.gain': '{part}得 {score}，同类中位数 {median}，使总分多 {points} 分',
  'explained.decided.loss': '{part}得 {score}，同类中位数 {median}，使总分少 {points} 分',
  'explained.decided.short': '{part}得 {score}，离满分的差距使总分少 {points} 分',
  'explained.decided.events': '{count} 件底线事项使总分少 {points} 分',
  'explained.change.line': '离{grade}线 {line} 分还差 {points} 分',
  'explained.change.quota': '已达优秀分数线，名额已满；离名额内最后一名还差 {points} 分',
  'explained.change.quotaWithin': '已达优秀分数线，名额已满；离名额内最后一名不超过 {points} 分',
  'explained.change.rank': '再多 {points} 分，即与第 {rank} 名同分',
  'explained.change.rankWithin': '离前面一名（第 {rank} 名）不超过 {points} 分',
  'explained.change.unbarred': '如无上述不得评优或限制等次的情形，建议等次为{grade}',
  'explained.change.unverified':
    '有 {count} 项实绩尚未核实；如全部核实属实，总分为 {total}（+{points}）',
  'explained.change.partly':
    '有 {count} 项实绩核实为部分属实；如全部属实，总分为 {total}（+{points}）',
  'explained.change.item': '{part}如再有一项核实属实的{level}实绩，总分为 {total}（+{points}）',
  'explained.change.itemPlace':
    '{part}如再有一项核实属实的{level}实绩，总分为 {total}（+{points}），列第 {rank} 名',
  'explained.missing.nothing': '各计分部分均有依据',
  'explained.missing.notInPost': '本期未任正职，实绩和排名不计',
  'explained.missing.tallies': '没有可用的述职测评（占总分权重 {share}），权重已按比例分给其余部分',
  'explained.missing.tallies.then':
    '没有可用的述职测评（占总分权重 {share}），权重按比例分给其余部分后总分 {total}；如测评全为称职，总分为 {instead}（{change}）',
  'explained.missing.tallies.total':
    '没有可用的述职测评（占总分权重 {share}）；如测评全为称职，总分为 {instead}',
  'explained.missing.observations':
    '有 {parts} 个部分没有一线考察评价（占总分权重 {share}），权重已按比例分给其余部分',
  'explained.missing.observations.then':
    '有 {parts} 个部分没有一线考察评价（占总分权重 {share}），权重按比例分给其余部分后总分 {total}；如考察均为较好，总分为 {instead}（{change}）',
  'explained.missing.observations.total':
    '有 {parts} 个部分没有一线考察评价（占总分权重 {share}）；如考察均为较好，总分为 {instead}',
  'explained.missing.rankings': '没有核心业务排名（占总分权重 {share}），权重已按比例分给其余部分',
  'explained.missing.rankings.then':
    '没有核心业务排名（占总分权重 {share}），权重按比例分给其余部分后总分 {total}；如排名第一，总分为 {instead}（{change}）',
  'explained.missing.rankings.total':
    '没有核心业务排名（占总分权重 {share}）；如排名第一，总分为 {instead}',
  'explained.missing.achievements': '没有实绩依据（占总分权重 {share}），权重已按比例分给其余部分',
  'explained.missing.projects': '没有项目依据（占总分权重 {share}），权重已按比例分给其余部分',
  'explained.missing.projects.progress':
    '{parts} 个项目没有可比的投资进度（占总分权重 {share}），权重已按比例分给其余部分',
  'explained.missing.projects.lights':
    '{parts} 个项目没有亮灯记录（占总分权重 {share}），权重已按比例分给其余部分',
  'explained.out.outside': '{count} 条{noun}不在本期，未计入',
  'explained.out.undated': '{count} 条{noun}没有日期，无法确定是否在本期，未计入',
  'explained.out.notInPost': '{count} 条{noun}因本期未任正职，未计入',
  'explained.out.notVoters': '{count} 条{noun}不属于参加测评的人员，未计入',
  'explained.out.tolerated': '{count} 条{noun}已容错，未计入',
  'explained.out.cleared': '{count} 条{noun}已澄清，未计入',
} as const

export const en: Record<keyof typeof zh, string> = {
  'explained.decided.place': 'Total {total}, place {rank} of {outOf} compared',
  'explained.decided.recused':
    'A relative of yours is compared here, so nothing is told that compares',
  'explained.decided.total': 'Total {total}',
  'explained.decided.gain':
    '{part}: {score}, the peers’ median is {median}, which gives {points} {points|point|points} of the total',
  'explained.decided.loss':
    '{part}: {score}, the peers’ median is {median}, which costs {points} {points|point|points} of the total',
  'explained.decided.short':
    '{part}: {score}; what is missing to 100 costs {points} {points|point|points} of the total',
  'explained.decided.events':
    '{count} bottom-line {count|event costs|events cost} {points} {points|point|points} of the total',
  'explained.change.line': '{points} {points|point|points} short of the line for {grade} ({line})',
  'explained.change.quota':
    'Over the line for excellent, the places are taken; the last of them is {points} {points|point|points} away',
  'explained.change.quotaWithin':
    'Over the line for excellent, the places are taken; the last of them is at most {points} {points|point|points} away',
  'explained.change.rank': '{points} {points|point|points} more would tie with place {rank}',
  'explained.change.rankWithin':
    'The next place ({rank}) is at most {points} {points|point|points} away',
  'explained.change.unbarred': 'Without what bars it, the proposal would be {grade}',
  'explained.change.unverified':
    '{count} {count|achievement is|achievements are} not verified yet; were all confirmed, the total would be {total} (+{points})',
  'explained.change.partly':
    '{count} {count|achievement was|achievements were} partly confirmed; were all confirmed in full, the total would be {total} (+{points})',
  'explained.change.item':
    '{part}: one further confirmed item ({level}) would make the total {total} (+{points})',
  'explained.change.itemPlace':
    '{part}: one further confirmed item ({level}) would make the total {total} (+{points}), place {rank}',
  'explained.missing.nothing': 'Every part that counts rests on evidence',
  'explained.missing.notInPost':
    'Not in post in this period: achievements and rankings do not count',
  'explained.missing.tallies':
    'No usable debrief votes ({share} of the weight), shared out over the other parts',
  'explained.missing.tallies.then':
    'No usable debrief votes ({share} of the weight); shared out over the other parts the total is {total}; with all votes competent it would be {instead} ({change})',
  'explained.missing.tallies.total':
    'No usable debrief votes ({share} of the weight); with all votes competent the total would be {instead}',
  'explained.missing.observations':
    '{parts} {parts|part|parts} without inspection marks ({share} of the weight), shared out over the other parts',
  'explained.missing.observations.then':
    '{parts} {parts|part|parts} without inspection marks ({share} of the weight); shared out over the other parts the total is {total}; with marks of fairly good it would be {instead} ({change})',
  'explained.missing.observations.total':
    '{parts} {parts|part|parts} without inspection marks ({share} of the weight); with marks of fairly good the total would be {instead}',
  'explained.missing.rankings':
    'No ranking ({share} of the weight), shared out over the other parts',
  'explained.missing.rankings.then':
    'No ranking ({share} of the weight); shared out over the other parts the total is {total}; with a first place it would be {instead} ({change})',
  'explained.missing.rankings.total':
    'No ranking ({share} of the weight); with a first place the total would be {instead}',
  'explained.missing.achievements':
    'No achievements to go by ({share} of the weight), shared out over the other parts',
  'explained.missing.projects':
    'No project to go by ({share} of the weight), shared out over the other parts',
  'explained.missing.projects.progress':
    '{parts} {parts|project|projects} without comparable progress ({share} of the weight), shared out over the other parts',
  'explained.missing.projects.lights':
    '{parts} {parts|project|projects} without lights ({share} of the weight), shared out over the other parts',
  'explained.out.outside': '{noun}: {count} not of this period, not counted',
  'explained.out.undated':
    '{noun}: {count} undated, so not known to be of this period, not counted',
  'explained.out.notInPost': '{noun}: {count} not counted, not in post in this period',
  'explained.out.notVoters': '{noun}: {count} not from those who vote, not counted',
  'explained.out.tolerated': '{noun}: {count} tolerated, not counted',
  'explained.out.cleared': '{noun}: {count} cleared, not counted',
}
