import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { sql } from 'kysely'
import type { Database, Tx } from '../platform/database.ts'
import { nounInWords } from '../portraits/fieldWords.ts'

/** How many records of which kind each person's result rests on. */
export async function restsOn(db: Database | Tx, districtId: number, runId: string) {
  const { rows } = await sql<{ cadreId: string; noun: string; records: number }>`
    select r.cadre_id, v.noun, count(*) as records
    from evaluation_results r
    join fact_versions v on v.district_id = ${districtId} and v.version = 1
      and v.fact_id = any(r.rests_on)
    where r.district_id = ${districtId} and r.run_id = ${runId}
    group by r.cadre_id, v.noun order by v.noun`.execute(db)
  return Map.groupBy(rows, ({ cadreId }) => cadreId)
}
export type RestsOn = Awaited<ReturnType<typeof restsOn>>

/** The line under which a person's numbers stand: the run and how many records of which kind. */
export function sourceOf({ cadreId, name, unit }: RunRow, about: string, rests: RestsOn): string {
  const told = (rests.get(cadreId) ?? []).map(
    ({ noun, records }) => `${nounInWords(noun)}${records}条`,
  )
  const on = told.length > 0 ? told.join('、') : '无记录'
  return `${[unit, name].filter(Boolean).join(' ')}：评价${about}中本人的得分由来，依据${on}`
}
