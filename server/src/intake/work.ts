import type { Reason } from '@zhishi/domain/kernel/refusal.ts'
import type { Counts, Options, SheetReport, Stored } from '@zhishi/domain/intake/batch.ts'
import type { Mark } from '../platform/sheets-marking.ts'

/** What main thread and worker say to one another about a batch. */

export interface HandedIn {
  readonly name: string
  /** Where its bytes lie. */
  readonly path: string
  /** Known to be unfit, so that it is said and not tried again. */
  readonly refused?: Reason
}

/** Options that travel; ids are made in the worker, from the batch. */
export type Asked = Omit<Options, 'newId'> & {
  readonly batchId: string
  readonly begunAt: Date
}

export type Job =
  | { readonly job: 'prepare'; readonly files: readonly HandedIn[]; readonly asked: Asked }
  | {
      readonly job: 'mark'
      readonly files: readonly HandedIn[]
      readonly file: string
      readonly marks: readonly Mark[]
    }
  | { readonly job: 'template'; readonly kind: string }
  | { readonly job: 'workbooks'; readonly district: string; readonly year: number }

/** What is asked of a worker that has begun: records before it compares, then its result in parts. */
export type Ask =
  | { readonly job: Job }
  /** The work is done: what it was about need not be held any longer. */
  | { readonly forget: true }
  | { readonly record: string; readonly facts: readonly Stored[] }
  | { readonly go: true }
  | { readonly want: 'findings' | 'views' | 'changes'; readonly from: number }

export interface Summary {
  readonly sheets: readonly SheetReport[]
  readonly counts: Counts
  readonly plan: string
  /** The district as asked for, else as the titles name it. */
  readonly district: string | undefined
  readonly findings: number
  readonly changes: number
  /** Why nothing at all could be read, as a reason code. */
  readonly failure: string | undefined
}

export type Told =
  | { readonly progress: { readonly done: number; readonly total: number } }
  /** Which file is being read, so that one that ends the worker is known. */
  | { readonly reading: string }
  | { readonly prepared: Summary }
  | { readonly items: readonly unknown[] }
  | { readonly bytes: Uint8Array }
  | { readonly refused: Reason }
  | { readonly broken: string }

export const sumOf = (counts: readonly Counts[]): Counts =>
  counts.reduce(
    (sum, each) => ({
      new: sum.new + each.new,
      changed: sum.changed + each.changed,
      same: sum.same + each.same,
      wrong: sum.wrong + each.wrong,
      question: sum.question + each.question,
      note: sum.note + each.note,
    }),
    { new: 0, changed: 0, same: 0, wrong: 0, question: 0, note: 0 },
  )
