import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RecordView } from '@zhishi/domain/platform/api.ts'
import { t, term } from '../kernel/words.ts'
import { WhyButton } from '../ui/WhyButton.tsx'
import { toast } from '../ui/toast.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { platformApi } from './api.built.ts'
import { call } from './client.ts'

type Act = 'withdraw' | 'restore'

/** Correct, withdraw, restore: grey with the reason where the rules or the role say no. */
export function RecordActions({ view, mayKeep }: { view: RecordView; mayKeep: boolean }) {
  const [asking, setAsking] = useState<Act>()
  const { mutate, error, isPending, reset } = useRecordAct(view)
  const why = !mayKeep
    ? t('why.keep')
    : view.may.correct
      ? undefined
      : term(`reason.${view.may.why ?? 'refused'}`)
  const act: Act = view.withdrawn ? 'restore' : 'withdraw'
  return (
    <div className="actions screen-only">
      {!view.withdrawn && why === undefined && (
        <Link
          to="/records/$noun/$id/correction"
          params={{ noun: view.noun, id: view.id }}
          className="button primary"
        >
          {t('record.correct')}
        </Link>
      )}
      {!view.withdrawn && why !== undefined && (
        <WhyButton onClick={() => {}} why={why}>
          {t('record.correct')}
        </WhyButton>
      )}
      <WhyButton
        className={act === 'withdraw' ? 'danger' : 'primary'}
        why={why}
        onClick={() => {
          reset()
          setAsking(act)
        }}
      >
        {t(`record.${act}`)}
      </WhyButton>
      {asking && (
        <ReasonDialog
          title={t(`record.${asking}Title`, { label: view.label })}
          about={t(`record.${asking}About`)}
          button={t(`record.${asking}`)}
          maxLength={500}
          error={error}
          isBusy={isPending}
          onClose={() => setAsking(undefined)}
          onConfirm={(reason) =>
            mutate(
              { act: asking, version: view.version, reason },
              {
                onSuccess: (next) => {
                  setAsking(undefined)
                  toast(t(`record.${asking}Done`, { label: view.label }), {
                    undo: () =>
                      mutate({
                        act: asking === 'withdraw' ? 'restore' : 'withdraw',
                        version: next.version,
                        reason: t('record.undoReason'),
                      }),
                  })
                },
              },
            )
          }
        />
      )}
    </div>
  )
}

/** Withdraws or restores; every ledger and count that showed the record is asked anew. */
function useRecordAct({ noun, id }: RecordView) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act, ...input }: { act: Act; version: number; reason: string }) =>
      call(act === 'withdraw' ? platformApi.withdraw : platformApi.restore, {
        params: { noun, id },
        input,
      }),
    onSuccess: (next) => {
      client.setQueryData(['record', noun, id], next)
      void client.invalidateQueries({ queryKey: ['ledger'] })
    },
  })
}
