import type { Desk } from '../desk.ts'
import { column, formOf, NAME_WORDS, PARTICULARS, SERIAL, UNIT_WORDS, type Kind } from '../kind.ts'
import { settle, stated } from '../matching.ts'
import { keyOf } from '../nouns.ts'
import type { Person } from '../people.ts'
import {
  accept,
  cellAt,
  columnOf,
  dateOf,
  find,
  isHeldUp,
  needed,
  placeOf,
  valueOf,
} from '../rows.ts'
import type { Row, SheetColumn } from '../table.ts'
import { readChoice } from '../values/lists.ts'
import { readCount } from '../values/numbers.ts'
import { plain, tidy } from '../values/text.ts'
import { VOTERS } from '../values/wordings.ts'
import { hintsOf, isHead, theOne } from '../whom.ts'

type VoterClass = 'all' | 'leaders' | 'peers' | 'staff'
const VOTES = ['excellent', 'competent', 'basic', 'incompetent'] as const
const DEFAULT_TITLE = '述职测评'

interface Sums {
  readonly voterClass: VoterClass
  readonly voters: number | undefined
  readonly votes: Readonly<Record<(typeof VOTES)[number], number>>
  readonly at: SheetColumn | undefined
}

/** Classes of voters stand over groups of columns; a group without a class is everybody's. */
const classOf = (column: SheetColumn): VoterClass =>
  VOTERS.words.get(plain(column.part ?? '')) ?? 'all'

function sumsOf(row: Row): Sums[] {
  const own = valueOf(row, 'voterClass', (cell) => readChoice(cell, VOTERS))
  const grouped = Map.groupBy(
    [...VOTES, 'voters'].flatMap((key) => (row.table.of.get(key) ?? []).map((at) => ({ key, at }))),
    ({ at }) => classOf(at),
  )
  const found = [...grouped].flatMap(([voterClass, columns]): Sums[] => {
    const read = new Map<string, number | undefined>()
    for (const { key, at } of columns)
      if (!read.has(key) || read.get(key) === undefined)
        read.set(key, accept(row, at, readCount(cellAt(row, at))))
    if (VOTES.every((key) => read.get(key) === undefined)) return []
    const votes = Object.fromEntries(VOTES.map((key) => [key, read.get(key) ?? 0]))
    return [
      {
        voterClass: own ?? voterClass,
        voters: read.get('voters'),
        votes: { excellent: 0, competent: 0, basic: 0, incompetent: 0, ...votes },
        at: columns.find(({ key }) => key === 'voters')?.at ?? columns[0]?.at,
      },
    ]
  })
  const apart = found.filter(({ voterClass }) => voterClass !== 'all')
  return apart.length > 0 ? apart : found
}

/** Votes that do not add up to the voters: taken, flagged and noted. */
function unequal(
  row: Row,
  person: Person,
  sums: Sums,
): { code: string; about: Record<string, string | number> }[] {
  const votes = VOTES.reduce((sum, key) => sum + sums.votes[key], 0)
  if (sums.voters === undefined || votes === sums.voters) return []
  const about = { name: person.name, votes, voters: sums.voters }
  find(row, 'note', 'intake.votes-unequal', sums.at, about)
  return [{ code: 'intake.votes-unequal', about }]
}

/** The debrief that a sheet's title names; without a title the only one of the year on record. */
function debriefOf(desk: Desk, row: Row, date: string | undefined): string | undefined {
  const { year, title } = row.table.context
  if (year === undefined) return undefined
  const ofYear = (desk.onRecord.get('debrief') ?? []).filter(
    ({ content }) => content['year'] === year,
  )
  const [only] = ofYear
  const own = Array.from(tidy(title)).slice(0, 120).join('')
  const called =
    own !== '' ? own : ofYear.length === 1 && only ? String(only.content['title']) : DEFAULT_TITLE
  return settle(desk.facts, row, 'debrief', { year, title: called, date }).id
}

function readRow(desk: Desk, row: Row): void {
  const person = theOne(desk, row, 'name', hintsOf(desk, row, [isHead]))
  const date = dateOf(row, 'date')
  const sums = sumsOf(row)
  if (sums.length === 0) needed(row, 'excellent', undefined)
  if (!person || sums.length === 0 || isHeldUp(row)) return
  const debriefId = debriefOf(desk, row, date)
  if (debriefId === undefined) return
  const repeated = sums.flatMap(
    ({ voterClass }) =>
      stated(desk.facts, 'tally', keyOf('tally', { debriefId, cadreId: person.id, voterClass })) ??
      [],
  )[0]
  if (repeated) {
    find(row, 'wrong', 'intake.contradicts', columnOf(row, 'name'), {
      name: person.name,
      ...placeOf(repeated.row),
    })
    return
  }
  for (const each of sums) {
    const flags = unequal(row, person, each)
    const { voterClass, voters, votes } = each
    settle(
      desk.facts,
      row,
      'tally',
      { debriefId, cadreId: person.id, voterClass, voters, ...votes },
      {},
      { principal: true, flags },
    )
  }
}

/** The heads' sums at a debrief. */
export const tallies: Kind = {
  name: 'tallies',
  noun: 'tally',
  form: {
    workbook: '09-述职测评',
    sheet: '测评',
    title: '{district}党政正职述职测评汇总',
    columns: formOf({
      name: '姓名',
      unit: '单位',
      voters: '参评人数',
      excellent: '得票/优秀',
      competent: '得票/称职',
      basic: '得票/基本称职',
      incompetent: '得票/不称职',
    }),
  },
  titles: /测评|述职|民主评议|投票/,
  period: 'year',
  take: (rows, desk) => {
    for (const row of rows) readRow(desk, row)
  },
  fields: [
    SERIAL,
    column(
      'name',
      '姓名',
      'name',
      `${NAME_WORDS} 被测评人 述职人 述职对象 测评对象 被评议人 正职姓名 党政正职 领导姓名 主要负责人 述职人员 被评价人`,
      { essential: true },
    ),
    column('unit', '单位', 'unit', UNIT_WORDS, { weight: 0.7 }),
    column(
      'voterClass',
      '参评人类别',
      'choice',
      '票种 测评主体 参评主体 类别 测评人类别 评价主体 参评类别',
      { weight: 0.7, list: VOTERS },
    ),
    column(
      'voters',
      '参评人数',
      'count',
      '参加人数 参加测评人数 测评人数 总票数 参评票数 投票人数 有效票 有效票数 收回票数 参与测评人数 实到人数 参评数 票数合计 合计 总人数 参会人数 合计票数 有效票数合计 参加投票人数 收回有效票',
      { weight: 2, several: true },
    ),
    column('excellent', '优秀', 'count', '优秀票 优秀票数 优秀得票 优秀得票数 得票优秀', {
      essential: true,
      weight: 1.5,
      several: true,
    }),
    column('competent', '称职', 'count', '称职票 称职票数 称职得票 称职得票数 得票称职', {
      essential: true,
      weight: 2,
      several: true,
    }),
    column(
      'basic',
      '基本称职',
      'count',
      '基本称职票 基本称职票数 基本称职得票 基本称职得票数 得票基本称职',
      { weight: 2, several: true },
    ),
    column(
      'incompetent',
      '不称职',
      'count',
      '不称职票 不称职票数 不称职得票 不称职得票数 得票不称职',
      { weight: 2, several: true },
    ),
    column('date', '述职时间', 'date', '测评时间 日期 时间', { weight: 0.3 }),
    ...PARTICULARS,
  ],
}
