import { beforeAll, describe, expect, test } from 'vitest'
import { achievement, verification } from '@zhishi/domain/achievements/achievement.ts'
import { cadre, familyMember } from '@zhishi/domain/cadres/cadre.ts'
import { papersApi } from '@zhishi/domain/papers/api.ts'
import { type AppointmentForm, emptyForm } from '@zhishi/domain/papers/appointmentForm.ts'
import type { Endpoint } from '@zhishi/domain/platform/endpoint.ts'
import { portraitsApi } from '@zhishi/domain/portraits/api.ts'
import { newId } from '../../src/platform/ids.ts'
import { transaction } from '../../src/platform/database.ts'
import { correctFacts, enterFacts, findFact } from '../../src/platform/facts.ts'
import { readLrmx } from '../../src/papers/lrmx.ts'
import { DISTRICT, world } from '../world.ts'
import { idOf } from '../worldFacts.ts'
import { readDocx } from './reading.ts'

/**
 * The world is entered on 15 January 2025. On 20 January two achievements of 顾明 that were forgotten
 * are entered (one of March, one of November 2024), his résumé, and his wife; on 22 January the
 * native place is put right, and a form with a proposal is taken over.
 */
const { as, app } = await world()
const clerk = as('clerk')
const id = idOf('cadre', '顾明')
const by = { districtId: DISTRICT.id, accountId: null, name: '测试' }
const on = (day: number) => new Date(`2025-01-${day}T02:00:00Z`)

const item = (text: string, quarter: string, date: string) => ({
  id: newId(),
  content: {
    cadreId: id,
    quarter,
    dimension: 'breakthrough',
    front: null,
    text,
    level: 'city',
    date,
    evidence: '通报',
    share: 10_000,
  },
})

const RESUME =
  '2001.07--2012.03  云溪镇干部\n2012.03--2024.05  云溪镇副镇长\n2024.05--         住建局局长'
const FORM = {
  ...emptyForm(),
  name: '顾明',
  proposedPost: '区政府党组成员',
  filledOn: '2025-01-21',
}

beforeAll(async () => {
  await transaction(app, async (tx) => {
    const forgotten = [
      item('三月补登的实绩', '2024Q1', '2024-03-20'),
      item('十一月补登的实绩', '2024Q4', '2024-11-30'),
    ]
    await enterFacts(tx, achievement, forgotten, { by, at: on(20) })
    const found = forgotten.map((one) => ({
      id: newId(),
      content: {
        achievementId: one.id,
        finding: 'confirmed',
        office: '发展和改革局',
        on: one.content.date,
        note: null,
      },
    }))
    await enterFacts(tx, verification, found, { by, at: on(20) })
    const wife = {
      cadreId: id,
      relation: '妻子',
      name: '苏兰',
      birth: '1980-02',
      politicalStatus: null,
      employer: null,
      ordinal: 1,
    }
    await enterFacts(tx, familyMember, [{ id: newId(), content: wife }], { by, at: on(20) })
    for (const [day, change] of [
      [20, { resume: RESUME, nativePlace: '云山县', honours: '2023年度嘉奖；2024年11月记三等功' }],
      [22, { nativePlace: '云溪县' }],
    ] as const) {
      const { version, content } = await findFact(tx, cadre, DISTRICT.id, id)
      const correction = { id, version, content: { ...content, ...change } }
      await correctFacts(tx, cadre, [correction], { by, at: on(day) })
    }
  })
  await app
    .insertInto('cadreForms')
    .values({
      districtId: DISTRICT.id,
      cadreId: id,
      version: 1,
      content: JSON.stringify(FORM) as unknown as AppointmentForm,
      file: 'b.lrmx',
      sha256: '0'.repeat(64),
      keptAt: on(22),
      accountId: null,
      actor: '测试',
    })
    .execute()
})

type Query = Readonly<Record<string, string>>
const fetched = async (endpoint: Endpoint, query: Query = {}) => {
  const answer = await clerk.ask(endpoint, { params: { id }, query })
  expect(answer.status).toBe(200)
  return answer.bytes()
}
const wordsOf = async (endpoint: Endpoint, query: Query = {}) =>
  readDocx(await fetched(endpoint, query)).text
const formOf = async (query: Query = {}) => readLrmx(await fetched(papersApi.formLrmx, query)).form

const PAPERS = [
  ['the draft of the write-up', portraitsApi.download],
  ['the debrief sheet', papersApi.debriefSheet],
  ['the archive sheet', papersApi.archiveSheet],
  ['the appointment form', papersApi.formDocx],
] as const

describe('a paper of an older state', () => {
  test.each(PAPERS)('%s bears both dates; of the present it bears none', async (_, endpoint) => {
    const then = { period: '2024', until: '2024-06-30', known: '2025-01-21' }
    const { period: __, ...clocks } = then
    const older = await wordsOf(endpoint, endpoint === papersApi.formDocx ? clocks : then)
    expect(older).toContain('截至2024年6月30日已发生、截至2025年1月21日已记录的情况')
    expect(await wordsOf(endpoint)).not.toContain('较早的状态')
  })

  test.each(PAPERS.slice(0, 3))(
    '%s tells what was known, and what had happened',
    async (_, endpoint) => {
      const told = async (query: Query) => {
        const text = await wordsOf(endpoint, { period: '2024', ...query })
        return ['三月补登', '十一月补登'].filter((words) => text.includes(words))
      }
      expect(await told({})).toEqual(['三月补登', '十一月补登'])
      expect(await told({ known: '2025-01-18' })).toEqual([])
      expect(await told({ until: '2024-06-30' })).toEqual(['三月补登'])
    },
  )

  test('the draft on the page is the draft of the paper', async () => {
    const query = { period: '2024', until: '2024-06-30' }
    const { body } = await clerk.ask(portraitsApi.draft, { params: { id }, query })
    expect(body.state).toMatchObject({ until: '2024-06-30', known: null })
    const text = await wordsOf(portraitsApi.download, { ...query, sources: 'without' })
    const sentences = body.text.sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap((paragraph) => paragraph.sentences),
    )
    expect(sentences.length).toBeGreaterThan(3)
    for (const sentence of sentences) expect(text).toContain(sentence.text)
  })

  test('a kept version stands as it was kept and takes no dates', async () => {
    const { body } = await clerk.ask(portraitsApi.draft, { params: { id } })
    const writeUpId = newId()
    const kept = await clerk.ask(portraitsApi.keepWriteUp, {
      params: { id, writeUpId },
      input: { period: body.period, basedOn: null, text: body.text },
    })
    expect(kept.status).toBe(200)
    const refused = await clerk.ask(portraitsApi.download, {
      params: { id },
      query: { version: writeUpId, until: '2024-06-30' },
    })
    expect(refused).toMatchObject({ status: 409, body: { reason: { code: 'write-up.kept' } } })
    const text = await wordsOf(portraitsApi.download, { version: writeUpId })
    expect(text).toContain('三月补登')
    expect(text).not.toContain('较早的状态')
  })

  test('before somebody was on record there is no paper, and why is said', async () => {
    const { status, body } = await clerk.ask(papersApi.formDocx, {
      params: { id },
      query: { known: '2025-01-01' },
    })
    expect([status, body]).toMatchObject([409, { reason: { code: 'portrait.not-known-then' } }])
  })
})

describe('the appointment form of an older state', () => {
  test('says what was known: facts by their versions, the rest by the form that had been taken over', async () => {
    expect(await formOf()).toMatchObject({ nativePlace: '云溪县', proposedPost: '区政府党组成员' })
    const twentieth = await formOf({ known: '2025-01-20' })
    expect(twentieth).toMatchObject({ nativePlace: '云山县', proposedPost: null })
    expect(twentieth.family.map(({ name }) => name)).toEqual(['苏兰'])
    const first = await formOf({ known: '2025-01-18' })
    expect(first).toMatchObject({ nativePlace: null, family: [] })
    expect(first.resume).not.toContain('云溪镇副镇长')
  })

  test('says what had happened: lines that had begun, awards that were given, no later proposal', async () => {
    const then = await formOf({ until: '2024-03-31' })
    expect(then.resume).toContain('2012.03--         云溪镇副镇长')
    expect(then.resume).not.toContain('住建局局长')
    expect(then.honours).toBe('2023年度嘉奖')
    expect(then.proposedPost).toBeNull()
    expect((await formOf({ until: '2025-01-21' })).proposedPost).toBe('区政府党组成员')
  })

  test('its file bears the dates in its name, for the format has no place for them', async () => {
    const answer = await clerk.ask(papersApi.formLrmx, {
      params: { id },
      query: { until: '2024-06-30', known: '2025-01-21' },
    })
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
      '顾明（2024-06-30，2025-01-21）.lrmx',
    )
  })

  test('which dates were asked for is on the trail', async () => {
    await fetched(papersApi.formDocx, { until: '2024-02-29' })
    const rows = await app
      .selectFrom('trail')
      .select('particulars')
      .where('recordId', '=', id)
      .where('outcome', '=', 'exported')
      .execute()
    expect(JSON.stringify(rows)).toContain('"until":"2024-02-29"')
  })
})
