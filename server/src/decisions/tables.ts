import type { AuditedRun } from '@zhishi/domain/decisions/api.ts'
import type { ActKind, Matter, Told, Verdict } from '@zhishi/domain/decisions/verdict.ts'
import type { Grade } from '@zhishi/domain/cadres/cadre.ts'

declare module '../platform/tables.ts' {
  interface Tables {
    runActs: RunActsTable
    runDecisions: RunDecisionsTable
    runOpinions: RunOpinionsTable
    runSeals: RunSealsTable
    runRecognitions: RunRecognitionsTable
  }
}

export interface RunActsTable {
  districtId: number
  runId: string
  number: number
  id: string
  kind: ActKind
  opened: boolean
  closed: boolean
  previous: number | null
  previousOpened: boolean
  previousClosed: boolean
  asked: unknown
  at: Date
  accountId: string
  actor: string
  body: string | null
  decidedOn: string | null
}

export interface RunDecisionsTable {
  districtId: number
  runId: string
  number: number
  cadreId: string
  matter: Matter
  verdict: Verdict | null
  proposed: Verdict | null
  reason: string | null
  departures: Told[]
  decidedIn: number | null
}

export interface RunOpinionsTable {
  districtId: number
  runId: string
  number: number
  accountId: string
  cadreId: string
  grade: Grade
  words: string | null
}

export interface RunSealsTable {
  districtId: number
  runId: string
  number: number
  opened: boolean
  closed: boolean
  hash: string
  counts: AuditedRun['counts']
}

/** A recognition that a sealed run led to; `stood`: it was on record already. */
export interface RunRecognitionsTable {
  districtId: number
  runId: string
  cadreId: string
  place: number
  decidedIn: number
  recognitionId: string
  stood: boolean
}
