import type { Cell, Sheet } from '@zhishi/domain/intake/batch.ts'

/** A mistake put into a sheet on purpose: where it stands and what the import must say about it. */
export interface Planted {
  readonly file: string
  readonly sheet: string
  readonly row: number
  /** Column letter, empty for the row as a whole. */
  readonly column: string
  readonly kind: 'wrong' | 'question' | 'note'
  readonly code: string
}

/** Puts a sheet together row by row, as a clerk does, and remembers where things stand. */
export interface Builder {
  /** Writes a row; gives its number as the person sees it. */
  readonly write: (...cells: Cell[]) => number
  /** Merges from one corner to the other, like `A1:C1`. */
  readonly merge: (range: string) => void
  /** Writes a row with a mistake in it. */
  readonly plant: (
    mistakes: readonly (readonly [string, Planted['kind'], string])[],
    ...cells: Cell[]
  ) => number
  readonly sheet: Sheet
}

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

export function buildSheet(file: string, name: string, planted: Planted[]): Builder {
  const rows: Cell[][] = []
  const merges: Sheet['merges'][number][] = []
  const write = (...cells: Cell[]): number => rows.push(cells)
  return {
    write,
    merge: (range) => {
      const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range)
      if (!match) throw new Error(range)
      const [, left = '', top = '', right = '', bottom = ''] = match
      merges.push({
        left: columnOf(left),
        top: Number(top) - 1,
        right: columnOf(right),
        bottom: Number(bottom) - 1,
      })
    },
    plant: (mistakes, ...cells) => {
      const row = write(...cells)
      for (const [column, kind, code] of mistakes)
        planted.push({ file, sheet: name, row, column, kind, code })
      return row
    },
    sheet: { file, sheet: name, rows, merges },
  }
}
