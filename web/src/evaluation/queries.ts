import { queryOptions } from '@tanstack/react-query'
import { call } from '../platform/client.ts'
import { evaluationApi } from './api.built.ts'

export const runs = queryOptions({
  queryKey: ['runs'],
  queryFn: ({ signal }) => call(evaluationApi.runs, { signal }),
})

/** A run never changes: what was fetched once stays good. */
export const run = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: ({ signal }) => call(evaluationApi.run, { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const runPerson = (id: string, cadreId: string) =>
  queryOptions({
    queryKey: ['run', id, cadreId],
    queryFn: ({ signal }) => call(evaluationApi.runPerson, { params: { id, cadreId }, signal }),
  })
