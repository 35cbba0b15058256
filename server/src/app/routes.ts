import type { Route } from '../platform/http.ts'
import { ledgerRoutes } from './ledgers.ts'

/** Everything that the server answers, in the order of the river. */
export const ROUTES: readonly Route[] = [...ledgerRoutes]
