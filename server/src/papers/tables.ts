import type { AppointmentForm } from '@zhishi/domain/papers/appointmentForm.ts'
import type { PaperJob } from '@zhishi/domain/papers/api.ts'

declare module '../platform/tables.ts' {
  interface Tables {
    cadreForms: CadreFormsTable
    paperJobs: PaperJobsTable
  }
}

export interface CadreFormsTable {
  districtId: number
  cadreId: string
  version: number
  content: AppointmentForm
  file: string
  sha256: string
  keptAt: Date
  accountId: string | null
  actor: string
}

export interface PaperJobsTable {
  districtId: number
  id: string
  period: string
  sources: boolean
  state: PaperJob['state']
  cadreIds: string[]
  done: number
  leftOut: PaperJob['leftOut']
  bytes: number | null
  askedAt: Date
  begunAt: Date | null
  endedAt: Date | null
  accountId: string
  actor: string
}
