import * as fc from 'fast-check'
import { Dimension, Finding, Level } from '../../src/achievements/achievement.ts'
import type { Evidence, Person } from '../../src/evaluation/evidence.ts'
import { Aspect, Mark } from '../../src/inspection/observation.ts'
import type { Marks } from '../../src/inspection/observation.ts'
import { Category, Light } from '../../src/projects/project.ts'
import { VoterClass } from '../../src/debriefs/tally.ts'
import { UnitGroup } from '../../src/units/unit.ts'
import { cadre, district, id, unit } from './district.ts'

/** Districts of up to so many people, with every kind of record, holes and all. */
const PEOPLE = 6
const PROJECTS = 3

const who = fc.integer({ min: 1, max: PEOPLE }).map(cadre)
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 5 })
const count = fc.integer({ min: 0, max: 12 })
const among = <T>(values: readonly T[]) => fc.constantFrom(...values)
const date = among(['2024-01-03', '2024-05', '2024-11-30', '2024', '2023-12-31', '2025-01'])
const since = among([null, '2020', '2023-06', '2024-05', '2024-12-31', '2025-02'])

const person = (n: number): fc.Arbitrary<Person> =>
  fc.record({
    cadreId: fc.constant(cadre(n)),
    unitId: among([unit(1), unit(2), null]),
    group: orNull(among(UnitGroup.options.slice(0, 2))),
    layer: among(['head', 'head', 'head', 'other', 'countyLeader'] as const),
    headships: fc
      .array(fc.record({ from: since, until: among([null, null, '2024-08', '2023-01']) }), {
        maxLength: 2,
      })
      .map((spans) => spans.map((span, i) => ({ id: id('t', n * 10 + i), ...span }))),
  })

const marks: fc.Arbitrary<Marks> = fc
  .array(fc.tuple(among(Aspect.options), among(Mark.options)), { maxLength: 7 })
  .map((pairs) => Object.fromEntries(pairs))

/** Records of one kind with ids in the order in which they were made. */
const many = <T extends object>(kind: string, one: fc.Arbitrary<T>, most = 12) =>
  fc
    .array(one, { maxLength: most })
    .map((all) => all.map((content, i) => ({ id: id(kind, i + 1), ...content })))

const team = among([1, 2, 3]).map((n) => id('g', n))
const on = fc.integer({ min: 1, max: PROJECTS }).map((n) => id('p', n))
const posted = fc.record({ cadreId: who, projectId: on, from: since, until: orNull(date) })

export const anyDistrict: fc.Arbitrary<Evidence> = fc
  .record({
    people: fc.tuple(...Array.from({ length: PEOPLE }, (_, i) => person(i + 1))),
    raisedQuota: fc.subarray(UnitGroup.options.slice(0, 2)),
    achievements: many(
      'a',
      fc.record({
        cadreId: who,
        quarter: among(['2024Q1', '2024Q3', '2024Q4', '2023Q4']),
        dimension: among(Dimension.options),
        level: orNull(among(Level.options)),
        finding: orNull(among(Finding.options)),
        share: fc.oneof(fc.constant(10_000), fc.integer({ min: 1, max: 10_000 })),
      }),
      30,
    ),
    rankings: many(
      'r',
      fc.record({
        unitId: among([unit(1), unit(2)]),
        year: among([2024, 2024, 2023]),
        place: fc.integer({ min: 1, max: 60 }),
      }),
    ),
    observations: many(
      'o',
      fc.record({ cadreId: who, teamId: orNull(team), date: orNull(date), marks }),
      20,
    ),
    tallies: many(
      'v',
      fc.record({
        cadreId: who,
        debriefId: among([id('d', 1), id('d', 2)]),
        year: among([2024, 2024, 2023]),
        voterClass: among(VoterClass.options),
        excellent: count,
        competent: count,
        basic: count,
        incompetent: count,
      }),
    ),
    bottomLineEvents: many(
      'b',
      fc.record({
        cadreId: who,
        date: orNull(date),
        points: fc.integer({ min: 0, max: 60_000 }),
        veto: fc.boolean(),
      }),
      6,
    ),
    leaves: many(
      'l',
      fc.record({ cadreId: who, kind: fc.constant('病假'), from: date, until: orNull(date) }),
      2,
    ),
    sanctions: many(
      's',
      fc.record({
        cadreId: who,
        kind: among(['warning', 'demerit', 'admonition'] as const),
        from: date,
        until: fc.constant(null),
      }),
      3,
    ),
    cases: many(
      'k',
      fc.record({
        kind: among(['tolerance', 'clearing'] as const),
        result: orNull(among(['exempt', 'mitigate', 'refuse'] as const)),
        cadreIds: fc.array(who, { maxLength: 2 }),
        concerns: fc.array(
          fc.oneof(
            fc
              .integer({ min: 1, max: 4 })
              .map((n) => ({ noun: 'bottomLineEvent', id: id('b', n) })),
            fc.integer({ min: 1, max: 6 }).map((n) => ({ noun: 'observation', id: id('o', n) })),
            fc.integer({ min: 1, max: 6 }).map((n) => ({ noun: 'report', id: id('m', n) })),
          ),
          { maxLength: 2 },
        ),
      }),
      3,
    ),
    recognitions: many('g', fc.record({ cadreId: who, year: fc.constant(2024) }), 2),
    projects: fc.tuple(
      ...Array.from({ length: PROJECTS }, (_, i) =>
        fc.record({
          id: fc.constant(id('p', i + 1)),
          year: fc.constant(2024),
          category: orNull(among(Category.options)),
          annualInvestment: orNull(fc.integer({ min: 0, max: 1_000_000_000_000 })),
          start: orNull(among(['2022-01', '2024-03', '2024-09', '2025-01'])),
          completion: orNull(among(['2023-12', '2024-06', '2024-12', '2026'])),
          difficulty: orNull(fc.integer({ min: 8_000, max: 15_000 })),
        }),
      ),
    ),
    reports: fc
      .uniqueArray(
        fc.record({
          projectId: on,
          month: fc.integer({ min: 1, max: 12 }).map((n) => `2024-${String(n).padStart(2, '0')}`),
          cumulative: orNull(fc.integer({ min: 0, max: 1_000_000_000_000 })),
          light: orNull(among(Light.options)),
        }),
        { maxLength: 20, selector: ({ projectId, month }) => projectId + month },
      )
      .map((all) => all.map((one, i) => ({ id: id('m', i + 1), ...one }))),
    commands: many('x', posted, 3),
    appointments: many('y', posted, 6),
  })
  .map((evidence) => district(evidence))

/** The same records in another order. */
export const shuffled = (evidence: Evidence): fc.Arbitrary<Evidence> =>
  fc
    .tuple(
      ...Object.values(evidence).map((records: unknown) =>
        Array.isArray(records)
          ? fc.shuffledSubarray(records, { minLength: records.length })
          : fc.constant(records),
      ),
    )
    .map(
      (values) =>
        Object.fromEntries(
          Object.keys(evidence).map((key, i) => [key, values[i]]),
        ) as unknown as Evidence,
    )
