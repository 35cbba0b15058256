import { queryOptions } from '@tanstack/react-query'
import { call } from '../platform/client.ts'
import { portraitsApi } from './api.built.ts'
import { peopleApi } from './people.built.ts'

const asked = (period: string | undefined) => (period === undefined ? {} : { period })

/** What is asked of a person's pages: the period, and the state on two clocks. */
export interface AskedState {
  readonly period?: string | undefined
  readonly until?: string | undefined
  readonly known?: string | undefined
}

/** What was said of it; nothing where nothing was. */
export const saidOf = (state: AskedState): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(state).filter(([, value]) => value !== undefined && value !== ''),
  )

export const person = (id: string, state: AskedState = {}) =>
  queryOptions({
    queryKey: ['person', id, saidOf(state)],
    queryFn: ({ signal }) =>
      call(portraitsApi.person, { params: { id }, query: saidOf(state), signal }),
  })

export const archive = (id: string, state: AskedState) =>
  queryOptions({
    queryKey: ['archive', id, saidOf(state)],
    queryFn: ({ signal }) =>
      call(peopleApi.archive, { params: { id }, query: saidOf(state), signal }),
  })

export const comparison = (ids: readonly string[], period: string | undefined) =>
  queryOptions({
    queryKey: ['comparison', ...ids, period ?? ''],
    queryFn: ({ signal }) =>
      call(peopleApi.comparison, { query: { ids: ids.join(','), ...asked(period) }, signal }),
  })

export const tagging = (id: string) =>
  queryOptions({
    queryKey: ['tagging', id],
    queryFn: ({ signal }) => call(peopleApi.tagging, { params: { id }, signal }),
  })

export const draftWriteUp = (id: string, state: AskedState) =>
  queryOptions({
    queryKey: ['write-up', id, saidOf(state)],
    queryFn: ({ signal }) =>
      call(portraitsApi.draft, { params: { id }, query: saidOf(state), signal }),
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
