import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { portraitsApi } from '@zhishi/domain/portraits/api.ts'
import { templatesApi } from '@zhishi/domain/portraits/templates.ts'
import type { TemplateFlaw } from '@zhishi/domain/portraits/templates.ts'
import { readDocx } from '../papers/reading.ts'
import { idOf } from '../worldFacts.ts'
import { type Person, world } from '../world.ts'

const { as } = await world()
const base = await (await as('clerk').ask(templatesApi.file)).bytes()

/** The base, changed in its text or by further parts. */
function changed(change: (xml: string) => string, more: Record<string, string> = {}): Uint8Array {
  const parts = unzipSync(base)
  parts['word/document.xml'] = strToU8(
    change(strFromU8(parts['word/document.xml'] ?? new Uint8Array())),
  )
  for (const [name, text] of Object.entries(more)) parts[name] = strToU8(text)
  return zipSync(parts)
}
const send = <T>(path: string, bytes: Uint8Array, who: Person = 'clerk') =>
  as(who).send<T>(path, {
    method: 'POST',
    body: bytes as never,
    headers: { 'content-type': 'application/octet-stream' },
  })
const check = (bytes: Uint8Array) =>
  send<TemplateFlaw[]>('/templates/write-up/check?name=t.docx', bytes)
const keep = (bytes: Uint8Array, version: number, who: Person = 'clerk') =>
  send<{ version: number }>(`/templates/write-up?name=t.docx&version=${version}`, bytes, who)
const paper = async () => {
  const params = { id: idOf('cadre', '白桥') }
  return readDocx(await (await as('clerk').ask(portraitsApi.download, { params })).bytes())
}

describe('a template', () => {
  test('as the program brings it passes its own check', async () => {
    expect((await check(base)).body).toEqual([])
  })

  test.each([
    ['an unknown tag', 'title}', 'titel}', { code: 'unknown', tag: '{titel}' }],
    ['a list that is not closed', '{/closing}', '', { code: 'unclosed', tag: '{#closing}' }],
    ['a list that is not opened', '{#closing}', '', { code: 'unopened', tag: '{/closing}' }],
    ['a tag where it means nothing', '{heading}', '{number}', { code: 'unknown', tag: '{number}' }],
    ['a brace that is not closed', '{title}', '{title', { code: 'broken' }],
    [
      'no place for the sentences',
      '{text}',
      '',
      { code: 'missing', tag: '{#sections}{#paragraphs}{#sentences}{text}' },
    ],
  ])('with %s is refused; which, where, and what is allowed is told', async (_, from, to, flaw) => {
    const wrong = changed((xml) => xml.replace(from, to))
    const { body } = await check(wrong)
    expect(body).toContainEqual(expect.objectContaining(flaw))
    if (flaw.code === 'unknown')
      expect(body[0]?.allowed).toContain(from === 'title}' ? 'title' : 'heading')
    expect(await keep(wrong, 0)).toMatchObject({
      status: 409,
      body: { reason: { code: 'template.flawed' } },
    })
  })

  test('with a tag that Word has split over several runs fits, and is filled in', async () => {
    const split = changed((xml) =>
      xml.replace('{title}', '{ti</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tle}'),
    )
    expect((await check(split)).body).toEqual([])
    const wrong = changed((xml) => xml.replace('{title}', '{tit</w:t></w:r><w:r><w:t>el}'))
    expect((await check(wrong)).body).toMatchObject([{ code: 'unknown', tag: '{titel}' }])
  })

  test('with an outside link is refused with the link, so that it is found', async () => {
    const rels =
      '<Relationships><Relationship Id="a" Type="t" Target="https://example.cn/logo.png" TargetMode="External"/></Relationships>'
    const more = { 'word/_rels/document.xml.rels': rels }
    expect(await check(changed((xml) => xml, more))).toMatchObject({
      status: 409,
      body: { reason: { code: 'template.links', about: { what: 'https://example.cn/logo.png' } } },
    })
    const field = changed((xml) =>
      xml.replace('<w:t', '<w:instrText>INCLUDEPICTURE "http://x/y"</w:instrText><w:t'),
    )
    expect(await check(field)).toMatchObject({
      body: { reason: { about: { what: 'INCLUDEPICTURE "http://x/y"' } } },
    })
  })

  test('without a single tag, another paper by mistake, is refused', async () => {
    const other = changed((xml) => xml.replaceAll(/\{[^{}]*\}/g, ''))
    const { body } = await check(other)
    expect(body.map(({ code, tag }) => [code, tag])).toEqual([
      ['missing', '{title}'],
      ['missing', '{subtitle}'],
      ['missing', '{#sections}{heading}'],
      ['missing', '{#sections}{#paragraphs}{lead}'],
      ['missing', '{#sections}{#paragraphs}{#sentences}{text}'],
      ['missing', '{#closing}{line}'],
    ])
    expect((await keep(other, 0)).status).toBe(409)
  })

  test('without the list of sources is taken: a paper may go out without it', async () => {
    const plain = changed((xml) => xml.replaceAll(/\{[#/]?mark\}|\{#notes\}.*\{\/notes\}/gs, ''))
    expect((await check(plain)).body).toEqual([])
  })

  test.each([
    ['macros', { 'word/vbaProject.bin': 'x' }, 'template.macros'],
    [
      'the type of a .docm',
      {
        '[Content_Types].xml':
          '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      },
      'template.macros',
    ],
    [
      'a link to the outside',
      {
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Id="a" Type="t" Target="http://x/y.dotm" TargetMode="External"/></Relationships>',
      },
      'template.links',
    ],
    [
      'a document type',
      { 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' },
      'template.no-docx',
    ],
  ])('with %s is refused', async (_, more, code) => {
    expect(await check(changed((xml) => xml, more))).toMatchObject({
      status: 409,
      body: { reason: { code } },
    })
  })

  test('that is none, or would grow beyond the bounds, is refused', async () => {
    expect(await check(strToU8('hello'))).toMatchObject({
      body: { reason: { code: 'template.no-docx' } },
    })
    const bomb = zipSync({
      '[Content_Types].xml': strToU8('<a/>'),
      'word/document.xml': new Uint8Array(70 * 1024 * 1024),
    })
    expect(await check(bomb)).toMatchObject({
      status: 409,
      body: { reason: { code: 'upload.too-large' } },
    })
  })

  test('that a clerk has replaced is what papers are made from, text as text; the base comes back', async () => {
    const own = changed((xml) => xml.replace('{title}', '云山区委组织部 {title}'))
    expect(await keep(own, 0)).toMatchObject({ status: 200, body: { version: 1, file: 't.docx' } })
    expect((await paper()).paragraphs[0]).toMatch(/^云山区委组织部 .+同志现实表现材料$/)
    expect(await keep(own, 0)).toMatchObject({ status: 409 })
    const back = await as('clerk').ask(templatesApi.returnToBase, { input: { version: 1 } })
    expect(back.body).toMatchObject({ version: 2, file: null })
    const { paragraphs, dangling, missing } = await paper()
    expect(paragraphs[0]).toMatch(/^白桥同志现实表现材料$/)
    expect([dangling, missing]).toEqual([[], []])
    const versions = (await as('clerk').ask(templatesApi.versions)).body
    expect(versions.map(({ version, keptBy }) => [version, keptBy])).toEqual([
      [2, '林清'],
      [1, '林清'],
    ])
  })

  test('is kept by nobody without the seat', async () => {
    for (const who of ['countyLeader', 'head', 'lead', 'systemAdmin'] as const) {
      expect((await keep(base, 2, who)).status).toBe(403)
      expect((await as(who).ask(templatesApi.versions)).status).toBe(403)
    }
  })
})
