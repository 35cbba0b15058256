import type { ShownRecord } from '@zhishi/domain/portraits/api.ts'
import { inEffect, recordsIn } from '@zhishi/domain/portraits/tagRecords.ts'
import { partialDate } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { Rests } from './Sentences.tsx'

type Tagging = ShownRecord['taggings'][number]
const WORDS = {
  inEffect: 'portrait.tagUntil',
  expired: 'portrait.tagExpired',
  notYet: 'portrait.tagNotYet',
  declined: 'portrait.tagDeclined',
} as const
const ORDER = ['inEffect', 'notYet', 'expired']

/** The tags given, those in effect first; an expired one is shown as such. Declined proposals are not tags. */
export function Tags({
  taggings,
  day,
  most,
}: {
  readonly taggings: readonly Tagging[]
  readonly day: string
  readonly most: number
}) {
  const shown = taggings
    .map((one) => ({ one, state: inEffect(one, day) }))
    .filter(({ state }) => state !== 'declined')
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  if (shown.length === 0) return <p className="faint">{t('portrait.noTags')}</p>
  return (
    <ul className="tags">
      {shown.slice(0, most).map(({ one, state }) => (
        <li key={one.id} className={state}>
          <RecordLink noun="tagging" id={one.id}>
            <span title={one.meaning}>{one.tag}</span>
          </RecordLink>{' '}
          <small>
            {t(WORDS[state], {
              date: partialDate(state === 'notYet' ? one.from : one.until),
            })}
          </small>
          <Rests from={recordsIn(one.records)} />
        </li>
      ))}
      {shown.length > most && (
        <li className="faint">{t('portrait.more', { count: shown.length - most })}</li>
      )}
    </ul>
  )
}
