import { HEADS_1, LEADS_1 } from '@zhishi/domain/evaluation/defaults.ts'
import { type HeadScheme, type LeadScheme, Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import { sql } from 'kysely'
import type { Database, Tx } from '../platform/database.ts'
import { prepared } from '../platform/prepared.ts'

const readPublished = prepared(
  ['d', 'known'],
  ({ d, known }) => sql<{ content: unknown }>`
    (select distinct on (r.kind) s.content, 1 as place
    from scheme_revisions r
    join schemes s on s.district_id = ${d} and s.scheme = r.scheme and s.version = r.version
    where r.district_id = ${d} and r.state = 'published' and r.at <= ${known}
      and not exists (select from scheme_revisions heir
        where heir.district_id = ${d} and heir.scheme = r.scheme and heir.state = 'published'
          and heir.supersedes = r.version and heir.at <= ${known})
    order by r.kind, r.at desc)
    union all
    select s.content, 2 from schemes s
    where s.district_id = ${d} and s.scheme in ('heads', 'leads') and s.version = 1
    order by place`,
)

/**
 * The schemes by which a district judged its heads and its leads at a moment: of each kind the one
 * that was published last and not superseded; where none was, ours, as the district keeps it.
 */
export async function schemesInForce(
  db: Database | Tx,
  districtId: number,
  known: Date,
): Promise<{ heads: HeadScheme; leads: LeadScheme }> {
  const rows = await readPublished(db, { d: districtId, known })
  const kept = rows.map(({ content }) => Scheme.parse(content))
  return {
    heads: kept.find((one) => one.kind === 'heads') ?? HEADS_1,
    leads: kept.find((one) => one.kind === 'leads') ?? LEADS_1,
  }
}
