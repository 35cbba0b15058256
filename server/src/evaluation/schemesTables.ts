import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'

declare module '../platform/tables.ts' {
  interface Tables {
    schemeRevisions: SchemeRevisionsTable
  }
}

/** One saving of a version; the last of a version may be its publication, and nothing follows that. */
export interface SchemeRevisionsTable {
  districtId: number
  id: string
  scheme: string
  version: number
  revision: number
  act: 'started' | 'imported' | 'saved' | 'published' | 'dropped' | 'resumed'
  state: 'draft' | 'published' | 'dropped'
  follows: number | null
  followsState: 'draft' | 'dropped' | null
  kind: 'heads' | 'leads'
  title: string | null
  content: Scheme
  fromScheme: string | null
  fromVersion: number | null
  supersedes: number | null
  why: string | null
  at: Date
  accountId: string | null
  actor: string
}
