import { queryOptions } from '@tanstack/react-query'
import { call } from '../platform/client.ts'
import { evaluationApi } from './api.built.ts'
import { lineageApi } from './lineageApi.built.ts'

/** What a run says never changes; what is asked of it once stays good. */
const kept = { staleTime: Number.POSITIVE_INFINITY } as const

export const explanation = (id: string, cadreId: string) =>
  queryOptions({
    queryKey: ['run', id, cadreId, 'explanation'],
    queryFn: ({ signal }) => call(lineageApi.explanation, { params: { id, cadreId }, signal }),
    ...kept,
  })

export const without = (id: string, noun: string, record: string) =>
  queryOptions({
    queryKey: ['run', id, 'without', noun, record],
    queryFn: ({ signal }) => call(lineageApi.without, { params: { id, noun, record }, signal }),
    ...kept,
  })

export const board = (id: string) =>
  queryOptions({
    queryKey: ['run', id, 'board'],
    queryFn: ({ signal }) => call(lineageApi.board, { params: { id }, signal }),
    ...kept,
  })

/** New runs may touch a record at any time. */
export const touching = (noun: string, id: string) =>
  queryOptions({
    queryKey: ['touching', noun, id],
    queryFn: ({ signal }) => call(evaluationApi.touching, { params: { noun, id }, signal }),
  })
