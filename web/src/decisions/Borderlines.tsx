import { useState } from 'react'
import type { Lines } from '@zhishi/domain/decisions/api.ts'
import { NEAR, borderlinesIn } from '@zhishi/domain/decisions/borderline.ts'
import { scaled } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { groupWord, standingOf, useTable } from './meeting.ts'
import { PersonCard } from './PersonCard.tsx'

const DISTANCES = [NEAR / 2, NEAR, 2 * NEAR, 5 * NEAR]

/** Whom the meeting should look at: group by group, side by side, each with the evidence. */
export function Borderlines({ lines }: { lines: Lines }) {
  const { data } = useTable()
  const [distance, setDistance] = useState(NEAR)
  const [group, setGroup] = useState('')
  const found = borderlinesIn(data.rows, data.groups, lines.thresholds, standingOf(data), distance)
  const rows = data.rows.filter(({ cadreId }) => found.has(cadreId))
  const shown = rows.filter((row) => group === '' || row.group === group)
  return (
    <section aria-label={t('calibration.borderlines')}>
      <details className="borderlines">
        <summary>
          <h2>{t('calibration.borderlineCount', { count: rows.length })}</h2>
        </summary>
        <div className="actions">
          <label>
            {t('calibration.distance')}{' '}
            <select value={distance} onChange={({ target }) => setDistance(Number(target.value))}>
              {DISTANCES.map((one) => (
                <option key={one} value={one}>
                  {t('calibration.points', { points: scaled(one) })}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('calibration.group')}{' '}
            <select value={group} onChange={({ target }) => setGroup(target.value)}>
              <option value="">{t('calibration.allGroups')}</option>
              {data.groups.map((one) => (
                <option key={one.group} value={one.group}>
                  {groupWord(one.group)}
                </option>
              ))}
            </select>
          </label>
        </div>
        {shown.length === 0 && <p className="faint">{t('calibration.noBorderline')}</p>}
        <div className="side-by-side">
          {shown.map((row) => (
            <PersonCard key={row.cadreId} row={row} why={found.get(row.cadreId) ?? []} />
          ))}
        </div>
      </details>
    </section>
  )
}
