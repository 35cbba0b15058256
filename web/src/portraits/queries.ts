import { queryOptions } from '@tanstack/react-query'
import { call } from '../platform/client.ts'
import { portraitsApi } from './api.built.ts'

const asked = (period: string | undefined) => (period === undefined ? {} : { period })

export const person = (id: string, period: string | undefined) =>
  queryOptions({
    queryKey: ['person', id, period ?? ''],
    queryFn: ({ signal }) =>
      call(portraitsApi.person, { params: { id }, query: asked(period), signal }),
  })

export const draftWriteUp = (id: string, period: string | undefined) =>
  queryOptions({
    queryKey: ['write-up', id, period ?? ''],
    queryFn: ({ signal }) =>
      call(portraitsApi.draft, { params: { id }, query: asked(period), signal }),
  })

export const writeUps = (id: string) =>
  queryOptions({
    queryKey: ['write-ups', id],
    queryFn: ({ signal }) => call(portraitsApi.writeUps, { params: { id }, signal }),
  })

export const keptWriteUp = (id: string, writeUpId: string) =>
  queryOptions({
    queryKey: ['write-up', id, 'kept', writeUpId],
    queryFn: ({ signal }) => call(portraitsApi.writeUp, { params: { id, writeUpId }, signal }),
  })
