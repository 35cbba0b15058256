import type { ShownRecord } from '@zhishi/domain/portraits/api.ts'
import { partialDate, scaled } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { RecordLink, recordPath } from '../platform/RecordLink.tsx'
import { Link } from '@tanstack/react-router'

type PersonProject = ShownRecord['projects'][number]
const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))
/** Read without colour: a dot, a triangle, a square, as the light itself is drawn. */
const SHAPE: Readonly<Record<string, string>> = { green: '●', yellow: '▲', red: '■' }

/** The projects a person answered for or led, with the light of each month. */
export function ProjectLights({ projects }: { projects: readonly PersonProject[] }) {
  return (
    <section className="card" aria-labelledby="projects">
      <h2 id="projects">{t('person.projects')}</h2>
      <div className="wide">
        <table className="project-lights">
          <thead>
            <tr>
              <th scope="col">{term('noun.project')}</th>
              <th scope="col">{t('person.role')}</th>
              <th scope="col" className="number">
                {term('field.cumulative')}
              </th>
              {MONTHS.map((month) => (
                <th key={month} scope="col" className="month">
                  {Number(month)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {projects.map((one) => (
              <ProjectRow key={one.id} project={one} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint">{t('person.lightsAbout')}</p>
    </section>
  )
}

function ProjectRow({ project }: { project: PersonProject }) {
  const byMonth = new Map(project.reports.map((report) => [report.month, report]))
  const last = project.reports.toSorted((a, b) => a.month.localeCompare(b.month)).at(-1)
  const roles = [
    ...new Set(
      project.posts.map(({ noun }) =>
        term(noun === 'command' ? 'choice.capacity.commander' : 'choice.capacity.lead'),
      ),
    ),
  ]
  return (
    <tr>
      <th scope="row">
        <RecordLink noun="project" id={project.id}>
          {project.name}
        </RecordLink>
        {project.category && (
          <span className="tag">{term(`choice.category.${project.category}`)}</span>
        )}
      </th>
      <td>{roles.join(t('comma'))}</td>
      <td className="number">{last?.cumulative == null ? '—' : scaled(last.cumulative)}</td>
      {MONTHS.map((month) => {
        const report = byMonth.get(`${project.year}-${month}`)
        const when = partialDate(`${project.year}-${month}`)
        if (!report)
          return (
            <td key={month} className="month faint" aria-label={`${when} ${t('person.noReport')}`}>
              ·
            </td>
          )
        const words =
          report.light === null ? t('person.noLight') : term(`choice.light.${report.light}`)
        return (
          <td key={month} className="month">
            <Link
              to={recordPath('report', report.id)}
              className={`light ${report.light ?? ''}`}
              aria-label={`${when} ${words}`}
              title={`${when} ${words}`}
            >
              {SHAPE[report.light ?? ''] ?? '?'}
            </Link>
          </td>
        )
      })}
    </tr>
  )
}
