import { Link } from '@tanstack/react-router'
import type { Lights } from '@zhishi/domain/cockpit/api.ts'
import { partialDate, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { Light } from '../ui/Light.tsx'

const LIGHTS = ['green', 'yellow', 'red'] as const
type Shown = (typeof LIGHTS)[number]

/** Lights as reported, month by month and category by category; each number leads to its reports. */
export function LightTable({ lights }: { lights: readonly Lights[] }) {
  const months = [...new Set(lights.map(({ month }) => month))].toSorted()
  const categories = [...new Set(lights.map(({ category }) => category))]
  const at = new Map(lights.map((one) => [`${one.month} ${one.category}`, one]))
  if (months.length === 0) return <p className="faint">{t('cockpit.noReports')}</p>
  return (
    <div className="wide">
      <table className="light-table">
        <thead>
          <tr>
            <th scope="col">{term('field.month')}</th>
            {categories.map((category) => (
              <th key={category} scope="col">
                {category === null ? t('cockpit.noCategory') : term(`choice.category.${category}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month}>
              <th scope="row">{partialDate(month)}</th>
              {categories.map((category) => (
                <td key={category}>
                  <Counts lights={at.get(`${month} ${category}`)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Counts({ lights }: { lights: Lights | undefined }) {
  if (!lights) return <span className="faint">—</span>
  const filter = (light: Shown) => ({
    month: lights.month,
    light,
    category: lights.category ?? '~',
  })
  return (
    <ul className="light-counts">
      {LIGHTS.filter((light) => lights[light] > 0).map((light) => (
        <li key={light}>
          <Link to="/ledgers/$ledger" params={{ ledger: 'reports' }} search={filter(light)}>
            <Light value={light} /> <b className="number">{whole(lights[light])}</b>
          </Link>
        </li>
      ))}
      {lights.missing > 0 && (
        <li>
          <Link
            to="/cockpit/missing/$key"
            params={{ key: 'reports' }}
            search={{ month: lights.month, year: lights.month.slice(0, 4) }}
          >
            {t('cockpit.unreported', { count: whole(lights.missing) })}
          </Link>
        </li>
      )}
    </ul>
  )
}
