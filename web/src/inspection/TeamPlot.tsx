import { Link } from '@tanstack/react-router'
import type { SeverityTable, TeamLine } from '@zhishi/domain/inspection/severityTable.ts'
import { whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { type Reach, Whisker, reachOf } from './Whisker.tsx'
import { datesOf, signed } from './points.ts'

/** The teams from the most severe to the mildest, each beside the average of them all. */
export function TeamPlot({ page: { teams, span } }: { page: SeverityTable }) {
  const ends = teams.flatMap(({ severity }) => (severity ? [severity.low, severity.high] : []))
  const reach = reachOf(ends, 0)
  const names = new Map(teams.map(({ teamId, name }) => [teamId, name]))
  return (
    <section aria-labelledby="teams">
      <h2 id="teams">{t('severity.teams')}</h2>
      <p className="hint">{t('severity.teamsAbout')}</p>
      <div className="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{term('field.team')}</th>
              <th scope="col" className="number">
                {t('severity.seen')}
              </th>
              <th scope="col" className="number">
                {t('severity.shared')}
              </th>
              <th scope="col" className="plot">
                <span className="ends">
                  <span>{t('severity.severe')}</span>
                  <span>{t('severity.mild')}</span>
                </span>
              </th>
              <th scope="col">{t('severity.beside')}</th>
            </tr>
          </thead>
          <tbody>
            {teams.map((team) => (
              <Team key={team.teamId} team={team} span={span} reach={reach} names={names} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface TeamProps {
  readonly team: TeamLine
  readonly span: string
  readonly reach: Reach
  readonly names: ReadonlyMap<string, string>
}

function Team({ team, span, reach, names }: TeamProps) {
  const { severity, sharedWith } = team
  return (
    <tr>
      <th scope="row">
        <Link to="/records/$noun/$id" params={{ noun: 'team', id: team.teamId }}>
          {team.name}
        </Link>
        {team.erratic && <span className="tag erratic">{t('severity.erratic')}</span>}
      </th>
      <td className="number">
        <Link
          to="/ledgers/$ledger"
          params={{ ledger: 'observations' }}
          search={{ teamId: team.teamId, date: datesOf(span) }}
        >
          {t('severity.seenCount', {
            observations: whole(team.observations),
            people: whole(team.people),
          })}
        </Link>
      </td>
      <td className="number">
        {sharedWith.length === 0 ? (
          t('severity.sharesNobody')
        ) : (
          <details>
            <summary>
              {t('severity.sharedCount', {
                people: whole(team.shared),
                teams: whole(sharedWith.length),
              })}
            </summary>
            <ul>
              {sharedWith.map((other) => (
                <li key={other.teamId}>
                  {names.get(other.teamId)} {whole(other.people)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td className="plot">
        <Whisker of={severity} reach={reach} line={0} />
      </td>
      <td>
        {severity ? (
          <>
            <b className="number">{signed(severity.value)}</b>{' '}
            <span className="interval number">
              {signed(severity.low)} ~ {signed(severity.high)}
            </span>
            <p className="hint">{leaning(severity)}</p>
          </>
        ) : (
          <span className="abstains">{term(team.abstains ?? 'severity.too-few')}</span>
        )}
      </td>
    </tr>
  )
}

/** What an interval says: on one side of the others, or not told apart from them. */
const leaning = ({ low, high }: NonNullable<TeamLine['severity']>): string =>
  low > 0 ? t('severity.isMild') : high < 0 ? t('severity.isSevere') : t('severity.isEven')
