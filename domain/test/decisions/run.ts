import { statement } from '../../src/evaluation/node.ts'
import type { GroupResult } from '../../src/evaluation/result.ts'
import type { Meeting } from '../../src/decisions/deciding.ts'
import type { Standing } from '../../src/decisions/standing.ts'
import type { RunRow } from '../../src/evaluation/run.ts'
import { cadre, unit } from '../evaluation/district.ts'

/** Lines of a run for the tests: only what a case needs is written down. */
export const row = (n: number, total: number | null, more: Partial<RunRow> = {}): RunRow => ({
  cadreId: cadre(n),
  name: `某${n}`,
  unitId: unit(n),
  unit: `单位${n}`,
  group: 'township',
  category: null,
  roles: [],
  total,
  present: 10_000,
  abstains: null,
  notAssessed: null,
  rank: n,
  outOf: null,
  unranked: null,
  readings: [],
  parts: [],
  grade: total === null ? null : total >= 800_000 ? 'excellent' : 'competent',
  gradeWhy: null,
  bars: [],
  speaksFor: [],
  speaksAgainst: [],
  ...more,
})

export const BAR = statement('bar.dissent', { against: 4, votes: 10 })
export const VETO = statement('bar.veto', { events: 1 })

export const group = (places: number, more: Partial<GroupResult> = {}): GroupResult => ({
  group: 'township',
  assessed: 10,
  scored: 10,
  quota: 2_000,
  places,
  proposed: places,
  tied: [],
  ...more,
})

export const meeting = (
  rows: readonly RunRow[],
  more: Partial<Meeting> = {},
): Meeting & { readonly standing: ReadonlyMap<string, Standing> } => ({
  graded: true,
  rows,
  groups: [group(2)],
  vetoCeiling: 'competent',
  candidates: [],
  standing: new Map(),
  judge: { cadreId: null, unitId: null, kin: [] },
  ...more,
})
