import { queryOptions } from '@tanstack/react-query'
import { call } from '../platform/client.ts'
import { accountsApi } from './api.built.ts'

/** Who is signed in, and which administrators the district still lacks. */
export const session = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(accountsApi.whoAmI, { signal }),
  staleTime: 60_000,
})
