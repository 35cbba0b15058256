import { appApi } from '@zhishi/domain/app/api.ts'
import { sql } from 'kysely'
import { accountsRoutes } from '../accounts/handlers.ts'
import { cockpitRoutes } from '../cockpit/handlers.ts'
import { decisionsRoutes } from '../decisions/handlers.ts'
import { fairnessRoutes } from '../evaluation/fairness.ts'
import { evaluationRoutes } from '../evaluation/handlers.ts'
import { lineageRoutes } from '../evaluation/lineageHandlers.ts'
import { schemesRoutes } from '../evaluation/schemesHandlers.ts'
import { severityRoutes } from '../evaluation/severity.ts'
import { intakeRoutes } from '../intake/handlers.ts'
import { type Route, route } from '../platform/http.ts'
import type { Means } from '../platform/means.ts'
import { openapiOf } from '../platform/openapi.ts'
import { papersRoutes } from '../papers/handlers.ts'
import { portraitsRoutes } from '../portraits/handlers.ts'
import { templateRoutes } from '../portraits/templates.ts'
import { peopleRoutes } from '../portraits/people.ts'
import { nextVisitsRoutes } from '../portraits/nextVisits.ts'
import { evidenceRoutes } from './evidence.ts'
import { exportRoutes } from './exports.ts'
import { ledgerRoutes } from './ledgers.ts'
import { recordRoutes } from './records.ts'
import { savedViewRoutes } from './savedViews.ts'
import { searchRoutes } from './search.ts'
import { waitingFor } from './waiting.ts'

/** Every route of the program, in the order of the river. A capability adds its own list here. */
const capabilities = (means: Means): readonly Route[] => [
  ...accountsRoutes,
  ...ledgerRoutes,
  ...exportRoutes,
  ...recordRoutes,
  ...evidenceRoutes(means),
  ...searchRoutes,
  ...savedViewRoutes,
  ...severityRoutes,
  ...schemesRoutes,
  ...evaluationRoutes,
  ...fairnessRoutes,
  ...decisionsRoutes,
  ...lineageRoutes,
  ...portraitsRoutes,
  ...templateRoutes,
  ...nextVisitsRoutes,
  ...papersRoutes(means),
  ...peopleRoutes,
  ...cockpitRoutes,
  ...intakeRoutes(means),
]

export function routesOf(means: Means): readonly Route[] {
  const routes: readonly Route[] = [
    route(appApi.health, async ({ tx }) => {
      await sql`select 1`.execute(tx)
      return { ok: true as const }
    }),
    route(appApi.openapi, async () => openapi()),
    route(appApi.waiting, ({ tx, actor, now }) => waitingFor(tx, actor, now)),
    ...capabilities(means),
  ]
  // Made when it is first asked for: it takes longer than the start of all the rest.
  let made: Readonly<Record<string, unknown>> | undefined
  const openapi = () => (made ??= openapiOf(routes.map(({ endpoint }) => endpoint)))
  return routes
}
