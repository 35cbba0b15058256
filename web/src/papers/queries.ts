import { queryOptions } from '@tanstack/react-query'
import type { PaperJob } from '@zhishi/domain/papers/api.ts'
import { call } from '../platform/client.ts'
import { type AskedState, saidOf } from '../portraits/queries.ts'
import { portraitsApi } from '../portraits/api.built.ts'
import { papersApi } from './api.built.ts'

const isOpen = ({ state }: PaperJob) => state === 'queued' || state === 'running'

/** Asked again every second while a set is being written. */
export const paperJobs = queryOptions({
  queryKey: ['paper-jobs'],
  queryFn: ({ signal }) => call(papersApi.jobs, { signal }),
  refetchInterval: ({ state }) => (state.data?.some(isOpen) ? 1000 : false),
})

export const awaiting = queryOptions({
  queryKey: ['write-ups', 'awaiting'],
  queryFn: ({ signal }) => call(portraitsApi.awaiting, { signal }),
})

export const appointmentForm = (id: string, clocks: Omit<AskedState, 'period'>) =>
  queryOptions({
    queryKey: ['appointment-form', id, saidOf(clocks)],
    queryFn: ({ signal }) =>
      call(papersApi.form, { params: { id }, query: saidOf(clocks), signal }),
  })

export const namesakes = (id: string) =>
  queryOptions({
    queryKey: ['namesakes', id],
    queryFn: ({ signal }) => call(papersApi.namesakes, { params: { id }, signal }),
  })
