import { beforeAll, describe, expect, test } from 'vitest'
import { decisionsApi } from '@zhishi/domain/decisions/api.ts'
import { evaluationApi } from '@zhishi/domain/evaluation/api.ts'
import { papersApi } from '@zhishi/domain/papers/api.ts'
import { portraitsApi } from '@zhishi/domain/portraits/api.ts'
import { platformApi } from '@zhishi/domain/platform/api.ts'
import { readDocx } from '../papers/reading.ts'
import { idOf } from '../worldFacts.ts'
import { world } from '../world.ts'

/** 白桥 answered the bottom-line event that counts against him; wherever it is shown, so is the answer. */
const { as } = await world()
const clerk = as('clerk')
const params = { id: idOf('cadre', '白桥') }
const event = idOf('bottomLineEvent', '白桥')
const said = [
  {
    id: idOf('reply', '白桥'),
    text: '当日已组织清理，并公开曝光两户。',
    date: '2024-07-08',
  },
]
const words = '本人说明：当日已组织清理，并公开曝光两户（2024年7月8日）。'
const run = { id: '0193d000-0000-7000-8000-000000000001' }

beforeAll(async () => {
  const input = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }
  expect((await clerk.ask(evaluationApi.startRun, { params: run, input })).status).toBe(200)
})

describe('an answer stands beside the finding', () => {
  test('where a score opens down to it, for those who decide and for the person', async () => {
    for (const who of ['clerk', 'otherHead'] as const) {
      const asked = { params: { id: run.id, cadreId: params.id } }
      const { body } = await as(who).ask(evaluationApi.runPerson, asked)
      expect(body.records[event]?.answers, who).toEqual(said)
    }
  })

  test('on the record’s own page; not for who may not read answers', async () => {
    const asked = { params: { noun: 'bottomLineEvent', id: event } }
    for (const who of ['clerk', 'countyLeader', 'otherHead'] as const)
      expect((await as(who).ask(platformApi.record, asked)).body.answers, who).toEqual(said)
    expect((await as('supervisor').ask(platformApi.record, asked)).body.answers).toEqual([])
  })

  test('before the meeting that decides', async () => {
    const { body } = await clerk.ask(decisionsApi.calibration, { params: run })
    expect(body.answers[event]).toEqual(said)
  })

  test('in the write-up as drafted, and on paper; on the debrief sheet', async () => {
    const { body } = await clerk.ask(portraitsApi.draft, { params })
    expect(JSON.stringify(body.text)).toContain(words)
    expect(body.records[event]?.answers).toEqual(said)
    for (const paper of [portraitsApi.download, papersApi.debriefSheet]) {
      const { text } = readDocx(await (await clerk.ask(paper, { params })).bytes())
      expect(text).toContain(words)
      expect(text).not.toContain('已不在库')
    }
  })

  test('behind a version that was kept before, also without the list of sources', async () => {
    const { body } = await clerk.ask(portraitsApi.draft, { params })
    const sections = body.text.sections.map((section) => ({
      ...section,
      paragraphs: section.paragraphs.map((one) => ({
        ...one,
        sentences: one.sentences.filter(({ text }) => text !== words),
      })),
    }))
    const version = '0193d000-0000-7000-8000-000000000002'
    const input = { period: body.period, basedOn: null, text: { ...body.text, sections } }
    const at = { ...params, writeUpId: version }
    expect((await clerk.ask(portraitsApi.keepWriteUp, { params: at, input })).status).toBe(200)
    for (const sources of ['with', 'without'] as const) {
      const asked = { params, query: { version, sources } }
      const paper = readDocx(await (await clerk.ask(portraitsApi.download, asked)).bytes())
      const behind = paper.paragraphs.indexOf('附：本人说明')
      expect(behind).toBeGreaterThan(0)
      expect(paper.paragraphs[behind + 1]).toContain(words)
    }
  })
})
