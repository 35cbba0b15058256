import type { WriteUpText } from '@zhishi/domain/portraits/api.ts'

declare module '../platform/tables.ts' {
  interface Tables {
    writeUps: WriteUpsTable
    writeUpDecisions: WriteUpDecisionsTable
  }
}

export interface WriteUpsTable {
  districtId: number
  id: string
  cadreId: string
  period: string
  version: number
  basedOn: string | null
  content: WriteUpText
  unsupported: number
  keptAt: Date
  accountId: string | null
  actor: string
}

export interface WriteUpDecisionsTable {
  districtId: number
  writeUpId: string
  decision: 'approved' | 'returned'
  year: number | null
  number: number | null
  date: string | null
  words: string | null
  at: Date
  accountId: string | null
  actor: string
}
