import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Calibration } from '@zhishi/domain/decisions/api.ts'
import { useMay } from '../access/actor.ts'
import { moment } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { addressOf } from '../platform/client.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { Recused } from '../evaluation/Recused.tsx'
import { comparedName, groupOf } from '../evaluation/comparedIn.ts'
import { GroupJump } from '../evaluation/GroupJump.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { decisionsApi } from './api.built.ts'
import { Borderlines } from './Borderlines.tsx'
import { BulkBar } from './BulkBar.tsx'
import { BulkDialog } from './BulkDialog.tsx'
import { DecideDialog } from './DecideDialog.tsx'
import { GroupSection } from './GroupSection.tsx'
import { History } from './History.tsx'
import { MeetingSteps } from './MeetingSteps.tsx'
import { type Met, TableContext } from './meeting.ts'
import { OpinionDialog } from './OpinionDialog.tsx'
import { calibration } from './queries.ts'
import '../evaluation/evaluation.css'
import './decisions.css'

/** A meeting on a run: the groups, the borderline cases, the opinions, and then the decision. */
export default function CalibrationPage() {
  const { run } = useParams({ from: '/shell/evaluation/$run/calibration' })
  const may = useMay()
  const allowed = may('decide evaluation')
  const { data, error } = useQuery({ ...calibration(run), enabled: allowed })
  useTitle(t('calibration.title'))
  if (!allowed) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  return <Meeting data={data} />
}

const today = () => new Date().toLocaleDateString('sv')

function Meeting({ data }: { data: Calibration }) {
  const { run } = data
  const may = useMay()
  const place = useRef<HTMLDivElement>(null)
  const [met, setMet] = useState<Met>({ body: data.bodies[0] ?? '', on: today() })
  const [asked, setAsked] = useState<RunRow>()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [together, setTogether] = useState(false)
  const groups = [...Map.groupBy(data.rows, groupOf)]
  const table = useMemo(() => ({ data, met, ask: setAsked }), [data, met])
  const tick = (ids: readonly string[], isOn: boolean) =>
    setTicked((before) => {
      const after = new Set(before)
      for (const id of ids)
        if (isOn) after.add(id)
        else after.delete(id)
      return after
    })
  useRowKeys(place)
  return (
    <TableContext value={table}>
      <div className="evaluation calibration" ref={place}>
        <Watermark />
        <header className="page-head">
          <h1>
            {t('calibration.of', { kind: term(`runs.kind.${run.kind}`), period: run.period })}
          </h1>
          <span className="tag">{run.scheme}</span>
          <span className="tag">{term(`choice.runState.${run.state}`)}</span>
          <div className="actions">
            <Link to="/evaluation/$run" params={{ run: run.id }} className="button">
              {t('lineage.run')}
            </Link>
            {run.follows && (
              <Link to="/evaluation/$run/differences" params={{ run: run.id }} className="button">
                {t('differences.open')}
              </Link>
            )}
            {run.recused === 0 && (
              <a className="button" href={addressOf(decisionsApi.minutes, { id: run.id })} download>
                {t('calibration.minutes')}
              </a>
            )}
          </div>
        </header>
        <Recused run={run} />
        <MeetingSteps met={met} onMet={setMet} />
        {data.lines && <Borderlines lines={data.lines} />}
        {data.lines && run.state === 'deciding' && (
          <BulkBar ticked={ticked} onTick={tick} onDecide={() => setTogether(true)} />
        )}
        <GroupJump
          groups={groups.map(([group, rows]) => ({
            key: group,
            name: comparedName(rows[0]),
            people: rows.length,
          }))}
        />
        {groups.map(([group, rows]) => (
          <GroupSection key={group} group={group} rows={rows} ticked={ticked} onTick={tick} />
        ))}
        <History />
        {run.seal && (
          <p className="faint mono">
            {t('calibration.sealed', { by: run.seal.by, at: moment(run.seal.at) })} SHA-256{' '}
            {run.seal.hash}
          </p>
        )}
        {run.seal && may('read outcomes') && (
          <p>
            <Link
              to="/ledgers/$ledger"
              params={{ ledger: 'recognitions' }}
              search={{ decisionId: run.id }}
            >
              {t('calibration.recognitions')}
            </Link>
          </p>
        )}
        {asked &&
          (run.state === 'proposed' ? (
            <OpinionDialog row={asked} onClose={() => setAsked(undefined)} />
          ) : (
            <DecideDialog row={asked} onClose={() => setAsked(undefined)} />
          ))}
        {together && (
          <BulkDialog
            people={data.rows.map(({ cadreId }) => cadreId).filter((id) => ticked.has(id))}
            onClose={() => setTogether(false)}
            onDone={() => {
              setTogether(false)
              setTicked(new Set())
            }}
          />
        )}
      </div>
    </TableContext>
  )
}

/** J and K go from person to person, X ticks, Enter opens what has the focus. */
function useRowKeys(place: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (document.querySelector('dialog[open]')) return
      const { target } = event
      if (target instanceof HTMLElement && /^(TEXTAREA|SELECT)$/.test(target.tagName)) return
      if (target instanceof HTMLInputElement && target.type !== 'checkbox') return
      const rows = [...(place.current?.querySelectorAll<HTMLElement>('tr[data-row]') ?? [])]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const key = event.key.toLowerCase()
      if (key === 'x') rows[at]?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
      const step = { j: 1, k: -1 }[key]
      if (step === undefined) return
      const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step]
      const aim = next?.querySelector<HTMLElement>('td.act button') ?? next?.querySelector('a')
      aim?.focus()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [place])
}
