import { useQuery } from '@tanstack/react-query'
import type { Deciding, Outcome } from '@zhishi/domain/decisions/api.ts'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { decisionsApi } from './api.built.ts'
import { reasonWords, useTable, verdictWord } from './meeting.ts'
import { useDeciding } from './useDeciding.ts'
import { VERDICTS } from './verdicts.built.ts'

type Weighed = Outcome['weighed'][number]

interface PreviewDialogProps {
  readonly choices: Deciding['choices']
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What would come of taking the proposals: who takes it, who cannot and why. Then it is done or left. */
export function PreviewDialog({ choices, onClose, onDone }: PreviewDialogProps) {
  const { data, met } = useTable()
  const input: Deciding = { ...met, choices, skipping: true, after: data.last }
  const preview = useQuery({
    queryKey: ['calibration', data.run.id, 'preview', input],
    queryFn: ({ signal }) =>
      call(decisionsApi.previewDecision, { params: { id: data.run.id }, input, signal }),
    gcTime: 0,
  })
  const deciding = useDeciding(data.run.id, onDone)
  const error = deciding.error ?? preview.error
  const weighed = preview.data?.weighed ?? []
  const possible = weighed.filter(({ why }) => why === null)
  return (
    <Dialog title={t('calibration.preview')} onClose={onClose}>
      <div className="decide">
        {preview.data ? (
          <Counted weighed={weighed} />
        ) : (
          !preview.error && <p role="status">{t('loading')}</p>
        )}
        {error && (
          <p className="banner bad" role="alert">
            {problemText(error)}
          </p>
        )}
        <div className="actions">
          <button
            type="button"
            className="primary"
            disabled={deciding.isPending || possible.length === 0}
            onClick={() => deciding.mutate(input)}
          >
            {t('calibration.confirm', { count: peopleIn(possible) })}
          </button>
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

const peopleIn = (all: readonly Weighed[]): number =>
  new Set(all.map(({ cadreId }) => cadreId)).size

function Counted({ weighed }: { weighed: readonly Weighed[] }) {
  const { data } = useTable()
  const nameOf = (cadreId: string) =>
    data.rows.find((row) => row.cadreId === cadreId)?.name ?? cadreId
  const names = (all: readonly Weighed[]) => all.map(({ cadreId }) => nameOf(cadreId)).join('、')
  const possible = Map.groupBy(
    weighed.filter(({ why }) => why === null),
    ({ verdict }) => verdictWord(verdict),
  )
  // The grades in their order, then the recognitions.
  const inOrder = VERDICTS.map(verdictWord).flatMap((word) => {
    const all = possible.get(word)
    return all ? [[word, all] as const] : []
  })
  const refused = Map.groupBy(
    weighed.filter(({ why }) => why !== null),
    ({ why }) => reasonWords(why as { code: string }),
  )
  return (
    <>
      <p role="status">
        {t('calibration.previewed', {
          can: peopleIn(weighed.filter(({ why }) => why === null)),
          cannot: peopleIn(weighed.filter(({ why }) => why !== null)),
        })}
      </p>
      <ul className="counted">
        {inOrder.map(([verdict, all]) => (
          <li key={verdict}>
            <b>
              {verdict} {t('run.jumpPeople', { people: all.length })}
            </b>{' '}
            {names(all)}
          </li>
        ))}
        {[...refused].map(([why, all]) => (
          <li key={why} className="cannot">
            <b>
              {t('calibration.cannot')} {t('run.jumpPeople', { people: all.length })}
            </b>{' '}
            {names(all)}：{why}
          </li>
        ))}
      </ul>
    </>
  )
}
