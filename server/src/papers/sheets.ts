import { Dimension } from '@zhishi/domain/achievements/achievement.ts'
import type { Period } from '@zhishi/domain/evaluation/period.ts'
import { quarterIn, touches, yearOf } from '@zhishi/domain/evaluation/period.ts'
import type { RecordNote } from '@zhishi/domain/evaluation/recordNote.ts'
import { presentPosts } from '@zhishi/domain/papers/appointmentForm.ts'
import { withAnswers } from '@zhishi/domain/portraits/answers.ts'
import type { Sentence } from '@zhishi/domain/portraits/api.ts'
import { dimensionFacts } from '@zhishi/domain/portraits/dimensionFacts.ts'
import { voices } from '@zhishi/domain/portraits/inspectionFacts.ts'
import { merits } from '@zhishi/domain/portraits/merits.ts'
import { outcomeFacts } from '@zhishi/domain/portraits/outcomeFacts.ts'
import type { PersonRecord } from '@zhishi/domain/portraits/personRecord.ts'
import { projectFacts } from '@zhishi/domain/portraits/projectFacts.ts'
import { shortcomings } from '@zhishi/domain/portraits/shortcomings.ts'
import { dateInWords, word } from '@zhishi/domain/portraits/wording.ts'
import { heightAt, largest } from '../platform/fitting.ts'
import { inRanges } from '../platform/word.ts'
import type { PaperTable, TabledPaper } from '../platform/word-tables.ts'
import { lineFor, told } from '../portraits/paper.ts'
import { cell, label } from './cells.ts'
import { type Notes, takeNotes } from './noting.ts'

/** The columns of who it is about, in millimetres; the text below takes all but the first. */
const WHO = [20, 24, 16, 26, 30, 16, 24]
const BESIDE = 156 - 20

type Records = Readonly<Record<string, RecordNote>>

/** A sentence with the numbers of the records it rests on. */
function marked({ text, from }: Sentence, notes: Notes, records: Records): string {
  const numbers = told({ text, from }).map(({ noun, id }) =>
    Number(notes.mark(id, () => lineFor(noun, records[id])).slice(1, -1)),
  )
  return numbers.length === 0 ? text : `${text}[${inRanges(numbers)}]`
}

const periodInWords = (period: Period): string =>
  period.length === 4 ? `${period}年度` : dateInWords(period)

/** What of a person's record both sheets begin with. */
const whoIs = (record: PersonRecord, period: Period): PaperTable['rows'][number] => ({
  height: 10,
  cells: [
    label('姓名'),
    cell(record.cadre.name),
    label('职务'),
    { lines: [presentPosts(record) || (record.unit ?? '')], across: 2 },
    label('期间'),
    cell(periodInWords(period)),
  ],
})

/** What stands under its dimension already is not told a second time on one sheet. */
const isNew = (record: PersonRecord) => {
  const told = new Set(
    dimensionFacts(record).flatMap(({ sentences }) => sentences.map(({ text }) => text)),
  )
  return ({ text }: Sentence): boolean => !told.has(text)
}

/** Sentences by topic, as the debrief's one sheet has them; the shared wording of the write-up. */
export function debriefTopics(record: PersonRecord): { title: string; sentences: Sentence[] }[] {
  const against = shortcomings(record)
  const topics = [
    ...Dimension.options.map((dimension) => ({
      title: word('dimension', dimension),
      sentences: dimensionFacts(record).find((one) => one.dimension === dimension)?.sentences ?? [],
    })),
    { title: '项目', sentences: projectFacts(record).flat() },
    { title: '测评', sentences: voices(record) },
    { title: '突出优点', sentences: merits(record).filter(isNew(record)) },
    { title: '主要不足', sentences: against },
  ]
  const lists = withAnswers(
    topics.map(({ sentences }) => sentences),
    against,
    record.replies,
  )
  return topics.map((one, i) => ({ ...one, sentences: lists[i] ?? one.sentences }))
}

const everyTopic = (record: PersonRecord): Sentence[] =>
  debriefTopics(record).flatMap(({ sentences }) => sentences)

/** Records that the sheets name, to be described before they are written. */
export const namedIn = (record: PersonRecord): Sentence['from'] => [
  ...everyTopic(record).flatMap(({ from }) => from),
  ...outcomeFacts(record).flatMap(({ from }) => from),
  ...record.achievements.flatMap(({ id }) => ({ noun: 'achievement', id })),
]

/** What the title, who it is about and the signature leave of one sheet, in millimetres. */
const ROOM = 176

/** The size at which everything stands on one sheet, if any does. */
const sizeOnOneSheet = (topics: readonly (readonly string[])[]): number =>
  largest(
    11,
    8,
    (points) =>
      topics.reduce((sum, lines) => sum + heightAt(lines, BESIDE - 2.2, points) + 1, 0) <= ROOM,
  )

/** Who was head of a unit in the period debriefs as one; a lead or deputy does so without that name. */
const debriefTitle = ({ tenures }: PersonRecord, period: Period): string =>
  tenures.some((one) => one.layer === 'head' && touches(period, one))
    ? '党政正职述职一张表'
    : '述职一张表'

/** 述职一张表: one person, one period, on one sheet; every line with the records it rests on. */
export function debriefSheet(
  record: PersonRecord,
  period: Period,
  records: Records,
  state: string | null,
): TabledPaper {
  const notes = takeNotes()
  const topics = debriefTopics(record).map(({ title, sentences }) => ({
    title,
    // What was not on record is said not to be, topic by topic.
    lines:
      sentences.length === 0 ? ['暂无记录。'] : sentences.map((one) => marked(one, notes, records)),
  }))
  return {
    title: debriefTitle(record, period),
    subtitle: state,
    blocks: [
      {
        table: {
          size: sizeOnOneSheet(topics.map(({ lines }) => lines)),
          fits: true,
          columns: WHO,
          rows: [
            whoIs(record, period),
            ...topics.map(({ title, lines }) => ({
              cells: [label(title), { lines, across: 6 }],
            })),
            { height: 22, cells: [label('本人签字'), { across: 2 }, label('日期'), { across: 3 }] },
          ],
        },
      },
    ],
    notes: notes.lines,
    notesApart: true,
    closing: [],
  }
}

const finding = (item: PersonRecord['achievements'][number]): string =>
  item.verification === null
    ? '尚未核实'
    : [word('finding', item.verification.finding), item.verification.office]
        .filter(Boolean)
        .join('\n')

const answersIn = ({ replies }: PersonRecord, { id }: { readonly id: string }): string[] =>
  replies
    .filter(({ achievementId }) => achievementId === id)
    .map(({ date, text }) => `本人说明（${dateInWords(date)}）：${text}`)

const inOrder = (record: PersonRecord, period: Period) =>
  record.achievements
    .filter(({ quarter }) => quarterIn(period, quarter))
    .toSorted(
      (a, b) =>
        (a.quarter < b.quarter ? -1 : a.quarter > b.quarter ? 1 : 0) ||
        Dimension.options.indexOf(a.dimension) - Dimension.options.indexOf(b.dimension) ||
        (a.id < b.id ? -1 : 1),
    )

/** A recognition with the run in which it was decided, so that the decision is found from the paper. */
const recognitionLine = (
  decision: PersonRecord['recognitions'][number]['decision'],
  record: RecordNote | undefined,
): string =>
  [lineFor('recognition', record), decision && `决定见评价 ${decision.runId}`]
    .filter(Boolean)
    .join(' ')

/** 实绩档案: every achievement of the period by quarter and dimension, then what came of it. */
export function archiveSheet(
  record: PersonRecord,
  period: Period,
  records: Records,
  state: string | null,
): TabledPaper {
  const notes = takeNotes()
  const items = inOrder(record, period)
  const numberOf = ({ id }: { id: string }) =>
    Number(notes.mark(id, () => lineFor('achievement', records[id])).slice(1, -1))
  const all = items.length === 0 ? '' : `[${inRanges(items.map(numberOf))}]`
  const used = outcomeFacts(record).map((one) => marked(one, notes, records))
  const recognised = record.recognitions.filter(({ year }) => year === yearOf(period))
  const counts = Map.groupBy(items, ({ verification }) => verification?.finding ?? 'open')
  const told = (['confirmed', 'partly', 'rejected'] as const).map(
    (one) => `${word('finding', one)}${counts.get(one)?.length ?? 0}项`,
  )
  return {
    title: `${record.cadre.name}同志实绩档案`,
    subtitle: state,
    blocks: [
      {
        table: { size: 11, fits: true, columns: WHO, rows: [whoIs(record, period)] },
      },
      {
        text: `共${items.length}项，${told.join('、')}，尚未核实${counts.get('open')?.length ?? 0}项${all}。`,
      },
      {
        table: {
          size: 10,
          columns: [18, 26, 14, 20, 54, 24],
          rows: [
            {
              head: true,
              cells: ['季度', '维度', '级别', '战线', '实绩', '核实'].map(label),
            },
            ...items.map((item) => ({
              cells: [
                cell(item.quarter),
                cell(word('dimension', item.dimension)),
                cell(item.level ? word('level', item.level) : ''),
                cell(item.front ?? ''),
                {
                  lines: [
                    `${item.text}${notes.mark(item.id, () => lineFor('achievement', records[item.id]))}`,
                    ...(item.evidence ? [`佐证：${item.evidence}`] : []),
                    ...answersIn(record, item),
                  ],
                },
                { lines: finding(item).split('\n'), align: 'centre' as const },
              ],
            })),
          ],
        },
      },
      { heading: '认定与结果运用' },
      ...(recognised.length + used.length === 0
        ? [{ text: '暂无记录。' }]
        : [
            ...recognised.map(({ id, year, decision }) => ({
              text: `${year}年被认定为实绩突出${notes.mark(id, () => recognitionLine(decision, records[id]))}。`,
            })),
            ...used.map((text) => ({ text })),
          ]),
    ],
    notes: notes.lines,
    closing: [],
  }
}
