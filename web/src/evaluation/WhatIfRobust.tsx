import { Link } from '@tanstack/react-router'
import type { RunBoard } from '@zhishi/domain/evaluation/lineageApi.ts'
import type { HeadScheme } from '@zhishi/domain/evaluation/scheme.ts'
import type { Trial } from '@zhishi/domain/evaluation/steadfast.ts'
import { tryOut, untried } from '@zhishi/domain/evaluation/steadfast.ts'
import { chance, DRAWS, weightingsAround } from '@zhishi/domain/evaluation/weightings.ts'
import { weightsOf } from '@zhishi/domain/evaluation/whatIf.ts'
import { memo, useEffect, useRef, useState } from 'react'
import { percent, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import type { Outcome, Table } from './whatIfBoard.ts'

/** So long a piece may last that the page still draws every frame. */
const MILLISECONDS = 8
const SEED = 2_026

interface RobustProps {
  readonly board: RunBoard
  readonly table: Table
  readonly rules: HeadScheme
  readonly now: Outcome
}

interface Tried {
  readonly of: Outcome
  readonly seed: number
  readonly trial: Trial
}

/** In what share of the defensible weightings each standout, proposed or recognised, is proposed as one. */
export const WhatIfRobust = memo(function WhatIfRobust({ board, table, rules, now }: RobustProps) {
  const [seed, setSeed] = useState(SEED)
  const [tried, setTried] = useState<Tried>()
  const stop = useRef<() => void>(undefined)
  const [running, setRunning] = useState(false)
  const standing = [...now.order].filter(
    (row) => now.standouts[row] === 1 || table.heads[row]?.recognised === true,
  )
  useEffect(() => () => stop.current?.(), [])
  const draws = weightingsAround(weightsOf(rules).dimensions, chance(seed))
  const start = () => {
    stop.current?.()
    if (!draws) return
    setRunning(true)
    stop.current = inPieces({ board, table, rules, now }, draws, (trial) => {
      setTried({ of: now, seed, trial })
      if (trial.tried >= DRAWS) setRunning(false)
    })
  }
  const halt = () => {
    stop.current?.()
    setRunning(false)
  }
  const stale = tried !== undefined && (tried.of !== now || tried.seed !== seed)
  return (
    <section className="card robust" aria-labelledby="robust">
      <h2 id="robust">{t('whatIf.robust')}</h2>
      <p className="hint">{t('whatIf.robustAbout', { draws: whole(DRAWS), seed })}</p>
      <div className="robust-start screen-only">
        <label>
          {t('whatIf.seed')}
          <input
            type="number"
            min={0}
            max={4_294_967_295}
            value={seed}
            onChange={({ target }) => setSeed(Math.max(0, Math.trunc(Number(target.value)) || 0))}
          />
        </label>
        {running ? (
          <button type="button" onClick={halt}>
            {t('whatIf.robustStop')}
          </button>
        ) : (
          <button type="button" className="primary" onClick={start} disabled={!draws}>
            {t('whatIf.robustStart')}
          </button>
        )}
        {!draws && <p>{t('whatIf.robustNone')}</p>}
        {tried && (
          <>
            <progress max={DRAWS} value={tried.trial.tried} aria-label={t('whatIf.robust')} />
            <span role="status">
              {t('whatIf.robustProgress', { tried: whole(tried.trial.tried), draws: whole(DRAWS) })}
            </span>
          </>
        )}
      </div>
      {stale && !running && <p className="abstains">{t('whatIf.robustStale')}</p>}
      {standing.length === 0 && <p className="hint">{t('whatIf.nobody')}</p>}
      {tried && !stale && (
        <Shares board={board} table={table} now={now} standing={standing} trial={tried.trial} />
      )}
    </section>
  )
})

/** Tries weightings for a few milliseconds at a time until all are tried or it is told to stop. */
function inPieces(
  { board, table, rules, now }: RobustProps,
  draw: () => readonly number[],
  tell: (trial: Trial) => void,
): () => void {
  const about = {
    scores: now.scores,
    points: now.points,
    board: table.board,
    leastPresent: rules.leastPresent,
    rule: board.recognition,
  }
  let trial = untried(table.heads.length)
  let timer: ReturnType<typeof setTimeout>
  const piece = () => {
    const until = performance.now() + MILLISECONDS
    do {
      trial = tryOut(trial, about, draw, Math.min(10, DRAWS - trial.tried))
    } while (trial.tried < DRAWS && performance.now() < until)
    tell(trial)
    if (trial.tried < DRAWS) timer = setTimeout(piece)
  }
  timer = setTimeout(piece)
  return () => clearTimeout(timer)
}

interface SharesProps extends Pick<RobustProps, 'board' | 'table' | 'now'> {
  /** Who is a standout, proposed under the rules as they stand or recognised, by row. */
  readonly standing: readonly number[]
  readonly trial: Trial
}

function Shares({ board, table, now, standing, trial }: SharesProps) {
  return (
    <ul className="shares">
      {standing.map((row) => {
        const head = table.heads[row]
        if (!head) return null
        const share = Math.floor(((trial.stays[row] ?? 0) * 10_000) / Math.max(1, trial.tried))
        return (
          <li key={head.cadreId}>
            <Link to="/evaluation/$run/people/$id" params={{ run: board.run.id, id: head.cadreId }}>
              {head.name}
            </Link>
            <small>
              {head.unit}
              {head.group && ` · ${term(`choice.unitGroup.${head.group}`)}`}
              {now.standouts[row] === 1 && ` · ${t('whatIf.standout')}`}
              {head.recognised && ` · ${t('whatIf.recognised')}`}
            </small>
            <meter
              min={0}
              max={10_000}
              value={share}
              aria-label={`${head.name} ${t('whatIf.share')}`}
            />
            <span className="number" title={`${trial.stays[row] ?? 0} / ${trial.tried}`}>
              {t('whatIf.share')} {percent(share)}%
            </span>
          </li>
        )
      })}
    </ul>
  )
}
