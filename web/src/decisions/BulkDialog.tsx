import { useQuery } from '@tanstack/react-query'
import type { Calibration, Deciding, Outcome } from '@zhishi/domain/decisions/api.ts'
import { type FormEvent, useState } from 'react'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { decisionsApi } from './api.built.ts'
import { GRADES, decidedOn, reasonWords, useTable, verdictWord } from './meeting.ts'
import { useDeciding } from './useDeciding.ts'
import { VERDICTS } from './verdicts.built.ts'

type Weighed = Outcome['weighed'][number]
type Choices = Deciding['choices']
type Said = (typeof GRADES)[number] | 'proposal'

interface BulkDialogProps {
  readonly people: readonly string[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/**
 * The decision on many at once: each as proposed, or all one grade with one reason. What would come of
 * it is shown person by person; then it is done or left.
 */
export function BulkDialog({ people, onClose, onDone }: BulkDialogProps) {
  const { data, met } = useTable()
  const [said, setSaid] = useState<Said>('proposal')
  const [written, setWritten] = useState('')
  const reason = useSettled(written.trim())
  const choices = people.flatMap((cadreId) => choicesOn(data, cadreId, said, reason))
  const input: Deciding = { ...met, choices, inBulk: true, after: data.last }
  const isMissing = said !== 'proposal' && reason === ''
  const preview = useQuery({
    queryKey: ['calibration', data.run.id, 'preview', input],
    queryFn: ({ signal }) =>
      call(decisionsApi.previewDecision, { params: { id: data.run.id }, input, signal }),
    enabled: !isMissing,
    gcTime: 0,
  })
  const deciding = useDeciding(data.run.id, onDone)
  const error = deciding.error ?? preview.error
  const weighed = (!isMissing && preview.data?.weighed) || []
  const possible = weighed.filter(({ why }) => why === null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    deciding.mutate(input)
  }
  return (
    <Dialog title={t('calibration.bulkOn', { count: people.length })} onClose={onClose}>
      <form className="decide" onSubmit={submit}>
        <fieldset>
          <legend>{t('calibration.grade')}</legend>
          {(['proposal', ...GRADES] as const).map((one) => (
            <label key={one} className="tick">
              <input
                type="radio"
                name="grade"
                checked={said === one}
                onChange={() => setSaid(one)}
              />
              {verdictWord(one)}
            </label>
          ))}
        </fieldset>
        {said !== 'proposal' && (
          <div className="field">
            <label htmlFor="bulk-reason">
              {t('calibration.reasonOnce')}
              <span className="must"> {t('calibration.reasonMust')}</span>
            </label>
            <textarea
              id="bulk-reason"
              maxLength={1000}
              required
              value={written}
              onChange={(event) => setWritten(event.target.value)}
            />
          </div>
        )}
        {weighed.length > 0 ? (
          <Counted weighed={weighed} />
        ) : (
          !error && <p role="status">{isMissing ? t('calibration.reasonFirst') : t('loading')}</p>
        )}
        {error && (
          <p className="banner bad" role="alert">
            {problemText(error)}
          </p>
        )}
        <div className="actions">
          <button
            type="submit"
            className="primary"
            disabled={
              deciding.isPending ||
              possible.length === 0 ||
              (reason !== written.trim() && !isMissing)
            }
          >
            {t('calibration.confirm', { count: peopleIn(possible) })}
          </button>
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/**
 * What is asked about one person: the grade that was chosen; or what is proposed, with the recognition
 * where one is proposed, as far as it is not decided already.
 */
function choicesOn(data: Calibration, cadreId: string, said: Said, reason: string): Choices {
  if (said !== 'proposal') return [{ matter: 'grade', cadreId, verdict: said, reason }]
  const candidate = data.candidates.find((one) => one.cadreId === cadreId)
  const { grade, recognition } = decidedOn(data, cadreId)
  const taken = { cadreId, verdict: 'proposal', reason: null } as const
  const asksToo = candidate?.proposed === true && !recognition
  return [
    ...(grade && asksToo ? [] : [{ matter: 'grade', ...taken } as const]),
    ...(asksToo ? [{ matter: 'recognition', ...taken } as const] : []),
  ]
}

const peopleIn = (all: readonly Weighed[]): number =>
  new Set(all.map(({ cadreId }) => cadreId)).size

/** Those that can be by verdict, in which way they depart, and those that cannot by reason. */
function Counted({ weighed }: { weighed: readonly Weighed[] }) {
  const can = weighed.filter(({ why }) => why === null)
  const cannot = weighed.filter(({ why }) => why !== null)
  const byVerdict = Map.groupBy(can, ({ verdict }) => verdictWord(verdict))
  // The grades in their order, then the recognitions.
  const inOrder = VERDICTS.map(verdictWord).flatMap((word) => {
    const all = byVerdict.get(word)
    return all ? [[word, all] as const] : []
  })
  const departing = Map.groupBy(
    can.flatMap((one) => one.departures.map((departure) => ({ ...one, departure }))),
    ({ departure }) => reasonWords(departure as { code: string }),
  )
  const refused = Map.groupBy(cannot, ({ why }) => reasonWords(why as { code: string }))
  return (
    <>
      <p role="status">
        {t('calibration.previewed', { can: peopleIn(can), cannot: peopleIn(cannot) })}
      </p>
      <ul className="counted">
        {inOrder.map(([verdict, all]) => (
          <Names key={verdict} title={verdict} all={all} />
        ))}
        {[...departing].map(([how, all]) => (
          <Names key={how} title={how} all={all} />
        ))}
        {[...refused].map(([why, all]) => (
          <Names key={why} title={t('calibration.cannot')} all={all} why={why} />
        ))}
      </ul>
    </>
  )
}

interface NamesProps {
  readonly title: string
  readonly all: readonly Weighed[]
  /** Why these cannot be decided so. */
  readonly why?: string
}

function Names({ title, all, why }: NamesProps) {
  const { data } = useTable()
  const nameOf = (cadreId: string) =>
    data.rows.find((row) => row.cadreId === cadreId)?.name ?? cadreId
  return (
    <li className={why === undefined ? undefined : 'cannot'}>
      <b>
        {title} {t('run.jumpPeople', { people: all.length })}
      </b>{' '}
      {all.map(({ cadreId }) => nameOf(cadreId)).join(t('comma'))}
      {why !== undefined && `${t('colon')}${why}`}
    </li>
  )
}
