import { sql } from 'kysely'
import type { Database } from './database.ts'
import { GENESIS, type SealedRow, headOf, sealOf, sealedColumns } from './sealer.ts'

/**
 * What is wrong with a trail. `changed`: the row is not what was sealed. `missing`: the sealed row is
 * gone. `gap`: a link of the chain is gone. `unsealed`: a row that should long have been sealed.
 * `cut`: the chain ends before the anchor. `rewritten`: it is not the chain that the anchor is of.
 */
export interface TrailFlaw {
  readonly kind: 'changed' | 'missing' | 'gap' | 'unsealed' | 'cut' | 'rewritten'
  readonly number: number | null
  readonly trailId: string | null
}

/** A link that was written down elsewhere. Without one, an end that was cut off whole does not show. */
export interface Anchor {
  readonly number: number
  readonly hash: string
}

export interface TrailReport {
  readonly rows: number
  readonly head: Anchor | null
  readonly flaws: readonly TrailFlaw[]
}

interface Link extends Omit<SealedRow, 'id'> {
  readonly id: string | null
  readonly number: number
  readonly hash: string
  readonly trailId: string
}

const PAGE = 2000
/** The sealer is done within a minute; only longer is a flaw. */
const PATIENCE = 5 * 60_000

/** Computes a district's chain again from its rows; reads only. */
export async function verifyTrail(
  db: Database,
  districtId: number,
  { now, anchor }: { readonly now: Date; readonly anchor?: Anchor },
): Promise<TrailReport> {
  const flaws: TrailFlaw[] = []
  let last = { number: 0, hash: GENESIS }
  let rows = 0
  for (;;) {
    const links = await linksAfter(db, districtId, last.number)
    for (const link of links) {
      flaws.push(...flawsOfLink(districtId, last, link))
      last = { number: link.number, hash: link.hash }
    }
    rows += links.length
    if (links.length < PAGE) break
  }
  if (anchor) flaws.push(...(await flawsOfAnchor(db, districtId, anchor)))
  flaws.push(...(await unsealed(db, districtId, new Date(now.getTime() - PATIENCE))))
  return { rows, head: (await headOf(db, districtId)) ?? null, flaws }
}

async function linksAfter(db: Database, districtId: number, number: number): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select s.number, s.hash, s.trail_id, ${sealedColumns}
    from trail_seals s left join trail t on t.district_id = ${districtId} and t.id = s.trail_id
    where s.district_id = ${districtId} and s.number > ${number}
    order by s.number limit ${PAGE}`.execute(db)
  return rows
}

function flawsOfLink(districtId: number, before: Anchor, link: Link): TrailFlaw[] {
  const { number, trailId, id } = link
  // Beyond a gap the link before is unknown, and with it what this one should be.
  if (number !== before.number + 1)
    return [{ kind: 'gap', number: before.number + 1, trailId: null }]
  if (id === null) return [{ kind: 'missing', number, trailId }]
  const hash = sealOf(before.hash, districtId, number, { ...link, id })
  return hash === link.hash ? [] : [{ kind: 'changed', number, trailId }]
}

async function flawsOfAnchor(
  db: Database,
  districtId: number,
  { number, hash }: Anchor,
): Promise<TrailFlaw[]> {
  const there = await db
    .selectFrom('trailSeals')
    .select(['hash', 'trailId'])
    .where('districtId', '=', districtId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!there) return [{ kind: 'cut', number, trailId: null }]
  return there.hash === hash ? [] : [{ kind: 'rewritten', number, trailId: there.trailId }]
}

async function unsealed(db: Database, districtId: number, before: Date): Promise<TrailFlaw[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from trail t
    where t.district_id = ${districtId} and t.at < ${before} and not exists (
      select 1 from trail_seals s where s.district_id = ${districtId} and s.trail_id = t.id)
    order by t.at, t.id limit 100`.execute(db)
  return rows.map(({ id }) => ({ kind: 'unsealed', number: null, trailId: id }))
}
