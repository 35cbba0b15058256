import type { Decided, RunRow } from '@zhishi/domain/evaluation/run.ts'
import { drawBar } from '../platform/png.ts'
import type { PaperTable } from '../platform/word-tables.ts'
import { cell, label } from './cells.ts'
import type { Notes } from './noting.ts'
import { type RestsOn, sourceOf } from './restsOn.ts'
import { choice, decidedInWords, partWord, recognisedInWords, whyNone } from './runWords.ts'

const FULL = 1_000_000

/** Ten-thousandths with two decimals, as the ledger of results has them; a dash where there is none. */
const score = (points: number | null): string =>
  points === null ? '—' : (Math.round(points / 100) / 100).toFixed(2)

/** What people made of the proposals, by person, and whether grades are proposed at all. */
export interface Judged {
  readonly graded: boolean
  readonly decided: ReadonlyMap<string, Decided>
}

const partsIn = (rows: readonly RunRow[]): string[] => [
  ...new Set(rows.flatMap(({ parts }) => parts.map(({ key }) => key))),
]

export function tableOf(
  rows: readonly RunRow[],
  about: string,
  rests: RestsOn,
  notes: Notes,
  judged: Judged,
): PaperTable {
  const parts = partsIn(rows)
  const judgedBy = [...(judged.graded ? [20] : []), ...(judged.decided.size > 0 ? [20, 18] : [])]
  const bar = judged.decided.size > 0 ? 26 : 36
  const wide = 225 - 12 - 24 - 44 - 22 - bar - judgedBy.reduce((sum, one) => sum + one, 0)
  return {
    size: 10,
    columns: [12, 24, 44, ...parts.map(() => wide / parts.length), 22, bar, ...judgedBy],
    rows: [
      {
        head: true,
        cells: [
          '名次',
          '姓名',
          '单位',
          ...parts.map(partWord),
          '总分',
          '总分（满分100）',
          ...(judged.graded ? ['建议等次'] : []),
          ...(judged.decided.size > 0 ? ['决定等次', '实绩突出'] : []),
        ].map(label),
      },
      ...rows.map((row) => {
        const mark = notes.mark(row.cadreId, () => sourceOf(row, about, rests))
        return {
          cells: [
            cell(row.rank === null ? '—' : String(row.rank)),
            cell(row.name),
            cell(row.unit ?? ''),
            ...parts.map((key) =>
              cell(score(row.parts.find((one) => one.key === key)?.score ?? null)),
            ),
            cell(`${row.total === null ? whyNone(row) || '—' : score(row.total)}${mark}`),
            row.total === null
              ? cell('')
              : {
                  align: 'centre' as const,
                  picture: {
                    kind: 'png' as const,
                    bytes: drawBar(row.total, FULL),
                    width: bar - 4,
                    height: 3.5,
                    says: `${row.name} ${score(row.total)}`,
                  },
                },
            ...(judged.graded ? [cell(row.grade === null ? '—' : choice('grade', row.grade))] : []),
            ...(judged.decided.size > 0
              ? [
                  cell(decidedInWords(judged.decided.get(row.cadreId))),
                  cell(recognisedInWords(judged.decided.get(row.cadreId))),
                ]
              : []),
          ],
        }
      }),
    ],
  }
}
