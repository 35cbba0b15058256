import { beforeAll, describe, expect, test } from 'vitest'
import { HEADS_1 } from '@zhishi/domain/evaluation/defaults.ts'
import { evaluateHeads } from '@zhishi/domain/evaluation/heads.ts'
import type { HeadScheme } from '@zhishi/domain/evaluation/scheme.ts'
import { SeverityPage } from '@zhishi/domain/evaluation/severityApi.ts'
import { LedgerPage } from '@zhishi/domain/platform/api.ts'
import { observation } from '@zhishi/domain/inspection/observation.ts'
import { ledgerRoutes } from '../../src/app/ledgers.ts'
import { severityRoutes } from '../../src/evaluation/severity.ts'
import { loadEvidence } from '../../src/evaluation/evidence.ts'
import { findScheme } from '../../src/evaluation/schemes.ts'
import { schemesRoutes } from '../../src/evaluation/schemesHandlers.ts'
import { newId } from '../../src/platform/ids.ts'
import { transaction } from '../../src/platform/database.ts'
import { withdrawFact } from '../../src/platform/facts.ts'
import { serve } from '../evaluation/asking.ts'
import { idOf } from '../evaluation/smallDistrict.ts'
import { testDatabase } from '../harness.ts'
import { enterInspectedDistrict } from './inspectedDistrict.ts'

const { app: db } = await testDatabase()
const ask = serve(db, [...severityRoutes, ...schemesRoutes, ...ledgerRoutes])
const pageFor = async (who = '周敏', query = ''): Promise<SeverityPage> =>
  SeverityPage.parse((await ask(who, 'GET', `/inspection/severity${query}`)).body)

beforeAll(async () => {
  await enterInspectedDistrict(db)
})

describe('severity of teams', () => {
  // With three teams the estimate is drawn a little towards the middle: a good eighteen of twenty.
  test('西组 marks twenty points below 东组 and is found to', async () => {
    const { teams, span, years, observations } = await pageFor()
    expect({ span, years, observations }).toEqual({
      span: '2024',
      years: ['2024'],
      observations: 21,
    })
    const of = (name: string) => teams.find((team) => team.name === name)
    const east = of('东组')?.severity?.value ?? Number.NaN
    const west = of('西组')?.severity?.value ?? Number.NaN
    expect((east - west) / 10_000).toBeGreaterThan(17)
    expect((east - west) / 10_000).toBeLessThan(21)
    expect(of('西组')).toMatchObject({ observations: 11, people: 11, shared: 7, erratic: false })
    expect(of('西组')?.sharedWith).toEqual([{ teamId: idOf('东组'), people: 7 }])
  })

  test('whoever only 西组 saw comes up, whoever only 东组 saw comes down; raw stays beside', async () => {
    const { people } = await pageFor()
    const of = (name: string) => people.find((person) => person.name === name)
    const change = (name: string) =>
      ((of(name)?.adjusted?.value ?? Number.NaN) - (of(name)?.raw ?? Number.NaN)) / 10_000
    expect(change('甲10')).toBeGreaterThan(8)
    expect(change('林岳')).toBeLessThan(-8)
    // A, B and C by three aspects: 80 points; 西组 gives B, C and D: 60.
    expect(of('林岳')?.raw).toBe(800_000)
    expect(of('甲10')?.raw).toBe(600_000)
    expect(of('甲3')).toMatchObject({ observations: 2, teams: 2 })
  })

  test('a team that shares nobody abstains with the reason, and so does whom it alone saw', async () => {
    const { teams, people } = await pageFor()
    const apart = { abstains: 'severity.shares-nobody' }
    expect(teams.find(({ name }) => name === '北组')).toMatchObject({ severity: null, ...apart })
    expect(people.find(({ name }) => name === '甲12')).toMatchObject({ adjusted: null, ...apart })
  })

  test('each count leads to as many rows of the ledger', async () => {
    const { teams, people } = await pageFor()
    const rowsAt = async (filter: string) =>
      LedgerPage.parse((await ask('周敏', 'GET', `/ledgers/observations?${filter}`)).body).total
    for (const { teamId, observations } of teams)
      expect(await rowsAt(`teamId=${teamId}&date=2024`)).toBe(observations)
    for (const { cadreId, observations } of people)
      expect(await rowsAt(`cadreId=${cadreId}&date=2024`)).toBe(observations)
  })

  test('a quarter holds what happened in it, and an empty one says so with nothing', async () => {
    expect((await pageFor('周敏', '?period=2024Q2')).observations).toBe(21)
    const empty = await pageFor('周敏', '?period=2024Q1')
    expect(empty).toMatchObject({ observations: 0, parts: null, teams: [], people: [] })
    expect((await ask('周敏', 'GET', '/inspection/severity?period=2024Q5')).status).toBe(400)
  })

  test('the parts of the spread are the whole', async () => {
    const { parts } = await pageFor()
    expect(parts?.reduce((sum, { share }) => sum + share, 0)).toBe(10_000)
    expect(parts?.map(({ of }) => of)).toEqual(['person', 'team', 'occasion', 'rest'])
  })
})

describe('by the scheme that is chosen', () => {
  const scaleOf = (points: object) => ({
    A: 1_000_000,
    B: 800_000,
    C: 600_000,
    D: 400_000,
    ...points,
  })

  /** heads-1 with other points for marks, as a draft; gives its key. */
  async function drafted(change: (scheme: HeadScheme) => HeadScheme): Promise<string> {
    const input = { from: 'heads-1', title: null, why: null, scheme: change(HEADS_1) }
    const made = await ask('周敏', 'PUT', `/evaluation/scheme-drafts/${newId()}`, input)
    expect(made).toMatchObject({ status: 200 })
    return (made.body as { key: string }).key
  }
  const withPoints = (points: object, only?: string) =>
    drafted((scheme) => ({
      ...scheme,
      dimensions: scheme.dimensions.map((dimension) => ({
        ...dimension,
        indicators: dimension.indicators.map((one) =>
          one.method === 'byMarks' && (only ?? dimension.dimension) === dimension.dimension
            ? { ...one, points: scaleOf(points) }
            : one,
        ),
      })),
    }))
  /** What a run of a scheme takes off the marks of each team, by its own code. */
  async function takenBy(key: string, scale = 0) {
    const evidence = await loadEvidence(db, 1, { period: '2024', raisedQuota: [], asOf: null })
    const { scheme } = await findScheme(db, 1, key)
    if (scheme.kind !== 'heads') throw new Error('a scheme for heads')
    return evaluateHeads(scheme, evidence).severity?.[scale]
  }
  const shownBy = ({ teams }: SeverityPage) =>
    teams
      .map(({ teamId, severity, abstains }) => ({
        teamId,
        taken: severity && Math.floor(severity.value / 100 + 0.5) * 100,
        abstains,
      }))
      .toSorted((a, b) => (a.teamId < b.teamId ? -1 : 1))

  test('by the published one, in its points, what its runs take off', async () => {
    const page = await pageFor()
    expect(page).toMatchObject({ scheme: 'heads-1', scales: [scaleOf({})], scale: 0, leftOut: 0 })
    expect(shownBy(page)).toEqual(await takenBy('heads-1'))
  })

  test('another scheme with other points has other severities and other raw means', async () => {
    const key = await withPoints({ B: 900_000, D: 0 })
    const page = await pageFor('周敏', `?scheme=${key}`)
    expect(page.scales).toEqual([scaleOf({ B: 900_000, D: 0 })])
    expect(shownBy(page)).toEqual(await takenBy(key))
    expect(shownBy(page)).not.toEqual(shownBy(await pageFor()))
    // A, B and C: 100, 90 and 60.
    expect(page.people.find(({ name }) => name === '林岳')?.raw).toBe(833_333)
  })

  test('a scheme with two scales shows one after the other', async () => {
    const key = await withPoints({ C: 500_000 }, 'core')
    const [first, second] = [
      await pageFor('周敏', `?scheme=${key}`),
      await pageFor('周敏', `?scheme=${key}&scale=1`),
    ]
    expect(second.scales).toEqual([scaleOf({}), scaleOf({ C: 500_000 })])
    expect(shownBy(first)).toEqual(await takenBy(key, 0))
    expect(shownBy(second)).toEqual(await takenBy(key, 1))
  })

  test('what cannot be asked for is refused in words', async () => {
    const status = async (query: string) => {
      const answer = await ask('周敏', 'GET', `/inspection/severity${query}`)
      return [answer.status, (answer.body as { reason?: { code: string } }).reason?.code]
    }
    expect(await status('?scheme=heads-99')).toEqual([404, undefined])
    expect(await status('?scheme=x')).toEqual([400, undefined])
    expect(await status('?scale=1')).toEqual([404, undefined])
    expect(await status('?scale=-1')).toEqual([400, undefined])
    const unmarked = await drafted((scheme) => ({
      ...scheme,
      dimensions: scheme.dimensions.map((dimension) => ({
        ...dimension,
        indicators: dimension.indicators.filter(({ method }) => method !== 'byMarks'),
      })),
    }))
    expect(await status(`?scheme=${unmarked}`)).toEqual([409, 'severity.no-marks'])
    const alike = await withPoints({ B: 1_000_000, C: 1_000_000, D: 1_000_000 })
    expect(await status(`?scheme=${alike}`)).toEqual([200, undefined])
  })
})

describe('who sees the teams beside one another', () => {
  test.each(['林岳', '许宁', '田野'])(
    '%s reads inspection only in part: not there',
    async (who) => {
      const { status, body } = await ask(who, 'GET', '/inspection/severity')
      expect(status).toBe(404)
      expect(JSON.stringify(body)).not.toContain('组')
    },
  )

  test.each(['项目办', '管理员'])('%s may not ask', async (who) => {
    expect((await ask(who, 'GET', '/inspection/severity')).status).toBe(403)
  })

  test('who is on the roster sees everybody but himself; county leaders get no mark', async () => {
    const names = (page: SeverityPage) => page.people.map(({ name }) => name)
    expect(names(await pageFor('方正'))).not.toContain('方正')
    expect(names(await pageFor('周敏'))).toContain('方正')
    expect(names(await pageFor('方正'))).toContain('林岳')
    expect(names(await pageFor('周敏'))).not.toContain('江山')
  })
})

test('a fact that was withdrawn counts no more', async () => {
  const by = { districtId: 1, accountId: null, name: '周敏' }
  await transaction(db, (tx) =>
    withdrawFact(tx, observation, idOf('北组见甲12'), 1, { by, at: new Date() }, 'withdrawn'),
  )
  const { teams, observations } = await pageFor()
  expect(observations).toBe(20)
  expect(teams.map(({ name }) => name)).not.toContain('北组')
})
