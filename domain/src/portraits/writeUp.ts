import { reason } from '../kernel/refusal.ts'
import type { Reason } from '../kernel/refusal.ts'
import { sectionsWithAnswers } from './answers.ts'
import type { Section, Sentence, WriteUpText } from './api.ts'
import { basicFacts } from './basicFacts.ts'
import { dimensionFacts } from './dimensionFacts.ts'
import { aspectFacts, inspectionFacts, voices } from './inspectionFacts.ts'
import { merits } from './merits.ts'
import { outcomeFacts } from './outcomeFacts.ts'
import type { PersonRecord } from './personRecord.ts'
import { projectFacts } from './projectFacts.ts'
import { shortcomings } from './shortcomings.ts'
import { refs, sentence, word } from './wording.ts'

/** Why no portrait and no write-up is made: county leaders are not assessed here (domain rule). */
export const cannotPortray = ({ tenures }: PersonRecord): Reason | undefined =>
  tenures.some((post) => post.main && post.until === null && post.layer === 'countyLeader')
    ? reason('portrait.county-leader')
    : undefined

type Paragraph = Section['paragraphs'][number]

const plain = (sentences: Sentence[]): Paragraph[] =>
  sentences.length === 0 ? [] : [{ heading: null, sentences }]

const TENS = ['', '十', '二十']
/** 一, 二 … 二十九: how official papers number their sections. */
const numeral = (n: number): string =>
  `${TENS[Math.floor(n / 10)]}${['', ...'一二三四五六七八九'][n % 10]}`

const headed = (paragraphs: readonly (Paragraph & { readonly heading: string })[]): Paragraph[] =>
  paragraphs.map((one, i) => ({ ...one, heading: `（${numeral(i + 1)}）${one.heading}` }))

/** Strengths that nobody has stated are not made up: the paragraph says that none is on record. */
const statedMerits = (record: PersonRecord): Sentence[] => {
  const told = merits(record)
  return told.length > 0 ? told : [sentence(['暂无记录'], refs('cadre', [record.cadre]))]
}

/**
 * Drafts the 现实表现材料 of a person over the record's period by rule: every sentence carries the
 * records it rests on, nothing is said that is not on record, and marks are told as marks. The draft
 * is for people to edit; what the person answered stands beside what it answers. Sections without anything on record are left out, save strengths and
 * shortcomings, which say so. Level-one headings are numbered 一、, level-two headings （一）.
 *
 * A machine's proposed score or grade is not part of it, for nobody has decided on it.
 */
export function draftWriteUp(record: PersonRecord): WriteUpText {
  const roles = new Set(record.projects.flatMap(({ posts }) => posts.map(({ noun }) => noun)))
  const onProjects = [roles.has('command') && '指挥', roles.has('appointment') && '领办']
  const dimensions = dimensionFacts(record).map(({ dimension, sentences }) => ({
    heading: word('dimension', dimension),
    sentences,
  }))
  const aspects = aspectFacts(record).map(({ aspect, sentences }) => ({
    heading: word('aspect', aspect),
    sentences,
  }))
  const against = shortcomings(record)
  const sections: { heading: string; paragraphs: Paragraph[] }[] = [
    { heading: '基本情况', paragraphs: plain(basicFacts(record)) },
    {
      heading: `项目${onProjects.filter(Boolean).join('和')}情况`,
      paragraphs: projectFacts(record).flatMap(plain),
    },
    { heading: '五个维度实绩', paragraphs: headed(dimensions) },
    { heading: '一线考察情况', paragraphs: plain(inspectionFacts(record)) },
    { heading: '各方面表现', paragraphs: headed(aspects) },
    { heading: '干部群众和服务对象评价', paragraphs: plain(voices(record)) },
    { heading: '突出优点', paragraphs: plain(statedMerits(record)) },
    { heading: '主要不足', paragraphs: plain(against) },
    { heading: '结果运用', paragraphs: plain(outcomeFacts(record)) },
  ]
  return {
    title: `${record.cadre.name}同志现实表现材料`,
    sections: sectionsWithAnswers(
      sections
        .filter(({ paragraphs }) => paragraphs.length > 0)
        .map((section, i) => ({ ...section, heading: `${numeral(i + 1)}、${section.heading}` })),
      against,
      record.replies,
    ),
  }
}
