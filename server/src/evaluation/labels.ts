import { sql } from 'kysely'
import type { z } from 'zod'
import type { Labels, Value } from '@zhishi/domain/platform/api.ts'
import type { Database, Tx } from '../platform/database.ts'

type Content = Readonly<Record<string, Value>>

/** The ids that a record's content points to: every field that ends in `Id`. */
export const linkedIds = (content: Content): string[] =>
  Object.entries(content).flatMap(([key, value]) =>
    key.endsWith('Id') && typeof value === 'string' ? [value] : [],
  )

interface Named {
  noun: string
  id: string
  label: string
  date: string | null
}

/** What linked records are called, and when they took place where they have a date. One query. */
const namesOf = (db: Database | Tx, districtId: number, ids: readonly string[]) =>
  sql<Named>`
  select 'unit' as noun, id, name as label, null as date from units
  where district_id = ${districtId} and id = any(${ids}::uuid[])
  union all
  select 'cadre', id, name, null from cadres
  where district_id = ${districtId} and id = any(${ids}::uuid[])
  union all
  select 'project', id, name, null from projects
  where district_id = ${districtId} and id = any(${ids}::uuid[])
  union all
  select 'visit', visits.id, teams.name, visits.date from visits
  join teams on teams.district_id = visits.district_id and teams.id = visits.team_id
    and teams.district_id = ${districtId}
  where visits.district_id = ${districtId} and visits.id = any(${ids}::uuid[])
  union all
  select 'inspector', id, name, null from inspectors
  where district_id = ${districtId} and id = any(${ids}::uuid[])
  union all
  select 'debrief', id, title, coalesce(date, year::text) from debriefs
  where district_id = ${districtId} and id = any(${ids}::uuid[])
  union all
  select 'case', id, number, date from cases
  where district_id = ${districtId} and id = any(${ids}::uuid[])`.execute(db)

/** Names of linked records, and with them a record in its own words. */
export interface Names {
  readonly describe: (noun: string, content: Content) => string
  readonly dateOf: (content: Content) => string | null
  readonly among: (ids: readonly string[]) => z.infer<typeof Labels>
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ')

/** The fields that say in words what a record is, best first. */
const WORDS = ['text', 'name', 'title', 'business', 'matter', 'post', 'reason', 'note'] as const

export async function labelsOf(
  db: Database | Tx,
  districtId: number,
  ids: readonly string[],
): Promise<Names> {
  const wanted = [...new Set(ids)]
  const { rows } =
    wanted.length === 0 ? { rows: [] as Named[] } : await namesOf(db, districtId, wanted)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const nameIn = (content: Content, key: string) => byId.get(text(content[key]))?.label ?? ''
  return {
    describe(noun, content) {
      if (noun === 'tally') return nameIn(content, 'debriefId')
      if (['report', 'command', 'appointment'].includes(noun)) return nameIn(content, 'projectId')
      if (noun === 'tenure') {
        return joined(nameIn(content, 'unitId') || text(content['body']), text(content['post']))
      }
      if (noun === 'case') return joined(text(content['number']), text(content['matter']))
      const words = WORDS.map((key) => text(content[key])).find((word) => word !== '')
      return words ?? nameIn(content, 'projectId')
    },
    dateOf(content) {
      for (const key of ['date', 'month', 'from']) {
        if (typeof content[key] === 'string') return content[key]
      }
      const linked = linkedIds(content).map((id) => byId.get(id)?.date)
      return linked.find((date) => typeof date === 'string') ?? null
    },
    among: (shown) =>
      Object.fromEntries(
        shown.flatMap((id) => {
          const found = byId.get(id)
          return found ? [[id, { noun: found.noun, label: found.label }]] : []
        }),
      ),
  }
}
