import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { type Touching, evaluationApi } from '@zhishi/domain/evaluation/api.ts'
import { isAvoided } from '@zhishi/domain/evaluation/recusing.ts'
import { numbersIn } from '@zhishi/domain/evaluation/lineage.ts'
import type { HeadResult, LeadResult, Statement } from '@zhishi/domain/evaluation/result.ts'
import { recordsIn } from '@zhishi/domain/evaluation/row.ts'
import { Id } from '@zhishi/domain/kernel/values.ts'
import { type Route, route } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { decidedFor } from './decided.ts'
import { groupIn } from './fairness.ts'
import { describeRecords } from './records.ts'
import { findResult, listRows, resultsTouching } from './results.ts'
import { recompute, startRun } from './running.ts'
import { findRun, listRuns, runFrom } from './runs.ts'
import { avoidedBy } from './sight.ts'
import { yearsOnRecord } from './year.ts'

/** Who sees results only because they are his own: peers stay without a name, inspectors too. */
const seesOnlyOwn = (actor: Actor): boolean =>
  !scopesOf(actor.roles, 'read evaluation').includes('district')

/** The statements of a result that rest on a record. */
function statementsOn(result: HeadResult | LeadResult, id: string): Statement[] {
  const all =
    'bars' in result
      ? [...result.bars, ...result.speaksFor, ...result.speaksAgainst, result.gradeWhy]
      : []
  const more = [...result.notes, ...(result.notAssessed ? [result.notAssessed] : [])]
  return [...all, ...more].filter(({ from }) => from.some((ref) => ref.id === id))
}

function touchesIn(
  result: HeadResult | LeadResult,
  noun: string,
  id: string,
): Pick<Touching[number], 'nodes' | 'leftOut' | 'statements'> {
  const nodes = (result.total ? numbersIn(result.total) : []).flatMap((node) =>
    node.from
      .filter((source) => source.noun === noun && source.id === id)
      .map(({ points, exact, notes }) => ({
        key: node.key,
        kind: node.kind,
        score: node.score,
        formula: node.formula,
        points,
        exact,
        notes,
      })),
  )
  const leftOut = result.leftOut.find((one) => one.noun === noun && one.id === id) ?? null
  return { nodes, leftOut, statements: statementsOn(result, id) }
}

export const evaluationRoutes: readonly Route[] = [
  route(evaluationApi.years, ({ tx, actor }) => yearsOnRecord(tx, actor.districtId)),

  route(evaluationApi.runs, ({ tx, actor }) => listRuns(tx, actor)),

  route(evaluationApi.startRun, async ({ tx, actor, now, params, input, note }) => {
    const id = params['id'] ?? ''
    const by = { districtId: actor.districtId, accountId: actor.accountId, name: actor.name }
    note({ noun: 'run', recordId: id, particulars: { ...input } })
    await startRun(tx, by, now, id, input)
    const run = await findRun(tx, actor, id)
    if (!run) throw notFound()
    return runFrom(run)
  }),

  route(evaluationApi.run, async ({ tx, actor, params, query, note }) => {
    const id = params['id'] ?? ''
    const run = await findRun(tx, actor, id)
    const all = run ? await listRows(tx, actor, id) : []
    if (!run || (all.length === 0 && seesOnlyOwn(actor))) throw notFound()
    const { by, of } = query
    const asked = by && of ? { by, of: of === '~' ? null : of } : null
    // Who sees only himself is told of no group.
    const group = asked && !seesOnlyOwn(actor) && (await groupIn(tx, actor.districtId, run, asked))
    const rows = group ? all.filter(({ cadreId }) => group.people.has(cadreId)) : all
    if (asked && (!group || rows.length === 0)) throw notFound()
    note({ outcome: 'read', noun: 'run', recordId: id, particulars: { ...query } })
    const avoided = await avoidedBy(tx, actor, id)
    const open = rows.filter((row) => !isAvoided(avoided, row))
    const shown = new Set(open.map(({ cadreId }) => cadreId))
    return {
      run: runFrom(run),
      ownOnly: seesOnlyOwn(actor),
      among: asked && group ? { ...asked, label: group.label } : null,
      groups: run.groups
        .filter((group) => !isAvoided(avoided, group))
        .map((group) => ({ ...group, tied: group.tied.filter((cadreId) => shown.has(cadreId)) })),
      rows,
      decided: await decidedFor(tx, actor, run, shown),
    }
  }),

  route(evaluationApi.runPerson, async ({ tx, actor, params, note }) => {
    const [id, cadreId] = [params['id'] ?? '', Id.safeParse(params['cadreId'])]
    const run = await findRun(tx, actor, id)
    if (!run || !cadreId.success) throw notFound()
    const { row, result } = await findResult(tx, actor, id, cadreId.data)
    note({ outcome: 'read', noun: 'cadre', recordId: cadreId.data, particulars: { run: id } })
    // Whoever opens the own result does not learn who inspected, whatever the seat.
    const own = seesOnlyOwn(actor) || actor.cadreId === cadreId.data
    const about = await describeRecords(tx, actor.districtId, recordsIn(result), {
      asOf: run.asOf,
      own,
    })
    const isOpen = !isAvoided(await avoidedBy(tx, actor, id), row)
    const shownTo = new Set(isOpen ? [cadreId.data] : [])
    const [decided = null] = await decidedFor(tx, actor, run, shownTo)
    const shown = { run: runFrom(run), row, decided, ...about }
    return 'category' in result
      ? { kind: 'leads' as const, ...shown, result }
      : { kind: 'heads' as const, ...shown, result }
  }),

  route(evaluationApi.recomputation, ({ tx, actor, params }) =>
    recompute(tx, actor.districtId, params['id'] ?? ''),
  ),

  route(evaluationApi.touching, async ({ tx, actor, params, note }) => {
    const [noun, id] = [params['noun'] ?? '', params['id'] ?? '']
    note({ outcome: 'read' })
    const found = await resultsTouching(tx, actor, id)
    return found
      .map(({ run, cadreId, name, result }) => ({
        run,
        cadreId,
        name,
        ...touchesIn(result, noun, id),
      }))
      .filter(
        ({ nodes, leftOut, statements }) =>
          nodes.length > 0 || leftOut !== null || statements.length > 0,
      )
  }),
]
