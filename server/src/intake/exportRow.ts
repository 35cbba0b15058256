import type { Noun } from '@zhishi/domain/app/facts.ts'
import type { WrittenCell } from '../platform/sheets-writing.ts'
import type { Known, YearOnRecord } from './yearOnRecord.ts'

/** A row of a workbook by the keys of its kind's columns; `month` says on which sheet of several it stands. */
export type ExportRow = Readonly<Record<string, WrittenCell>>

export type RowsOf = (record: YearOnRecord) => readonly ExportRow[]

export const groupBy = <N extends Noun, K>(
  facts: readonly Known<N>[],
  key: (fact: Known<N>) => K,
) => Map.groupBy(facts, key)

export const person = ({ nameOf, placeOf }: YearOnRecord, cadreId: string | null): ExportRow => ({
  name: nameOf(cadreId),
  unit: placeOf(cadreId),
})
