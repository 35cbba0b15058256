import type { Actor } from '@zhishi/domain/access/actor.ts'
import { scalesOf, severityBy } from '@zhishi/domain/evaluation/adjusting.ts'
import { evidenceWithout } from '@zhishi/domain/evaluation/recusing.ts'
import { type SeverityPage, severityApi } from '@zhishi/domain/evaluation/severityApi.ts'
import { severityLines } from '@zhishi/domain/inspection/severityLines.ts'
import { reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import { forWholeDistrict, peopleIn, teamNames, yearsOfVisits } from '../inspection/severity.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type Route, route } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { kinFor } from '../platform/visibility.ts'
import { loadEvidence } from './evidence.ts'
import { schemesInForce } from './inForce.ts'
import { findScheme, schemeKey } from './schemes.ts'

type Db = Database | Tx

interface Asked {
  readonly period?: string | undefined
  readonly scheme?: string | undefined
  readonly scale: number
}

/** The scheme that is asked for, or the one by which heads are judged now. */
async function schemeFor(db: Db, { districtId }: Actor, now: Date, key: string | undefined) {
  if (key !== undefined) return (await findScheme(db, districtId, key)).scheme
  return (await schemesInForce(db, districtId, now)).heads
}

/** Computed anew on every request: a mark that was corrected a minute ago counts as corrected. */
async function readSeverity(db: Db, actor: Actor, now: Date, asked: Asked): Promise<SeverityPage> {
  const { districtId } = actor
  const [years, scheme] = await Promise.all([
    yearsOfVisits(db, districtId),
    schemeFor(db, actor, now, asked.scheme),
  ])
  const span = asked.period ?? years[0] ?? String(now.getUTCFullYear())
  const scales = scalesOf(scheme)
  const key = schemeKey(scheme.id, scheme.version)
  refuseIf(scales.length === 0 ? reason('severity.no-marks', { scheme: key }) : undefined)
  const scale = scales[asked.scale]
  if (!scale) throw notFound()
  const period = { period: span, raisedQuota: [], asOf: null }
  // What the marks of kin do to the teams would tell about kin.
  const evidence = evidenceWithout(
    await kinFor(db, actor),
    await loadEvidence(db, districtId, period),
  )
  const { sightings, leftOut, severity } = severityBy(scheme, evidence, scale)
  const seen = [...new Set(sightings.map(({ cadreId }) => cadreId))]
  const [teams, people] = await Promise.all([teamNames(db, districtId), peopleIn(db, actor, seen)])
  return {
    span,
    years,
    scheme: key,
    scales,
    scale: asked.scale,
    leftOut,
    ...severityLines(sightings, severity, { teams, people }),
  }
}

export const severityRoutes: readonly Route[] = [
  route(severityApi.severity, ({ tx, actor, now, query, note }) => {
    forWholeDistrict(actor)
    const { period = null, scheme = null } = query
    note({ outcome: 'read', noun: 'team', particulars: { period, scheme } })
    return readSeverity(tx, actor, now, query)
  }),
]
