import { sql } from 'kysely'
import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { type Judged, ageBand, fairnessOf, mainTeam } from '@zhishi/domain/evaluation/fairness.ts'
import { type FairnessPage, fairnessApi } from '@zhishi/domain/evaluation/fairnessApi.ts'
import { cannotSumUp } from '@zhishi/domain/evaluation/recusing.ts'
import { refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { type Period, lastDay } from '@zhishi/domain/evaluation/period.ts'
import { sightingsIn, teamNames } from '../inspection/severity.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type Route, route } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { findRun, runFrom } from './store.ts'

type Db = Database | Tx

/** What the roster says of those who have a total in a run. */
interface Scored {
  readonly cadreId: string
  readonly total: number
  readonly group: string | null
  readonly category: string | null
  readonly sex: string | null
  readonly birth: string | null
  readonly layer: string | null
}

/** The unit group of a lead is that of the unit of the result; the layer is that of the present post. */
async function scoredIn(db: Db, d: number, runId: string): Promise<Scored[]> {
  const { rows } = await sql<Scored>`
    select rows.cadre_id, (rows.standing ->> 'total')::int as total,
      coalesce(rows.standing ->> 'group', u."group") as "group",
      rows.standing ->> 'category' as category, c.sex, c.birth, t.layer
    from evaluation_results as rows
    join cadres c on c.district_id = ${d} and c.id = rows.cadre_id
    left join tenures t on t.district_id = ${d} and t.present_cadre_id = c.id
    left join units u on u.district_id = ${d} and u.id = (rows.standing ->> 'unitId')::uuid
    where rows.district_id = ${d} and rows.run_id = ${runId}
      and rows.standing ->> 'total' is not null
    order by rows.cadre_id`.execute(db)
  return rows
}

/** How often each team saw each person in a period. */
async function timesSeen(db: Db, d: number, period: Period) {
  const seen = new Map<string, Map<string, number>>()
  for (const { cadreId, teamId } of await sightingsIn(db, d, period)) {
    const theirs = seen.get(cadreId) ?? new Map<string, number>()
    seen.set(cadreId, theirs.set(teamId, (theirs.get(teamId) ?? 0) + 1))
  }
  return seen
}

async function readFairness(db: Db, actor: Actor, runId: string): Promise<FairnessPage> {
  const { districtId: d } = actor
  const found = await findRun(db, actor, runId)
  if (!found) throw notFound()
  refuseIf(cannotSumUp(found))
  const run = runFrom(found)
  const [scored, seen, labels] = await Promise.all([
    scoredIn(db, d, runId),
    timesSeen(db, d, run.period),
    teamNames(db, d),
  ])
  const judged = scored.map(
    ({ cadreId, total, birth, sex, group, category, layer }): Judged => ({
      score: total,
      in: {
        sex,
        age: ageBand(birth, lastDay(run.period)),
        group,
        layer,
        category,
        team: mainTeam(seen.get(cadreId) ?? new Map()),
      },
    }),
  )
  const { people, mean, tables } = fairnessOf(judged)
  return {
    run,
    people,
    mean,
    tables: tables.map(({ by, groups, hidden }) => ({
      by,
      groups: [...groups],
      hidden: [...hidden],
    })),
    labels: Object.fromEntries(labels),
  }
}

/** Groups beside one another are for those who read the evaluation of the whole district. */
function forWholeDistrict(actor: Actor): void {
  if (!scopesOf(actor.roles, 'read evaluation').includes('district')) throw notFound()
}

export const fairnessRoutes: readonly Route[] = [
  route(fairnessApi.fairness, ({ tx, actor, params, note }) => {
    forWholeDistrict(actor)
    const id = params['id'] ?? ''
    note({ outcome: 'read', noun: 'run', recordId: id, particulars: { as: 'fairness' } })
    return readFairness(tx, actor, id)
  }),
]
