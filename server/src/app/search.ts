import { type RawBuilder, sql } from 'kysely'
import type { Ability } from '@zhishi/domain/access/abilities.ts'
import { type Actor, may } from '@zhishi/domain/access/actor.ts'
import { factOf } from '@zhishi/domain/app/facts.ts'
import { type Hit, platformApi } from '@zhishi/domain/platform/api.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type Route, route } from '../platform/http.ts'
import { matchOf } from '../platform/search.ts'
import { sightOf } from '../platform/visibility.ts'
import { RECORDS } from './sources.ts'

/** What stands beside a name, so that one is told from another; lists come as keys of the catalogue. */
const HINTS = {
  unit: sql`'choice.unitGroup.' || rows."group"`,
  cadre: sql`concat_ws(' ', coalesce(rows.unit, rows.body), rows.post)`,
  project: sql`'choice.category.' || rows.category`,
} as const satisfies Readonly<Record<string, RawBuilder<unknown>>>

type Searched = keyof typeof HINTS
const SEARCHED = Object.keys(HINTS) as Searched[]
const MOST = 20

/**
 * With which ability a noun is found: to open it one reads it; to name a person on a form or an
 * account it is enough to find people and units: people come with unit and post and no more.
 */
function abilityFor(actor: Actor, noun: Searched, isForm: boolean): Ability | undefined {
  const reads = factOf(noun)?.reads
  if (reads && may(actor, reads)) return reads
  const isNamed = noun === 'cadre' || noun === 'unit'
  return isForm && isNamed && may(actor, 'find cadres') ? 'find cadres' : undefined
}

/** Names that match what was typed, best first, among what the actor may open, or name on a form. */
async function find(
  db: Database | Tx,
  actor: Actor,
  typed: string,
  nouns: readonly Searched[],
  isForm: boolean,
): Promise<Hit[]> {
  const d = actor.districtId
  const { matches, rank } = matchOf(typed)
  const arms = nouns.flatMap((noun) => {
    const ability = abilityFor(actor, noun, isForm)
    if (!ability) return []
    const source = RECORDS[noun]
    return sql`
      select found.noun, found.fact_id, found.text, found.rank, coalesce(${HINTS[noun]}, '') as hint
      from found join (${source.rows(d)}) as rows on rows.id = found.fact_id
      where found.noun = ${noun} and rows.withdrawn_at is null
        and ${sightOf(actor, ability, source.scopes).rows}`
  })
  if (arms.length === 0) return []
  const { rows } = await sql<Hit>`
    with found as materialized (
      select e.noun, e.fact_id, e.text, ${rank} as rank from search_entries e
      where e.district_id = ${d} and ${matches})
    select hits.noun, hits.fact_id as id, hits.text as label, hits.hint
    from (${sql.join(arms, sql` union all `)}) hits
    order by hits.rank, char_length(hits.text), hits.text, hits.fact_id
    limit ${MOST}`.execute(db)
  return rows
}

export const searchRoutes: readonly Route[] = [
  route(platformApi.search, async ({ tx, actor, query }) => {
    if (query.q.trim() === '' || !query.q.isWellFormed() || query.q.includes('\u0000')) return []
    const nouns = SEARCHED.filter((noun) => query.noun === undefined || query.noun === noun)
    return find(tx, actor, query.q, nouns, query.noun !== undefined)
  }),
]
