import { useRouter } from '@tanstack/react-router'
import type { PersonPage } from '@zhishi/domain/portraits/api.ts'
import { moment, partialDate, whole } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'

/** The older state that is shown, said clearly on screen and paper. */
export function OlderBanner({ state: { until, known, undated } }: Pick<PersonPage, 'state'>) {
  if (until === null && known === null) return null
  return (
    <p className="banner older" role="note">
      <strong>{t('clock.older')}</strong>{' '}
      {until !== null && t('clock.untilIs', { date: partialDate(until) })}{' '}
      {known !== null && t('clock.knownIs', { moment: moment(known) })}{' '}
      {undated > 0 && t('clock.undated', { count: whole(undated) })}
    </p>
  )
}

/** Chooses the state on two clocks; the address keeps it. */
export function ClockBar({ state }: Pick<PersonPage, 'state'>) {
  const { history } = useRouter()
  const go = (until: string, known: string) => {
    const search = new URLSearchParams(history.location.search)
    for (const [key, value] of [
      ['until', until],
      ['known', known],
    ] as const)
      if (value === '') search.delete(key)
      else search.set(key, value)
    const text = search.toString()
    history.push(`${history.location.pathname}${text === '' ? '' : `?${text}`}`)
  }
  const isOlder = state.until !== null || state.known !== null
  return (
    <details className="clocks screen-only" open={isOlder}>
      <summary>{t('clock.title')}</summary>
      <form
        // A state chosen elsewhere fills the fields anew.
        key={`${state.until} ${state.known}`}
        className="actions"
        onSubmit={(event) => {
          event.preventDefault()
          const said = new FormData(event.currentTarget)
          go(String(said.get('until') ?? ''), String(said.get('known') ?? ''))
        }}
      >
        <label className="field">
          <span>{t('clock.until')}</span>
          <input type="date" name="until" defaultValue={state.until ?? ''} />
        </label>
        <label className="field">
          <span>{t('clock.known')}</span>
          <input type="date" name="known" defaultValue={dayIn(state.known)} />
        </label>
        <button type="submit" className="primary">
          {t('clock.show')}
        </button>
        {isOlder && (
          <button type="button" onClick={() => go('', '')}>
            {t('clock.present')}
          </button>
        )}
      </form>
    </details>
  )
}

/** The day of a moment where the districts are (UTC+8). */
const dayIn = (known: string | null): string =>
  known === null ? '' : new Date(Date.parse(known) + 8 * 3_600_000).toISOString().slice(0, 10)
