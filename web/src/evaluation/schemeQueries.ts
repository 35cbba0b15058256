import { queryOptions } from '@tanstack/react-query'
import { call } from '../platform/client.ts'
import { schemesApi } from './schemesApi.built.ts'

export const schemes = queryOptions({
  queryKey: ['schemes'],
  queryFn: ({ signal }) => call(schemesApi.schemes, { signal }),
})

export const scheme = (key: string) =>
  queryOptions({
    queryKey: ['scheme', key],
    queryFn: ({ signal }) => call(schemesApi.scheme, { params: { scheme: key }, signal }),
  })

/** The rules of one revision at work on the rows of a period; of the newest year where none is named. */
export const examples = (key: string, revision: number, period: string | undefined) =>
  queryOptions({
    queryKey: ['scheme', key, 'examples', revision, period],
    queryFn: ({ signal }) =>
      call(schemesApi.examples, {
        params: { scheme: key },
        query: period === undefined ? {} : { period },
        signal,
      }),
    staleTime: 60_000,
  })

export interface Compared {
  readonly before: string
  readonly after: string
  readonly period: string
}

export const comparison = (asked: Compared) =>
  queryOptions({
    queryKey: ['scheme-comparison', asked],
    queryFn: ({ signal }) => call(schemesApi.comparison, { query: asked, signal }),
    staleTime: 0,
  })
