export const zh = {
  'noun.report': '月报',
  'noun.blocker': '堵点问题',
  'ledger.reports': '月调度',
  'ledger.blockers': '堵点问题',
  'field.report': '月报',
  'field.reportId': '月报',
  'field.invested': '本月完成投资',
  'field.progress': '形象进度',
  'field.problem': '存在问题',
  'field.owner': '责任人',
  'field.due': '期限',
} as const

export const en: Record<keyof typeof zh, string> = {
  'noun.report': 'Monthly report',
  'noun.blocker': 'Blocker',
  'ledger.reports': 'Monthly review',
  'ledger.blockers': 'Blockers',
  'field.report': 'Report',
  'field.reportId': 'Report',
  'field.invested': 'Invested this month',
  'field.progress': 'Progress',
  'field.problem': 'Problem',
  'field.owner': 'Owner',
  'field.due': 'Due',
}
