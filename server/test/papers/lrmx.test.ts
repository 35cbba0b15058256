import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '@zhishi/domain/kernel/refusal.ts'
import {
  type AppointmentForm,
  DATE_KEYS,
  ELEMENTS,
  FORM_KEYS,
  emptyForm,
} from '@zhishi/domain/papers/appointmentForm.ts'
import { readLrmx, writeLrmx } from '../../src/papers/lrmx.ts'
import { PHOTO_OF_TEST } from './photo.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
const person = (inside: string) =>
  utf8(`<?xml version="1.0" encoding="utf-8"?>\n<Person>${inside}</Person>`)
const EXIF = [0xff, 0xe1, 0x00, 0x08, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00]
const refusal = (bytes: Uint8Array) => {
  try {
    readLrmx(bytes)
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
  return 'taken'
}

describe('an exchange file', () => {
  test('has every element, in the order of the format', () => {
    const text = new TextDecoder().decode(writeLrmx({ ...emptyForm(), name: '秦朗' }, null))
    const names = [...text.matchAll(/^ {2}<(\w+)/gm)].map(([, name]) => name)
    expect(names).toEqual(ELEMENTS.map(([name]) => name))
    expect(text).toContain('<XingMing>秦朗</XingMing>')
    expect(text).toContain('<Version>3.2.1.6</Version>')
  })

  test('is read as other programs write it: dates of 6 and 8 digits, empty family rows', () => {
    const { form } = readLrmx(
      person(`<XingMing>买买提·艾力</XingMing><ChuShengNianYue>197803</ChuShengNianYue>
        <RuDangShiJian>19990701</RuDangShiJian><CanJiaGongZuoShiJian>民盟</CanJiaGongZuoShiJian>
        <JiaTingChengYuan><Item><ChengWei>妻子</ChengWei><XingMing>古丽</XingMing>
        <ChuShengRiQi>198002</ChuShengRiQi></Item><Item><ChengWei></ChengWei></Item></JiaTingChengYuan>`),
    )
    expect(form).toMatchObject({
      name: '买买提·艾力',
      birth: '1978-03',
      partySince: '1999-07-01',
      workSince: '民盟',
      family: [{ relation: '妻子', name: '古丽', birth: '1980-02', employer: null }],
    })
  })

  test('elements that nobody knows, that stand twice or out of order are told', () => {
    const read = readLrmx(
      person(
        '<XingBie>男</XingBie><XingMing>甲</XingMing><XingMing>乙</XingMing><Shangbiao>x</Shangbiao>',
      ),
    )
    expect(read.form.name).toBe('甲')
    expect(read).toMatchObject({
      unknown: ['Shangbiao'],
      doubled: ['XingMing'],
      outOfOrder: ['XingMing'],
    })
  })

  test('brings the photo without what the camera wrote into it', () => {
    const withExif = new Uint8Array([
      ...PHOTO_OF_TEST.subarray(0, 2),
      ...EXIF,
      ...PHOTO_OF_TEST.subarray(2),
    ])
    const { photo } = readLrmx(writeLrmx(emptyForm(), withExif))
    expect(photo).toMatchObject({ width: 8, height: 8 })
    expect(Buffer.from(photo?.bytes ?? []).includes('Exif')).toBe(false)
    expect(readLrmx(writeLrmx(emptyForm(), photo?.bytes ?? null)).photo).toEqual(photo)
  })
})

describe('a file in another encoding', () => {
  // 秦朗 and 镇 in GBK.
  const QIN_LANG = [0xc7, 0xd8, 0xc0, 0xca]
  test.each(['GBK', 'gb2312', 'GB18030'])('%s is read as declared', (encoding) => {
    const bytes = new Uint8Array([
      ...utf8(`<?xml version="1.0" encoding="${encoding}"?>\r\n<Person><XingMing>`),
      ...QIN_LANG,
      ...utf8('</XingMing></Person>'),
    ])
    expect(readLrmx(bytes).form.name).toBe('秦朗')
  })

  test.each([
    [
      'UTF-8 with a mark',
      utf8('\uFEFF<?xml version="1.0" encoding="utf-8"?><Person><XingMing>𠮷</XingMing></Person>'),
    ],
    [
      'UTF-16',
      utf16('<?xml version="1.0" encoding="utf-16"?><Person><XingMing>𠮷</XingMing></Person>'),
    ],
    [
      'UTF-16, the other way round',
      utf16('<Person><XingMing>𠮷</XingMing></Person>').map((_, i, all) => all[i ^ 1] ?? 0),
    ],
  ])('%s is read, rare characters too', (_, bytes) => {
    expect(readLrmx(bytes).form.name).toBe('𠮷')
  })
})

describe('a hostile or broken file is refused, with the reason', () => {
  test.each([
    ['a document type', utf8('<!DOCTYPE Person><Person/>'), 'xml.doctype'],
    [
      'an entity bomb',
      utf8(
        '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Person><XingMing>&b;</XingMing></Person>',
      ),
      'xml.doctype',
    ],
    [
      'an entity from a file',
      utf8('<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><Person>&x;</Person>'),
      'xml.doctype',
    ],
    ['an entity that nobody declared', person('<XingMing>&x;</XingMing>'), 'xml.malformed'],
    ['an instruction', person('<?php x?>'), 'xml.instruction'],
    ['a cut-off file', utf8('<?xml version="1.0"?><Person><XingMing>秦'), 'xml.malformed'],
    ['no XML', utf8('PK\u0003\u0004'), 'xml.malformed'],
    ['nothing', utf8(''), 'xml.malformed'],
    ['another root', utf8('<Persons/>'), 'form.no-person'],
    [
      'another encoding, declared',
      utf8('<?xml version="1.0" encoding="Shift_JIS"?><Person/>'),
      'xml.encoding',
    ],
    ['another encoding, undeclared', new Uint8Array([0x3c, 0x50, 0x3e, 0xc7, 0xd8]), 'xml.bytes'],
    ['UTF-16 cut off', new Uint8Array([0xff, 0xfe, 0x3c, 0x00]), 'xml.malformed'],
    ['UTF-16 with half a character', new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 'xml.bytes'],
    [
      'an entity bomb in UTF-16',
      utf16('<!DOCTYPE p [<!ENTITY a "aaaa">]><Person>&a;</Person>'),
      'xml.doctype',
    ],
    [
      'GBK by its word, other bytes in truth',
      new Uint8Array([...utf8('<?xml version="1.0" encoding="GBK"?><Person>'), 0xff, 0xff]),
      'xml.bytes',
    ],
    ['a huge file', new Uint8Array(8 * 1024 * 1024 + 1).fill(0x20), 'xml.too-large'],
    ['a huge text', person(`<JianLi>${'长'.repeat(300_000)}</JianLi>`), 'form.unfit-value'],
    ['a huge name', person(`<XingMing>${'长'.repeat(300)}</XingMing>`), 'form.unfit-value'],
    ['endless nesting', utf8('<Person>'.repeat(50)), 'xml.too-many'],
    ['endless elements', person('<Item/>'.repeat(6000)), 'xml.too-many'],
    ['a control character', person('<XingMing>a\u0001</XingMing>'), 'xml.malformed'],
    ['a photo that is none', person('<ZhaoPian>PHNjcmlwdD4=</ZhaoPian>'), 'photo.unfit'],
    ['a photo that is no base64', person('<ZhaoPian>====!!</ZhaoPian>'), 'photo.unfit'],
    [
      'a photo cut off',
      person(
        `<ZhaoPian>${Buffer.from(PHOTO_OF_TEST.subarray(0, 40)).toString('base64')}</ZhaoPian>`,
      ),
      'photo.unfit',
    ],
  ])('%s', (_, bytes, code) => {
    expect(refusal(bytes)).toMatchObject({ code })
  })
})

const name = fc.constantFrom(
  '秦朗',
  '𠮷田',
  '买买提·艾力',
  '阿卜杜热合曼·吐尔逊江·依明',
  'Aïn <&> "x"',
  '龘龘',
)
const words = fc
  .array(fc.constantFrom('云', '溪', '𠮷', '·', '<', '&', '>', '"', "'", 'a', '1', '，', ' '), {
    minLength: 1,
    maxLength: 20,
  })
  .map((all) => all.join('').trim())
  .filter((one) => one !== '')
const month = fc
  .tuple(
    fc.integer({ min: 1930, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.option(fc.integer({ min: 1, max: 28 })),
  )
  .map(([y, m, d]) =>
    [y, String(m).padStart(2, '0'), ...(d === null ? [] : [String(d).padStart(2, '0')])].join('-'),
  )
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const someone: fc.Arbitrary<AppointmentForm> = fc
  .record({
    ...Object.fromEntries(
      FORM_KEYS.map((key) => [key, maybe(DATE_KEYS.includes(key) ? month : words)]),
    ),
    name: maybe(name),
    resume: maybe(fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n'))),
    formVersion: fc.constant('3.2.1.6'),
    photo: fc.constant(null),
    family: fc.array(
      fc.record({
        relation: fc.constantFrom('妻子', '父亲', '儿子'),
        name: maybe(name),
        birth: maybe(month),
        politicalStatus: maybe(words),
        employer: maybe(words.map((one) => one.replace(/\s+/g, ' '))),
      }),
      { maxLength: 5 },
    ),
  })
  .map((one) => one as unknown as AppointmentForm)

test('whoever is written is read as he or she was, and written again to the same bytes', () => {
  fc.assert(
    fc.property(someone, (form) => {
      const bytes = writeLrmx(form, null)
      const read = readLrmx(bytes)
      expect(read.form).toEqual(form)
      expect(read).toMatchObject({ unknown: [], doubled: [], outOfOrder: [] })
      expect(Buffer.from(writeLrmx(read.form, null)).equals(Buffer.from(bytes))).toBe(true)
    }),
    { numRuns: 300 },
  )
})
