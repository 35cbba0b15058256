import { Link } from '@tanstack/react-router'
import type { Run } from '@zhishi/domain/evaluation/run.ts'
import { useMay } from '../access/actor.ts'
import { t } from '../kernel/words.ts'
import { useStartRun } from './useStartRun.ts'

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
  const starting = useStartRun('/evaluation/$run/differences')
  const start = () =>
    starting.mutate({
      scheme,
      period,
      raisedQuota,
      raisedBasis: raisedBasis ?? undefined,
      asOf: null,
      follows: id,
    })
  return (
    <button type="button" disabled={starting.isPending} onClick={start}>
      {t('run.takeUp')}
    </button>
  )
}
