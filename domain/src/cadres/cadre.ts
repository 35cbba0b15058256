import { z } from 'zod'
import {
  choice,
  Flag,
  Name,
  Ordinal,
  PartialDate,
  Phrase,
  Prose,
  Title,
  Year,
  linkTo,
} from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

export const Sex = choice('sex', ['male', 'female'])

/**
 * A person on the district's managed roster, with what the appointment form says of the person. What
 * he or she held, and when, are tenures.
 */
export const Cadre = z.strictObject({
  name: Name,
  sex: Sex.nullable(),
  /** Ethnic group, as written (GB/T 3304 names). */
  people: Phrase.nullable(),
  birth: PartialDate.nullable(),
  workSince: PartialDate.nullable(),
  partySince: PartialDate.nullable(),
  education: Phrase.nullable(),
  degree: Phrase.nullable(),
  /** Civil-service rank, as written (GB/T 12407 names). */
  rank: Phrase.nullable(),
  expertise: Phrase.nullable(),
  nativePlace: Phrase.nullable(),
  birthPlace: Phrase.nullable(),
  health: Phrase.nullable(),
  professionalTitle: Phrase.nullable(),
  /** Education as the appointment form has it; `education` and `degree` above are the highest. */
  fullTimeEducation: Phrase.nullable(),
  fullTimeDegree: Phrase.nullable(),
  fullTimeSchool: Phrase.nullable(),
  fullTimeDegreeSchool: Phrase.nullable(),
  inServiceEducation: Phrase.nullable(),
  inServiceDegree: Phrase.nullable(),
  inServiceSchool: Phrase.nullable(),
  inServiceDegreeSchool: Phrase.nullable(),
  /** As the exchange format writes it, line by line (`readResume`). */
  resume: Prose.nullable(),
  honours: Prose.nullable(),
  note: Prose.nullable(),
  ordinal: Ordinal,
})
export type Cadre = z.infer<typeof Cadre>

export const cadre = fact({
  noun: 'cadre',
  table: 'cadres',
  schema: Cadre,
  reads: 'read cadres',
  keeps: 'keep cadres',
  about: 'id',
})

/** County leaders are not assessed here; heads are; others are neither. */
export const Layer = choice('layer', ['countyLeader', 'head', 'other'])
export type Layer = z.infer<typeof Layer>

/** Who held what, from when to when. The open main tenure is the present post. */
export const Tenure = z.strictObject({
  cadreId: linkTo('cadre'),
  unitId: linkTo('unit').nullable(),
  /** A body that is not a unit (区领导), where the post is there. */
  body: Phrase.nullable(),
  post: Title.nullable(),
  layer: Layer,
  main: Flag,
  from: PartialDate.nullable(),
  until: PartialDate.nullable(),
})
export type Tenure = z.infer<typeof Tenure>

export const tenure = fact({
  noun: 'tenure',
  table: 'tenures',
  schema: Tenure,
  reads: 'read cadres',
  keeps: 'keep cadres',
  about: 'cadreId',
})

/** Sanctions with statutory effect periods (law: 警告 6, 记过 12, 记大过 18, 降级 and 撤职 24 months). */
export const SanctionKind = choice('sanctionKind', [
  'warning',
  'demerit',
  'majorDemerit',
  'demotion',
  'removal',
  'admonition',
])

export const Sanction = z.strictObject({
  cadreId: linkTo('cadre'),
  kind: SanctionKind,
  from: PartialDate,
  until: PartialDate.nullable(),
  reason: Prose.nullable(),
  basis: Phrase.nullable(),
})
export const sanction = fact({
  noun: 'sanction',
  table: 'sanctions',
  schema: Sanction,
  reads: 'read cadres',
  keeps: 'keep cadres',
  about: 'cadreId',
})

export const Leave = z.strictObject({
  cadreId: linkTo('cadre'),
  kind: Phrase,
  from: PartialDate,
  until: PartialDate.nullable(),
})
export const leave = fact({
  noun: 'leave',
  table: 'leaves',
  schema: Leave,
  reads: 'read cadres',
  keeps: 'keep cadres',
  about: 'cadreId',
})

/** Grades of the year (law); people decide them, the machine proposes. */
export const Grade = choice('grade', [
  'excellent',
  'competent',
  'basic',
  'incompetent',
  'undetermined',
])
export type Grade = z.infer<typeof Grade>

export const AnnualResult = z.strictObject({ cadreId: linkTo('cadre'), year: Year, grade: Grade })
export const annualResult = fact({
  noun: 'annualResult',
  table: 'annual_results',
  schema: AnnualResult,
  reads: 'read cadres',
  keeps: 'keep cadres',
  about: 'cadreId',
})

/** One of 家庭主要成员及重要社会关系, as it was written; a hint at kin, not yet registered kinship. */
export const FamilyMember = z.strictObject({
  cadreId: linkTo('cadre'),
  relation: Phrase.nullable(),
  name: Phrase.nullable(),
  birth: Phrase.nullable(),
  politicalStatus: Phrase.nullable(),
  employer: Phrase.nullable(),
  ordinal: Ordinal,
})
export const familyMember = fact({
  noun: 'familyMember',
  table: 'family_members',
  schema: FamilyMember,
  reads: 'read cadres',
  keeps: 'keep cadres',
  about: 'cadreId',
})

/** Relations that bar (law: avoidance of kin). Either end may be the official. */
export const KinshipKind = choice('kinshipKind', ['spouse', 'directLine', 'collateral', 'inLaw'])
export const Kinship = z.strictObject({
  cadreId: linkTo('cadre'),
  relativeId: linkTo('cadre'),
  kind: KinshipKind,
  note: Phrase.nullable(),
})
export const kinship = fact({
  noun: 'kinship',
  table: 'kinships',
  schema: Kinship,
  reads: 'read cadres',
  keeps: 'keep cadres',
  about: 'cadreId',
})
