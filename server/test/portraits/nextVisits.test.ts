import { beforeAll, describe, expect, test } from 'vitest'
import { NextVisitsPage } from '@zhishi/domain/portraits/nextVisitsApi.ts'
import { nextVisitsRoutes } from '../../src/portraits/nextVisits.ts'
import { serve } from '../evaluation/asking.ts'
import { testDatabase } from '../harness.ts'
import { enterInspectedDistrict } from '../inspection/inspectedDistrict.ts'

const { app: db } = await testDatabase()
const ask = serve(db, nextVisitsRoutes)
const pageFor = async (who = '周敏'): Promise<NextVisitsPage> =>
  NextVisitsPage.parse((await ask(who, 'GET', '/inspection/next-visits')).body)

beforeAll(async () => {
  await enterInspectedDistrict(db)
})

describe('where to inspect next', () => {
  test('every head is expected, no county leader; nobody is known by three marks yet', async () => {
    const { expected, visits, asOf } = await pageFor()
    expect(expected).toBe(12)
    expect(asOf).toBe('2024-06')
    expect(visits).toHaveLength(12)
    expect(visits.map(({ name }) => name)).not.toContain('方正')
    // A quarter of the total comes from inspection, on all of its aspects; all of it waits.
    expect(visits.map(({ waiting }) => waiting)).toEqual(visits.map(() => 2500))
  })

  test('the one through whom a team would come to be comparable stands first among equals', async () => {
    const { apart, visits } = await pageFor()
    expect(apart).toMatchObject([{ name: '北组', lacks: 3 }])
    const first = visits[0]
    expect(first?.connects.map(({ name }) => name)).toEqual(['北组'])
    const alone = visits.find(({ name }) => name === '甲12')
    expect(alone?.connects.map(({ name }) => name)).toEqual(['北组'])
    expect(alone?.by.map(({ name }) => name).toSorted()).toEqual(['东组', '西组'])
  })

  test('a team is not sent to the kin of its inspector, nor where it was already', async () => {
    const { visits } = await pageFor()
    const by = (name: string) =>
      visits.find((visit) => visit.name === name)?.by.map((team) => team.name)
    // 甲11 was seen by 西组 and is kin of 田野 in 东组; 甲10 was seen by 西组.
    expect(by('甲11')).toEqual(['北组'])
    expect(by('甲10')).toEqual(['北组', '东组'])
  })

  test('aspects nobody marked have no evidence, the marked ones too little', async () => {
    const { visits } = await pageFor()
    const wanting = visits.find(({ name }) => name === '林岳')?.wanting ?? []
    const levels = Object.fromEntries(wanting.map(({ aspect, level }) => [aspect, level]))
    expect(levels).toEqual({
      results: 'little',
      innovation: 'none',
      responsibility: 'little',
      ability: 'none',
      attitude: 'little',
      role: 'none',
      emergency: 'none',
    })
  })
})

describe('who sees it', () => {
  test.each(['林岳', '许宁', '田野'])(
    '%s reads inspection only in part: not there',
    async (who) => {
      expect((await ask(who, 'GET', '/inspection/next-visits')).status).toBe(404)
    },
  )
  test.each(['项目办', '管理员'])('%s may not ask', async (who) => {
    expect((await ask(who, 'GET', '/inspection/next-visits')).status).toBe(403)
  })
})
