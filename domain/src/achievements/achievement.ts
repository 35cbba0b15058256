import { z } from 'zod'
import { choice, PartialDate, Phrase, Prose, Quarter, Share, linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

/** The five dimensions of the responsibility evaluation (practice). */
export const Dimension = choice('dimension', [
  'reform',
  'breakthrough',
  'core',
  'central',
  'bottomLine',
])
export type Dimension = z.infer<typeof Dimension>
export const Level = choice('level', ['national', 'provincial', 'city', 'district'])
export type Level = z.infer<typeof Level>
export const Finding = choice('finding', ['confirmed', 'partly', 'rejected'])
export type Finding = z.infer<typeof Finding>

/** One thing done. Known again by person, quarter, dimension and text. */
export const Achievement = z.strictObject({
  cadreId: linkTo('cadre'),
  quarter: Quarter,
  dimension: Dimension,
  /** One of the five fronts; two of them each district names itself. */
  front: Phrase.nullable(),
  text: Prose,
  level: Level.nullable(),
  date: PartialDate.nullable(),
  /** Evidence as mentioned (通报, 文件, 验收单); files stand beside the record as evidence of their own. */
  evidence: Phrase.nullable(),
  share: Share,
})
export type Achievement = z.infer<typeof Achievement>
export const achievement = fact({
  noun: 'achievement',
  table: 'achievements',
  schema: Achievement,
  reads: 'read achievements',
  keeps: 'keep achievements',
  about: 'cadreId',
})

/** The finding on an achievement, by the department in charge of the matter; unknown verifier stays unknown. */
export const Verification = z.strictObject({
  achievementId: linkTo('achievement'),
  finding: Finding,
  office: Phrase.nullable(),
  on: PartialDate.nullable(),
  note: Prose.nullable(),
})
export type Verification = z.infer<typeof Verification>
export const verification = fact({
  noun: 'verification',
  table: 'verifications',
  schema: Verification,
  reads: 'read achievements',
  keeps: 'verify achievements',
})
