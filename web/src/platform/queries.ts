import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { platformApi } from './api.built.ts'
import { call } from './client.ts'

/** A page of a ledger; the last one stays in sight until the next has come. */
export const ledgerPage = (ledger: string, asked: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: ['ledger', ledger, asked],
    queryFn: ({ signal }) => call(platformApi.ledger, { params: { ledger }, query: asked, signal }),
    placeholderData: (before, query) =>
      query?.queryKey[1] === ledger ? keepPreviousData(before) : undefined,
  })

export const recordView = (noun: string, id: string) =>
  queryOptions({
    queryKey: ['record', noun, id],
    queryFn: ({ signal }) => call(platformApi.record, { params: { noun, id }, signal }),
  })

export const savedViews = queryOptions({
  queryKey: ['saved-views'],
  queryFn: ({ signal }) => call(platformApi.savedViews, { signal }),
  staleTime: 60_000,
})

export const searchHits = (q: string, noun?: string) =>
  queryOptions({
    queryKey: ['search', noun ?? '', q],
    queryFn: ({ signal }) =>
      call(platformApi.search, { query: noun === undefined ? { q } : { q, noun }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
