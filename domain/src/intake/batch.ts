import type { Id } from '../kernel/values.ts'
import type { Particulars, Reason } from '../kernel/refusal.ts'

/** A cell as read: text, number, truth, a true date cell as `{ date: '2024-03-12' }`, or nothing. */
export type Cell = string | number | boolean | { readonly date: string } | null

/** One sheet of a workbook, row 1 first, column A first; merges are inclusive, counted from 0. */
export interface Sheet {
  readonly file: string
  readonly sheet: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly {
    readonly top: number
    readonly left: number
    readonly bottom: number
    readonly right: number
  }[]
}

/** A fact as it stands on record. */
export interface Stored {
  readonly id: Id
  readonly version: number
  readonly content: Readonly<Record<string, unknown>>
}
/** Everything on record that rows may name or repeat, by noun. */
export type OnRecord = ReadonlyMap<string, readonly Stored[]>

/** `wrong` goes back, `question` waits for an answer, `note` is taken and told. */
export type FindingKind = 'wrong' | 'question' | 'note'

/** What is to be said about one cell (or row, or sheet) of what was handed in. */
export interface Finding {
  readonly kind: FindingKind
  readonly code: string
  readonly file: string
  readonly sheet: string
  /** Row as the person sees it, from 1; 0 for the sheet as a whole. */
  readonly row: number
  /** Column letter (`C`), empty for the row or sheet as a whole. */
  readonly column: string
  /** The header above the cell, as written. */
  readonly header: string
  /** The cell as written. */
  readonly value: string
  readonly about: Particulars
  /** For a question: its key, and what may be answered. */
  readonly question?: {
    readonly key: string
    readonly options: readonly { readonly id: string; readonly label: string }[]
  }
}

/** One fact that the batch would enter or correct, and where it comes from. */
export interface Change {
  readonly act: 'enter' | 'correct'
  readonly noun: string
  readonly id: Id
  /** For a correction: the version it rests on and what it replaces. */
  readonly version?: number
  readonly before?: Readonly<Record<string, unknown>>
  readonly content: Readonly<Record<string, unknown>>
  readonly file: string
  readonly sheet: string
  readonly row: number
  /** Breaches of the rules of live entry, kept visible on the row. */
  readonly flags: readonly Reason[]
}

export interface Counts {
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly wrong: number
  readonly question: number
  readonly note: number
}

/** What became of one sheet: as what it was recognised, its columns, its rows counted by fate. */
export interface SheetReport {
  readonly file: string
  readonly sheet: string
  /** The kind of sheet, undefined where none was recognised. */
  readonly kind: string | undefined
  readonly rows: number
  readonly counts: Counts
  readonly columns: readonly {
    readonly column: string
    readonly header: string
    readonly field: string | undefined
  }[]
  readonly missing: readonly string[]
}

export interface Preparation {
  readonly sheets: readonly SheetReport[]
  readonly findings: readonly Finding[]
  /** In an order in which each fact comes after those it points to. */
  readonly changes: readonly Change[]
}

export interface Options {
  /** The year where no sheet, title or file name says it. */
  readonly year: number | undefined
  readonly district: string | undefined
  /** A district's own wordings: header as written → field of a kind of sheet. */
  readonly synonyms: readonly {
    readonly kind: string
    readonly field: string
    readonly words: string
  }[]
  /** A district's own words by which a unit's group is known: 镇 → township. */
  readonly groupWords: readonly { readonly words: string; readonly group: string }[]
  /** Answers to questions, by key. */
  readonly answers: Readonly<Record<string, string>>
  readonly newId: () => Id
}
