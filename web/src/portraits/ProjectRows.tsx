import { Link } from '@tanstack/react-router'
import type { ShownRecord } from '@zhishi/domain/portraits/api.ts'
import { partialDate } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { RecordLink, recordPath } from '../platform/RecordLink.tsx'
import { SHAPE } from './TrendTable.tsx'

type PersonProject = ShownRecord['projects'][number]

const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))

/** The roles and times a person had on a project. */
const partsOf = ({ posts }: PersonProject): string =>
  posts
    .map(({ noun, from, until }) =>
      [
        term(noun === 'command' ? 'choice.capacity.commander' : 'choice.capacity.lead'),
        from ? `${partialDate(from)} –` : '',
        until ? `${from ? '' : '– '}${partialDate(until)}` : '',
      ]
        .filter(Boolean)
        .join(' '),
    )
    .join(t('comma'))

/** Projects one line each, with role, tenure and the lights of the months; those of the period first. */
export function ProjectRows({
  projects,
  period,
  most,
}: {
  readonly projects: readonly PersonProject[]
  readonly period: string
  readonly most: number
}) {
  if (projects.length === 0) return <p className="faint">{t('portrait.noProjects')}</p>
  const year = Number(period.slice(0, 4))
  const inOrder = projects.toSorted(
    (a, b) => Math.abs(a.year - year) - Math.abs(b.year - year) || (a.id < b.id ? -1 : 1),
  )
  return (
    <table className="project-rows">
      <tbody>
        {inOrder.slice(0, most).map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <RecordLink noun="project" id={one.id}>
                {one.name}
              </RecordLink>
            </th>
            <td>{partsOf(one)}</td>
            <td className="lit">
              {MONTHS.map((month) => (
                <MonthLight key={month} project={one} month={`${one.year}-${month}`} />
              ))}
            </td>
          </tr>
        ))}
        {projects.length > most && (
          <tr>
            <td colSpan={3} className="faint">
              {t('portrait.more', { count: projects.length - most })}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function MonthLight({ project, month }: { project: PersonProject; month: string }) {
  const report = project.reports.find((one) => one.month === month)
  if (!report?.light)
    return (
      <span className="faint" title={`${partialDate(month)} ${t('person.noReport')}`}>
        ·
      </span>
    )
  const words = `${partialDate(month)} ${term(`choice.light.${report.light}`)}`
  return (
    <Link to={recordPath('report', report.id)} className={`light ${report.light}`} title={words}>
      {SHAPE[report.light]}
      <span className="unseen">{words}</span>
    </Link>
  )
}
