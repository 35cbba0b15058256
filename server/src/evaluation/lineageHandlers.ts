import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import type { Evidence } from '@zhishi/domain/evaluation/evidence.ts'
import { explain } from '@zhishi/domain/evaluation/explanation.ts'
import { type BoardHead, lineageApi } from '@zhishi/domain/evaluation/lineageApi.ts'
import type { HeadResult, LeadResult } from '@zhishi/domain/evaluation/result.ts'
import { yearOf } from '@zhishi/domain/evaluation/period.ts'
import { recordsIn } from '@zhishi/domain/evaluation/row.ts'
import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import type { HeadScheme } from '@zhishi/domain/evaluation/scheme.ts'
import { effectFor, explanationFor, isAvoided } from '@zhishi/domain/evaluation/recusing.ts'
import { headValues } from '@zhishi/domain/evaluation/whatIf.ts'
import { effectsWithout } from '@zhishi/domain/evaluation/without.ts'
import { Id } from '@zhishi/domain/kernel/values.ts'
import type { Tx } from '../platform/database.ts'
import { type Route, route } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { decidedFor, recognitionRule } from './decided.ts'
import { keptInputs } from './keeping.ts'
import { findResult, listResults, listRows } from './results.ts'
import { findRun, runFrom } from './runs.ts'
import { avoidedBy, isOnKinAlone } from './sight.ts'

const seesDistrict = (actor: Actor): boolean =>
  scopesOf(actor.roles, 'read evaluation').includes('district')

/** A record by noun and id as the address names it; anything else is not there. */
function refFrom(params: Readonly<Record<string, string>>) {
  const id = Id.safeParse(params['record'])
  if (!id.success) throw notFound()
  return { noun: params['noun'] ?? '', id: id.data }
}

/** Who sees only the own result may ask about records that it names, and no others. */
async function refuseOthers(tx: Tx, actor: Actor, runId: string, recordId: string) {
  if (seesDistrict(actor)) return
  if (actor.cadreId === null) throw notFound()
  const { result } = await findResult(tx, actor, runId, actor.cadreId)
  if (!recordsIn(result).some(({ id }) => id === recordId)) throw notFound()
}

/** One head's line with the values below the total. */
function boardHead(
  scheme: HeadScheme,
  { row, result }: { row: RunRow; result: HeadResult | LeadResult },
  recognised: boolean,
): BoardHead[] {
  if (!result.total) return []
  const { cadreId, name, unit, group, total, rank, grade, bars } = row
  const values = headValues(scheme, cadreId, result.total)
  return [{ ...values, name, unit, group, total, rank, grade, bars, recognised }]
}

export const lineageRoutes: readonly Route[] = [
  route(lineageApi.explanation, async ({ tx, actor, params, note }) => {
    const [id, cadreId] = [params['id'] ?? '', Id.safeParse(params['cadreId'])]
    const run = await findRun(tx, actor, id)
    if (!run || !cadreId.success) throw notFound()
    const { row } = await findResult(tx, actor, id, cadreId.data)
    note({ outcome: 'read', noun: 'cadre', recordId: cadreId.data, particulars: { run: id } })
    const { inputs, scheme } = await keptInputs(tx, actor.districtId, id)
    // Whoever opens the own result learns no peer's score, whatever the seat.
    const own = !seesDistrict(actor) || actor.cadreId === cadreId.data
    const evidence = JSON.parse(inputs) as Evidence
    const told = explain(scheme, evidence, cadreId.data, own ? 'own' : 'district')
    if (!told) throw notFound()
    return explanationFor(await avoidedBy(tx, actor, id), row, told)
  }),

  route(lineageApi.without, async ({ tx, actor, params, note }) => {
    const [id, ref] = [params['id'] ?? '', refFrom(params)]
    const run = await findRun(tx, actor, id)
    if (!run) throw notFound()
    await refuseOthers(tx, actor, id, ref.id)
    if (await isOnKinAlone(tx, actor, id, ref.id)) throw notFound()
    note({ outcome: 'read', noun: ref.noun, recordId: ref.id, particulars: { run: id } })
    const { inputs, scheme } = await keptInputs(tx, actor.districtId, id)
    const effects = effectsWithout(scheme, JSON.parse(inputs) as Evidence, ref)
    if (!effects) throw notFound()
    const lines = new Map((await listRows(tx, actor, id)).map((row) => [row.cadreId, row]))
    const avoided = await avoidedBy(tx, actor, id)
    return {
      effects: effects.flatMap((effect) => {
        const row = lines.get(effect.cadreId)
        return row ? effectFor(avoided, row, effect) : []
      }),
    }
  }),

  route(lineageApi.board, async ({ tx, actor, params, note }) => {
    const id = params['id'] ?? ''
    const run = await findRun(tx, actor, id)
    if (!run || run.kind !== 'heads' || !seesDistrict(actor)) throw notFound()
    note({ outcome: 'read', noun: 'run', recordId: id })
    const { scheme, inputs } = await keptInputs(tx, actor.districtId, id)
    if (scheme.kind !== 'heads') throw notFound()
    const avoided = await avoidedBy(tx, actor, id)
    // A group whose places are not told is not weighed anew either.
    const results = (await listResults(tx, actor, id)).filter(({ row }) => !isAvoided(avoided, row))
    const shown = new Set(results.map(({ row }) => row.cadreId))
    const decided = await decidedFor(tx, actor, run, shown)
    const { recognitions, period } = JSON.parse(inputs) as Evidence
    const recognised = new Set([
      ...recognitions.filter(({ year }) => year === yearOf(period)).map(({ cadreId }) => cadreId),
      ...decided.filter((one) => one.recognised === true).map(({ cadreId }) => cadreId),
    ])
    return {
      run: runFrom(run),
      scheme,
      recognition: await recognitionRule(tx, actor.districtId, id),
      heads: results.flatMap((one) => boardHead(scheme, one, recognised.has(one.row.cadreId))),
    }
  }),
]
