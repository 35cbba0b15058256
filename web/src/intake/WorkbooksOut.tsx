import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t, term } from '../kernel/words.ts'
import { addressOf } from '../platform/client.ts'
import { intakeApi } from './api.built.ts'
import { vocabulary } from './queries.ts'

const lastYear = () => String(new Date().getFullYear() - 1)

/** Empty templates to fill in, and all workbooks of a year in the form they came in. */
export function WorkbooksOut() {
  const { data } = useQuery(vocabulary)
  const [year, setYear] = useState(lastYear)
  const isYear = /^\d{4}$/.test(year)
  return (
    <section className="workbooks-out">
      <h2>{t('import.out')}</h2>
      <div className="actions">
        <label className="inline">
          {t('import.outYear')}
          <input
            inputMode="numeric"
            maxLength={4}
            value={year}
            onChange={({ target }) => setYear(target.value)}
          />
        </label>
        {isYear && (
          <a className="button" href={addressOf(intakeApi.exportAll, {}, { year })} download>
            {t('import.outAll', { year })}
          </a>
        )}
      </div>
      <h3>{t('import.templates')}</h3>
      <ul className="templates">
        {data?.kinds.map(({ kind }) => (
          <li key={kind}>
            <a href={addressOf(intakeApi.template, { kind })} download>
              {term(`sheet.${kind}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
