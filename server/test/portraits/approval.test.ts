import { describe, expect, test } from 'vitest'
import { portraitsApi } from '@zhishi/domain/portraits/api.ts'
import { strFromU8, unzipSync } from 'fflate'
import { idOf } from '../worldFacts.ts'
import { type Person, world } from '../world.ts'

const { as, elsewhere, app } = await world()
const id = idOf('cadre', '白桥')
const versionId = (last: number) =>
  `0193c000-0000-7000-8000-0000000001${String(last).padStart(2, '0')}`
const at = (last: number, whom = id) => ({ id: whom, writeUpId: versionId(last) })

const draft = async (whom = id) =>
  (await as('clerk').ask(portraitsApi.draft, { params: { id: whom } })).body
const keep = async (last: number, basedOn: string | null, change = '', whom = id) => {
  const { period, text } = await draft(whom)
  const title = `${text.title}${change}`
  const input = { period, basedOn, text: { ...text, title } }
  return as('clerk').ask(portraitsApi.keepWriteUp, { params: at(last, whom), input })
}
const approve = (who: Person, last: number, number: number, whom = id) =>
  as(who).ask(portraitsApi.approveWriteUp, {
    params: at(last, whom),
    input: { year: 2025, number, date: '2025-01-15' },
  })
const giveBack = (who: Person, last: number, words = '补充事例') =>
  as(who).ask(portraitsApi.returnWriteUp, { params: at(last), input: { words } })
const refused = (code: string) => ({ status: 409, body: { reason: { code } } })

describe('given the clerk has kept a first version', async () => {
  await keep(1, null)

  test('the clerk, whose text it is, neither approves nor returns it', async () => {
    expect(await approve('clerk', 1, 1)).toMatchObject(refused('write-up.own-text'))
    expect(await giveBack('clerk', 1)).toMatchObject(refused('write-up.own-text'))
    const seen = await as('clerk').ask(portraitsApi.writeUp, { params: at(1) })
    expect(seen.body.decide).toEqual({ may: false, why: 'write-up.own-text' })
  })

  test('it waits with the leader, who is offered the next number', async () => {
    const waiting = await as('countyLeader').ask(portraitsApi.awaiting)
    expect(waiting.body.map(({ name, version }) => [name, version])).toEqual([['白桥', 1]])
    const seen = await as('countyLeader').ask(portraitsApi.writeUp, { params: at(1) })
    expect(seen.body).toMatchObject({ state: 'draft', decide: { may: true }, next: { number: 1 } })
  })

  test('heads, leads and everybody without the seat are refused; elsewhere it is not there', async () => {
    for (const who of [
      'head',
      'otherHead',
      'lead',
      'inspector',
      'auditor',
      'systemAdmin',
    ] as const) {
      expect((await approve(who, 1, 1)).status).toBe(403)
      expect((await as(who).ask(portraitsApi.awaiting)).status).toBe(403)
      expect([403, 404]).toContain(
        (await as(who).ask(portraitsApi.writeUp, { params: at(1) })).status,
      )
    }
    const input = { year: 2025, number: 1, date: '2025-01-15' }
    const there = await elsewhere.ask(portraitsApi.approveWriteUp, { params: at(1), input })
    expect(there.status).toBe(404)
  })

  test('when the leader returns it, it stays as it is and needs a new version', async () => {
    expect((await giveBack('countyLeader', 1)).body).toMatchObject({
      state: 'returned',
      decision: { words: '补充事例', by: '江河' },
    })
    expect(await approve('countyLeader', 1, 1)).toMatchObject(refused('write-up.decided'))
    expect((await keep(2, versionId(1), '（修改）')).body).toMatchObject({
      version: 2,
      state: 'draft',
    })
  })

  test('when the leader approves the second, the paper carries number and date', async () => {
    const approved = await approve('countyLeader', 2, 1)
    expect(approved.body).toMatchObject({
      state: 'approved',
      decision: { year: 2025, number: 1, date: '2025-01-15', by: '江河' },
    })
    expect((await approve('countyLeader', 2, 1)).body).toEqual(approved.body)
    expect(await approve('countyLeader', 2, 2)).toMatchObject(refused('write-up.decided'))
    const file = await as('clerk').ask(portraitsApi.download, {
      params: { id },
      query: { version: versionId(2) },
    })
    const xml = strFromU8(unzipSync(await file.bytes())['word/document.xml'] ?? new Uint8Array())
    expect(xml).toContain('〔2025〕1号')
    expect(xml).toContain('2025年1月15日')
    expect(xml).not.toContain('草稿')
  })

  test('a correction is a new version that needs a new approval and another number', async () => {
    expect((await keep(3, versionId(2), '（更正）')).body).toMatchObject({ state: 'draft' })
    const taken = await approve('countyLeader', 3, 1)
    expect(taken).toMatchObject({
      status: 409,
      body: { reason: { code: 'write-up.number-taken', about: { next: 2 } } },
    })
    expect((await approve('countyLeader', 3, 2)).body).toMatchObject({ state: 'approved' })
    const list = await as('clerk').ask(portraitsApi.writeUps, { params: { id } })
    expect(list.body.map(({ version, state }) => [version, state])).toEqual([
      [3, 'approved'],
      [2, 'approved'],
      [1, 'returned'],
    ])
  })

  test('of two who give one number at once, one does', async () => {
    const other = idOf('cadre', '顾明')
    await keep(11, null, '', other)
    await keep(4, versionId(3), '（再改）')
    const answers = await Promise.all([
      approve('countyLeader', 4, 3),
      approve('countyLeader', 11, 3, other),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('who has a post in the unit approves nothing on its people, also where his account names no unit', async () => {
    const is = (cadreId: string | null) =>
      app
        .updateTable('accounts')
        .set({ cadreId })
        .where('districtId', '=', 1)
        .where('name', '=', '江河')
        .execute()
    const other = idOf('cadre', '顾明')
    await keep(12, versionId(11), '（又改）', other)
    await is(idOf('cadre', '陆远'))
    expect(await approve('countyLeader', 12, 9, other)).toMatchObject(refused('write-up.own-unit'))
    await is(null)
  })

  test('who decided what is on the trail', async () => {
    const rows = await app
      .selectFrom('trail')
      .select(['actor', 'outcome'])
      .where('recordId', '=', versionId(2))
      .where('actor', '=', '江河')
      .where('outcome', '=', 'done')
      .execute()
    expect(rows.length).toBeGreaterThan(0)
  })
})
