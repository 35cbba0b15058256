import type { Desk } from './desk.ts'
import { find, placeOf } from './rows.ts'
import type { Row, SheetColumn } from './table.ts'

/** Notes something once for a sheet, not again for each of its rows. */
export function tellOnce(
  desk: Desk,
  row: Row,
  code: string,
  column: SheetColumn | undefined,
  about: Readonly<Record<string, string | number>>,
): void {
  const { file, sheet } = row.table.sheet
  const key = [code, file, sheet, ...Object.values(about)].join('\u0000')
  if (desk.told.has(key)) return
  desk.told.add(key)
  find(row, 'note', code, column, about)
}

/** Puts a question to whoever imports; the answer, where one that was offered has been given. */
export function ask(
  desk: Desk,
  row: Row,
  code: string,
  column: SheetColumn | undefined,
  key: string,
  options: readonly { readonly id: string; readonly label: string }[],
  about: Readonly<Record<string, string | number>>,
): string | undefined {
  const answer = desk.options.answers[key]
  if (answer !== undefined && options.some(({ id }) => id === answer)) return answer
  const offered = options.map(({ label }) => label).join('、')
  find(row, 'question', code, column, { ...about, offered }, { key, options })
  return undefined
}

/** A row that names what another row would have brought waits until that row is right. */
export function waitsFor(
  row: Row,
  column: SheetColumn | undefined,
  name: string,
  other: Row,
): undefined {
  find(row, 'wrong', 'intake.waits-for', column, { name, ...placeOf(other) })
  return undefined
}
