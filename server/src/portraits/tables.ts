import type { WriteUpText } from '@zhishi/domain/portraits/api.ts'

declare module '../platform/tables.ts' {
  interface Tables {
    writeUps: WriteUpsTable
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
