import { type RawBuilder, sql } from 'kysely'
import { type Noun, factOf } from '@zhishi/domain/app/facts.ts'
import { fieldsOf } from '@zhishi/domain/kernel/field.ts'
import type { RecordView } from '@zhishi/domain/platform/api.ts'
import type { Database, Tx } from '../platform/database.ts'

/** By what people know a record that others point to: `id` and `label`, by noun. */
const LABELS: Readonly<Partial<Record<Noun, (districtId: number) => RawBuilder<unknown>>>> = {
  unit: (d) => sql`select u.id, u.name as label from units u where u.district_id = ${d}`,
  cadre: (d) => sql`select c.id, c.name as label from cadres c where c.district_id = ${d}`,
  familyMember: (d) => sql`
    select m.id, concat_ws(' · ', c.name, m.relation, m.name) as label from family_members m
    join cadres c on c.district_id = ${d} and c.id = m.cadre_id
    where m.district_id = ${d}`,
  case: (d) => sql`
    select k.id, k.year || ' ' || k.number as label from cases k where k.district_id = ${d}`,
  project: (d) => sql`select p.id, p.name as label from projects p where p.district_id = ${d}`,
  nomination: (d) => sql`
    select n.id, c.name || ' → ' || p.name as label from nominations n
    join cadres c on c.district_id = ${d} and c.id = n.cadre_id
    join projects p on p.district_id = ${d} and p.id = n.project_id
    where n.district_id = ${d}`,
  report: (d) => sql`
    select r.id, p.name || ' ' || r.month as label from reports r
    join projects p on p.district_id = ${d} and p.id = r.project_id
    where r.district_id = ${d}`,
  team: (d) => sql`select g.id, g.name as label from teams g where g.district_id = ${d}`,
  inspector: (d) => sql`select i.id, i.name as label from inspectors i where i.district_id = ${d}`,
  visit: (d) => sql`
    select v.id, g.name || ' ' || v.date as label from visits v
    join teams g on g.district_id = ${d} and g.id = v.team_id
    where v.district_id = ${d}`,
  achievement: (d) => sql`
    select a.id, left(a.text, 40) as label from achievements a where a.district_id = ${d}`,
  observation: (d) => sql`
    select o.id, coalesce(left(o.text, 40), v.date) as label from observations o
    join visits v on v.district_id = ${d} and v.id = o.visit_id
    where o.district_id = ${d}`,
  bottomLineEvent: (d) => sql`
    select e.id, left(e.text, 40) as label from bottom_line_events e where e.district_id = ${d}`,
  tag: (d) => sql`select g.id, g.name as label from tags g where g.district_id = ${d}`,
  debrief: (d) => sql`select b.id, b.title as label from debriefs b where b.district_id = ${d}`,
}

type Content = Readonly<Record<string, unknown>>
type Labels = RecordView['labels']

const linksOf = (noun: Noun) =>
  fieldsOf(factOf(noun)?.schema ?? never()).filter(({ kind }) => kind === 'link')
const never = (): never => {
  throw new Error('no such noun')
}

/** The labels of everything that these contents point to, and of the record itself: a query a noun. */
export async function labelsOf(
  db: Database | Tx,
  districtId: number,
  noun: Noun,
  id: string,
  contents: readonly Content[],
): Promise<Labels> {
  const wanted = new Map<Noun, Set<string>>([[noun, new Set([id])]])
  for (const { key, noun: target } of linksOf(noun)) {
    const ids = wanted.get(target as Noun) ?? new Set()
    for (const content of contents) {
      const value = content[key]
      if (typeof value === 'string') ids.add(value)
    }
    wanted.set(target as Noun, ids)
  }
  return readLabels(db, districtId, wanted)
}

/** The labels of records by noun, a query each. */
export async function readLabels(
  db: Database | Tx,
  districtId: number,
  wanted: ReadonlyMap<Noun, ReadonlySet<string>>,
): Promise<Labels> {
  const found = await Promise.all(
    [...wanted].map(async ([noun, ids]) => {
      const labels = LABELS[noun]?.(districtId)
      if (!labels || ids.size === 0) return []
      const { rows } = await sql<{ id: string; label: string }>`
        select labels.id, labels.label from (${labels}) labels
        where labels.id = any(${[...ids]}::uuid[])`.execute(db)
      return rows.map(({ id, label }) => [id, { noun, label }] as const)
    }),
  )
  return Object.fromEntries(found.flat())
}

/** A record's own label: its own, or what it points to and when. */
export function labelOf(noun: Noun, id: string, content: Content, labels: Labels): string {
  const own = labels[id]?.label
  if (own !== undefined) return own
  const linked = linksOf(noun).flatMap(({ key }) => labels[String(content[key])]?.label ?? [])
  const when = ['month', 'quarter', 'year', 'date', 'from'].flatMap((key) => {
    const value = content[key]
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
  })
  return [...linked, ...when.slice(0, 1)].join(' · ')
}
