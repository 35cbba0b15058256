import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from './client.ts'

let leave: () => void = () => {}

/** What to do once the server no longer knows who asks. */
export const whenSignedOut = (go: () => void): void => {
  leave = go
}

function onError(error: unknown): void {
  if (error instanceof Problem && error.status === 401) leave()
}

/** Worth asking again: nobody answered, or something between us and the server did. */
const mayPass = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 0 || error.status >= 502)

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    // An intranet is no "offline": ask, whatever the browser thinks of the network.
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      retry: (times, error) => times < 2 && mayPass(error),
    },
    mutations: { networkMode: 'always' },
  },
})
