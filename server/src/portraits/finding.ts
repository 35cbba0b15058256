import { sql } from 'kysely'
import { inEffectOn } from '@zhishi/domain/evaluation/effectPeriod.ts'
import type { SanctionItem } from '@zhishi/domain/evaluation/evidence.ts'
import type { FoundPeople } from '@zhishi/domain/portraits/peopleApi.ts'
import type { Search } from '@zhishi/domain/portraits/search.ts'
import { kinOf } from '../platform/visibility.ts'
import { presentPost } from '../cadres/presentPost.ts'
import type { Database, Tx } from '../platform/database.ts'
import { schemesInForce } from '../evaluation/inForce.ts'
import { type Place, asked } from './conditions.ts'
import { dayOf } from './paper.ts'

const PAGE = 50
/** Records told a condition; the count says how many there are. */
const MOST_TOLD = 12

interface Found {
  id: string
  name: string
  unit: string | null
  post: string | null
  total: number
  fulfilled: FoundPeople['people'][number]['fulfilled']
}

/** The sanctions in effect on a day: reckoned by the one rule of the evaluation, those that overlap too. */
async function sanctionsOn(
  db: Database | Tx,
  d: number,
  day: string,
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<SanctionItem>`
    select s.id, s.cadre_id, s.kind, s."from", s.until from sanctions s
    where s.district_id = ${d} and s.withdrawn_at is null`.execute(db)
  const { heads } = await schemesInForce(db, d, now)
  return inEffectOn(day, rows, heads.bars)
}

/**
 * People of whom all conditions hold and none of the others, with the records that fulfil each, in
 * the official order. County leaders are not assessed and not found; nor is whoever asks, nor kin.
 */
export async function findPeople(
  db: Database | Tx,
  d: number,
  now: Date,
  { all, none }: Search,
  { page, asker }: { readonly page: number; readonly asker: string | null },
): Promise<FoundPeople> {
  const day = dayOf(now)
  if (all.length + none.length === 0) return { total: 0, page, pages: 0, people: [], asOf: day }
  const asksOfSanctions = [...all, ...none].some(({ is }) => is === 'sanctioned')
  const inEffect = asksOfSanctions ? await sanctionsOn(db, d, day, now) : []
  const place: Place = { d, day, inEffect }
  const alias = (i: number) => sql.id(`e${i}`)
  const joins = all.map(
    (condition, i) => sql`
      join (${asked(place, condition)}) ${alias(i)} on ${alias(i)}.cadre_id = c.id`,
  )
  const barred = none.map(
    (condition) => sql`
      and not exists (select from (${asked(place, condition)}) barred
        where barred.cadre_id = c.id)`,
  )
  const fulfilled = all.map(
    (_, i) => sql`jsonb_build_object('count', ${alias(i)}.count, 'records',
      (select coalesce(jsonb_agg(told.value order by told.ordinality), '[]'::jsonb)
        from jsonb_array_elements(${alias(i)}.records) with ordinality told
        where told.ordinality <= ${MOST_TOLD}))`,
  )
  const { rows } = await sql<Found>`
    select c.id, c.name, coalesce(u.name, t.body) as unit, t.post, count(*) over () as total,
      jsonb_build_array(${sql.join(fulfilled)}) as fulfilled
    from cadres c ${presentPost(d)} ${sql.join(joins, sql` `)}
    where c.district_id = ${d} and c.withdrawn_at is null
      and coalesce(t.layer, 'other') <> 'countyLeader'
      and c.id is distinct from ${asker}::uuid and c.id not in (${kinOf(d, asker)}) ${sql.join(barred, sql` `)}
    order by u.ordinal nulls last, c.ordinal, c.id
    limit ${PAGE} offset ${(page - 1) * PAGE}`.execute(db)
  const total = Number(rows[0]?.total ?? 0)
  return {
    total,
    page,
    pages: Math.ceil(total / PAGE),
    people: rows.map(({ id, name, unit, post, fulfilled }) => ({
      id,
      name,
      unit,
      post,
      fulfilled,
    })),
    asOf: day,
  }
}
