export const zh = {
  'noun.bottomLineEvent': '底线事项',
  'ledger.bottom-line-events': '底线事项',
  'field.points': '扣分',
  'field.veto': '一票否决',
  'field.bottomLineEvent.category': '领域',
} as const

export const en: Record<keyof typeof zh, string> = {
  'noun.bottomLineEvent': 'Bottom-line event',
  'ledger.bottom-line-events': 'Bottom-line events',
  'field.points': 'Points deducted',
  'field.veto': 'Veto',
  'field.bottomLineEvent.category': 'Area',
}
