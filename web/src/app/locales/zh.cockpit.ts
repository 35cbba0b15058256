/** The words of the leaders' page. */
export const zh = {
  'cockpit.title': '驾驶舱',
  'cockpit.asOf': '数据截至 {moment}',
  'cockpit.year': '年度',
  'cockpit.yearOf': '{year} 年',
  'cockpit.work': '重点项目',
  'cockpit.evidence': '实绩与考察',
  'cockpit.use': '结果运用与保护',
  'cockpit.roster': '干部与单位',
  'cockpit.countsOther': '台账一行一条，此数计的是{what}',
  'cockpit.counts.persons': '人数',
  'cockpit.counts.cases': '件数',
  'cockpit.counts.names': '姓名数',
  'cockpit.lights': '各月各类项目亮灯',
  'cockpit.lightsAbout': '按月报所报的灯计数，点数字看对应月报；未报的单列，不算绿灯。',
  'cockpit.noReports': '还没有月报。',
  'cockpit.noCategory': '未分类',
  'cockpit.unreported': '未报 {count}',
  'cockpit.missing': '还缺什么',
  'cockpit.missingAbout': '没有记录不等于零。这些缺口会让评价少一块依据。',
  'cockpit.nothingMissing': '没有发现缺口。',
} as const

declare module '../../kernel/words.ts' {
  interface Words extends Record<keyof typeof zh, string> {}
}
