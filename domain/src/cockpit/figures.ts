import { z } from 'zod'
import { Count, Name } from '../kernel/values.ts'

/**
 * The figures of a year, each counted from records that are not withdrawn. What each counts is said
 * at `FIGURES`; 件 (cases), 人 (persons) and 人次 (person-times) are different counts.
 */
export const Figures = z.strictObject({
  district: Name,
  people: Count,
  units: Count,
  heads: Count,
  leads: Count,
  projects: Count,
  byCategory: z.strictObject({
    集中攻坚: Count,
    重点推进: Count,
    示范引领: Count,
    遗留问题解决: Count,
  }),
  assignments: Count,
  nominations: Count,
  monthlyReports: Count,
  achievements: Count,
  achievementsVerified: Count,
  rankings: Count,
  bottomLine: Count,
  vetoes: Count,
  inspections: Count,
  ballots: Count,
  standout: Count,
  promotedOrRanked: Count,
  motion: Count,
  leadsUsed: Count,
  commendedPeople: Count,
  commendedGroups: Count,
  talks: Count,
  adjusted: Count,
  tolerance: z.strictObject({ cases: Count, people: Count }),
  clarification: z.strictObject({ cases: Count, people: Count }),
  sameNamePairs: Count,
  decemberLights: z.strictObject({ 绿: Count, 黄: Count, 红: Count }),
})
export type Figures = z.infer<typeof Figures>

/**
 * Where a figure's rows stand. `counts` says what is counted among the ledger's rows: the rows
 * themselves, the different persons, the different cases, or the names that several bear.
 */
export interface FigureSource {
  /** The path in `Figures`, `tolerance.people`. */
  readonly key: string
  /** The ledger's name. */
  readonly ledger: string
  /** The ledger's filter; `{year}` stands for the year. */
  readonly filter: Readonly<Record<string, string>>
  readonly counts: 'rows' | 'persons' | 'cases' | 'names'
}

const rows = (key: string, ledger: string, filter: FigureSource['filter'] = {}): FigureSource => ({
  key,
  ledger,
  filter,
  counts: 'rows',
})

const inYear = { year: '{year}' }
const ofYear = { date: '{year}' }

/** Each figure with the rows it counts. Every one but `people`, `units`, `heads`, `leads` and `sameNamePairs` is of one year. */
export const FIGURES: readonly FigureSource[] = [
  /** Everybody on the roster, county leaders included. */
  rows('people', 'cadres'),
  rows('units', 'units'),
  /** People whose present post is a head's. */
  rows('heads', 'heads'),
  /** People with an appointment to a project, each once. */
  rows('leads', 'leads'),
  rows('projects', 'projects', inYear),
  rows('byCategory.集中攻坚', 'projects', { ...inYear, category: 'concentrated' }),
  rows('byCategory.重点推进', 'projects', { ...inYear, category: 'priority' }),
  rows('byCategory.示范引领', 'projects', { ...inYear, category: 'showcase' }),
  rows('byCategory.遗留问题解决', 'projects', { ...inYear, category: 'legacy' }),
  /** Lead-to-project appointments: someone who leads two projects counts twice. */
  rows('assignments', 'appointments', inYear),
  /** One per project and person. */
  rows('nominations', 'nominations', inYear),
  /** One per project and month. */
  rows('monthlyReports', 'reports', { month: '{year}' }),
  rows('achievements', 'achievements', { quarter: '{year}' }),
  /** Found true (属实) only; partly true is not counted. */
  rows('achievementsVerified', 'achievements', { quarter: '{year}', finding: 'confirmed' }),
  rows('rankings', 'rankings', inYear),
  rows('bottomLine', 'bottom-line-events', ofYear),
  rows('vetoes', 'bottom-line-events', { ...ofYear, veto: 'true' }),
  /** Observations, not visits. */
  rows('inspections', 'observations', ofYear),
  /** Tallies: one per head and debrief. */
  rows('ballots', 'tallies', inYear),
  rows('standout', 'recognitions', inYear),
  /** Promotions, further uses and rank promotions, in person-times. */
  rows('promotedOrRanked', 'outcomes', {
    ...inYear,
    kind: 'promotion,furtherUse,rankPromotion',
  }),
  rows('motion', 'outcomes', { ...inYear, kind: 'motion' }),
  /** Different leads of the year's projects who were promoted, raised in rank or placed in motion. */
  {
    key: 'leadsUsed',
    ledger: 'outcomes',
    filter: { ...inYear, kind: 'promotion,furtherUse,rankPromotion,motion', lead: 'true' },
    counts: 'persons',
  },
  rows('commendedPeople', 'outcomes', { ...inYear, kind: 'commendation' }),
  rows('commendedGroups', 'group-commendations', inYear),
  rows('talks', 'outcomes', { ...inYear, kind: 'reminderTalk' }),
  rows('adjusted', 'outcomes', { ...inYear, kind: 'adjustment' }),
  /** Cases, and the different persons who are parties to them. */
  { key: 'tolerance.cases', ledger: 'tolerances', filter: inYear, counts: 'cases' },
  { key: 'tolerance.people', ledger: 'tolerances', filter: inYear, counts: 'persons' },
  /** Cases, and their parties in person-times: who was cleared twice counts twice. */
  { key: 'clarification.cases', ledger: 'clearings', filter: inYear, counts: 'cases' },
  rows('clarification.people', 'clearings', inYear),
  /** Names that more than one person on the roster bears. */
  { key: 'sameNamePairs', ledger: 'cadres', filter: {}, counts: 'names' },
  /** Lights of December as they were reported. */
  rows('decemberLights.绿', 'reports', { month: '{year}-12', light: 'green' }),
  rows('decemberLights.黄', 'reports', { month: '{year}-12', light: 'yellow' }),
  rows('decemberLights.红', 'reports', { month: '{year}-12', light: 'red' }),
]

/** The address of a figure's rows in a year: `{ ledger: 'reports', filter: { month: '2024-12', … } }`. */
export const rowsOf = (
  { ledger, filter }: FigureSource,
  year: number,
): { readonly ledger: string; readonly filter: Readonly<Record<string, string>> } => ({
  ledger,
  filter: Object.fromEntries(
    Object.entries(filter).map(([column, asked]) => [
      column,
      asked.replace('{year}', String(year)),
    ]),
  ),
})
