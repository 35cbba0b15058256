import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { drawColumns } from '../platform/png.ts'
import type { PaperBlock } from '../platform/word-tables.ts'
import { cell, label } from './cells.ts'

const BAND = 100_000

/** The numbers of the lines under which these people's scores stand. */
export type SourcesOf = (rows: readonly RunRow[]) => string

/** How many have a total in which band of ten points, as a picture and in words. */
export function distribution(rows: readonly RunRow[], sourcesOf: SourcesOf): PaperBlock[] {
  const scored = rows.filter(({ total }) => total !== null)
  const totals = scored.flatMap(({ total }) => total ?? [])
  if (totals.length === 0) return [{ text: '没有人有总分。' }]
  const bands = Array.from({ length: 10 }, (_, i) => i)
  const counts = bands.map(
    (i) => totals.filter((one) => Math.min(9, Math.floor(one / BAND)) === i).length,
  )
  const told = bands.flatMap((i) =>
    counts[i] === 0 ? [] : `${i * 10}至${i * 10 + 10}分${counts[i]}人`,
  )
  return [
    { text: `总分分布：${told.join('，')}${sourcesOf(scored)}。` },
    {
      table: {
        size: 9,
        columns: [30, ...bands.map(() => 14)],
        rows: [
          {
            cells: [
              label('分布'),
              {
                across: bands.length,
                align: 'centre',
                picture: {
                  kind: 'png',
                  bytes: drawColumns(counts),
                  width: 14 * bands.length - 2.2,
                  height: 30,
                  says: `0至100分每10分一档的人数：${counts.join('、')}`,
                },
              },
            ],
          },
          {
            cells: [
              label(`人数${sourcesOf(scored)}`),
              ...counts.map((count) => cell(count === 0 ? '' : String(count))),
            ],
          },
          {
            cells: [
              label('分数段（满分100）'),
              ...bands.map((i) => cell(`${i * 10}—${i * 10 + 10}`)),
            ],
          },
        ],
      },
    },
  ]
}
