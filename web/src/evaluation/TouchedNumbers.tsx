import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Touching } from '@zhishi/domain/evaluation/api.ts'
import { useMay } from '../access/actor.ts'
import { moment } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { touching } from './lineageQueries.ts'
import { nameOfPath, points, told } from './told.ts'
import { WithoutIt } from './WithoutIt.tsx'
import './lineage.css'

/** From a record up to the numbers that rest on it, run by run, and what each run would say without it. */
export default function TouchedNumbers({ noun, id }: { noun: string; id: string }) {
  const may = useMay()
  const { data } = useQuery({ ...touching(noun, id), enabled: may('read evaluation') })
  if (!data || data.length === 0) return null
  const runs = [...Map.groupBy(data, ({ run }) => run.id).values()]
  return (
    <section className="card touched" aria-labelledby="touched">
      <h2 id="touched">{t('touched.title')}</h2>
      <p className="hint">{t('touched.about')}</p>
      {runs.map((found, i) => (
        <RunTouched key={found[0]?.run.id} found={found} noun={noun} id={id} open={i === 0} />
      ))}
    </section>
  )
}

interface RunTouchedProps {
  readonly found: Touching
  readonly noun: string
  readonly id: string
  readonly open: boolean
}

function RunTouched({ found, noun, id, open }: RunTouchedProps) {
  const run = found[0]?.run
  if (!run) return null
  return (
    <details open={open}>
      <summary>
        {term(`runs.kind.${run.kind}`)} {run.period} · {run.scheme} · {moment(run.startedAt)}
        <span className="hint"> {t('touched.people', { count: found.length })}</span>
      </summary>
      <ul className="touched-people">
        {found.map((one) => (
          <li key={one.cadreId}>
            <strong>{one.name}</strong>
            <Numbers one={one} />
            {one.leftOut && <span className="tag">{term(`leftOut.${one.leftOut.why}`)}</span>}
            {one.statements.map((statement) => (
              <span key={statement.code} className="hint">
                {told(statement)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <WithoutIt run={run.id} noun={noun} id={id} />
    </details>
  )
}

const Numbers = ({ one: { run, cadreId, nodes } }: { one: Touching[number] }) =>
  nodes.map(({ key, points: adds }) => (
    <Link
      key={key}
      to="/evaluation/$run/people/$id"
      params={{ run: run.id, id: cadreId }}
      search={{ at: key }}
      data-figure=""
    >
      {nameOfPath(key)}
      {adds !== null && ` +${points(adds)}`}
    </Link>
  ))
