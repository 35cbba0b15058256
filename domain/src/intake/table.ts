import type { Cell, Finding, Sheet } from './batch.ts'
import type { FieldOfKind, Kind } from './kind.ts'
import type { DateHabit } from './values/dates.ts'

/** A column of a sheet, and as what it was recognised. */
export interface SheetColumn {
  readonly index: number
  readonly letter: string
  /** The header as written; a header above it comes first (得票/优秀). */
  readonly header: string
  readonly field: FieldOfKind | undefined
  /** Which of several columns of one field: a department, a class of voters. */
  readonly part: string | undefined
  /** Money: yuan to one of the header's unit, where it states one. */
  readonly scale: number | undefined
}

/** What a sheet says about all of its rows. */
export interface Context {
  /** Title rows, joined. */
  readonly title: string
  readonly year: number | undefined
  /** `2024-03`, for sheets of one month. */
  readonly month: string | undefined
  /** 1 to 4, for sheets of one quarter. */
  readonly quarter: number | undefined
  /** Yuan to one of the sheet's unit of money; undefined where no line says. */
  readonly scale: number | undefined
  /** The date to which the sheet states how things are (截至2024年12月31日). */
  readonly asOf: string | undefined
}

/** One table on one sheet, recognised. */
export interface Table {
  readonly sheet: Sheet
  /** Place of the sheet among those handed in. */
  readonly order: number
  readonly kind: Kind
  readonly columns: readonly SheetColumn[]
  readonly of: ReadonlyMap<string, readonly SheetColumn[]>
  readonly rows: readonly Row[]
  readonly missing: readonly FieldOfKind[]
  readonly habits: Map<number, DateHabit>
  context: Context
  /** The sheet as a whole goes back, or waits for an answer, and all its rows with it. */
  held: 'wrong' | 'question' | undefined
}

export type Fate = 'new' | 'changed' | 'same'

/** One row of data, and what has become of it. */
export interface Row {
  table: Table
  /** As the person sees it, from 1. */
  readonly number: number
  /** Cells by column, with what was written once filled in. */
  readonly cells: readonly Cell[]
  /** What the nearest section row above says (一、集中攻坚). */
  readonly section: string
  readonly findings: Finding[]
  readonly fates: { readonly fate: Fate; readonly principal: boolean }[]
  /** It repeats a sheet that the batch already holds: counted as the same. */
  repeats: boolean
}
