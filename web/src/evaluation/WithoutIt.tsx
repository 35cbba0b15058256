import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Without } from '@zhishi/domain/evaluation/lineageApi.ts'
import { useState } from 'react'
import { t, term } from '../kernel/words.ts'
import { without } from './lineageQueries.ts'
import { nameOfPath, points } from './told.ts'

interface WithoutItProps {
  readonly run: string
  readonly noun: string
  readonly id: string
  /** Whose numbers are told first and in full; of the others the total, place and grade. */
  readonly about?: string
}

/** What the run would say without one record, asked for when somebody wants to know. */
export function WithoutIt(props: WithoutItProps) {
  const [asked, setAsked] = useState(false)
  if (asked) return <Told {...props} />
  return (
    <button type="button" className="quiet screen-only" onClick={() => setAsked(true)}>
      {t('without.ask')}
    </button>
  )
}

function Told({ run, noun, id, about }: WithoutItProps) {
  const { data, error } = useQuery(without(run, noun, id))
  if (error) return <p className="hint">{t('without.notRead')}</p>
  if (!data) return <p role="status">{t('without.working')}</p>
  return <Effects run={run} effects={data.effects} about={about} />
}

type Effect = Without['effects'][number]

export function Effects({
  run,
  effects,
  about,
}: {
  run: string
  effects: readonly Effect[]
  about?: string | undefined
}) {
  if (effects.length === 0) return <p className="hint">{t('without.nothing')}</p>
  // Whose numbers move comes first; the others only change places with them.
  const own = effects.filter(({ cadreId, numbers }) =>
    about === undefined ? numbers.length > 0 : cadreId === about,
  )
  const others = effects.filter((effect) => !own.includes(effect))
  return (
    <div className="effects">
      <ul>
        {own.map((effect) => (
          <li key={effect.cadreId}>
            <Person run={run} effect={effect} named={about === undefined} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <details>
          <summary>{t('without.others', { count: others.length })}</summary>
          <ul>
            {others.map((effect) => (
              <li key={effect.cadreId}>
                <Person run={run} effect={effect} named />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const changed = (before: string, after: string) => t('without.changed', { before, after })

function Person({ run, effect, named }: { run: string; effect: Effect; named: boolean }) {
  const { cadreId, name, total, numbers, rank, grade } = effect
  const below = numbers.filter(({ key }) => key !== 'total')
  return (
    <>
      {named && <strong>{name}</strong>}{' '}
      <Link
        to="/evaluation/$run/people/$id"
        params={{ run, id: cadreId }}
        data-figure=""
        className="moves"
      >
        {total.before === total.after
          ? t('without.sameTotal', { total: points(total.before) })
          : t('without.total', { moved: changed(points(total.before), points(total.after)) })}
      </Link>
      {rank && (
        <span className="tag">
          {t('without.rank', {
            moved: changed(String(rank.before ?? '—'), String(rank.after ?? '—')),
          })}
        </span>
      )}
      {grade && (
        <span className="tag">
          {t('without.grade', {
            moved: changed(gradeWord(grade.before), gradeWord(grade.after)),
          })}
        </span>
      )}
      {below.length > 0 && (
        <ul className="below">
          {below.map(({ key, before, after }) => (
            <li key={key}>
              <Link
                to="/evaluation/$run/people/$id"
                params={{ run, id: cadreId }}
                search={{ at: key }}
                data-figure=""
              >
                {nameOfPath(key)} {changed(points(before), points(after))}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const gradeWord = (grade: string | null): string =>
  grade === null ? t('without.noGrade') : term(`choice.grade.${grade}`)
