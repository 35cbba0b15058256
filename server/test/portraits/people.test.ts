import { beforeAll, describe, expect, test } from 'vitest'
import { achievement, verification } from '@zhishi/domain/achievements/achievement.ts'
import { sanction } from '@zhishi/domain/cadres/cadre.ts'
import { HEADS_1 } from '@zhishi/domain/evaluation/defaults.ts'
import { schemesApi } from '@zhishi/domain/evaluation/schemesApi.ts'
import type { Condition } from '@zhishi/domain/portraits/condition.ts'
import { peopleApi } from '@zhishi/domain/portraits/peopleApi.ts'
import { written } from '@zhishi/domain/portraits/search.ts'
import { tagging } from '@zhishi/domain/portraits/tag.ts'
import { report } from '@zhishi/domain/reviews/report.ts'
import { transaction } from '../../src/platform/database.ts'
import { type Entry, enterFacts } from '../../src/platform/facts.ts'
import type { Fact } from '@zhishi/domain/platform/fact.ts'
import { DISTRICT, type Person, world } from '../world.ts'
import { idOf } from '../worldFacts.ts'

const { as, app, elsewhere, clock } = await world()
const clerk = as('clerk')
const cadre = (name: string) => idOf('cadre', name)

/** 陆远 leads 老旧小区改造 (legacy), yellow in December, and makes it green in January. */
beforeAll(async () => {
  const by = { districtId: DISTRICT.id, accountId: null, name: '测试' }
  const enter = (fact: Fact, entries: readonly Entry[]) =>
    transaction(app, (tx) => enterFacts(tx, fact, entries, { by, at: clock.now }))
  await enter(report, [
    {
      id: idOf('report', '老旧小区改造', '2025-01'),
      content: {
        projectId: idOf('project', '老旧小区改造'),
        month: '2025-01',
        invested: null,
        cumulative: null,
        progress: null,
        light: 'green',
        note: null,
      },
    },
  ])
  const items = ['甲', '乙', '丙'].map((name, i) => ({
    id: idOf('achievement', `改革${name}`),
    content: {
      cadreId: cadre('白桥'),
      quarter: '2024Q3',
      dimension: 'reform',
      front: null,
      text: `改革${name}`,
      level: i === 0 ? 'provincial' : 'city',
      date: null,
      evidence: null,
      share: 10_000,
    },
  }))
  await enter(achievement, items)
  await enter(
    verification,
    items.map(({ id }, i) => ({
      id: idOf('verification', String(i)),
      content: { achievementId: id, finding: 'confirmed', office: null, on: null, note: null },
    })),
  )
  const warned = (name: string, from: string) => ({
    id: idOf('sanction', '警告', name),
    content: {
      cadreId: cadre(name),
      kind: 'warning',
      from,
      until: null,
      reason: null,
      basis: null,
    },
  })
  const demerit = warned('宋平', '2023-07-20')
  await enter(sanction, [
    warned('白桥', '2024-09-20'),
    warned('陆远', '2024-05-20'),
    warned('宋平', '2024-05-20'),
    {
      id: idOf('sanction', '记过', '宋平'),
      content: { ...demerit.content, kind: 'demerit' },
    },
  ])
  const tagged = (name: string, until: string, stance: string) => ({
    id: idOf('tagging', name),
    content: {
      cadreId: cadre(name),
      tagId: idOf('tag', '攻坚能手'),
      stance,
      records: `tenure:${idOf('tenure', name)}`,
      from: '2024-01-15',
      until,
      note: null,
    },
  })
  await enter(tagging, [
    tagged('白桥', '2025-01-14', 'given'),
    tagged('陆远', '2026-01-14', 'declined'),
  ])
})

const find = async (all: readonly Condition[], none: readonly Condition[] = []) => {
  const query = { all: written(all), none: written(none) }
  const { status, body } = await clerk.ask(peopleApi.findPeople, { query })
  expect(status).toBe(200)
  return body
}
const names = async (all: readonly Condition[], none: readonly Condition[] = []) =>
  (await find(all, none)).people.map(({ name }) => name)

describe('people are found by what they have done', () => {
  test('led a legacy project to green: with the project and its lights', async () => {
    const found = await find([{ is: 'turnedGreen', category: 'legacy' }])
    expect(found.people.map(({ name }) => name)).toEqual(['陆远'])
    expect(found.people[0]?.fulfilled[0]?.records).toEqual([
      {
        noun: 'project',
        id: idOf('project', '老旧小区改造'),
        label: '老旧小区改造 10● 11● 12▲ 01●',
      },
    ])
    expect(await names([{ is: 'turnedGreen', category: 'priority' }])).toEqual([])
  })

  test('whoever commands a project does not lead it', async () => {
    // 顾明 commands the same project through the same months.
    expect(await names([{ is: 'turnedGreen' }])).toEqual(['陆远'])
  })

  test('three items of city level or above in reform; a level higher or one more finds nobody', async () => {
    const three = { is: 'achievements', atLeast: 3, level: 'city', dimension: 'reform' } as const
    expect(await names([three])).toEqual(['白桥'])
    expect(await names([{ ...three, atLeast: 4 }])).toEqual([])
    expect(await names([{ ...three, level: 'provincial' }])).toEqual([])
    expect(await names([{ ...three, period: '2024Q3' }])).toEqual(['白桥'])
    expect(await names([{ ...three, period: '2024Q2' }])).toEqual([])
  })

  test('a partly confirmed item is not a confirmed one', async () => {
    const core = { is: 'achievements', atLeast: 1, level: 'city', dimension: 'core' } as const
    expect(await names([core])).toEqual([])
  })

  test('a mark by one team is not by two', async () => {
    const seen = { is: 'aspect', aspect: 'responsibility', mark: 'A', teams: 1 } as const
    expect(await names([seen])).toEqual(['顾明'])
    expect(await names([{ ...seen, teams: 2 }])).toEqual([])
    expect(await names([{ ...seen, aspect: 'ability' }])).toEqual([])
    expect(await names([{ ...seen, period: '2024Q4' }])).toEqual(['顾明'])
    expect(await names([{ ...seen, period: '2024Q3' }])).toEqual([])
  })

  test('a sanction without an end stands for the months of its kind', async () => {
    // It is 15 January 2025. A warning of 20 September stands six months, one of 20 May no longer;
    // that of 叶青 ended in 2023. That of 宋平 was given when a demerit still had two months to stand: so
    // it stands eight, until 19 January.
    expect((await names([{ is: 'sanctioned' }])).toSorted()).toEqual(['宋平', '白桥'])
    const found = (await find([{ is: 'sanctioned' }])).people.find(({ name }) => name === '宋平')
    expect(found?.fulfilled[0]?.records.map(({ id }) => id)).toEqual([
      idOf('sanction', '警告', '宋平'),
    ])
    const heads = [{ is: 'headFor', years: 2 }] as const
    expect((await names(heads)).toSorted()).toEqual(['白桥', '顾明'])
    expect(await names(heads, [{ is: 'sanctioned' }])).toEqual(['顾明'])
  })

  test('a tag while it is in effect, and not after', async () => {
    const tag = { is: 'tag', tag: idOf('tag', '攻坚能手') } as const
    // That of 白桥 expired yesterday, that of 陆远 was declined.
    expect(await names([tag])).toEqual(['顾明'])
  })

  test('conditions hold together, and county leaders are not found', async () => {
    expect(
      await names([
        { is: 'recognised', year: 2024 },
        { is: 'group', group: 'economy' },
      ]),
    ).toEqual(['顾明'])
    expect(await names([{ is: 'recognised', year: 2023 }])).toEqual([])
    expect(await names([{ is: 'background', words: '大学' }])).not.toContain('贺山')
    expect(await names([{ is: 'background', words: '大学' }])).toHaveLength(6)
    expect(await names([{ is: 'background', words: '%' }])).toEqual([])
  })

  test('nothing asked finds nobody; what is no condition is refused by its place', async () => {
    expect((await find([])).total).toBe(0)
    for (const all of ['foo', 'achievements:atLeast=x', 'tag:tag=x', 'headFor:years=0', '%', ':;='])
      expect((await clerk.get('/find-people', { all })).status, all).toBe(400)
    expect((await clerk.get('/find-people', { page: 0 })).status).toBe(400)
  })

  test('another district finds nobody here', async () => {
    const { body } = await elsewhere.ask(peopleApi.findPeople, { query: { all: 'sanctioned' } })
    expect(body.total).toBe(0)
  })
})

describe('who may', () => {
  const PLACES = [
    '/find-people?all=recognised',
    `/comparison?ids=${cadre('顾明')},${cadre('白桥')}`,
  ]

  test('clerks and county leaders; everybody else is refused', async () => {
    for (const place of PLACES) {
      for (const who of ['clerk', 'countyLeader'] as const)
        expect((await as(who).get(place)).status, `${who} ${place}`).toBe(200)
      for (const who of ['head', 'lead', 'cadre', 'inspector', 'supervisor', 'auditor'] as const)
        expect((await as(who).get(place)).status, `${who} ${place}`).toBe(403)
    }
  })

  test('people are compared on the same terms, two to five of them', async () => {
    const ids = (list: readonly string[]) => list.map(cadre).join(',')
    const { body } = await clerk.ask(peopleApi.comparison, {
      query: { ids: ids(['顾明', '白桥']) },
    })
    expect(body.people.map(({ record }) => [record.cadre.name, record.period])).toEqual([
      ['顾明', body.period],
      ['白桥', body.period],
    ])
    for (const few of [
      ['顾明'],
      ['顾明', '顾明'],
      ['顾明', '白桥', '陆远', '叶青', '宋平', '梁秋'],
    ]) {
      const { status, body: refused } = await clerk.get<{ reason: { code: string } }>(
        '/comparison',
        { ids: ids(few) },
      )
      expect([status, refused.reason.code]).toEqual([409, 'comparison.count'])
    }
    const unknown = `${cadre('顾明')},${idOf('cadre', '无此人')}`
    expect((await clerk.get('/comparison', { ids: unknown })).status).toBe(404)
    expect((await clerk.get('/comparison', { ids: 'x,y' })).status).toBe(400)
  })
})

describe('a clerk whose in-law is assessed', () => {
  test('finds no portrait or paper of kin, whatever his seat', async () => {
    const stand = (cadreId: string | null) =>
      app
        .updateTable('accounts')
        .set({ cadreId })
        .where('districtId', '=', 1)
        .where('name', '=', '林清')
        .execute()
    const id = cadre('白桥')
    const places = [
      `/people/${id}`,
      `/people/${id}/archive`,
      `/people/${id}/write-up`,
      `/people/${id}/write-ups`,
      `/people/${id}/archive-sheet.docx`,
      `/people/${id}/appointment-form`,
      `/comparison?ids=${id},${cadre('顾明')}`,
    ]
    const statuses = async () =>
      new Set(await Promise.all(places.map(async (place) => (await clerk.get(place)).status)))
    expect(await statuses()).toEqual(new Set([200]))
    await stand(cadre('梁秋'))
    expect(await statuses()).toEqual(new Set([404]))
    expect((await clerk.get(`/people/${cadre('顾明')}`)).status).toBe(200)
    await stand(null)
  })
})

describe('a case with several people', () => {
  test('does not tell one of them on the own page which records it holds on another', async () => {
    const caseId = idOf('case', 'clearing', '1')
    const event = idOf('bottomLineEvent', '白桥')
    const facts = [
      [`/records/caseParty/${idOf('又一方')}`, { caseId, cadreId: cadre('白桥') }],
      [
        `/records/concern/${idOf('又一项')}`,
        {
          caseId,
          observationId: null,
          bottomLineEventId: event,
          achievementId: null,
          reportId: null,
        },
      ],
    ] as const
    for (const [place, content] of facts)
      expect((await clerk.put(place, { content })).status).toBe(200)
    const told = async (who: Person, name: string) =>
      JSON.stringify((await as(who).get(`/people/${cadre(name)}`)).body)
    expect(await told('head', '顾明')).not.toContain(event)
    expect(await told('otherHead', '白桥')).toContain(event)
    expect(await told('clerk', '顾明')).toContain(event)
  })
})

describe('the archive of a head', () => {
  test('a quarter without an item is not a quarter out of post', async () => {
    const { body } = await clerk.ask(peopleApi.archive, {
      params: { id: cadre('白桥') },
      query: { period: '2022' },
    })
    expect(body.years).toEqual(['2024', '2022'])
    const cell = (quarter: string, dimension: string) =>
      body.quarters
        .find((one) => one.quarter === quarter)
        ?.cells.find((one) => one.dimension === dimension)
    expect(cell('2024Q3', 'reform')).toMatchObject({ confirmed: 3, points: 70_000 })
    expect(cell('2024Q4', 'core')).toMatchObject({ partly: 1, confirmed: 0, points: 10_000 })
    expect(cell('2024Q2', 'reform')).toMatchObject({ items: [], points: null })
    expect(body.quarters.every(({ inPost }) => inPost)).toBe(true)
    const before = await clerk.ask(peopleApi.archive, {
      params: { id: cadre('白桥') },
      query: { period: '2021' },
    })
    const first = before.body.quarters.filter(({ quarter }) => quarter.startsWith('2021'))
    expect(first.map(({ inPost }) => inPost)).toEqual([false, false, false, false])
  })

  test('its points are those of the scheme that the district has published', async () => {
    const id = idOf('draft', '市级三分')
    const dimensions = HEADS_1.dimensions.map((one) => ({
      ...one,
      indicators: one.indicators.map((rule) =>
        rule.method === 'pointsByLevel'
          ? { ...rule, points: { ...rule.points, city: 30_000 } }
          : rule,
      ),
    }))
    const { body: draft } = await clerk.ask(schemesApi.startDraft, {
      params: { id },
      input: {
        from: 'heads-1',
        title: '市级三分',
        why: '试点',
        scheme: { ...HEADS_1, dimensions },
      },
    })
    const points = async () => {
      const { body } = await clerk.ask(peopleApi.archive, {
        params: { id: cadre('白桥') },
        query: { period: '2024' },
      })
      const quarter = body.quarters.find((one) => one.quarter === '2024Q3')
      return quarter?.cells.find(({ dimension }) => dimension === 'reform')?.points
    }
    // A draft is nobody's rule: 3 + 2 + 2.
    expect(await points()).toBe(70_000)
    const published = await clerk.ask(schemesApi.publish, {
      params: { scheme: draft.key },
      input: { revision: draft.revision, why: '试点期满' },
    })
    expect(published.status).toBe(200)
    expect(await points()).toBe(90_000)
  })

  test('the person reads the own; nobody else reads it who reads only the own', async () => {
    const own = await as('otherHead').get(`/people/${cadre('白桥')}/archive`)
    expect(own.status).toBe(200)
    expect((await as('head').get(`/people/${cadre('白桥')}/archive`)).status).toBe(404)
    expect((await as('auditor').get(`/people/${cadre('白桥')}/archive`)).status).toBe(403)
  })
})
