import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Differences } from '@zhishi/domain/decisions/api.ts'
import { movesBetween } from '@zhishi/domain/decisions/differing.ts'
import { isAvoided } from '@zhishi/domain/evaluation/recusing.ts'
import type { Value } from '@zhishi/domain/platform/api.ts'
import { decidedIn } from '../evaluation/decided.ts'
import { labelsOf, linkedIds } from '../evaluation/labels.ts'
import { listRows } from '../evaluation/results.ts'
import { type FoundRun, findRun, runFrom } from '../evaluation/runs.ts'
import { avoidedBy } from '../evaluation/sight.ts'
import type { Database, Tx } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import { kinFor } from '../platform/visibility.ts'

type Db = Database | Tx

/** What runs read: what else changed in between moves no score. */
const READ = [
  'unit',
  'cadre',
  'tenure',
  'ranking',
  'achievement',
  'verification',
  'visit',
  'observation',
  'debrief',
  'tally',
  'bottomLineEvent',
  'sanction',
  'leave',
  'case',
  'caseParty',
  'concern',
  'recognition',
  'project',
  'report',
  'command',
  'appointment',
]

interface Changed {
  factId: string
  noun: string
  act: 'entered' | 'corrected' | 'withdrawn' | 'restored'
  at: Date
  actor: string
  reason: string | null
  content: Readonly<Record<string, Value>>
  firstIn: boolean
  bySeal: boolean
}

/** The last version of each fact that was stated between the two moments. */
const changedBetween = (db: Db, districtId: number, old: FoundRun, to: Date) =>
  sql<Changed>`
    select distinct on (v.fact_id) v.fact_id, v.noun, v.act, v.at, v.actor, v.reason, v.content,
      exists (select 1 from fact_versions f where f.district_id = ${districtId}
        and f.fact_id = v.fact_id and f.version = 1 and f.at > ${old.asOf}) as first_in,
      v.version = 1 and exists (select 1 from run_recognitions g
        where g.district_id = ${districtId} and g.run_id = ${old.id}
        and g.entered_id = v.fact_id) as by_seal
    from fact_versions v
    where v.district_id = ${districtId} and v.noun = any(${READ}) and v.at > ${old.asOf} and v.at <= ${to}
    order by v.fact_id, v.version desc`.execute(db)

/** Whose results, in either run, name a record. */
const namedBy = (db: Db, districtId: number, runIds: readonly string[], ids: readonly string[]) =>
  sql<{ id: string; cadreId: string; name: string }>`
    select distinct named.id, cadres.id as cadre_id, cadres.name
    from evaluation_results as results
    cross join unnest(results.rests_on) as named (id)
    join cadres on cadres.district_id = ${districtId} and cadres.id = results.cadre_id
    where results.district_id = ${districtId} and results.run_id = any(${runIds}::uuid[])
      and named.id = any(${ids}::uuid[])
    order by cadres.name`.execute(db)

/** What changed between a run and the sealed one that it takes up; not there where it takes up none. */
export async function differencesOf(db: Db, actor: Actor, runId: string): Promise<Differences> {
  const d = actor.districtId
  const found = await findRun(db, actor, runId)
  const old = found?.follows ? await findRun(db, actor, found.follows) : undefined
  if (!found || !old) throw notFound()
  const [rows, oldRows, decided] = await Promise.all([
    listRows(db, actor, found.id),
    listRows(db, actor, old.id),
    decidedIn(db, d, old.id),
  ])
  const avoided = await avoidedBy(db, actor, old.id)
  const open = new Set(oldRows.filter((row) => !isAvoided(avoided, row)).map((row) => row.cadreId))
  const told = decided.filter(({ cadreId }) => open.has(cadreId))
  const grades = new Map(told.map(({ cadreId, grade }) => [cadreId, grade]))
  return {
    run: runFrom(found),
    old: runFrom(old),
    records: await recordsBetween(db, actor, old, found),
    people: movesBetween(oldRows, rows).map((move) => ({
      ...move,
      decided: grades.get(move.cadreId) ?? null,
    })),
  }
}

async function recordsBetween(
  db: Db,
  actor: Actor,
  old: FoundRun,
  run: FoundRun,
): Promise<Differences['records']> {
  const { districtId: d, cadreId: own } = actor
  const { rows: all } = await changedBetween(db, d, old, run.asOf)
  const kin = await kinFor(db, actor)
  const touched = await namedBy(
    db,
    d,
    [old.id, run.id],
    all.map(({ factId }) => factId),
  )
  const named = Map.groupBy(touched.rows, ({ id }) => id)
  /** About kin, or under the results of kin alone. */
  const isOnKin = ({ factId, content }: Changed): boolean => {
    const people = named.get(factId) ?? []
    const about = content['cadreId']
    return (
      kin.has(factId) ||
      (typeof about === 'string' && kin.has(about)) ||
      (people.length > 0 && people.every(({ cadreId }) => kin.has(cadreId)))
    )
  }
  const changed = all.filter((one) => !isOnKin(one))
  const labels = await labelsOf(
    db,
    d,
    changed.flatMap(({ content }) => linkedIds(content)),
  )
  return changed.map(
    ({ factId: id, noun, act, at, actor: by, reason, content, firstIn, bySeal }) => {
      // Whoever is assessed does not learn who inspected, whatever the seat.
      const withheld = noun === 'observation' && own !== null && content['cadreId'] === own
      return {
        noun,
        id,
        label: labels.describe(noun, content),
        act: act === 'entered' || (firstIn && act === 'corrected') ? 'added' : act,
        at: at.toISOString(),
        by: withheld ? '—' : by,
        reason: withheld ? null : reason,
        bySeal,
        touches: (named.get(id) ?? []).flatMap(({ cadreId, name }) =>
          kin.has(cadreId) ? [] : name,
        ),
      }
    },
  )
}
