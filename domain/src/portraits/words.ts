export const zh = {
  'reason.portrait.county-leader': '区（县）级领导不列入考核范围，不生成画像和现实表现材料',
  'portrait.own': '本人',
  'portrait.mean': '同类平均',
  'portrait.quartiles': '同类四分位',
  'portrait.tooFew': '同类不足 5 人，不作比较',
  'portrait.willing': '想干事',
  'portrait.able': '能干事',
  'sufficiency.enough': '依据充分',
  'sufficiency.little': '依据不足，不宜下结论',
  'sufficiency.none': '没有依据',
} as const

export const en: Record<keyof typeof zh, string> = {
  'reason.portrait.county-leader':
    'county leaders are not assessed here; no portrait and no write-up is made',
  'portrait.own': 'Own',
  'portrait.mean': 'Mean of peers',
  'portrait.quartiles': 'Quartiles of peers',
  'portrait.tooFew': 'Fewer than 5 peers, no comparison',
  'portrait.willing': 'Willing',
  'portrait.able': 'Able',
  'sufficiency.enough': 'Enough evidence',
  'sufficiency.little': 'Too little to judge by',
  'sufficiency.none': 'No evidence',
}
