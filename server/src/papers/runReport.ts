import type { Coverage, Decided, Run, RunRow } from '@zhishi/domain/evaluation/run.ts'
import { dateInWords } from '@zhishi/domain/portraits/wording.ts'
import { raisedWords } from '../evaluation/raisedWords.ts'
import { inRanges } from '../platform/word.ts'
import type { PaperBlock, TabledPaper } from '../platform/word-tables.ts'
import { dayOf } from '../portraits/paper.ts'
import { distribution, type SourcesOf } from './distribution.ts'
import { takeNotes } from './noting.ts'
import { type RestsOn, sourceOf } from './restsOn.ts'
import { type Judged, tableOf } from './runTable.ts'
import { choice, decisionsInWords, partWord, stageOf } from './runWords.ts'

interface Group {
  readonly title: string
  readonly rows: readonly RunRow[]
}

const groupsOf = (rows: readonly RunRow[]): Group[] =>
  [
    ...Map.groupBy(rows, ({ group, category }) =>
      category ? choice('category', category) : group ? choice('unitGroup', group) : '未分组',
    ),
  ].map(([title, inside]) => ({ title, rows: inside }))

/**
 * 评价报告: what a run proposes and what people decided on it, group by group, with what every number
 * rests on.
 */
export function runReport(
  run: Run,
  rows: readonly RunRow[],
  decided: readonly Decided[],
  rests: RestsOn,
  coverage: Coverage,
  now: Date,
): TabledPaper {
  const notes = takeNotes()
  const about = notes.mark('run', () =>
    [
      `评价 ${run.id}`,
      `方案 ${run.scheme}`,
      `记录截至 ${run.asOf}`,
      ...raisedWords(run),
      `${run.startedBy} 于 ${run.startedAt} 计算`,
      `输入 SHA-256 ${run.inputsHash}`,
      `结果 SHA-256 ${run.resultHash}`,
    ].join('，'),
  )
  const { people, scored, ranked, abstained, notAssessed, missing } = coverage
  const absent = missing.map(
    ({ key, people: of }) => `${key.split('/').map(partWord).join('·')}${of}人`,
  )
  const groups = groupsOf(rows)
  const judged: Judged = {
    graded: rows.some(({ grade }) => grade !== null),
    decided: new Map(decided.map((one) => [one.cadreId, one])),
  }
  const sealed =
    run.seal === null
      ? '尚未封存'
      : `${run.seal.by} 于 ${run.seal.at} 封存，SHA-256 ${run.seal.hash}`
  const sourcesOf: SourcesOf = (some) =>
    `[${inRanges(some.map((row) => Number(notes.mark(row.cadreId, () => sourceOf(row, about, rests)).slice(1, -1))))}]`
  return {
    title: `${dateInWords(run.period)}${run.kind === 'heads' ? '党政正职担当力' : '项目领办'}评价报告`,
    subtitle: stageOf(run, decided),
    landscape: true,
    blocks: [
      { heading: '一、总体情况' },
      {
        text: `参评${people}人，有总分${scored}人，排名${ranked}人，依据不足没有总分${abstained}人，不进行考核${notAssessed}人${about}。`,
      },
      {
        text:
          absent.length === 0
            ? '各部分均有依据。'
            : `没有依据的部分：${absent.join('，')}${about}。`,
      },
      ...(decided.length === 0
        ? []
        : [
            {
              text: `${decisionsInWords(decided)}${notes.mark('decided', () => `评价 ${run.id} 的会议记录，${sealed}`)}。`,
            },
          ]),
      ...groups.flatMap((group, i): PaperBlock[] => [
        {
          heading: `${'二三四五六七八九十'[i] ?? i + 2}、${group.title}（${group.rows.length}人）`,
        },
        ...distribution(group.rows, sourcesOf),
        { table: tableOf(group.rows, about, rests, notes, judged) },
      ]),
    ],
    notes: notes.lines,
    closing: [dateInWords(dayOf(now))],
  }
}
