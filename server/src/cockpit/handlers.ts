import { achievements } from '@zhishi/domain/achievements/ledgers.ts'
import { type Ability, scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { cadres, heads } from '@zhishi/domain/cadres/ledgers.ts'
import { type Figure, MissingKey, cockpitApi } from '@zhishi/domain/cockpit/api.ts'
import { FIGURES, type Figures, rowsOf } from '@zhishi/domain/cockpit/figures.ts'
import { tallies } from '@zhishi/domain/debriefs/ledgers.ts'
import { observations } from '@zhishi/domain/inspection/ledgers.ts'
import { groupCommendations, outcomes, recognitions } from '@zhishi/domain/outcomes/ledgers.ts'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { appointments, leads, projects } from '@zhishi/domain/projects/ledgers.ts'
import { reports } from '@zhishi/domain/reviews/ledgers.ts'
import { clearings, tolerances } from '@zhishi/domain/safeguards/ledgers.ts'
import { nominations } from '@zhishi/domain/selection/ledgers.ts'
import { bottomLineEvents } from '@zhishi/domain/supervision/ledgers.ts'
import { rankings, units } from '@zhishi/domain/units/ledgers.ts'
import { latestYear, yearsOnRecord } from '../evaluation/year.ts'
import { type Route, route } from '../platform/http.ts'
import { forbidden, notFound } from '../platform/problems.ts'
import { countFigures } from './figures.ts'
import { countLights } from './lights.ts'
import { LACKS, countMissing, listMissing } from './missing.ts'

/** The ledgers that figures lead to: who may not read one is not told its figure. */
const LEDGERS: readonly Ledger[] = [
  units,
  rankings,
  cadres,
  heads,
  tolerances,
  clearings,
  projects,
  leads,
  appointments,
  nominations,
  reports,
  observations,
  achievements,
  tallies,
  bottomLineEvents,
  outcomes,
  groupCommendations,
  recognitions,
]
const abilityFor = new Map<string, Ability>(LEDGERS.map(({ name, may }) => [name, may]))

/** Counts are of the whole district: who reads only a part of it is not told them. */
const readsAll = (actor: Actor, ability: Ability): boolean =>
  scopesOf(actor.roles, ability).includes('district')

/** The value at a path such as `tolerance.people`. */
function valueAt(figures: Figures, path: string): number {
  const found = path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
      figures,
    )
  if (typeof found !== 'number') throw new Error(`No figure ${path}.`)
  return found
}

const toldFigures = (figures: Figures, year: number, mayRead: (ledger: string) => boolean) =>
  FIGURES.filter(({ ledger }) => mayRead(ledger)).map((source): Figure => {
    const { ledger, filter } = rowsOf(source, year)
    const { key, counts } = source
    return { key, counts, value: valueAt(figures, key), ledger, filter: { ...filter } }
  })

export const cockpitRoutes: readonly Route[] = [
  route(cockpitApi.cockpit, async ({ tx, actor, now, query }) => {
    const { districtId } = actor
    const years = await yearsOnRecord(tx, districtId)
    const year = query.year ?? years[0] ?? now.getUTCFullYear()
    const keys = MissingKey.options.filter((key) => readsAll(actor, LACKS[key].may))
    const [figures, lights, counts] = await Promise.all([
      countFigures(tx, actor, year),
      countLights(tx, districtId, year),
      countMissing(tx, actor, year, keys),
    ])
    const mayRead = (ledger: string) => {
      const asked = abilityFor.get(ledger)
      return asked !== undefined && readsAll(actor, asked)
    }
    return {
      year,
      years,
      asOf: now.toISOString(),
      figures: toldFigures(figures, year, mayRead),
      lights,
      missing: keys.map((key) => ({
        key,
        count: counts.get(key) ?? 0,
        ...(LACKS[key].ledger?.(year) ?? { ledger: null, filter: {} }),
      })),
    }
  }),

  route(cockpitApi.missing, async ({ tx, actor, now, params, query, note }) => {
    const key = MissingKey.safeParse(params['key'])
    if (!key.success) throw notFound()
    const lack = LACKS[key.data]
    if (!readsAll(actor, lack.may)) throw forbidden()
    const year = query.year ?? (await latestYear(tx, actor.districtId, now))
    const found = await listMissing(tx, key.data, actor, { year, month: query.month ?? null })
    note({
      outcome: 'read',
      noun: 'missing',
      particulars: { key: key.data, rows: found.rows.length },
    })
    return found
  }),
]
