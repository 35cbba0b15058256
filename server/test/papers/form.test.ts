import { describe, expect, test } from 'vitest'
import { papersApi } from '@zhishi/domain/papers/api.ts'
import type { FormPreview } from '@zhishi/domain/papers/api.ts'
import { emptyForm } from '@zhishi/domain/papers/appointmentForm.ts'
import { readLrmx, writeLrmx } from '../../src/papers/lrmx.ts'
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
const take = (
  bytes: Uint8Array,
  fields: string,
  versions: Pick<FormPreview, 'cadreVersion' | 'formVersion'>,
) =>
  send(
    'clerk',
    `${path}/taking?name=a.lrmx&fields=${fields}&cadreVersion=${versions.cadreVersion}&formVersion=${versions.formVersion}`,
    bytes,
  )

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
    ],
  },
  PHOTO_OF_TEST,
)

describe('given an exchange file about 白桥', () => {
  test('the clerk is shown field by field what it would change; nothing is written', async () => {
    const { status, body } = await preview(given)
    expect(status).toBe(200)
    const of = (key: string) => body.changes.find((one) => one.key === key)
    expect(of('name')).toMatchObject({ became: 'same', into: 'roster' })
    expect(of('people')).toMatchObject({ after: '维吾尔族', into: 'roster' })
    expect(of('partySince')).toMatchObject({ after: '民盟，2005年', into: 'form' })
    expect(of('nativePlace')).toMatchObject({ became: 'new', before: null, into: 'form' })
    expect(of('honours')).toBeUndefined()
    expect(body.sameName).toEqual([
      { name: '梁秋', relation: '妻子', cadreId: idOf('cadre', '梁秋') },
    ])
    expect((await preview(given)).body).toEqual(body)
  })

  test('when the clerk takes over what was chosen, the roster is corrected and the rest is kept', async () => {
    const before = (await preview(given)).body
    const taken = await take(given, 'people,nativePlace,resume,family,photo', before)
    expect(taken).toMatchObject({
      status: 200,
      body: { corrected: ['people'], kept: ['nativePlace', 'resume', 'family', 'photo'] },
    })
    const record = await as('clerk').get<{ content: object; history: object[] }>(
      `/records/cadre/${id}`,
    )
    expect(record.body.content).toMatchObject({ people: '维吾尔族' })
    expect(record.body.history.at(-1)).toMatchObject({
      act: 'corrected',
      reason: '采用任免审批表 a.lrmx',
    })
    const after = (await preview(given)).body
    expect(
      after.changes.filter(({ became }) => became !== 'same').map(({ key }) => key),
    ).not.toContain('family')
    expect(after).toMatchObject({ cadreVersion: before.cadreVersion + 1, formVersion: 1 })
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
    expect(await take(given, 'nativePlace', { cadreVersion: 1, formVersion: 0 })).toMatchObject({
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
