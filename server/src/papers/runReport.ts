import { zh as achievements } from '@zhishi/domain/achievements/words.ts'
import { Grade } from '@zhishi/domain/cadres/cadre.ts'
import { zh as cadres } from '@zhishi/domain/cadres/words.ts'
import type { Coverage, Decided, Run, RunRow } from '@zhishi/domain/evaluation/run.ts'
import { zh as evaluation } from '@zhishi/domain/evaluation/words.ts'
import { zh as inspection } from '@zhishi/domain/inspection/words.ts'
import { say } from '@zhishi/domain/kernel/words.ts'
import { dateInWords, word } from '@zhishi/domain/portraits/wording.ts'
import { zh as units } from '@zhishi/domain/units/words.ts'
import { sql } from 'kysely'
import { raisedWords } from '../evaluation/raisedWords.ts'
import type { Database, Tx } from '../platform/database.ts'
import { drawBar, drawColumns } from '../platform/png.ts'
import { inRanges } from '../platform/word.ts'
import type { PaperBlock, PaperCell, PaperTable, TabledPaper } from '../platform/word-tables.ts'
import { nounInWords } from '../portraits/fieldWords.ts'
import { dayOf } from '../portraits/paper.ts'
import { type Notes, takeNotes } from './noting.ts'

const WORDS: Readonly<Record<string, string>> = {
  ...units,
  ...cadres,
  ...inspection,
  ...achievements,
  ...evaluation,
}
const choice = (list: string, value: string): string =>
  WORDS[`choice.${list}.${value}`] ?? word(list, value)

/** How many records of which kind each person's result rests on. */
export async function restsOn(db: Database | Tx, districtId: number, runId: string) {
  const { rows } = await sql<{ cadreId: string; noun: string; records: number }>`
    select r.cadre_id, v.noun, count(*) as records
    from evaluation_results r
    join fact_versions v on v.district_id = ${districtId} and v.version = 1
      and v.fact_id = any(r.rests_on)
    where r.district_id = ${districtId} and r.run_id = ${runId}
    group by r.cadre_id, v.noun order by v.noun`.execute(db)
  return Map.groupBy(rows, ({ cadreId }) => cadreId)
}
type RestsOn = Awaited<ReturnType<typeof restsOn>>

const head = (text: string): PaperCell => ({ lines: [text], label: true })
const cell = (text: string): PaperCell => ({ lines: [text], align: 'centre' })
/** Ten-thousandths with two decimals, as the ledger of results has them; a dash where there is none. */
const score = (points: number | null): string =>
  points === null ? '—' : (Math.round(points / 100) / 100).toFixed(2)

const FULL = 1_000_000
const BAND = 100_000

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

const partsIn = (rows: readonly RunRow[]): string[] => [
  ...new Set(rows.flatMap(({ parts }) => parts.map(({ key }) => key))),
]

const partWord = (key: string): string =>
  WORDS[`choice.dimension.${key}`] ?? WORDS[`number.${key}`] ?? key

/** The line under which a person's numbers stand: the run and how many records of which kind. */
function sourceOf({ cadreId, name, unit }: RunRow, about: string, rests: RestsOn): string {
  const told = (rests.get(cadreId) ?? []).map(
    ({ noun, records }) => `${nounInWords(noun)}${records}条`,
  )
  const on = told.length > 0 ? told.join('、') : '无记录'
  return `${[unit, name].filter(Boolean).join(' ')}：评价${about}中本人的得分由来，依据${on}`
}

function whyNone({ notAssessed, abstains, unranked }: RunRow): string {
  const why = notAssessed ?? abstains ?? unranked
  if (!why) return ''
  const key = [`evaluation.${why.code}`, why.code, `reason.${why.code}`].find((one) => one in WORDS)
  return key ? say(WORDS, key, why.about) : notAssessed ? '不进行考核' : '依据不足，没有总分'
}

/** What people made of the proposals, by person, and whether grades are proposed at all. */
interface Judged {
  readonly graded: boolean
  readonly decided: ReadonlyMap<string, Decided>
}

const recognisedInWords = (one: Decided | undefined): string =>
  one?.recognised == null ? '—' : one.recognised ? '认定' : '不认定'

const decidedInWords = (one: Decided | undefined): string =>
  one?.grade == null ? '—' : one.grade === 'open' ? '暂缓' : choice('grade', one.grade)

function tableOf(
  { rows }: Group,
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
        ].map(head),
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

/** The numbers of the lines under which these people's scores stand. */
type SourcesOf = (rows: readonly RunRow[]) => string

/** How many have a total in which band of ten points, as a picture and in words. */
function distribution(rows: readonly RunRow[], sourcesOf: SourcesOf): PaperBlock[] {
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
              head('分布'),
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
              head(`人数${sourcesOf(scored)}`),
              ...counts.map((count) => cell(count === 0 ? '' : String(count))),
            ],
          },
          {
            cells: [
              head('分数段（满分100）'),
              ...bands.map((i) => cell(`${i * 10}—${i * 10 + 10}`)),
            ],
          },
        ],
      },
    },
  ]
}

/** Who decided what of whom, in one sentence. */
function decisionsInWords(decided: readonly Decided[]): string {
  const met = [...new Set(decided.map(({ body, on }) => `${body}${dateInWords(on)}`))]
  const told = [...Grade.options, 'open' as const].flatMap((grade) => {
    const count = decided.filter((one) => one.grade === grade).length
    const called = grade === 'open' ? '暂缓' : choice('grade', grade)
    return count === 0 ? [] : [`${called}${count}人`]
  })
  const standouts = decided.filter(({ recognised }) => recognised === true).length
  return `${met.join('、')}研究决定：${[...told, `认定实绩突出${standouts}人`].join('，')}`
}

/** Where people are with it: on its own the machine only proposes. */
const stageOf = ({ state }: Run, decided: readonly Decided[]): string => {
  if (state === 'sealed' && decided.length > 0) return '由规则计算，已由人研究决定并封存'
  return decided.length > 0
    ? '由规则计算，正在研究；决定尚未封存'
    : '由规则计算，供研究；等次为建议，由人决定'
}

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
        { table: tableOf(group, about, rests, notes, judged) },
      ]),
    ],
    notes: notes.lines,
    closing: [dateInWords(dayOf(now))],
  }
}
