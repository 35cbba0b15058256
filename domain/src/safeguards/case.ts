import { z } from 'zod'
import { choice, Phrase, PartialDate, Prose, Year, linkTo } from '../kernel/values.ts'
import { fact } from '../platform/fact.ts'

/** A tolerance case exempts or mitigates; a clearing tells that a claim was false (law and practice). */
export const CaseKind = choice('caseKind', ['tolerance', 'clearing'])
export const ToleranceResult = choice('toleranceResult', ['exempt', 'mitigate', 'refuse'])
export const ClearingWay = choice('clearingWay', ['written', 'faceToFace', 'meeting', 'bulletin'])

/** One case, one or more persons (its parties). Identity: kind, year, number. */
export const Case = z.strictObject({
  kind: CaseKind,
  year: Year,
  number: Phrase,
  /** What it is about: the error, or the claim that was found untrue. */
  matter: Prose,
  /** Tolerance: on which of the three distinctions it rests, as written. */
  ground: Prose.nullable(),
  result: ToleranceResult.nullable(),
  way: ClearingWay.nullable(),
  date: PartialDate.nullable(),
})
export type Case = z.infer<typeof Case>

export const safeguardCase = fact({
  noun: 'case',
  table: 'cases',
  schema: Case,
  reads: 'read safeguards',
  keeps: 'keep safeguards',
})

/** One person of a case; clearings are counted in person-times. */
export const CaseParty = z.strictObject({ caseId: linkTo('case'), cadreId: linkTo('cadre') })
export type CaseParty = z.infer<typeof CaseParty>

export const caseParty = fact({
  noun: 'caseParty',
  table: 'case_parties',
  schema: CaseParty,
  reads: 'read safeguards',
  keeps: 'keep safeguards',
  about: 'cadreId',
})
