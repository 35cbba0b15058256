import { sql } from 'kysely'
import type { z } from 'zod'
import { achievement, verification } from '@zhishi/domain/achievements/achievement.ts'
import { cadre, leave, sanction, tenure } from '@zhishi/domain/cadres/cadre.ts'
import { debrief, tally } from '@zhishi/domain/debriefs/tally.ts'
import type { Evidence } from '@zhishi/domain/evaluation/evidence.ts'
import type { Period } from '@zhishi/domain/evaluation/period.ts'
import { standingOf } from '@zhishi/domain/evaluation/standing.ts'
import { observation, visit } from '@zhishi/domain/inspection/observation.ts'
import type { Id } from '@zhishi/domain/kernel/values.ts'
import { recognition } from '@zhishi/domain/outcomes/outcome.ts'
import type { Fact } from '@zhishi/domain/platform/fact.ts'
import { appointment, command, project } from '@zhishi/domain/projects/project.ts'
import { report } from '@zhishi/domain/reviews/report.ts'
import { caseParty, safeguardCase } from '@zhishi/domain/safeguards/case.ts'
import { concern, recordOf } from '@zhishi/domain/safeguards/concern.ts'
import { bottomLineEvent } from '@zhishi/domain/supervision/bottomLineEvent.ts'
import { type UnitGroup, ranking, unit } from '@zhishi/domain/units/unit.ts'
import type { Database, Tx } from '../platform/database.ts'

interface Read<F extends Fact, K extends string> {
  readonly fact: F
  readonly fields: readonly K[]
}
const read = <F extends Fact, K extends keyof z.infer<F['schema']> & string>(
  fact: F,
  ...fields: K[]
): Read<F, K> => ({ fact, fields })

/** What an evaluation reads of each kind of fact, and no more. */
const READS = {
  unit: read(unit, 'group'),
  ranking: read(ranking, 'unitId', 'year', 'place'),
  cadre: read(cadre),
  tenure: read(tenure, 'cadreId', 'unitId', 'layer', 'main', 'from', 'until'),
  sanction: read(sanction, 'cadreId', 'kind', 'from', 'until'),
  leave: read(leave, 'cadreId', 'kind', 'from', 'until'),
  case: read(safeguardCase, 'kind', 'result'),
  caseParty: read(caseParty, 'caseId', 'cadreId'),
  concern: read(
    concern,
    'caseId',
    'observationId',
    'bottomLineEventId',
    'achievementId',
    'reportId',
  ),
  project: read(
    project,
    'year',
    'category',
    'annualInvestment',
    'start',
    'completion',
    'difficulty',
  ),
  command: read(command, 'cadreId', 'projectId', 'from', 'until'),
  appointment: read(appointment, 'cadreId', 'projectId', 'from', 'until'),
  report: read(report, 'projectId', 'month', 'cumulative', 'light'),
  visit: read(visit, 'teamId', 'date'),
  observation: read(observation, 'cadreId', 'visitId', 'marks'),
  achievement: read(achievement, 'cadreId', 'quarter', 'dimension', 'level', 'share'),
  verification: read(verification, 'achievementId', 'finding'),
  debrief: read(debrief, 'year'),
  tally: read(
    tally,
    'cadreId',
    'debriefId',
    'voterClass',
    'excellent',
    'competent',
    'basic',
    'incompetent',
  ),
  bottomLineEvent: read(bottomLineEvent, 'cadreId', 'date', 'points', 'veto'),
  recognition: read(recognition, 'cadreId', 'year'),
}

type Held<R> =
  R extends Read<infer F, infer K>
    ? Pick<z.infer<F['schema']>, K & keyof z.infer<F['schema']>> & { readonly id: Id }
    : never
/** The records of a whole district that an evaluation reads, by noun, in the order of their ids. */
export type Records = { readonly [N in keyof typeof READS]: Held<(typeof READS)[N]>[] }

type Values = readonly unknown[]
/** Each kind's records as lists of `id` and the fields of `READS`. */
type Found = ReadonlyMap<string, readonly Values[]>

/** What stands now, in one statement and therefore at one moment of the database. */
async function recordsNow(db: Database | Tx, districtId: number): Promise<Found> {
  const selects = Object.values(READS).map(
    ({ fact, fields }) => sql`
      select ${sql.lit(fact.noun)} as noun,
        json_agg(json_build_array(${sql.join(['id', ...fields].map((field) => sql.ref(field)))}))
          as found
      from ${sql.table(fact.table)} where district_id = ${districtId} and withdrawn_at is null`,
  )
  const { rows } = await sql<{ noun: string; found: Values[] | null }>`
    ${sql.join(selects, sql` union all `)}`.execute(db)
  return new Map(rows.map(({ noun, found }) => [noun, found ?? []]))
}

/** What was known at a moment: the last version of each fact until then, if it stood. */
async function recordsAsOf(db: Database | Tx, districtId: number, moment: Date): Promise<Found> {
  const { rows } = await sql<{
    noun: keyof Records
    id: string
    act: string
    content: Readonly<Record<string, unknown>>
  }>`
    select distinct on (fact_id) noun, fact_id as id, act, content
    from fact_versions
    where district_id = ${districtId} and noun = any(${Object.keys(READS)}) and at <= ${moment}
    order by fact_id, version desc`.execute(db)
  const standing = Map.groupBy(
    rows.filter(({ act }) => act !== 'withdrawn'),
    ({ noun }) => noun,
  )
  return new Map(
    [...standing].map(([noun, facts]) => [
      noun,
      facts.map(({ id, content }) => [id, ...READS[noun].fields.map((key) => content[key])]),
    ]),
  )
}

/** The same records as objects, by noun, in the order of their ids. */
function sortOut(found: Found): Records {
  const sorted = Object.entries(READS).map(([noun, { fields }]) => {
    const keys = ['id', ...fields]
    const records = (found.get(noun) ?? []).map((values) =>
      Object.fromEntries(keys.map((key, i) => [key, values[i] ?? null])),
    )
    return [noun, records.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))]
  })
  // The fields were picked by the schema's own names; the store checked them on the way in.
  return Object.fromEntries(sorted) as Records
}

const indexed = <T extends { readonly id: Id }>(items: readonly T[]): ReadonlyMap<Id, T> =>
  new Map(items.map((item) => [item.id, item]))

/**
 * The evidence of a district on all whom an evaluation may concern: who headed a unit, commanded or
 * led a project at any time. Few fields of many records, in the order of ids, so that the same
 * records are the same bytes.
 */
export function evidenceFrom(
  records: Records,
  period: Period,
  raisedQuota: readonly UnitGroup[],
): Evidence {
  const units = indexed(records.unit)
  const visits = indexed(records.visit)
  const debriefs = indexed(records.debrief)
  const findings = new Map(records.verification.map((one) => [one.achievementId, one.finding]))
  const cadres = indexed(records.cadre)
  const tenures = Map.groupBy(records.tenure, ({ cadreId }) => cadreId)
  const onProjects = new Set([...records.command, ...records.appointment].map((p) => p.cadreId))
  const people = records.cadre
    .filter(
      ({ id }) => onProjects.has(id) || tenures.get(id)?.some(({ layer }) => layer === 'head'),
    )
    .map(({ id }) =>
      standingOf(id, tenures.get(id) ?? [], (unitId) => units.get(unitId)?.group ?? null, period),
    )
  const concerned = new Set(people.map(({ cadreId }) => cadreId))
  const ofThem = <T extends { readonly cadreId: Id | null }>(items: readonly T[]) =>
    items.flatMap((item) => {
      const { cadreId } = item
      return cadreId !== null && cadres.has(cadreId) && concerned.has(cadreId)
        ? [{ ...item, cadreId }]
        : []
    })
  const parties = Map.groupBy(records.caseParty, ({ caseId }) => caseId)
  const concerns = Map.groupBy(records.concern, ({ caseId }) => caseId)
  return {
    period,
    people,
    raisedQuota: [...raisedQuota].toSorted(),
    achievements: ofThem(records.achievement).map((item) => ({
      ...item,
      finding: findings.get(item.id) ?? null,
    })),
    rankings: records.ranking,
    // All that teams saw in the district tells how severe they are, also what is about others.
    observations: records.observation.flatMap(({ visitId, ...item }) => {
      const { teamId = null, date = null } = visits.get(visitId) ?? {}
      return cadres.has(item.cadreId) ? [{ ...item, teamId, date }] : []
    }),
    tallies: ofThem(records.tally).flatMap((item) => {
      const held = debriefs.get(item.debriefId)
      return held ? [{ ...item, year: held.year }] : []
    }),
    bottomLineEvents: ofThem(records.bottomLineEvent),
    sanctions: ofThem(records.sanction),
    leaves: ofThem(records.leave),
    cases: records.case.map((item) => ({
      ...item,
      cadreIds: (parties.get(item.id) ?? []).map(({ cadreId }) => cadreId).toSorted(),
      // A case from a sheet says in words what it is about; until a record is named it takes nothing out.
      concerns: (concerns.get(item.id) ?? []).flatMap((one) => recordOf(one) ?? []),
    })),
    recognitions: ofThem(records.recognition),
    projects: records.project,
    reports: records.report,
    commands: ofThem(records.command),
    appointments: ofThem(records.appointment),
  }
}

/** Loads a district's evidence in one statement: as it stands, or as it was known at a moment. */
export async function loadEvidence(
  db: Database | Tx,
  districtId: number,
  about: { period: Period; raisedQuota: readonly UnitGroup[]; asOf: Date | null },
): Promise<Evidence> {
  const found = about.asOf
    ? await recordsAsOf(db, districtId, about.asOf)
    : await recordsNow(db, districtId)
  return evidenceFrom(sortOut(found), about.period, about.raisedQuota)
}
