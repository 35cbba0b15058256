import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, type Tx, transaction } from './database.ts'

/**
 * The trail's rows commit unchained, so that nobody waits for anybody; every second the sealer numbers
 * and chains what has come since. Each seal is the hash of the seal before it and of the whole row:
 * a row that is changed, taken out or put in later breaks the chain where it stood.
 */

/** One row as text, the same for ever: the particulars' keys in order, the moment to the microsecond. */
export interface SealedRow {
  readonly id: string
  readonly at: string
  readonly accountId: string | null
  readonly actor: string
  readonly act: string
  readonly outcome: string
  readonly noun: string | null
  readonly recordId: string | null
  readonly particulars: unknown
}

/** What stands before the first link. */
export const GENESIS = '0'.repeat(64)

export function sealOf(before: string, districtId: number, number: number, row: SealedRow): string {
  const { id, at, accountId, actor, act, outcome, noun, recordId, particulars } = row
  const content = [districtId, number, id, at, accountId, actor, act, outcome, noun, recordId]
  return createHash('sha256')
    .update(`${before}\n${JSON.stringify([...content, inOrder(particulars)])}`)
    .digest('hex')
}

/** The same value with all keys in order, so that it is always written the same. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, inner]) => [key, inOrder(inner)] as const)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}

/** The columns that a seal covers, read the same way for sealing and for verifying. */
export const sealedColumns = sql<SealedRow>`t.id,
  to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  t.account_id, t.actor, t.act, t.outcome, t.noun, t.record_id, t.particulars`

const BATCH = 1000

/** The last link of a district's chain. */
export async function headOf(db: Database | Tx, districtId: number) {
  return db
    .selectFrom('trailSeals')
    .select(['number', 'hash'])
    .where('districtId', '=', districtId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * Chains the rows of a district that have no seal and happened after `since`; gives how many. Where
 * another process does the same at the same moment, the numbers' key lets one through; the other
 * finds nothing left the next time.
 */
export async function sealTrail(
  db: Database,
  districtId: number,
  since: Date,
  now: Date,
): Promise<number> {
  let sealed = 0
  for (;;) {
    const part = await transaction(db, (tx) => sealPart(tx, districtId, since, now)).catch(
      (error: unknown) => {
        if ((error as { code?: string }).code === '23505') return 0
        throw error
      },
    )
    sealed += part
    if (part < BATCH) return sealed
  }
}

async function sealPart(tx: Tx, districtId: number, since: Date, now: Date): Promise<number> {
  const { rows } = await sql<SealedRow>`
    select ${sealedColumns} from trail t
    where t.district_id = ${districtId} and t.at > ${since} and not exists (
      select 1 from trail_seals s where s.district_id = ${districtId} and s.trail_id = t.id)
    order by t.at, t.id limit ${BATCH}`.execute(tx)
  if (rows.length === 0) return 0
  let { number, hash } = (await headOf(tx, districtId)) ?? { number: 0, hash: GENESIS }
  const seals = rows.map((row) => {
    number += 1
    hash = sealOf(hash, districtId, number, row)
    return { districtId, number, trailId: row.id, hash, sealedAt: now }
  })
  await tx.insertInto('trailSeals').values(seals).execute()
  return seals.length
}

const MINUTE = 60_000
const LONG_AGO = new Date(0)

/**
 * Seals every second what happened within the last minute. A long import commits its row late, under
 * the time at which it began: every minute the last day is looked through too, and all at the start.
 */
export function startSealer(db: Database, clock: () => Date, logError: (error: unknown) => void) {
  let ticks = 0
  let isStopping = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const seal = async (): Promise<void> => {
    const now = clock()
    const back = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
    const since = ticks === 0 ? LONG_AGO : ticks % 60 === 0 ? back(24 * 60) : back(1)
    const districts = await db.selectFrom('districts').select('id').orderBy('id').execute()
    for (const { id } of districts) await sealTrail(db, id, since, now)
    ticks += 1
  }
  const tick = (): void => {
    running = seal()
      .catch(logError)
      .then(() => {
        if (!isStopping) timer = setTimeout(tick, 1000)
      })
  }
  tick()
  return {
    /** Ends after what is left has been sealed. */
    async stop(): Promise<void> {
      isStopping = true
      clearTimeout(timer)
      await running
      await seal().catch(logError)
    },
  }
}
