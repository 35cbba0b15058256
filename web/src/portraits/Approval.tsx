import { useMutation } from '@tanstack/react-query'
import type { WriteUpVersion } from '@zhishi/domain/portraits/api.ts'
import { numberInWords } from '@zhishi/domain/portraits/approving.ts'
import { useState } from 'react'
import { moment, partialDate } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toast.tsx'
import { WhyButton } from '../ui/WhyButton.tsx'
import { portraitsApi } from './api.built.ts'

interface ApprovalProps {
  readonly version: WriteUpVersion
  readonly decide: { readonly may: boolean; readonly why: string | null }
  readonly next: { readonly year: number; readonly number: number }
}

/** How a version stands, and what may be decided on it: approve with number and date, or return. */
export function Approval({ version, decide, next }: ApprovalProps) {
  const [asking, setAsking] = useState<'approve' | 'return'>()
  const why = decide.why === null ? undefined : term(`reason.${decide.why}`)
  return (
    <section className="card approval" aria-label={t('writeUp.approval')}>
      <p>
        <strong className={`state ${version.state}`}>{t(`writeUp.state.${version.state}`)}</strong>{' '}
        {said(version)}
      </p>
      {version.state === 'draft' && (
        <div className="actions screen-only">
          <WhyButton className="primary" why={why} onClick={() => setAsking('approve')}>
            {t('writeUp.approve')}
          </WhyButton>
          <WhyButton why={why} onClick={() => setAsking('return')}>
            {t('writeUp.return')}
          </WhyButton>
        </div>
      )}
      {asking && (
        <DecisionDialog
          kind={asking}
          version={version}
          next={next}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  )
}

/** By the calendar of whoever sits at the page. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function said({ decision }: WriteUpVersion): string {
  if (decision === null) return t('writeUp.undecided')
  const by = { by: decision.by, moment: moment(decision.at) }
  if (decision.decision === 'returned')
    return t('writeUp.returned', { ...by, words: decision.words ?? '' })
  const number = numberInWords(decision.year ?? 0, decision.number ?? 0)
  return t('writeUp.approved', { ...by, number, date: partialDate(decision.date ?? '') })
}

function DecisionDialog({
  kind,
  version: { id, cadreId },
  next,
  onClose,
}: Pick<ApprovalProps, 'version' | 'next'> & {
  readonly kind: 'approve' | 'return'
  readonly onClose: () => void
}) {
  const [number, setNumber] = useState(String(next.number))
  const [date, setDate] = useState(today)
  const [words, setWords] = useState('')
  const params = { id: cadreId, writeUpId: id }
  const deciding = useMutation({
    mutationFn: () =>
      kind === 'approve'
        ? call(portraitsApi.approveWriteUp, {
            params,
            input: { year: next.year, number: Number(number), date },
          })
        : call(portraitsApi.returnWriteUp, { params, input: { words } }),
    onSuccess: async ({ state }) => {
      await queries.invalidateQueries({ queryKey: ['write-ups', cadreId] })
      await queries.invalidateQueries({ queryKey: ['write-up', cadreId] })
      toast(t(`writeUp.state.${state}`))
      onClose()
    },
    onError: (error) => toast(problemText(error), { bad: true }),
  })
  return (
    <Dialog title={t(kind === 'approve' ? 'writeUp.approve' : 'writeUp.return')} onClose={onClose}>
      <form
        className="filter"
        onSubmit={(event) => {
          event.preventDefault()
          deciding.mutate()
        }}
      >
        {kind === 'approve' ? (
          <>
            <p className="hint">{t('writeUp.frozen')}</p>
            <label className="field">
              <span className="label">{t('writeUp.number', { year: next.year })}</span>
              <input
                type="number"
                min={1}
                required
                value={number}
                onChange={({ target }) => setNumber(target.value)}
              />
            </label>
            <label className="field">
              <span className="label">{t('writeUp.date')}</span>
              <input
                type="date"
                required
                value={date}
                onChange={({ target }) => setDate(target.value)}
              />
            </label>
          </>
        ) : (
          <label className="field">
            <span className="label">{t('writeUp.returnWords')}</span>
            <textarea
              rows={4}
              required
              maxLength={4000}
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
          </label>
        )}
        <div className="actions">
          <button type="submit" className="primary" disabled={deciding.isPending}>
            {t(kind === 'approve' ? 'writeUp.approve' : 'writeUp.return')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
