import { queryOptions } from '@tanstack/react-query'
import { call } from '../platform/client.ts'
import { queries } from '../platform/query-client.ts'
import { decisionsApi } from './api.built.ts'

export const calibration = (id: string) =>
  queryOptions({
    queryKey: ['calibration', id],
    queryFn: ({ signal }) => call(decisionsApi.calibration, { params: { id }, signal }),
  })

export const differences = (id: string) =>
  queryOptions({
    queryKey: ['differences', id],
    queryFn: ({ signal }) => call(decisionsApi.differences, { params: { id }, signal }),
  })

export const auditedRuns = queryOptions({
  queryKey: ['audited-runs'],
  queryFn: ({ signal }) => call(decisionsApi.auditedRuns, { signal }),
})

/** Something was done about a run: all that shows it is asked anew. */
export async function forgetRun(id: string): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['calibration', id] }),
    queries.invalidateQueries({ queryKey: ['run', id] }),
    queries.invalidateQueries({ queryKey: ['runs'] }),
  ])
}
