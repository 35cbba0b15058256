import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Run } from '@zhishi/domain/evaluation/run.ts'
import { useMay } from '../access/actor.ts'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { toast } from '../ui/toast.tsx'
import { evaluationApi } from './api.built.ts'

/** On from here: the meeting that decides, what a correction changed, a new run after one. */
export function RunWays({ run }: { run: Run }) {
  const may = useMay()
  if (!may('decide evaluation')) return null
  return (
    <div className="actions">
      <Link to="/evaluation/$run/calibration" params={{ run: run.id }} className="button primary">
        {t('run.deciding')}
      </Link>
      {run.follows && (
        <Link to="/evaluation/$run/differences" params={{ run: run.id }} className="button">
          {t('run.differences')}
        </Link>
      )}
      {run.state === 'sealed' && may('run evaluation') && <TakeUp run={run} />}
    </div>
  )
}

/** After a correction: a new run on the same terms that names this one. */
function TakeUp({ run: { id, scheme, period, raisedQuota, raisedBasis } }: { run: Run }) {
  const navigate = useNavigate()
  const starting = useMutation({
    mutationFn: () =>
      call(evaluationApi.startRun, {
        params: { id: newId() },
        input: {
          scheme,
          period,
          raisedQuota,
          raisedBasis: raisedBasis ?? undefined,
          asOf: null,
          follows: id,
        },
      }),
    onSuccess: async (one) => {
      void queries.invalidateQueries({ queryKey: ['runs'] })
      await navigate({ to: '/evaluation/$run/differences', params: { run: one.id } })
    },
    onError: (error) => toast(problemText(error), { bad: true }),
  })
  return (
    <button type="button" disabled={starting.isPending} onClick={() => starting.mutate()}>
      {t('run.takeUp')}
    </button>
  )
}
