import type { BatchView, ChangeView, FindingView } from '@zhishi/domain/intake/api.ts'

declare module '../platform/tables.ts' {
  interface Tables {
    batches: BatchesTable
    batchFiles: BatchFilesTable
    batchFindings: BatchFindingsTable
    batchChanges: BatchChangesTable
    batchTurns: { districtId: number }
    columnSynonyms: { districtId: number; kind: string; field: string; words: string }
    unitGroupWords: { districtId: number; words: string; group: string }
  }
}

export interface BatchesTable {
  districtId: number
  id: string
  state: BatchView['state']
  createdAt: Date
  accountId: string | null
  actor: string
  sample: boolean
  year: number | null
  answers: unknown
  reading: string | null
  sheets: unknown
  plan: string | null
  failure: string | null
  confirmedAt: Date | null
}

export interface BatchFilesTable {
  districtId: number
  batchId: string
  name: string
  sha256: string
  bytes: number
  addedAt: Date
}

export interface BatchFindingsTable {
  districtId: number
  batchId: string
  number: number
  kind: FindingView['kind']
  file: string
  sheet: string
  content: unknown
}

export interface BatchChangesTable {
  districtId: number
  batchId: string
  number: number
  act: ChangeView['act']
  file: string
  sheet: string
  content: unknown
}
