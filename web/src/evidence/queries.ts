import { queryOptions } from '@tanstack/react-query'
import { call } from '../platform/client.ts'
import { queries } from '../platform/query-client.ts'
import { evidenceApi } from './api.built.ts'

export const evidenceOf = (noun: string, id: string) =>
  queryOptions({
    queryKey: ['evidence', noun, id],
    queryFn: ({ signal }) => call(evidenceApi.evidence, { params: { noun, id }, signal }),
  })

/** At most so many records are asked about at once; a page lists fewer. */
const MOST = 2000

/** The files beside many records, for the pages that list them. */
export const filesBeside = (ids: readonly string[], known: string | null) => {
  const records = [...new Set(ids)].slice(0, MOST)
  return queryOptions({
    queryKey: ['evidence', 'beside', records, known],
    queryFn: ({ signal }) => call(evidenceApi.beside, { input: { records, known }, signal }),
    enabled: records.length > 0,
  })
}

/** What was attached or withdrawn shows on every page that lists the record. */
export const askAgain = () => queries.invalidateQueries({ queryKey: ['evidence'] })
