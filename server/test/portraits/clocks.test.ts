import { beforeAll, describe, expect, test } from 'vitest'
import { achievement } from '@zhishi/domain/achievements/achievement.ts'
import { PersonPage } from '@zhishi/domain/portraits/api.ts'
import { bottomLineEvent } from '@zhishi/domain/supervision/bottomLineEvent.ts'
import { FACTS } from '@zhishi/domain/app/facts.ts'
import { transaction } from '../../src/platform/database.ts'
import { allFacts, correctFacts, enterFacts, withdrawFact } from '../../src/platform/facts.ts'
import { DISTRICT, world } from '../world.ts'
import { idOf } from '../worldFacts.ts'

/**
 * The world is entered on 15 January 2025. Later is learnt of 顾明: on 20 January an achievement of
 * November that was forgotten; on 22 January the text of another is put right; on 24 January a
 * bottom-line event of July, entered on 20 January, is withdrawn.
 */
const { as, app } = await world()
const clerk = as('clerk')
const 顾明 = idOf('cadre', '顾明')
const by = { districtId: DISTRICT.id, accountId: null, name: '测试' }
const on = (day: number) => ({ by, at: new Date(`2025-01-${day}T02:00:00Z`) })

const item = (text: string) => ({
  cadreId: 顾明,
  quarter: '2024Q4',
  dimension: 'breakthrough',
  front: null,
  text,
  level: 'city',
  date: '2024-11-30',
  evidence: '通报',
  share: 10_000,
})

beforeAll(() =>
  transaction(app, async (tx) => {
    const event = {
      id: idOf('bottomLineEvent', '误记'),
      content: {
        date: '2024-07-10',
        unitId: null,
        cadreId: 顾明,
        category: null,
        text: '误记的通报',
        points: 10_000,
        veto: false,
      },
    }
    const late = { id: idOf('achievement', '补登'), content: item('补登的实绩') }
    await enterFacts(tx, achievement, [late], on(20))
    await enterFacts(tx, bottomLineEvent, [event], on(20))
    const id = idOf('achievement', '顾明')
    const content = item('完成两个片区征迁任务')
    await correctFacts(tx, achievement, [{ id, version: 1, content }], on(22))
    await withdrawFact(tx, bottomLineEvent, event.id, 1, on(24), 'withdrawn')
  }),
)

const at = async (query: Record<string, string>) => {
  const { status, body } = await clerk.get(`/people/${顾明}`, query)
  expect(status).toBe(200)
  return PersonPage.parse(body)
}
const texts = ({ record }: PersonPage) => record.achievements.map(({ text }) => text).toSorted()
const events = ({ record }: PersonPage) => record.bottomLineEvents.map(({ text }) => text)

describe('what was known at a date', () => {
  test('a fact entered late had happened, and was not known', async () => {
    expect(texts(await at({ until: '2024-12-31' }))).toContain('补登的实绩')
    expect(texts(await at({ known: '2025-01-19' }))).toEqual(['完成征迁任务'])
    expect(texts(await at({ known: '2025-01-20' }))).toContain('补登的实绩')
  })

  test('before a correction the old words stand, after it the new', async () => {
    expect(texts(await at({ known: '2025-01-21' }))).toEqual(['完成征迁任务', '补登的实绩'])
    expect(texts(await at({ known: '2025-01-22' }))).toEqual(['完成两个片区征迁任务', '补登的实绩'])
    expect(texts(await at({ known: '2025-01-22T01:59:59Z' }))).toContain('完成征迁任务')
  })

  test('a withdrawn fact is there until it was withdrawn', async () => {
    expect(events(await at({}))).toEqual([])
    expect(events(await at({ known: '2025-01-19' }))).toEqual([])
    expect(events(await at({ known: '2025-01-23' }))).toEqual(['误记的通报'])
    expect(events(await at({ known: '2025-01-24' }))).toEqual([])
  })

  test('what is judged by it is judged as it was then: the shortcoming comes and goes', async () => {
    const shortcomings = async (known: string) =>
      (await at({ known })).portrait?.shortcomings.map(({ text }) => text).join('')
    expect(await shortcomings('2025-01-23')).toContain('误记的通报')
    expect(await shortcomings('2025-01-24')).not.toContain('误记的通报')
  })

  test('read over the versions as they are, the record is the present one, field by field', async () => {
    const [now, known] = await Promise.all([at({}), at({ known: '2025-02-01' })])
    expect(known.record).toEqual(now.record)
    expect(known.portrait).toEqual(now.portrait)
    expect(known.state.known).toBe('2025-02-01T15:59:59.999Z')
    expect(now.state).toEqual({ until: null, known: null, undated: 0 })
  })

  test('what is touched later is read from its versions, and is the same, field by field', async () => {
    const before = await at({})
    for (const fact of FACTS) {
      const standing = await allFacts(app, fact, DISTRICT.id)
      await transaction(app, async (tx) => {
        for (const { id, version } of standing) {
          await withdrawFact(tx, fact, id, version, on(26), 'withdrawn')
          await withdrawFact(tx, fact, id, version + 1, on(27), 'restored')
        }
      })
    }
    const known = await at({ known: '2025-01-25' })
    expect(known.record).toEqual(before.record)
    expect(known.portrait).toEqual(before.portrait)
    const meanwhile = await clerk.get(`/people/${顾明}`, { known: '2025-01-26' })
    expect(meanwhile.status).toBe(409)
    expect((await at({ known: '2025-01-27' })).record).toEqual(before.record)
  })

  test('before anything was known of somebody it says so; of nobody it says nothing', async () => {
    const { status, body } = await clerk.get(`/people/${顾明}`, { known: '2024-12-31' })
    expect([status, body]).toEqual([
      409,
      {
        code: 'refused',
        reason: { code: 'portrait.not-known-then', about: { day: '2024-12-31' } },
      },
    ])
    const nobody = await clerk.get(`/people/${idOf('cadre', '无此人')}`, { known: '2024-12-31' })
    expect(nobody.status).toBe(404)
    const another = await as('otherHead').get(`/people/${顾明}`, { known: '2024-12-31' })
    expect(another.status).toBe(404)
    expect(another.body).toEqual(nobody.body)
  })
})

describe('what had happened by a date', () => {
  test('reports, observations and findings come as their days pass; a span that ended later is open', async () => {
    const { record, state } = await at({ until: '2024-11-30' })
    expect(state.until).toBe('2024-11-30')
    expect(record.period).toBe('2024')
    // The item of 30 November is there, the finding of 20 December is not.
    expect(record.achievements.map(({ verification }) => verification)).toEqual([null, null])
    expect(record.projects[0]?.reports.map(({ month }) => month)).toEqual(['2024-10', '2024-11'])
    expect(record.tallies).toEqual([])
    expect(record.recognitions).toEqual([])
    expect(record.observations).toHaveLength(1)
    expect((await at({ until: '2024-11-11' })).record.observations).toEqual([])
  })

  test('both clocks together: what had happened by a day as it was known at another', async () => {
    const page = await at({ until: '2024-11-30', known: '2025-01-19' })
    expect(texts(page)).toEqual(['完成征迁任务'])
    expect(events(await at({ until: '2024-07-09', known: '2025-01-23' }))).toEqual([])
  })

  test('a day that is none is refused', async () => {
    for (const query of [{ until: '2024-02-30' }, { until: '2024' }, { known: 'gestern' }])
      expect((await clerk.get(`/people/${顾明}`, query)).status).toBe(400)
  })
})

test('on the own page an older state names nobody either', async () => {
  const answer = await as('head').get(`/people/${顾明}`, { known: '2025-01-23' })
  expect(answer.status).toBe(200)
  const sent = JSON.stringify(answer.body)
  for (const secret of ['宋平', '第一考察组', '工人访谈']) expect(sent).not.toContain(secret)
})
