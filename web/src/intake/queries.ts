import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../platform/client.ts'
import { intakeApi } from './api.built.ts'

export const batches = queryOptions({
  queryKey: ['batches'],
  queryFn: ({ signal }) => call(intakeApi.batches, { signal }),
})

const moving = (state: string | undefined) => state === 'reading' || state === 'confirming'

/** One batch; asked again twice a second while the server works on it. */
export const batch = (id: string) =>
  queryOptions({
    queryKey: ['batch', id],
    queryFn: ({ signal }) => call(intakeApi.batch, { params: { id }, signal }),
    refetchInterval: ({ state }) => (moving(state.data?.state) ? 500 : false),
  })

export type FindingKind = 'wrong' | 'question' | 'note'
export type Act = 'enter' | 'correct'

export const findings = (id: string, kind: FindingKind, page: number) =>
  queryOptions({
    queryKey: ['batch', id, 'findings', kind, page],
    queryFn: ({ signal }) =>
      call(intakeApi.findings, { params: { id }, query: { kind, page }, signal }),
    placeholderData: keepPreviousData,
  })

export const changes = (id: string, act: Act, page: number) =>
  queryOptions({
    queryKey: ['batch', id, 'changes', act, page],
    queryFn: ({ signal }) =>
      call(intakeApi.changes, { params: { id }, query: { act, page }, signal }),
    placeholderData: keepPreviousData,
  })

export const vocabulary = queryOptions({
  queryKey: ['vocabulary'],
  queryFn: ({ signal }) => call(intakeApi.vocabulary, { signal }),
})
