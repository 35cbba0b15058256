import type { Particulars } from '../../kernel/refusal.ts'

/**
 * What became of reading one cell: a value, nothing (`undefined`, the cell states nothing), or why it
 * could not be read. `remark` is the code of a note that goes with the value.
 */
export type Reading<T> =
  | { readonly value: T; readonly remark?: string; readonly about?: Particulars }
  | { readonly wrong: string; readonly about?: Particulars }
  | undefined

export const read = <T>(value: T): Reading<T> => ({ value })
export const unreadable = (code: string, about?: Particulars) =>
  about === undefined ? { wrong: code } : { wrong: code, about }
