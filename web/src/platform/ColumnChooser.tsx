import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { fieldWord, t } from '../kernel/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DENSITIES, type useHabits } from './habits.ts'
import { type Search, columnsIn, withColumns } from './ledger-address.ts'

interface ColumnChooserProps {
  readonly ledger: Ledger
  readonly search: Search
  readonly habits: ReturnType<typeof useHabits>
  readonly near: Element | null
  readonly onSearch: (next: Search) => void
  readonly onClose: () => void
}

/** Which columns, in which order, how close together. The lead column always stands first. */
export function ColumnChooser(props: ColumnChooserProps) {
  const { ledger, search, habits, near, onSearch, onClose } = props
  const shown = columnsIn(ledger, search)
  const hidden = Object.keys(ledger.columns).filter((key) => !shown.includes(key))
  const choose = (columns: readonly string[]) => onSearch(withColumns(ledger, search, columns))
  const move = (key: string, by: number) => {
    const next = shown.filter((one) => one !== key)
    next.splice(Math.max(1, shown.indexOf(key) + by), 0, key)
    choose(next)
  }
  return (
    <Dialog title={t('columns.title')} near={near} onClose={onClose}>
      <ul className="column-list">
        {[...shown, ...hidden].map((key) => {
          const at = shown.indexOf(key)
          const label = fieldWord(ledger.noun, key)
          return (
            <li key={key}>
              <label className="tick">
                <input
                  type="checkbox"
                  checked={at >= 0}
                  disabled={key === ledger.lead}
                  onChange={(event) =>
                    choose(event.target.checked ? [...shown, key] : shown.filter((k) => k !== key))
                  }
                />
                {label}
              </label>
              {at > 0 && (
                <span>
                  <button
                    type="button"
                    className="quiet"
                    disabled={at === 1}
                    aria-label={t('columns.earlier', { column: label })}
                    onClick={() => move(key, -1)}
                  >
                    <Icon name="up" />
                  </button>
                  <button
                    type="button"
                    className="quiet"
                    disabled={at === shown.length - 1}
                    aria-label={t('columns.later', { column: label })}
                    onClick={() => move(key, 1)}
                  >
                    <Icon name="down" />
                  </button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <fieldset className="density">
        <legend>{t('columns.density')}</legend>
        {DENSITIES.map((density) => (
          <label key={density} className="tick">
            <input
              type="radio"
              name="density"
              checked={habits.density === density}
              onChange={() => habits.chooseDensity(density)}
            />
            {t(`columns.${density}`)}
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        onClick={() => {
          habits.keepWidths({})
          choose(columnsIn(ledger, {}))
        }}
      >
        {t('columns.reset')}
      </button>
    </Dialog>
  )
}
