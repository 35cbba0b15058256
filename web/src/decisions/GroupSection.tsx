import { Link } from '@tanstack/react-router'
import type { Calibration } from '@zhishi/domain/decisions/api.ts'
import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { comparedName } from '../evaluation/comparedIn.ts'
import { groupAnchor } from '../evaluation/GroupJump.tsx'
import { exactPoints, points, told } from '../evaluation/told.ts'
import { percent } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { GroupStrip } from './GroupStrip.tsx'
import { decidedOn, reasonWords, useTable, verdictWord } from './meeting.ts'
import { PersonAct } from './PersonAct.tsx'

interface GroupSectionProps {
  readonly group: string
  readonly rows: readonly RunRow[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ids: readonly string[], isOn: boolean) => void
}

/** One group: how its totals lie, and everybody with the proposal and what was decided. */
export function GroupSection({ group, rows, ticked, onTick }: GroupSectionProps) {
  const { data } = useTable()
  const result = data.groups.find((one) => one.group === group)
  const excellent = rows.filter(
    ({ cadreId }) => decidedOn(data, cadreId).grade?.verdict === 'excellent',
  ).length
  const beyond = result ? excellent - result.places : 0
  const name = comparedName(rows[0])
  const isDeciding = data.run.state === 'deciding' && data.lines !== null
  return (
    <section aria-label={name} id={groupAnchor(group)}>
      <h2>
        {name}
        {result && (
          <span className="hint">
            {t('calibration.quota', {
              assessed: result.assessed,
              places: result.places,
              quota: `${percent(result.quota)}%`,
              proposed: result.proposed,
              decided: excellent,
            })}
          </span>
        )}
        {beyond > 0 && (
          <strong className="beyond" role="status">
            {t('calibration.beyond', { count: beyond })}
          </strong>
        )}
      </h2>
      {data.lines && rows.some(({ total, notAssessed }) => total !== null && !notAssessed) && (
        <>
          <GroupStrip name={name} rows={rows} group={result} lines={data.lines.thresholds} />
          <p className="hint" aria-hidden="true">
            {t('calibration.legend')}
          </p>
        </>
      )}
      <div className="wide">
        <table className="people">
          <caption className="unseen">{t('calibration.tableOf', { group: name })}</caption>
          <thead>
            <tr>
              {isDeciding && (
                <th scope="col">
                  <span className="unseen">{t('calibration.tick')}</span>
                </th>
              )}
              <th scope="col" className="number">
                {t('run.rank')}
              </th>
              <th scope="col">{term('field.cadre')}</th>
              <th scope="col" className="number">
                {term('number.total')}
              </th>
              <th scope="col">{t(data.lines ? 'calibration.proposal' : 'run.note')}</th>
              {data.lines && <th scope="col">{t('calibration.decision')}</th>}
              {isActed(data) && <th scope="col">{t('calibration.act')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PersonRow
                key={row.cadreId}
                row={row}
                isTicked={ticked.has(row.cadreId)}
                onTick={isDeciding ? (isOn) => onTick([row.cadreId], isOn) : undefined}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Whether anything can still be done about the people of a run. */
const isActed = ({ run, lines }: Pick<Calibration, 'run' | 'lines'>): boolean =>
  run.state !== 'sealed' && lines !== null

interface PersonRowProps {
  readonly row: RunRow
  readonly isTicked: boolean
  readonly onTick: ((isOn: boolean) => void) | undefined
}

function PersonRow({ row, isTicked, onTick }: PersonRowProps) {
  const { data } = useTable()
  const { cadreId } = row
  const candidate = data.candidates.find((one) => one.cadreId === cadreId)
  const mine = data.opinions.filter((one) => one.cadreId === cadreId)
  const why = row.notAssessed ?? row.gradeWhy ?? row.abstains ?? row.unranked
  return (
    <tr data-row>
      {onTick && (
        <td className="tickbox">
          {!row.notAssessed && (
            <input
              type="checkbox"
              aria-label={t('calibration.tickOf', { name: row.name })}
              checked={isTicked}
              onChange={({ target }) => onTick(target.checked)}
            />
          )}
        </td>
      )}
      <td className="number">{row.rank ?? '—'}</td>
      <th scope="row">
        <Link to="/people/$id" params={{ id: cadreId }}>
          {row.name}
        </Link>{' '}
        <span className="hint">{row.unit}</span>
      </th>
      <td className="number">
        <Link
          to="/evaluation/$run/people/$id"
          params={{ run: data.run.id, id: cadreId }}
          title={exactPoints(row.total)}
          aria-label={t('run.openScore', { name: row.name, score: points(row.total) })}
        >
          {points(row.total)}
        </Link>
      </td>
      <td data-label={data.lines ? t('calibration.proposed') : undefined}>
        {data.lines && <b>{verdictWord(row.grade)}</b>}
        {candidate?.proposed && <span className="tag">{verdictWord('recognised')}</span>}
        {row.bars.length > 0 && <span className="tag barred">{t('calibration.barred')}</span>}
        {why && <p className="hint">{told(why)}</p>}
        {candidate && !candidate.proposed && (
          <p className="hint">{candidate.why.map(told).join('；')}</p>
        )}
      </td>
      {data.lines && (
        <td data-label={t('calibration.decided')}>
          <Verdicts cadreId={cadreId} />
          {mine.length > 0 && (
            <p className="hint">
              {t('calibration.opinions')}：
              {mine.map((one) => `${one.member} ${verdictWord(one.grade)}`).join(t('comma'))}
            </p>
          )}
        </td>
      )}
      {isActed(data) && (
        <td className="act">
          <PersonAct row={row} />
        </td>
      )}
    </tr>
  )
}

/** What stands decided on a person, each departure with its reason. */
function Verdicts({ cadreId }: { cadreId: string }) {
  const { data } = useTable()
  const { grade, recognition } = decidedOn(data, cadreId)
  const all = [grade, recognition].filter((one) => one !== undefined)
  if (all.length === 0) return <span className="faint">{t('calibration.undecided')}</span>
  return all.map((one) => (
    <p key={one.matter}>
      <b>{verdictWord(one.verdict)}</b>
      {one.departures.length > 0 && (
        <span className="departs">
          {one.departures.map((why) => reasonWords(why as { code: string })).join('；')}
          {one.reason !== null && `：${one.reason}`}
        </span>
      )}
    </p>
  ))
}
