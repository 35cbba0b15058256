import type { ShownRecord } from '@zhishi/domain/portraits/api.ts'
import { partialDate } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { Answers } from '../platform/Answers.tsx'
import { RecordLink } from '../platform/RecordLink.tsx'

type Reply = ShownRecord['replies'][number]

/** The record that a reply answers. */
export function answeredBy(
  reply: Reply,
): { readonly noun: string; readonly id: string } | undefined {
  const { observationId, bottomLineEventId, achievementId, reportId } = reply
  if (observationId) return { noun: 'observation', id: observationId }
  if (bottomLineEventId) return { noun: 'bottomLineEvent', id: bottomLineEventId }
  if (achievementId) return { noun: 'achievement', id: achievementId }
  return reportId ? { noun: 'report', id: reportId } : undefined
}

/** What the person answered to any of these records: it stands wherever they are shown. */
export function RepliesTo({
  from,
  replies,
  most,
}: {
  readonly from: readonly { readonly id: string }[]
  readonly replies: readonly Reply[]
  readonly most?: number | undefined
}) {
  const ids = new Set(from.map(({ id }) => id))
  const answers = replies.filter((reply) => ids.has(answeredBy(reply)?.id ?? ''))
  return <Answers answers={answers.slice(0, most ?? answers.length)} />
}

/** Everything that the person answered, each with the record it answers. */
export function AllReplies({ replies, most }: { replies: readonly Reply[]; most: number }) {
  if (replies.length === 0) return <p className="faint">{t('portrait.noReplies')}</p>
  return (
    <ul className="lines">
      {replies.slice(0, most).map((reply) => {
        const on = answeredBy(reply)
        return (
          <li key={reply.id} className="clamped">
            {t('record.answer', { date: partialDate(reply.date), text: reply.text })}
            {on && (
              <>
                {' '}
                <RecordLink noun={on.noun} id={on.id}>
                  {t('portrait.on')}
                </RecordLink>
              </>
            )}
          </li>
        )
      })}
      {replies.length > most && (
        <li className="faint">{t('portrait.more', { count: replies.length - most })}</li>
      )}
    </ul>
  )
}
