import type { GroupResult, HeadResult, LeadResult } from '@zhishi/domain/evaluation/result.ts'
import type { Coverage, NewRun } from '@zhishi/domain/evaluation/run.ts'
import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import type { Standing } from '@zhishi/domain/evaluation/row.ts'

declare module '../platform/tables.ts' {
  interface Tables {
    schemes: SchemesTable
    evaluationRuns: RunsTable
    evaluationResults: ResultsTable
  }
}

export interface SchemesTable {
  districtId: number
  scheme: string
  version: number
  kind: 'heads' | 'leads'
  content: Scheme
  keptAt: Date
}

export interface RunsTable {
  districtId: number
  id: string
  kind: 'heads' | 'leads'
  scheme: string
  schemeVersion: number
  period: string
  asked: NewRun
  asOf: Date
  startedAt: Date
  accountId: string | null
  actor: string
  inputs: Buffer
  inputsHash: string
  resultHash: string
  groups: GroupResult[]
  coverage: Coverage
  follows: string | null
}

export interface ResultsTable {
  districtId: number
  runId: string
  cadreId: string
  standing: Standing
  result: HeadResult | LeadResult
  restsOn: string[]
}
