import { queryOptions } from '@tanstack/react-query'
import { call } from '../platform/client.ts'
import { evaluationApi } from './api.built.ts'

export const runs = queryOptions({
  queryKey: ['runs'],
  queryFn: ({ signal }) => call(evaluationApi.runs, { signal }),
})

export const years = queryOptions({
  queryKey: ['years'],
  queryFn: ({ signal }) => call(evaluationApi.years, { signal }),
})

/** What a run found never changes; what is decided about it does. */
export const run = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: ({ signal }) => call(evaluationApi.run, { params: { id }, signal }),
  })

export const runPerson = (id: string, cadreId: string) =>
  queryOptions({
    queryKey: ['run', id, cadreId],
    queryFn: ({ signal }) => call(evaluationApi.runPerson, { params: { id, cadreId }, signal }),
  })
