import { beforeAll, describe, expect, test } from 'vitest'
import { zh } from '@zhishi/domain/app/words.ts'
import { PersonPage } from '@zhishi/domain/portraits/api.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { portraitsRoutes } from '../../src/portraits/handlers.ts'
import { serve } from '../evaluation/asking.ts'
import { enterSmallDistrict, idOf } from '../evaluation/smallDistrict.ts'
import { testDatabase } from '../harness.ts'

const { app: db } = await testDatabase()
const ask = serve(db, [...portraitsRoutes, ...evaluationRoutes])
const pageFor = async (who: string, whom: string): Promise<PersonPage> => {
  const { status, body } = await ask(who, 'GET', `/people/${idOf(whom)}`)
  expect(status).toBe(200)
  return PersonPage.parse(body)
}

beforeAll(async () => {
  await enterSmallDistrict(db)
  for (const [last, scheme] of [
    ['1', 'heads-1'],
    ['2', 'leads-1'],
  ]) {
    const asked = { scheme, period: '2024', raisedQuota: [], asOf: null }
    const run = `/evaluation/runs/0193b000-0000-7000-8000-00000000000${last}`
    expect((await ask('周敏', 'PUT', run, asked)).status).toBe(200)
  }
})

describe('everything on record about one person', () => {
  test('all facts are there, each with its id, and the proposed result beside them', async () => {
    const { record, layer, runs } = await pageFor('周敏', '林岳')
    expect(record).toMatchObject({
      period: '2024',
      asOf: '2024-06',
      unit: '林岳镇',
      group: 'township',
    })
    expect(layer).toBe('head')
    expect(record.achievements.map(({ id }) => id).toSorted()).toEqual(
      ['分户计量改革', '水权交易', '园区落地', '渠首改造', '招商签约', '汛期值守']
        .map(idOf)
        .toSorted(),
    )
    expect(record.achievements.find(({ text }) => text === '水权交易')?.verification).toMatchObject(
      {
        finding: 'partly',
        office: '督查局',
      },
    )
    expect(
      record.observations.map(({ team, inspector, source }) => [team, inspector, source]),
    ).toEqual([
      ['第一考察组', '田野', '不愿具名的村民'],
      ['第一考察组', '田野', '不愿具名的村民'],
      ['第一考察组', '田野', '不愿具名的村民'],
    ])
    expect(record.rankings).toHaveLength(2)
    expect(record.tallies).toMatchObject([{ debrief: '2024年度述职', year: 2024, excellent: 6 }])
    expect(record.asHead).toMatchObject({ total: 628_333, rank: 1, outOf: 2, name: '林岳' })
    expect(runs.heads).not.toBeNull()
    expect(record.asLead).toBeNull()
  })

  test('the projects of a lead come with posts and lights by month', async () => {
    const { record } = await pageFor('周敏', '许宁')
    expect(record.projects).toHaveLength(1)
    const [led] = record.projects
    expect(led).toMatchObject({ name: '新渠工程', unit: '水利局' })
    expect(led?.posts).toMatchObject([{ noun: 'appointment', from: '2024-01', until: null }])
    expect(led?.reports.map(({ month, light }) => [month, light])).toEqual([
      ['2024-01', 'green'],
      ['2024-02', 'yellow'],
      ['2024-03', 'red'],
    ])
    expect(record.asLead?.total).toBe(710_000)
  })

  test('the time line is in the order of time, names real records, and has a word for each', async () => {
    const { timeline, record } = await pageFor('周敏', '林岳')
    const dated = timeline.flatMap(({ when }) => when ?? [])
    expect(dated[0]).toBe('2021-05')
    // Quarters stand at their beginning; years before their months.
    expect(dated.filter((when) => when.startsWith('2024')).slice(0, 3)).toEqual([
      '2024',
      '2024',
      '2024',
    ])
    expect(dated.at(-1)).toBe('2025-01-05')
    const known = JSON.stringify(record)
    for (const { id, word, noun } of timeline) {
      expect(known).toContain(id)
      expect(Object.keys(zh)).toContain(`noun.${noun}`)
      if (word !== null) expect(Object.keys(zh)).toContain(word)
    }
    const event = timeline.find(({ noun }) => noun === 'bottomLineEvent')
    expect(event).toMatchObject({
      label: '渠段渗漏处置迟缓',
      weighs: 'against',
      when: '2024-07-02',
    })
    // Nobody has said whether it speaks for or against, so it does neither.
    const weighs = (text: string) => timeline.find(({ label }) => label === text)?.weighs
    expect(weighs('试行分户计量。')).toBeNull()
    expect(weighs('一处渗漏报告迟了两天。')).toBe('against')
  })

  test('the profile stands beside the peers, and averages nobody with fewer than five others', async () => {
    const { portrait } = await pageFor('周敏', '林岳')
    expect(portrait?.peers).toEqual({ group: 'township', category: null, count: 5 })
    const innovation = portrait?.aspects.find(({ key }) => key === 'innovation')
    // Two facts of one team are too few to judge by: no number is given.
    expect(innovation).toMatchObject({ own: null, n: 1, mean: null, median: null })
    const reform = portrait?.dimensions.find(({ key }) => key === 'reform')
    // From a mean of the five and the own value the mean of four others would follow.
    expect(reform).toMatchObject({ own: 625_000, n: 5, mean: null, median: null })
    expect(innovation?.sufficiency).toMatchObject({ level: 'little', records: 2, sources: 1 })
    expect(portrait?.shortcomings.map(({ text }) => text).join('')).toContain('渠段渗漏处置迟缓')
  })

  test('a name outside the basic plane is whole', async () => {
    expect((await pageFor('周敏', '𠮷田')).record.cadre.name).toBe('𠮷田')
  })
})

describe('who sees what', () => {
  test('on the own page every fact stands, and nobody who stated one', async () => {
    const { status, bytes } = await ask('林岳', 'GET', `/people/${idOf('林岳')}`)
    expect(status).toBe(200)
    const sent = new TextDecoder().decode(bytes)
    for (const secret of [
      '田野',
      '第一考察组',
      '不愿具名的村民',
      '同行某人',
      idOf('第一组'),
      idOf('走访'),
    ])
      expect(sent).not.toContain(secret)
    const page = await pageFor('林岳', '林岳')
    expect(page.own).toBe(true)
    expect(page.record.observations.map(({ text, date }) => [text, date])).toContainEqual([
      '带队连夜抢修渠首。',
      '2024-06-12',
    ])
    const told = page.portrait?.shortcomings.map(({ text }) => text).join('')
    expect(told).toContain('一处渗漏报告迟了两天（2024年6月12日）')
    expect(page.writeUp).toEqual({ may: false, why: 'forbidden' })
  })

  test("another's page is not there, byte for byte as one that does not exist", async () => {
    const other = await ask('苏禾', 'GET', `/people/${idOf('林岳')}`)
    const nobody = await ask('苏禾', 'GET', `/people/${idOf('nobody')}`)
    expect([other.status, nobody.status]).toEqual([404, 404])
    expect(other.bytes).toEqual(nobody.bytes)
    for (const who of ['田野', '管理员', '项目办'])
      expect((await ask(who, 'GET', `/people/${idOf('林岳')}`)).status).toBe(403)
  })

  test('of a county leader there is a record, and neither portrait nor score', async () => {
    const page = await pageFor('周敏', '方正')
    expect(page.record.projects).toHaveLength(1)
    expect(page).toMatchObject({
      layer: 'countyLeader',
      portrait: null,
      noPortrait: { code: 'portrait.county-leader' },
      runs: { heads: null, leads: null },
      writeUp: { may: false, why: 'portrait.county-leader' },
    })
    expect(page.record.asLead).toBeNull()
  })

  test('reading is on the trail', async () => {
    await pageFor('周敏', '马成')
    const rows = await db
      .selectFrom('trail')
      .select(['actor', 'outcome', 'noun'])
      .where('recordId', '=', idOf('马成'))
      .execute()
    expect(rows).toEqual([{ actor: '周敏', outcome: 'read', noun: 'cadre' }])
  })

  test('what is asked wrongly is said, not failed', async () => {
    const wrong = await ask('周敏', 'GET', `/people/${idOf('林岳')}?period=2024-13`)
    expect(wrong.status).toBe(400)
    expect((await ask('周敏', 'GET', '/people/1')).status).toBe(404)
    const quarter = await ask('周敏', 'GET', `/people/${idOf('林岳')}?period=2024Q2`)
    expect(quarter.status).toBe(200)
  })
})
