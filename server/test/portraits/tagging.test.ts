import { describe, expect, test } from 'vitest'
import { peopleApi } from '@zhishi/domain/portraits/peopleApi.ts'
import { PersonPage } from '@zhishi/domain/portraits/api.ts'
import { SEED_TAGS } from '@zhishi/domain/portraits/tag.ts'
import { world } from '../world.ts'
import { idOf } from '../worldFacts.ts'

const { as, app, elsewhere, stranger } = await world()
const clerk = as('clerk')
const 顾明 = idOf('cadre', '顾明')
const 攻坚能手 = idOf('tag', '攻坚能手')

const tagging = (more: Record<string, unknown> = {}) => ({
  content: {
    cadreId: 顾明,
    tagId: 攻坚能手,
    stance: 'given',
    records: `achievement:${idOf('achievement', '顾明')}`,
    from: '2025-01-10',
    until: '2027-01-09',
    note: null,
    ...more,
  },
})
const enter = (name: string, more?: Record<string, unknown>) =>
  clerk.put<{ code?: string; reason?: { code: string }; issues?: { code: string }[] }>(
    `/records/tagging/${idOf('tagging', name)}`,
    tagging(more),
  )
const pageOf = async (who: typeof clerk, id: string) =>
  PersonPage.parse((await who.get(`/people/${id}`)).body)

describe('a tag is given on records of the person', () => {
  test('a clerk gives one, and the portrait shows it with its records, its end and who gave it', async () => {
    expect((await enter('一')).status).toBe(200)
    const { record } = await pageOf(clerk, 顾明)
    expect(record.taggings.find(({ id }) => id === idOf('tagging', '一'))).toMatchObject({
      tag: '攻坚能手',
      meaning: '领办的项目由黄灯、红灯转为绿灯',
      until: '2027-01-09',
      by: '林清',
      records: `achievement:${idOf('achievement', '顾明')}`,
    })
  })

  test.each([
    ['without a record', { records: '' }, 'tagging.no-records'],
    ['with words for a record', { records: '通报' }, 'tagging.no-records'],
    ['that ends before it begins', { until: '2024-01-01' }, 'tagging.ends-before'],
  ])('not one %s', async (_, more, code) => {
    const { status, body } = await enter('二', more)
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toContain(code)
  })

  test('nor one on what another did', async () => {
    const records = `achievement:${idOf('achievement', '白桥')}`
    const { status, body } = await enter('三', { records })
    expect([status, body.reason]).toEqual([
      409,
      { code: 'tagging.foreign-record', about: { noun: 'achievement' } },
    ])
  })

  test('nor on a record of the right id and the wrong noun', async () => {
    const { status } = await enter('四', { records: `report:${idOf('achievement', '顾明')}` })
    expect(status).toBe(409)
  })

  test('nobody but a clerk gives one, and the head sees the own without who gave it', async () => {
    for (const who of ['head', 'countyLeader', 'supervisor'] as const) {
      const { status } = await as(who).put(`/records/tagging/${idOf('tagging', who)}`, tagging())
      expect(status, who).toBe(403)
    }
    const { record } = await pageOf(as('head'), 顾明)
    expect(record.taggings.map(({ by }) => by)).toEqual(record.taggings.map(() => null))
    expect(record.taggings.length).toBeGreaterThan(0)
  })
})

describe('the machine proposes, a clerk accepts or declines', () => {
  const proposalsFor = (who: typeof clerk, name: string) =>
    who.ask(peopleApi.tagging, { params: { id: idOf('cadre', name) } })

  test('the dictionary takes over the seed once, by name', async () => {
    const ids = SEED_TAGS.map((_, i) => idOf('seed', String(i)))
    expect((await clerk.ask(peopleApi.seedTags, { input: { ids } })).body).toEqual({
      added: SEED_TAGS.length - 1,
    })
    expect((await clerk.ask(peopleApi.seedTags, { input: { ids } })).body).toEqual({ added: 0 })
    const { body } = await proposalsFor(clerk, '顾明')
    expect(body.dictionary.map(({ name }) => name).toSorted()).toEqual(
      SEED_TAGS.map(({ name }) => name).toSorted(),
    )
  })

  test('a proposal that was declined is not made again on the same records', async () => {
    // 30 of 40 votes excellent are not 85 %; two records of one team are not two teams.
    expect((await proposalsFor(clerk, '顾明')).body.proposals).toEqual([])
    const tallies = [
      ['debrief', { year: 2024, title: '群众测评', date: '2024-12-29' }, '群众测评'],
      [
        'tally',
        {
          debriefId: idOf('debrief', '群众测评'),
          cadreId: 顾明,
          voterClass: 'all',
          voters: 100,
          excellent: 100,
          competent: 0,
          basic: 0,
          incompetent: 0,
        },
        '群众测评',
      ],
    ] as const
    for (const [noun, content, name] of tallies)
      expect((await clerk.put(`/records/${noun}/${idOf(noun, name)}`, { content })).status).toBe(
        200,
      )
    const [proposal] = (await proposalsFor(clerk, '顾明')).body.proposals
    const votes = (await proposalsFor(clerk, '顾明')).body.dictionary.find(
      ({ name }) => name === '群众认可',
    )
    expect(proposal?.tagId).toBe(votes?.id)
    expect(proposal?.records).toHaveLength(2)
    const records = proposal?.records.map(({ noun, id }) => `${noun}:${id}`).join(' ')
    expect((await enter('拒', { tagId: votes?.id, stance: 'declined', records })).status).toBe(200)
    expect((await proposalsFor(clerk, '顾明')).body.proposals).toEqual([])
    // A declined proposal is no tag.
    const { record } = await pageOf(clerk, 顾明)
    expect(record.taggings.find(({ tagId }) => tagId === votes?.id)?.stance).toBe('declined')
  })

  test('nobody sees what is proposed on himself, and declined proposals are not on the own page', async () => {
    const is = (cadreId: string | null) =>
      app
        .updateTable('accounts')
        .set({ cadreId })
        .where('districtId', '=', 1)
        .where('name', '=', '林清')
        .execute()
    await is(顾明)
    expect((await proposalsFor(clerk, '顾明')).status).toBe(404)
    const stances = async () =>
      (await pageOf(clerk, 顾明)).record.taggings.map(({ stance }) => stance)
    expect(new Set(await stances())).toEqual(new Set(['given']))
    await is(null)
    expect(new Set(await stances())).toEqual(new Set(['given', 'declined']))
    const own = await as('head').get<{ rows: { stance: string }[] }>('/ledgers/taggings')
    expect(own.body.rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(own.body)).not.toContain('declined')
    const declined = await as('head').get(`/records/tagging/${idOf('tagging', '拒')}`)
    expect(declined.status).toBe(404)
  })

  test('that proposals were looked at is on the trail', async () => {
    await proposalsFor(clerk, '白桥')
    const rows = await app
      .selectFrom('trail')
      .select('act')
      .where('recordId', '=', idOf('cadre', '白桥'))
      .where('outcome', '=', 'read')
      .execute()
    expect(rows.map(({ act }) => act)).toContain('GET /people/:id/tag-proposals')
  })

  test('who may not see what is proposed', async () => {
    for (const who of ['head', 'lead', 'inspector', 'systemAdmin', 'auditor'] as const)
      expect((await proposalsFor(as(who), '顾明')).status, who).toBe(403)
    expect((await proposalsFor(elsewhere, '顾明')).status).toBe(404)
    expect((await proposalsFor(stranger(), '顾明')).status).toBe(401)
  })
})
