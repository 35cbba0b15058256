import { isDeepStrictEqual } from 'node:util'
import { type Field, fieldsOf } from '@zhishi/domain/kernel/field.ts'
import { factOf } from '@zhishi/domain/app/facts.ts'
import type { ChangeView } from '@zhishi/domain/intake/api.ts'
import type { Value } from '@zhishi/domain/platform/api.ts'
import type { Change, OnRecord } from '@zhishi/domain/intake/batch.ts'

/** The fields by which a person tells one record of a kind from another; the name alone where there is one. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  ranking: ['unitId', 'business', 'year'],
  tenure: ['cadreId', 'unitId', 'body', 'post'],
  sanction: ['cadreId', 'from'],
  leave: ['cadreId', 'from'],
  annualResult: ['cadreId', 'year'],
  familyMember: ['cadreId', 'name'],
  kinship: ['cadreId', 'relativeId'],
  case: ['number', 'matter'],
  caseParty: ['cadreId', 'caseId'],
  command: ['cadreId', 'projectId'],
  appointment: ['cadreId', 'projectId'],
  nomination: ['cadreId', 'projectId'],
  opinion: ['nominationId', 'department'],
  report: ['projectId', 'month'],
  blocker: ['projectId', 'month'],
  visit: ['teamId', 'date'],
  observation: ['cadreId', 'text'],
  achievement: ['cadreId', 'text'],
  verification: ['achievementId'],
  debrief: ['title'],
  tally: ['cadreId', 'debriefId'],
  bottomLineEvent: ['cadreId', 'unitId', 'text'],
  outcome: ['cadreId', 'unitId', 'title', 'date'],
  recognition: ['cadreId', 'year'],
}

type Content = Readonly<Record<string, unknown>>
type LabelOf = (id: string) => string

/** What records are called, those on record and those that the batch would enter. */
export function labeller(record: OnRecord, changes: readonly Change[]): LabelOf {
  const known = new Map<string, { noun: string; content: Content }>()
  for (const [noun, facts] of record) {
    for (const { id, content } of facts) known.set(id, { noun, content })
  }
  for (const { noun, id, content } of changes) known.set(id, { noun, content })
  const made = new Map<string, string>()
  const labelOf: LabelOf = (id) => {
    const before = made.get(id)
    if (before !== undefined) return before
    const found = known.get(id)
    const label = found ? labelFor(found.noun, found.content, labelOf) : id
    made.set(id, label)
    return label
  }
  return labelOf
}

function labelFor(noun: string, content: Content, labelOf: LabelOf): string {
  const words = (TELLING[noun] ?? ['name']).flatMap((key) => {
    const value = content[key]
    if (value === null || value === undefined) return []
    return [key.endsWith('Id') ? labelOf(String(value)) : String(value)]
  })
  return words.join(' ').slice(0, 200)
}

/** A change as people look at it: field by field, links by name. */
export function viewOf(change: Change, labelOf: LabelOf): ChangeView {
  const fact = factOf(change.noun)
  const valueOf = (content: Content | undefined, { key, kind }: Field): Value => {
    const value = (content?.[key] ?? null) as Value
    return kind === 'link' && value !== null ? labelOf(String(value)) : value
  }
  const fields = (fact ? fieldsOf(fact.schema) : []).flatMap((field) => {
    const from = valueOf(change.before, field)
    const to = valueOf(change.content, field)
    if (isDeepStrictEqual(from, to)) return []
    return [{ field: field.key, kind: field.kind, of: field.of ?? null, from, to }]
  })
  const { act, noun, id, file, sheet, row } = change
  return { act, noun, id, label: labelOf(id), file, sheet, row, fields }
}
