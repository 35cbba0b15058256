import { sql } from 'kysely'
import type { Example } from '@zhishi/domain/evaluation/example.ts'
import { recordsUnder } from '@zhishi/domain/evaluation/lineage.ts'
import { evidenceWithout } from '@zhishi/domain/evaluation/recusing.ts'
import type { Evidence, Ref } from '@zhishi/domain/evaluation/evidence.ts'
import type { Result } from '@zhishi/domain/evaluation/result.ts'
import { compareResults } from '@zhishi/domain/evaluation/schemeComparison.ts'
import { cannotCompare } from '@zhishi/domain/evaluation/schemeDrafting.ts'
import { examplesIn } from '@zhishi/domain/evaluation/schemeExamples.ts'
import type {
  ComparisonAsked,
  SchemeComparison,
  SchemeExamples,
  SchemeView,
} from '@zhishi/domain/evaluation/schemesApi.ts'
import { evaluate } from '@zhishi/domain/evaluation/without.ts'
import { reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { Database, Tx } from '../platform/database.ts'
import { kinFor } from '../platform/visibility.ts'
import { loadEvidence } from './evidence.ts'
import { describeRecords } from './records.ts'
import { findScheme } from './schemes.ts'
import type { Reader } from './sight.ts'

type Db = Database | Tx

interface Who {
  readonly name: string
  readonly unit: string | null
}

/** Names and units of people, in the words of the roster. */
async function whoAre(
  db: Db,
  districtId: number,
  people: readonly { readonly cadreId: string; readonly unitId: string | null }[],
): Promise<(cadreId: string) => Who> {
  const ids = people.map(({ cadreId }) => cadreId)
  const unitIds = people.flatMap(({ unitId }) => unitId ?? [])
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from cadres where district_id = ${districtId} and id = any(${ids}::uuid[])
    union all
    select id, name from units
    where district_id = ${districtId} and id = any(${unitIds}::uuid[])`.execute(db)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const units = new Map(people.map(({ cadreId, unitId }) => [cadreId, unitId]))
  return (cadreId) => ({
    name: names.get(cadreId) ?? '—',
    unit: names.get(units.get(cadreId) ?? '') ?? null,
  })
}

const refsIn = ({ node, statements }: Example): Ref[] => [
  ...(node ? recordsUnder(node) : []),
  ...statements.flatMap(({ from }) => from),
]

/** The evidence of a period without kin of who asks. */
async function evidenceFor(
  db: Db,
  reader: Reader,
  period: string,
  asOf: Date | null,
): Promise<Evidence> {
  const evidence = await loadEvidence(db, reader.districtId, { period, raisedQuota: [], asOf })
  return evidenceWithout(await kinFor(db, reader), evidence)
}

/** Trying a scheme out: each rule of a version at work on real rows of a period. */
export async function examplesOf(
  db: Db,
  reader: Reader,
  now: Date,
  { scheme }: SchemeView,
  period: string,
): Promise<SchemeExamples> {
  const { districtId, cadreId: own } = reader
  const evidence = await evidenceFor(db, reader, period, null)
  const result = evaluate(scheme, evidence)
  // Nobody is shown the own inspection as an example: it would tell who inspected.
  const others = result.people.filter(({ cadreId }) => cadreId !== own)
  const examples = examplesIn(scheme, evidence, { ...result, people: others } as Result)
  const whoIs = await whoAre(db, districtId, others)
  const refs = new Map(examples.flatMap(refsIn).map((ref) => [ref.id, ref]))
  const about = { asOf: now, own: false }
  const { records } = await describeRecords(db, districtId, [...refs.values()], about)
  return {
    period,
    people: result.people.length,
    records,
    examples: examples.map((one) => ({
      ...one,
      statements: [...one.statements],
      ...(one.cadreId === null ? { name: null, unit: null } : whoIs(one.cadreId)),
    })),
  }
}

/** Two versions, drafts too, on one and the same evidence. */
export async function comparisonOf(
  db: Db,
  reader: Reader,
  now: Date,
  { before, after, period, asOf }: ComparisonAsked,
): Promise<SchemeComparison> {
  const { districtId } = reader
  const moment = asOf === undefined ? null : new Date(asOf)
  refuseIf(moment && moment > now ? reason('run.moment-ahead') : undefined)
  const [one, other] = [
    await findScheme(db, districtId, before),
    await findScheme(db, districtId, after),
  ]
  refuseIf(cannotCompare(one.scheme, other.scheme))
  const evidence = await evidenceFor(db, reader, period, moment)
  const result = evaluate(other.scheme, evidence)
  const { moves, tally } = compareResults(evaluate(one.scheme, evidence), result)
  const whoIs = await whoAre(db, districtId, result.people)
  const about = ({ key, title, state }: SchemeView) => ({ key, title, state })
  return {
    before: about(one),
    after: about(other),
    kind: result.kind,
    period,
    asOf: (moment ?? now).toISOString(),
    tally,
    moves: moves.map((move) => ({ ...move, ...whoIs(move.cadreId) })),
  }
}
