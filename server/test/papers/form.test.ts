import { describe, expect, test } from 'vitest'
import { papersApi } from '@zhishi/domain/papers/api.ts'
import type { FormPreview } from '@zhishi/domain/papers/api.ts'
import type { LedgerPage, RecordView } from '@zhishi/domain/platform/api.ts'
import { emptyForm } from '@zhishi/domain/papers/appointmentForm.ts'
import { appointmentPaper } from '../../src/papers/appointmentPaper.ts'
import { readLrmx, writeLrmx } from '../../src/papers/lrmx.ts'
import { writeTabledPaper } from '../../src/platform/word-tables.ts'
import { idOf } from '../worldFacts.ts'
import { type Person, world } from '../world.ts'
import { PHOTO_OF_TEST } from './photo.ts'
import { readDocx } from './reading.ts'

const { as, elsewhere, app } = await world()
const id = idOf('cadre', '白桥')
const path = `/people/${id}/appointment-form`
const send = (who: Person, to: string, bytes: Uint8Array) =>
  as(who).send<never>(to, {
    method: 'POST',
    body: bytes as never,
    headers: { 'content-type': 'application/octet-stream' },
  })
const preview = async (bytes: Uint8Array, who: Person = 'clerk') =>
  (await send(who, `${path}/preview?name=a.lrmx`, bytes)) as { status: number; body: FormPreview }
const take = (bytes: Uint8Array, fields: string, { seen }: Pick<FormPreview, 'seen'>) =>
  send('clerk', `${path}/taking?name=a.lrmx&fields=${fields}&seen=${seen}`, bytes)

const given = writeLrmx(
  {
    ...emptyForm(),
    name: '白桥',
    sex: '男',
    people: '维吾尔族',
    birth: '1979-05',
    partySince: '民盟，2005年',
    nativePlace: '云山',
    resume: '1998.08--2004.03  云溪镇水利站技术员\n2004.03--         云溪镇镇长',
    family: [
      {
        relation: '妻子',
        name: '梁秋',
        birth: '1980-02',
        politicalStatus: '群众',
        employer: '财政局',
      },
      {
        relation: '表妹',
        name: '叶青',
        birth: null,
        politicalStatus: null,
        employer: null,
      },
    ],
  },
  PHOTO_OF_TEST,
)

test('the form in Word is shown field by field as the exchange file is', async () => {
  const { form } = readLrmx(given)
  const word = await writeTabledPaper(appointmentPaper(form, null, '2025-03-01'))
  const { status, body } = await preview(word)
  expect(status).toBe(200)
  const became = body.changes.map(({ key, after }) => [key, after])
  expect(became).toContainEqual(['people', '维吾尔族'])
  expect(became).toContainEqual(['nativePlace', '云山'])
  const none = await preview(new Uint8Array([0x50, 0x4b, 3, 4]))
  expect([none.status, none.body]).toMatchObject([409, { reason: { code: 'form.no-docx' } }])
})

describe('given an exchange file about 白桥', () => {
  test('the clerk is shown field by field what it would change; nothing is written', async () => {
    const { status, body } = await preview(given)
    expect(status).toBe(200)
    const of = (key: string) => body.changes.find((one) => one.key === key)
    expect(of('name')).toMatchObject({ became: 'same', into: 'roster' })
    expect(of('people')).toMatchObject({ after: '维吾尔族', into: 'roster' })
    expect(of('partySince')).toMatchObject({ after: '民盟，2005年', into: 'form' })
    expect(of('nativePlace')).toMatchObject({ became: 'new', before: null, into: 'roster' })
    expect(of('family')).toMatchObject({ became: 'new', into: 'family' })
    expect(of('honours')).toBeUndefined()
    // 梁秋 is on the list and registered; 叶青 is on the list only.
    expect(body.sameName).toEqual([
      {
        cadreId: idOf('cadre', '叶青'),
        name: '叶青',
        unit: '教育局',
        relation: '表妹',
        kind: 'collateral',
      },
    ])
    expect((await preview(given)).body).toEqual(body)
  })

  test('when the clerk takes over what was chosen, the roster and the family are corrected and the rest is kept', async () => {
    const before = (await preview(given)).body
    const taken = await take(given, 'people,nativePlace,resume,family,photo', before)
    expect(taken).toMatchObject({
      status: 200,
      body: { corrected: ['people', 'nativePlace', 'resume', 'family'], kept: ['photo'] },
    })
    const record = await as('clerk').get<{ content: object; history: object[] }>(
      `/records/cadre/${id}`,
    )
    expect(record.body.content).toMatchObject({ people: '维吾尔族', nativePlace: '云山' })
    expect(record.body.history.at(-1)).toMatchObject({
      act: 'corrected',
      reason: '采用任免审批表 a.lrmx',
    })
    const after = (await preview(given)).body
    expect(
      after.changes.filter(({ became }) => became !== 'same').map(({ key }) => key),
    ).not.toContain('family')
    expect(after.seen).not.toBe(before.seen)
  })

  test('the family stands in its ledger, is corrected there, and by a further form', async () => {
    const listed = async () =>
      (await as('clerk').get<LedgerPage>('/ledgers/family-members', { cadreId: id })).body.rows
    const [wife] = await listed()
    expect(wife).toMatchObject({ cadre: '白桥', relation: '妻子', name: '梁秋', birth: '1980-02' })
    // A further form: her post is another, a son was born; who is listed no more is withdrawn.
    const list = (members: readonly string[][]) =>
      writeLrmx(
        {
          ...emptyForm(),
          name: '白桥',
          family: members.map(([relation = '', name = '', employer = '']) => ({
            relation,
            name,
            birth: null,
            politicalStatus: null,
            employer,
          })),
        },
        null,
      )
    const with2 = list([
      ['妻子', '梁秋', '审计局'],
      ['儿子', '白川', '学生'],
    ])
    await take(with2, 'family', (await preview(with2)).body)
    expect((await listed()).map(({ name, employer }) => [name, employer])).toEqual([
      ['梁秋', '审计局'],
      ['白川', '学生'],
    ])
    const only = list([['儿子', '白川', '学生']])
    await take(only, 'family', (await preview(only)).body)
    expect((await listed()).map(({ name }) => name)).toEqual(['白川'])
    const { body } = await as('clerk').get<RecordView>(`/records/familyMember/${wife?.id}`)
    expect(body.history.map(({ act }) => act)).toEqual(['entered', 'corrected', 'withdrawn'])
    // Back to the first for what follows.
    await take(given, 'family', (await preview(given)).body)
    expect((await listed()).map(({ name }) => name)).toEqual(['梁秋', '叶青'])
  })

  test('the person reads the own family, others in the unit do not', async () => {
    const seenBy = async (who: Person) =>
      (await as(who).get<LedgerPage>('/ledgers/family-members')).body.rows?.map(({ name }) => name)
    expect(await seenBy('otherHead')).toEqual(['梁秋', '叶青'])
    expect(await seenBy('head')).toEqual([])
    expect((await as('inspector').get('/ledgers/family-members')).status).toBe(403)
    // On the pages that portray a person the family is not told.
    const page = await as('clerk').get(`/people/${id}`)
    expect(JSON.stringify(page.body)).not.toContain('梁秋')
  })

  test('whom the family list may mean is told until the kinship is registered', async () => {
    const told = async (who: Person = 'clerk', whom = id) => {
      const { status, body } = await as(who).ask(papersApi.namesakes, { params: { id: whom } })
      return status === 200 ? body.map(({ name, kind }) => [name, kind]) : status
    }
    expect(await told()).toEqual([['叶青', 'collateral']])
    const content = {
      cadreId: id,
      relativeId: idOf('cadre', '叶青'),
      kind: 'collateral',
      note: null,
    }
    const entered = await as('clerk').put(`/records/kinship/${idOf('kinship', '表妹')}`, {
      content,
    })
    expect(entered.status).toBe(200)
    expect(await told()).toEqual([])
    expect(await told('clerk', idOf('cadre', '无此人'))).toBe(404)
    for (const who of ['countyLeader', 'otherHead', 'inspector', 'auditor'] as const)
      expect(await told(who), who).toBe(403)
  })

  test('the identity number is masked on the page and in the preview, and shown only with a note on the trail', async () => {
    const number = '110101197905010018'
    const numbered = writeLrmx({ ...emptyForm(), name: '白桥', idNumber: number }, null)
    const before = await preview(numbered)
    expect(JSON.stringify(before.body)).not.toContain(number)
    expect(before.body.changes.find(({ key }) => key === 'idNumber')).toMatchObject({
      became: 'new',
      after: '110***********0018',
    })
    expect((await take(numbered, 'idNumber', before.body)).status).toBe(200)
    expect((await preview(numbered)).body.changes).toContainEqual(
      expect.objectContaining({ key: 'idNumber', became: 'same', before: '110***********0018' }),
    )
    const { body } = await as('clerk').ask(papersApi.form, { params: { id } })
    expect(body.form.idNumber).toBe('110***********0018')
    const shown = () => as('clerk').ask(papersApi.idNumber, { params: { id } })
    const noted = async () =>
      (
        await app
          .selectFrom('trail')
          .select(['act', 'outcome', 'particulars'])
          .where('recordId', '=', id)
          .where('outcome', '=', 'read')
          .execute()
      ).filter(({ particulars }) => JSON.stringify(particulars).includes('idNumber'))
    expect(await noted()).toEqual([])
    expect((await shown()).body).toEqual({ idNumber: number })
    expect(await noted()).toHaveLength(1)
    expect(JSON.stringify(await noted())).not.toContain(number)
    for (const who of ['head', 'otherHead', 'countyLeader', 'auditor'] as const)
      expect((await as(who).ask(papersApi.idNumber, { params: { id } })).status).toBe(403)
    expect((await elsewhere.ask(papersApi.idNumber, { params: { id } })).status).toBe(404)
    // Exported, it is whole: the export is on the trail.
    const lrmx = await as('clerk').ask(papersApi.formLrmx, { params: { id } })
    expect(readLrmx(await lrmx.bytes()).form.idNumber).toBe(number)
  })

  test('what was seen on older versions is not taken', async () => {
    expect(await take(given, 'nativePlace', { seen: '0'.repeat(64) })).toMatchObject({
      status: 409,
      body: { reason: { code: 'record.changed-meanwhile' } },
    })
  })

  test('the form comes out again as it was taken, as exchange file and as Word', async () => {
    const lrmx = await as('clerk').ask(papersApi.formLrmx, { params: { id } })
    const { form, photo } = readLrmx(await lrmx.bytes())
    expect(form).toMatchObject({ name: '白桥', people: '维吾尔族', nativePlace: '云山' })
    expect(form.resume).toContain('1998.08--2004.03  云溪镇水利站技术员')
    expect(form.family).toEqual([
      {
        relation: '妻子',
        name: '梁秋',
        birth: '1980-02',
        politicalStatus: '群众',
        employer: '财政局',
      },
      {
        relation: '表妹',
        name: '叶青',
        birth: null,
        politicalStatus: null,
        employer: null,
      },
    ])
    expect(photo).toMatchObject({ width: 8 })
    const docx = readDocx(
      await (await as('clerk').ask(papersApi.formDocx, { params: { id } })).bytes(),
    )
    for (const words of [
      '干部任免审批表',
      '白桥',
      '维吾尔族',
      '云山',
      '梁秋',
      '财政局',
      '1998.08—2004.03　云溪镇水利站技术员',
    ])
      expect(docx.text).toContain(words)
    expect(docx.pictures).toHaveLength(1)
    expect([docx.dangling, docx.missing]).toEqual([[], []])
  })

  test('a file about somebody else is told and not taken', async () => {
    const other = writeLrmx({ ...emptyForm(), name: '顾明', nativePlace: '别处' }, null)
    const { body } = await preview(other)
    expect(body.otherName).toBe('顾明')
    expect(await take(other, 'nativePlace', body)).toMatchObject({
      status: 409,
      body: { reason: { code: 'form.other-person' } },
    })
  })

  test('a hostile file is refused with its reason', async () => {
    const bomb = new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "c">]><Person>&b;</Person>')
    expect(await preview(bomb)).toMatchObject({
      status: 409,
      body: { reason: { code: 'xml.doctype' } },
    })
  })

  test('whoever is not the clerk is refused; the person does not fetch the own form; elsewhere it is not there', async () => {
    for (const who of [
      'head',
      'otherHead',
      'lead',
      'countyLeader',
      'inspector',
      'auditor',
    ] as const) {
      expect((await preview(given, who)).status).toBe(403)
      for (const endpoint of [papersApi.form, papersApi.formDocx, papersApi.formLrmx])
        expect((await as(who).ask(endpoint, { params: { id } })).status).toBe(403)
    }
    expect((await elsewhere.ask(papersApi.formLrmx, { params: { id } })).status).toBe(404)
  })

  test('what was taken over from which file is on the trail', async () => {
    const rows = await app
      .selectFrom('trail')
      .select('particulars')
      .where('recordId', '=', id)
      .where('outcome', '=', 'done')
      .execute()
    expect(JSON.stringify(rows)).toContain('a.lrmx')
  })
})
