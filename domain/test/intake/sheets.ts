import type {
  Cell,
  Change,
  Finding,
  OnRecord,
  Options,
  Preparation,
  Sheet,
  Stored,
} from '@zhishi/domain/intake/batch.ts'
import { prepare } from '@zhishi/domain/intake/prepare.ts'

/** A sheet from its rows; cells that are left out are empty. */
export const sheet = (file: string, name: string, ...rows: Cell[][]): Sheet => ({
  file,
  sheet: name,
  rows,
  merges: [],
})

/** Ids in turn, so that what is expected can be written down. */
export function ids(from = 0): () => string {
  let number = from
  return () => `00000000-0000-7000-8000-${String(++number).padStart(12, '0')}`
}

export const compare = (
  sheets: readonly Sheet[],
  onRecord: OnRecord = new Map(),
  more: Partial<Options> = {},
): Preparation =>
  prepare(sheets, onRecord, {
    year: undefined,
    district: undefined,
    synonyms: [],
    groupWords: [],
    answers: {},
    newId: ids(1000 * [...onRecord.values()].reduce((sum, facts) => sum + facts.length, 0)),
    ...more,
  })

/** What is on record once a preparation is confirmed. */
export function confirmed({ changes }: Preparation, before: OnRecord = new Map()): OnRecord {
  const record = new Map(
    [...before].map(([noun, facts]) => [noun, new Map(facts.map((fact) => [fact.id, fact]))]),
  )
  for (const { noun, id, content, version } of changes) {
    const facts = record.get(noun) ?? new Map<string, Stored>()
    record.set(noun, facts.set(id, { id, version: (version ?? 0) + 1, content }))
  }
  return new Map([...record].map(([noun, facts]) => [noun, [...facts.values()]]))
}

/** Findings in one line each: `wrong C4 intake.unknown-person`. */
export const told = (preparation: Preparation, ...kinds: Finding['kind'][]): string[] =>
  preparation.findings
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ kind, column, row, code }) => `${kind} ${column}${row} ${code}`)

export const entered = ({ changes }: Preparation, noun: string): Change['content'][] =>
  changes
    .filter((change) => change.noun === noun && change.act === 'enter')
    .map(({ content }) => content)

export const corrected = ({ changes }: Preparation, noun: string): Change[] =>
  changes.filter((change) => change.noun === noun && change.act === 'correct')

/** A small district: a county leader, two heads, three others, two of them called 李磊. */
export const ROSTER = sheet(
  '花名册.xlsx',
  '花名册',
  ['湖东区区管干部花名册'],
  ['序号', '单位', '姓名', '性别', '出生年月', '现任职务', '任现职时间', '是否党政正职'],
  [1, '区领导', '邹长行', '男', '1970.01', '区委常委、副区长', '2020.01', null],
  [2, '区财政局', '曹 莲', '女', '1975.03', '党组书记、局长', '2021.06', '是'],
  [3, '区水务局', '石涛', '男', '1976年4月', '党组书记、局长', '2022.01', '是'],
  [4, '区财政局', '李磊', '男', '1980.05', '副局长', '2019.01', null],
  [5, '区水务局', '李磊', '男', '1985.06', '副局长', '2019.01', null],
  [6, '区发展和改革局', '田鹏旺', '男', '1982.07', '副局长', '2019.01', null],
)

export const PROJECTS = sheet(
  '台账.xlsx',
  '台账',
  ['湖东区2024年重点项目领办台账'],
  ['单位:万元'],
  [
    '项目类别',
    '项目名称',
    '总投资',
    '年度计划投资',
    '责任单位',
    '指挥长',
    '职务',
    '领办专员',
    '开工时间',
    '计划竣工时间',
    '难度系数',
  ],
  [
    '集中攻坚',
    '城南冷链物流枢纽项目',
    12_000,
    5000,
    '区财政局',
    '邹长行',
    '副区长',
    '田鹏旺',
    '2024年1月',
    '2025.12',
    1.2,
  ],
  [
    '重点推进',
    '城北污水处理厂扩建工程',
    '8,000',
    '2000万元',
    '区水务局',
    '曹莲',
    '局长',
    '李磊(区水务局)',
    '2024.02',
    '2025年6月',
    1,
  ],
)
