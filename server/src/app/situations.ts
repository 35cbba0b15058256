import { sql } from 'kysely'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Noun } from '@zhishi/domain/app/facts.ts'
import type { Situation } from '@zhishi/domain/app/keeping.ts'
import { foreignRecord } from '@zhishi/domain/portraits/tagProposals.ts'
import { recordOf } from '@zhishi/domain/safeguards/concern.ts'
import { presentPost } from '../cadres/presentPost.ts'
import type { Database, Tx } from '../platform/database.ts'
import { kinFor } from '../platform/visibility.ts'
import { readPerson } from '../portraits/personRecord.ts'

type Db = Database | Tx
type Content = Readonly<Record<string, unknown>>
type Known = Omit<Situation, 'noun' | 'content' | 'kin'>

/** What the rules have to know about a fact that somebody is about to keep. */
export async function situationOf(
  db: Db,
  actor: Actor,
  noun: Noun,
  id: string,
  content: Content,
): Promise<Situation> {
  const d = actor.districtId
  const [kin, known] = await Promise.all([kinFor(db, actor), readKnown(db, d, noun, id, content)])
  return { noun, content, kin: [...kin], ...known }
}

const idOf = (content: Content, key: string): string | null => {
  const value = content[key]
  return typeof value === 'string' ? value : null
}

async function readKnown(
  db: Db,
  d: number,
  noun: Noun,
  id: string,
  content: Content,
): Promise<Known> {
  const cadreId = idOf(content, 'cadreId')
  const about = cadreId === null ? [] : [cadreId]
  switch (noun) {
    case 'kinship':
      return { about: [cadreId, idOf(content, 'relativeId')].filter((id) => id !== null) }
    case 'case':
      return { about: await partiesOf(db, d, id) }
    case 'concern': {
      const [parties, whose] = await Promise.all([
        partiesOf(db, d, idOf(content, 'caseId') ?? ''),
        whoseIs(db, d, content),
      ])
      return { about: parties, whose }
    }
    case 'tagging': {
      const foreign = await foreignNoun(db, d, cadreId, content)
      return { about, ...(foreign === undefined ? {} : { foreign }) }
    }
    case 'reply':
      return { about, whose: await whoseIs(db, d, content) }
    case 'appointment':
      return { about, leading: await countLed(db, d, cadreId, id) }
    case 'opinion':
      return nominee(db, d, idOf(content, 'nominationId'))
    case 'observation':
      return { about, ...(await whoInspected(db, d, content)) }
    case 'verification':
      return itemOf(db, d, idOf(content, 'achievementId'))
    case 'achievement': {
      const [{ item }, tenures] = await Promise.all([itemOf(db, d, id), tenuresOf(db, d, cadreId)])
      return { about, ...(item ? { item } : {}), tenures }
    }
    default:
      return { about }
  }
}

async function partiesOf(db: Db, d: number, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ cadreId: string }>`
    select y.cadre_id from case_parties y
    where y.district_id = ${d} and y.case_id = ${caseId} and y.withdrawn_at is null`.execute(db)
  return rows.map(({ cadreId }) => cadreId)
}

/** The people whom the record is about that is answered or concerned; of a report: who leads or commands. */
async function whoseIs(db: Db, d: number, content: Content): Promise<string[]> {
  const id = recordOf(content)?.id ?? null
  const { rows } = await sql<{ cadreId: string | null }>`
    select o.cadre_id from observations o where o.district_id = ${d} and o.id = ${id}
    union select e.cadre_id from bottom_line_events e where e.district_id = ${d} and e.id = ${id}
    union select a.cadre_id from achievements a where a.district_id = ${d} and a.id = ${id}
    union select m.cadre_id from reports r
      join commands m on m.district_id = ${d} and m.project_id = r.project_id
        and m.withdrawn_at is null
      where r.district_id = ${d} and r.id = ${id}
    union select n.cadre_id from reports r
      join appointments n on n.district_id = ${d} and n.project_id = r.project_id
        and n.withdrawn_at is null
      where r.district_id = ${d} and r.id = ${id}`.execute(db)
  return rows.flatMap(({ cadreId }) => cadreId ?? [])
}

/** The noun of the first record of a tagging that is about somebody else. */
async function foreignNoun(
  db: Db,
  districtId: number,
  cadreId: string | null,
  content: Content,
): Promise<string | undefined> {
  const records = content['records']
  if (cadreId === null || typeof records !== 'string') return undefined
  const record = await readPerson(db, { districtId, cadreId, period: '2000' })
  return record && foreignRecord(record, records)?.noun
}

async function countLed(db: Db, d: number, cadreId: string | null, id: string): Promise<number> {
  const { rows } = await sql<{ led: number }>`
    select count(*) as led from appointments a
    where a.district_id = ${d} and a.cadre_id = ${cadreId} and a.id <> ${id}
      and a.until is null and a.withdrawn_at is null`.execute(db)
  return rows[0]?.led ?? 0
}

async function tenuresOf(db: Db, d: number, cadreId: string | null) {
  const { rows } = await sql<{ from: string | null }>`
    select t."from" from tenures t
    where t.district_id = ${d} and t.cadre_id = ${cadreId} and t.withdrawn_at is null`.execute(db)
  return rows
}

async function nominee(db: Db, d: number, nominationId: string | null): Promise<Known> {
  const { rows } = await sql<{ cadreId: string; unit: string | null }>`
    select c.id as cadre_id, u.name as unit from nominations n
    join cadres c on c.district_id = ${d} and c.id = n.cadre_id ${presentPost(d)}
    where n.district_id = ${d} and n.id = ${nominationId}`.execute(db)
  const found = rows[0]
  return found ? { about: [found.cadreId], unit: found.unit } : { about: [] }
}

/** An achievement as the rules of verification see it; a row from a sheet was entered by nobody. */
async function itemOf(db: Db, d: number, achievementId: string | null): Promise<Known> {
  const { rows } = await sql<{
    cadreId: string
    unitId: string | null
    unit: string | null
    enteredBy: string | null
    verified: boolean
    verifiedBy: string | null
  }>`
    select c.id as cadre_id, u.id as unit_id, u.name as unit,
      case when e.batch_id is null then e.account_id end as entered_by,
      v.id is not null as verified,
      case when w.batch_id is null then w.account_id end as verified_by
    from achievements a
    join cadres c on c.district_id = ${d} and c.id = a.cadre_id ${presentPost(d)}
    left join fact_versions e on e.district_id = ${d} and e.fact_id = a.id and e.version = 1
    left join verifications v on v.district_id = ${d} and v.achievement_id = a.id
      and v.withdrawn_at is not distinct from a.withdrawn_at
    left join fact_versions w on w.district_id = ${d} and w.fact_id = v.id and w.version = 1
    where a.district_id = ${d} and a.id = ${achievementId}`.execute(db)
  const found = rows[0]
  if (!found) return { about: [] }
  const { cadreId, unitId, unit, enteredBy, verified, verifiedBy } = found
  return {
    about: [cadreId],
    unit,
    item: { unitId, enteredBy, verifiedBy: verified ? verifiedBy : undefined },
  }
}

async function whoInspected(
  db: Db,
  d: number,
  content: Content,
): Promise<Pick<Situation, 'inspected'>> {
  const { rows } = await sql<{ cadreId: string; unitId: string | null; inspects: boolean }>`
    select c.id as cadre_id, u.id as unit_id, false as inspects from cadres c ${presentPost(d)}
    where c.district_id = ${d} and c.id = ${idOf(content, 'cadreId')}
    union all
    select c.id, u.id, true from inspectors i
    join cadres c on c.district_id = ${d} and c.id = i.cadre_id ${presentPost(d)}
    where i.district_id = ${d} and i.id = ${idOf(content, 'inspectorId')}`.execute(db)
  const inspector = rows.find(({ inspects }) => inspects)
  const person = rows.find(({ inspects }) => !inspects)
  if (!inspector || !person) return {}
  const kin = await kinFor(db, { districtId: d, cadreId: inspector.cadreId })
  return { inspected: { inspector, person, kin: [...kin] } }
}
