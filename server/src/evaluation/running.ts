import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import type { Evidence } from '@zhishi/domain/evaluation/evidence.ts'
import { evaluateHeads } from '@zhishi/domain/evaluation/heads.ts'
import { evaluateLeads } from '@zhishi/domain/evaluation/leads.ts'
import { cannotRaise } from '@zhishi/domain/evaluation/raising.ts'
import type { Result } from '@zhishi/domain/evaluation/result.ts'
import type { NewRun, Recomputation } from '@zhishi/domain/evaluation/run.ts'
import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import { reason, refuseIf } from '@zhishi/domain/kernel/refusal.ts'
import type { Database, Tx } from '../platform/database.ts'
import { conflict, notFound } from '../platform/problems.ts'
import type { Doer } from '../platform/trail.ts'
import { agrees } from './agreeing.ts'
import { loadEvidence } from './evidence.ts'
import { hashOf } from './hash.ts'
import { findRun } from './runs.ts'
import { findUsable } from './schemes.ts'
import { keptInputs, saveRun } from './keeping.ts'

const evaluate = (scheme: Scheme, evidence: Evidence): Result =>
  scheme.kind === 'heads' ? evaluateHeads(scheme, evidence) : evaluateLeads(scheme, evidence)

/**
 * Computes a run and keeps it: proposed, by nobody decided. The same request again finds the run
 * that is there; another one under the same id is refused.
 */
export async function startRun(
  tx: Tx,
  by: Doer,
  now: Date,
  id: string,
  asked: NewRun,
): Promise<void> {
  const before = await findRun(tx, { districtId: by.districtId, cadreId: null }, id)
  if (before) {
    if (canonicalText(before.asked) !== canonicalText(asked)) throw conflict('record.already-there')
    return
  }
  const moment = asked.asOf === null ? null : new Date(asked.asOf)
  refuseIf(moment && moment > now ? reason('run.moment-ahead') : undefined)
  refuseIf(cannotRaise(asked))
  const { scheme } = await findUsable(tx, by.districtId, asked.scheme)
  if (asked.follows !== undefined) await refuseToFollow(tx, by.districtId, asked, scheme.kind)
  const evidence = await loadEvidence(tx, by.districtId, { ...asked, asOf: moment })
  // A run is kept for ever; one over nobody would say nothing.
  refuseIf(evidence.people.length === 0 ? reason('run.nobody') : undefined)
  const result = evaluate(scheme, evidence)
  await saveRun(tx, by, now, { id, asked, scheme, evidence, result, asOf: moment ?? now })
}

/** A run takes up a sealed run of the same kind and period; anything else is no correction of it. */
async function refuseToFollow(
  tx: Tx,
  districtId: number,
  { follows, period }: NewRun,
  kind: Scheme['kind'],
): Promise<void> {
  const old = await findRun(tx, { districtId, cadreId: null }, follows ?? '')
  if (!old) throw notFound()
  refuseIf(old.state === 'sealed' ? undefined : reason('run.follows-unsealed'))
  refuseIf(old.kind === kind && old.period === period ? undefined : reason('run.follows-other'))
}

/** Computes a run again from the inputs that were kept, and gives all of its result. */
export async function computeAgain(db: Database | Tx, districtId: number, id: string) {
  const { run, inputs, scheme } = await keptInputs(db, districtId, id)
  const evidence = JSON.parse(inputs) as Evidence
  return { run, inputs, evidence, result: evaluate(scheme, evidence) }
}

/** Computes a run again, from what was kept and from the ledgers as they were known. */
export async function recompute(
  db: Database | Tx,
  districtId: number,
  id: string,
): Promise<Recomputation> {
  const { run, inputs, evidence, result } = await computeAgain(db, districtId, id)
  const inputsHash = hashOf(inputs)
  const resultHash = hashOf(canonicalText(result))
  const known = await loadEvidence(db, districtId, { ...evidence, asOf: run.asOf })
  return {
    inputsHash,
    resultHash,
    same: inputsHash === run.inputsHash && resultHash === run.resultHash,
    ledgersAgree: agrees(known, evidence),
  }
}
