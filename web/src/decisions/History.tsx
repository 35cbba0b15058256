import { moment } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { useMay } from '../access/actor.ts'
import { useTable, verdictWord } from './meeting.ts'
import { takeBack } from './useDeciding.ts'

const SHOWN = 8

/** Everything that was done, latest first; what was replaced or taken back stays. */
export function History() {
  const { data } = useTable()
  const may = useMay()
  if (data.acts.length === 0) return null
  const nameOf = (id: string) => data.rows.find(({ cadreId }) => cadreId === id)?.name ?? id
  const stands = (number: number) => data.standing.some(({ decidedIn }) => decidedIn === number)
  return (
    <details className="card history">
      <summary>{t('calibration.history', { count: data.acts.length })}</summary>
      <ol>
        {data.acts.toReversed().map(({ number, kind, at, by, body, on, decisions }) => (
          <li key={number}>
            <b>{t(`calibration.acts.${kind}`)}</b> {body} {on}{' '}
            <span className="hint">
              {by} · {moment(at)}
            </span>
            {decisions.length > 0 && (
              <p>
                {decisions
                  .slice(0, SHOWN)
                  .map((one) => `${nameOf(one.cadreId)} ${verdictWord(one.verdict)}`)
                  .join(t('comma'))}
                {decisions.length > SHOWN && t('calibration.andMore', { count: decisions.length })}
              </p>
            )}
            {kind === 'decided' &&
              data.run.state === 'deciding' &&
              may('decide evaluation') &&
              stands(number) && (
                <button type="button" onClick={() => void takeBack(data.run.id, number)}>
                  {t('calibration.takeBack')}
                  <span className="unseen"> {number}</span>
                </button>
              )}
          </li>
        ))}
      </ol>
    </details>
  )
}
