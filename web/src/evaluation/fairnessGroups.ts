import type { By } from '@zhishi/domain/evaluation/fairness.ts'
import { t, term } from '../kernel/words.ts'

/** What a group is called. */
export function groupName(by: By, key: string | null, team: string | null): string {
  if (key === null) return t('fairness.notOnRecord')
  switch (by) {
    case 'sex':
      return term(`choice.sex.${key}`)
    case 'group':
      return term(`choice.unitGroup.${key}`)
    case 'layer':
      return term(`choice.layer.${key}`)
    case 'category':
      return term(`choice.category.${key}`)
    case 'age':
      return ageWords(Number(key))
    case 'team':
      return key === 'several' ? t('fairness.severalTeams') : (team ?? key)
  }
}

const ageWords = (from: number): string =>
  from === 0
    ? t('fairness.ageUnder', { years: 35 })
    : from === 55
      ? t('fairness.ageFrom', { years: 55 })
      : t('fairness.ageBand', { from, to: from + 4 })

/** The address of the people of a group in the list of their run. */
export const groupAddress = (by: By, key: string | null) => ({ by, of: key ?? '~' })
