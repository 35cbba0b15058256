import type { FileKind } from '@zhishi/domain/evidence/evidence.ts'

declare module '../platform/tables.ts' {
  interface Tables {
    evidence: EvidenceTable
    evidenceWithdrawals: EvidenceWithdrawalsTable
  }
}

export interface EvidenceTable {
  districtId: number
  id: string
  noun: string
  recordId: string
  recordVersion: number
  name: string
  kind: FileKind
  bytes: number
  sha256: string
  at: Date
  accountId: string
  actor: string
}

export interface EvidenceWithdrawalsTable {
  districtId: number
  evidenceId: string
  reason: string
  at: Date
  accountId: string
  actor: string
}
