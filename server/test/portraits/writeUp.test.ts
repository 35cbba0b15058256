import { RecordNote } from '@zhishi/domain/evaluation/recordNote.ts'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Id } from '@zhishi/domain/kernel/values.ts'
import {
  PersonPage,
  type Sentence,
  WriteUpText,
  WriteUpVersion,
} from '@zhishi/domain/portraits/api.ts'
import { insertFile } from '../../src/evidence/store.ts'
import { transaction } from '../../src/platform/database.ts'
import { portraitsRoutes } from '../../src/portraits/handlers.ts'
import { serve } from '../evaluation/asking.ts'
import { DISTRICT, enterSmallDistrict, idOf } from '../evaluation/smallDistrict.ts'
import { testDatabase } from '../harness.ts'

const { app: db } = await testDatabase()
const ask = serve(db, portraitsRoutes)
beforeAll(() => enterSmallDistrict(db))

const Draft = z.looseObject({ text: WriteUpText, records: z.record(z.string(), RecordNote) })
const draftOf = async (whom: string) => {
  const { status, body } = await ask('周敏', 'GET', `/people/${idOf(whom)}/write-up`)
  expect(status).toBe(200)
  return Draft.parse(body)
}
const sentencesIn = (text: WriteUpText): Sentence[] =>
  text.sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences }) => sentences))
const versionId = (last: number) => `0193c000-0000-7000-8000-00000000000${last}`
const keep = (id: number, input: unknown, who = '周敏', whom = '林岳') =>
  ask(who, 'PUT', `/people/${idOf(whom)}/write-ups/${versionId(id)}`, input)

/** `1-3,5` is 1, 2, 3, 5. */
const numbersIn = (mark: string): number[] =>
  mark.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    return Array.from({ length: to - from + 1 }, (_, i) => from + i)
  })

/** What a reader sees in the document, and its parts. */
function readDocx(bytes: Uint8Array) {
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const paragraphs = xml
    .split('</w:p>')
    .map((one) =>
      [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join(''),
    )
  return { xml, paragraphs, text: paragraphs.join('\n'), parts: Object.keys(parts) }
}
const download = async (whom: string, query = '', who = '周敏') => {
  const answer = await ask(who, 'GET', `/people/${idOf(whom)}/write-up.docx${query}`)
  expect(answer.status).toBe(200)
  return { ...answer, ...readDocx(answer.bytes) }
}

describe('the draft', () => {
  test('every sentence rests on records of this person, which are told with it', async () => {
    const { text, records } = await draftOf('林岳')
    const page = PersonPage.parse((await ask('周敏', 'GET', `/people/${idOf('林岳')}`)).body)
    const onRecord = JSON.stringify(page.record)
    const sentences = sentencesIn(text)
    expect(sentences.length).toBeGreaterThan(8)
    for (const { text: said, from } of sentences) {
      expect(from, said).not.toEqual([])
      for (const { noun, id } of from) {
        expect(onRecord, said).toContain(id)
        expect(records[id]).toMatchObject({ noun, id })
      }
    }
    expect(records[idOf('渗漏')]).toMatchObject({ label: '渠段渗漏处置迟缓', entered: { row: 3 } })
  })

  test('shortcomings are compulsory', async () => {
    const { text } = await draftOf('何川')
    const last = text.sections.find(({ heading }) => heading.includes('不足'))
    expect(last?.paragraphs[0]?.sentences[0]?.text).toContain('暂无记录')
  })

  test('none is made of county leaders, and nobody who may not draft gets one', async () => {
    for (const path of ['write-up', 'write-up.docx'])
      expect(await ask('周敏', 'GET', `/people/${idOf('方正')}/${path}`)).toMatchObject({
        status: 409,
        body: { reason: { code: 'portrait.county-leader' } },
      })
    for (const who of ['林岳', '方正', '田野', '管理员'])
      expect((await ask(who, 'GET', `/people/${idOf('林岳')}/write-up`)).status).toBe(403)
    expect((await ask('林岳', 'GET', `/people/${idOf('林岳')}/write-up.docx`)).status).toBe(404)
    expect((await ask('林岳', 'GET', `/people/${idOf('林岳')}/write-ups`)).status).toBe(404)
    expect((await ask('周敏', 'GET', `/people/${idOf('nobody')}/write-up`)).status).toBe(404)
  })
})

describe('the document', () => {
  test('says what the draft says, sentence by sentence, and lists what each rests on', async () => {
    const { text, records } = await draftOf('林岳')
    const { paragraphs, headers } = await download('林岳')
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(
      '林岳同志现实表现材料.docx',
    )
    expect(paragraphs[0]).toBe('林岳同志现实表现材料')
    expect(paragraphs).toContain('（2024年度，草稿）')
    expect(paragraphs).toContain('2025年2月1日')
    const body = paragraphs.slice(0, paragraphs.indexOf('依据清单'))
    const list = paragraphs.slice(paragraphs.indexOf('依据清单'))
    // Each sentence is found behind the one before it: the same words may occur twice.
    let rest = body.join('\n')
    for (const { text: said, from } of sentencesIn(text)) {
      const at = rest.indexOf(`${said}[`)
      expect(at, said).toBeGreaterThanOrEqual(0)
      rest = rest.slice(at + said.length)
      const numbers = numbersIn(/^\[([\d,-]+)\]/.exec(rest)?.[1] ?? '')
      const named = from.filter(({ noun }) => noun !== 'verification')
      expect(numbers, said).toHaveLength(named.length)
      const lines = numbers.map(
        (number) => list.find((one) => one.startsWith(`[${number}] `)) ?? '',
      )
      for (const { id } of named) {
        const label = Array.from(records[id]?.label ?? '')
          .slice(0, 30)
          .join('')
        const row = `第${records[id]?.entered?.row}行`
        expect(
          lines.some((one) => one.includes(label) && one.includes(row)),
          said,
        ).toBe(true)
      }
    }
    for (const { heading } of text.sections) expect(body).toContain(heading)
  })

  test('and says how many files stand beside a record', async () => {
    const lineOf = async () =>
      (await download('林岳')).paragraphs.filter((one) => /^\[\d+\].*分户计量改革/.test(one)).join()
    expect(await lineOf()).not.toContain('佐证')
    const file = {
      districtId: DISTRICT,
      noun: 'achievement',
      recordId: idOf('分户计量改革'),
      recordVersion: 1,
      kind: 'pdf' as const,
      bytes: 1,
      at: new Date('2025-01-20T00:00:00Z'),
      accountId: versionId(1),
      actor: '周敏',
    }
    for (const [last, name] of ['批复.pdf', '照片.pdf'].entries())
      await transaction(db, (tx) =>
        insertFile(tx, { ...file, id: versionId(last), name, sha256: String(last).repeat(64) }),
      )
    expect(await lineOf()).toContain('佐证2件')
  })

  test('without sources it holds neither numbers nor list', async () => {
    const { text } = await download('林岳', '?sources=without')
    expect(text).not.toContain('依据清单')
    expect(text).not.toMatch(/\[\d/)
    expect(text).not.toContain('.xlsx')
  })

  test('is laid out as official papers are', async () => {
    const { xml, bytes } = await download('林岳')
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
    // 37, 26, 35 and 28 mm in twips.
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>')
    expect(xml).toMatch(/<w:spacing[^>]*w:line="560" w:lineRule="exact"/)
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
      expect(xml).toContain(`w:eastAsia="${face}"`)
    const parts = unzipSync(bytes)
    const footers = Object.keys(parts).filter((name) => name.startsWith('word/footer'))
    const sides = footers.map(
      (name) => /w:jc w:val="(\w+)"/.exec(strFromU8(parts[name] ?? new Uint8Array()))?.[1],
    )
    expect([...new Set(sides)].toSorted()).toEqual(['left', 'right'])
    expect(strFromU8(parts['word/settings.xml'] ?? new Uint8Array())).toContain(
      'w:evenAndOddHeaders',
    )
  })

  test('a rare name is whole, in text and file name', async () => {
    const { paragraphs, headers } = await download('𠮷田')
    expect(paragraphs[0]).toBe('𠮷田同志现实表现材料')
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('𠮷田')
  })

  test('the export is on the trail', async () => {
    await download('马成')
    const rows = await db
      .selectFrom('trail')
      .select(['actor', 'outcome'])
      .where('recordId', '=', idOf('马成'))
      .execute()
    expect(rows).toEqual([{ actor: '周敏', outcome: 'exported' }])
  })
})

describe('versions', () => {
  test('an edited text is kept as a version of its own; the same request again is the same version', async () => {
    const { text } = await draftOf('林岳')
    const first = { period: '2024', basedOn: null, text }
    const kept = WriteUpVersion.parse((await keep(1, first)).body)
    expect(kept).toMatchObject({ version: 1, state: 'draft', keptBy: '周敏', unsupported: 0 })
    expect((await keep(1, first)).body).toEqual(kept)
    expect(await keep(1, { ...first, text: { ...text, title: '别的题目' } })).toMatchObject({
      status: 409,
    })

    const added = { text: '作风<扎实> & “可靠”。', from: [] }
    const sections = text.sections.map((section, i) =>
      i > 0
        ? section
        : {
            ...section,
            paragraphs: [...section.paragraphs, { heading: null, sentences: [added] }],
          },
    )
    const edited = { title: text.title, sections }
    const second = await keep(2, { period: '2024', basedOn: versionId(1), text: edited })
    expect(second.body).toMatchObject({ version: 2, basedOn: versionId(1), unsupported: 1 })

    // Somebody else started from the first version as well.
    expect(await keep(3, { period: '2024', basedOn: versionId(1), text })).toMatchObject({
      status: 409,
      body: { reason: { code: 'record.changed-meanwhile' } },
    })
    const list = z
      .array(WriteUpVersion)
      .parse((await ask('方正', 'GET', `/people/${idOf('林岳')}/write-ups`)).body)
    expect(list.map(({ version }) => version)).toEqual([2, 1])
    const one = await ask('方正', 'GET', `/people/${idOf('林岳')}/write-ups/${versionId(1)}`)
    expect(one.body).toMatchObject({ version: 1, text })

    const { paragraphs } = await download('林岳', `?version=${versionId(2)}`, '方正')
    expect(paragraphs).toContain('（2024年度，草稿第2稿）')
    expect(paragraphs.join('\n')).toContain('作风&lt;扎实&gt; &amp; “可靠”。')
    expect(paragraphs.join('\n')).toContain('[人工补写]')
  })

  test('of two who keep the first version at once, one does', async () => {
    const { text } = await draftOf('何川')
    const input = { period: '2024', basedOn: null, text }
    const answers = await Promise.all([
      keep(5, input, '周敏', '何川'),
      keep(6, input, '周敏', '何川'),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('a sentence cannot rest on what is on record about somebody else', async () => {
    const { text } = await draftOf('马成')
    const foreign = {
      text: '带队连夜抢修渠首。',
      from: [{ noun: 'observation', id: idOf('事例甲') }],
    }
    const sections = [
      { heading: '一、情况', paragraphs: [{ heading: null, sentences: [foreign] }] },
    ]
    expect(
      await keep(
        7,
        { period: '2024', basedOn: null, text: { title: text.title, sections } },
        '周敏',
        '马成',
      ),
    ).toMatchObject({
      status: 409,
      body: { reason: { code: 'write-up.foreign-source' } },
    })
  })

  test('who may not keep, and what is malformed', async () => {
    const { text } = await draftOf('林岳')
    const input = { period: '2024', basedOn: null, text }
    for (const who of ['林岳', '方正', '田野']) expect((await keep(8, input, who)).status).toBe(403)
    expect((await keep(8, { ...input, text: { title: '', sections: [] } })).status).toBe(400)
    expect((await keep(8, { ...input, text: { ...text, title: 'a\u0000b' } })).status).toBe(400)
    expect((await keep(8, input, '周敏', 'nobody')).status).toBe(404)
    const noVersion = await ask(
      '周敏',
      'GET',
      `/people/${idOf('林岳')}/write-ups/${Id.parse(versionId(9))}`,
    )
    expect(noVersion.status).toBe(404)
    expect(
      (await ask('周敏', 'GET', `/people/${idOf('苏禾')}/write-ups/${versionId(1)}`)).status,
    ).toBe(404)
  })
})
