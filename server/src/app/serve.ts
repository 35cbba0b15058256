import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { identify } from '../accounts/sessions.ts'
import type { Database } from '../platform/database.ts'
import { isSecure, serveRoutes } from '../platform/http.ts'
import type { Means } from '../platform/means.ts'
import { securityHeaders } from '../platform/securityHeaders.ts'
import type { Settings } from '../platform/settings.ts'
import { serveStatic } from '../platform/static.ts'
import { answerTo } from '../platform/problems.ts'
import { routesOf } from './routes.ts'
import './tables.ts'

export const WEB = fileURLToPath(new URL('../../../web/dist', import.meta.url))

interface Serving extends Means {
  readonly readTrail: Database
  readonly publicUrl: Settings['publicUrl']
  /** The folder of the built web. */
  readonly web?: string
}

/** The whole program as one function from request to answer. */
export function serveApp(serving: Serving): Hono {
  const { db, web = WEB, logError } = serving
  const app = new Hono()
  app.use('*', securityHeaders(isSecure(serving)))
  app.onError((error, context) => answerTo(context, error, logError))
  serveRoutes(app, routesOf(serving), {
    ...serving,
    identify: (token, now) => identify(db, token, now),
  })
  app.get('*', serveStatic(web))
  app.all('*', (context) => context.text('not found', 404))
  return app
}
