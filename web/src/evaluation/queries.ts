import { queryOptions } from '@tanstack/react-query'
import type { By } from '@zhishi/domain/evaluation/fairness.ts'
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
export const run = (
  id: string,
  { by, of }: { by?: By | undefined; of?: string | undefined } = {},
) =>
  queryOptions({
    queryKey: ['run', id, 'list', by ?? '', of ?? ''],
    queryFn: ({ signal }) => call(evaluationApi.run, { params: { id }, query: { by, of }, signal }),
  })

export const runPerson = (id: string, cadreId: string) =>
  queryOptions({
    queryKey: ['run', id, cadreId],
    queryFn: ({ signal }) => call(evaluationApi.runPerson, { params: { id, cadreId }, signal }),
  })
