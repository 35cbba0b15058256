import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { severityApi } from '@zhishi/domain/inspection/severityApi.ts'
import { type Route, route } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { readSeverity } from './severity.ts'

/** Teams beside one another are for those who read inspection in the whole district. */
export function forWholeDistrict(actor: Actor): void {
  if (!scopesOf(actor.roles, 'read inspection').includes('district')) throw notFound()
}

export const inspectionRoutes: readonly Route[] = [
  route(severityApi.severity, ({ tx, actor, now, query, note }) => {
    forWholeDistrict(actor)
    note({ outcome: 'read', noun: 'team', particulars: { period: query.period ?? null } })
    return readSeverity(tx, actor, now, query.period)
  }),
]
