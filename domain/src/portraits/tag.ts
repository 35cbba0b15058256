import { z } from 'zod'
import { Day, Name, Phrase, choice, linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

/** The stated rules by which the machine proposes a tag (ours); see `tagProposals.ts`. */
export const TagRule = choice('tagRule', [
  'turnedGreen',
  'steadyGreen',
  'threeCity',
  'reformer',
  'breakthrough',
  'emergency',
  'responsible',
  'innovative',
  'votes',
])
export type TagRule = z.infer<typeof TagRule>

/**
 * One word of the district's dictionary of tags (画像标签). A tag without a rule is given by hand
 * only. A tagging stands for `months` unless whoever gives it says otherwise (ours: people change).
 */
export const Tag = z.strictObject({
  name: Name,
  meaning: Phrase,
  rule: TagRule.nullable(),
  months: z.int().min(1).max(120).meta({ kind: 'count' }),
})
export type Tag = z.infer<typeof Tag>
export const tag = fact({
  noun: 'tag',
  table: 'tags',
  schema: Tag,
  reads: 'read portraits',
  keeps: 'keep cadres',
})

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const ONE = `[a-zA-Z]{2,30}:${UUID}`

/** The records that a tagging rests on, at least one, at most twenty: `achievement:… report:…`. */
export const Records = z
  .string()
  .max(1600, { error: 'tagging.no-records' })
  .regex(new RegExp(`^${ONE}(?: ${ONE}){0,19}$`), { error: 'tagging.no-records' })
  .meta({ kind: 'text' })

/** Whether a person was given the tag, or a proposal of the machine was declined. */
export const TagStance = choice('tagStance', ['given', 'declined'])

/**
 * A tag on a person, by somebody, on records that are about the person. It expires: after `until` it
 * is shown as expired and nobody is found by it. A declined proposal is kept, so that the machine
 * does not ask again on the same records.
 */
export const Tagging = z
  .strictObject({
    cadreId: linkTo('cadre'),
    tagId: linkTo('tag'),
    stance: TagStance,
    records: Records,
    from: Day,
    until: Day,
    note: Phrase.nullable(),
  })
  .refine(({ from, until }) => until >= from, { error: 'tagging.ends-before', path: ['until'] })
export type Tagging = z.infer<typeof Tagging>
export const tagging = fact({
  noun: 'tagging',
  table: 'taggings',
  schema: Tagging,
  reads: 'read portraits',
  keeps: 'keep cadres',
  about: 'cadreId',
})

/** The dictionary that a district may begin with (ours); it edits it as it likes. */
export const SEED_TAGS: readonly Tag[] = [
  {
    name: '攻坚能手',
    meaning: '领办的项目由黄灯、红灯转为绿灯',
    rule: 'turnedGreen',
    months: 24,
  },
  {
    name: '稳扎稳打',
    meaning: '任职期间项目连续六个月以上均为绿灯',
    rule: 'steadyGreen',
    months: 12,
  },
  {
    name: '实绩过硬',
    meaning: '一年内市级以上属实实绩三项以上',
    rule: 'threeCity',
    months: 24,
  },
  { name: '改革先锋', meaning: '改革创新维度属实实绩三项以上', rule: 'reformer', months: 24 },
  { name: '争先创优', meaning: '攻坚创优维度属实实绩三项以上', rule: 'breakthrough', months: 24 },
  {
    name: '应急处突强',
    meaning: '两个以上考察组对应急能力评价为好',
    rule: 'emergency',
    months: 24,
  },
  {
    name: '担当作为',
    meaning: '两个以上考察组对担当精神评价为好',
    rule: 'responsible',
    months: 24,
  },
  {
    name: '善于创新',
    meaning: '两个以上考察组对创新意识评价为好',
    rule: 'innovative',
    months: 24,
  },
  { name: '群众认可', meaning: '述职测评优秀票占八成五以上', rule: 'votes', months: 12 },
  { name: '熟悉基层', meaning: '在镇街任职经历扎实，由组织部门认定', rule: null, months: 60 },
]
