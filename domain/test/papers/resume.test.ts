import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readResume, writeResume } from '@zhishi/domain/papers/resume.ts'

const only = (text: string) => readResume(text).lines

describe('JianLi', () => {
  test.each([
    ['two hyphens', '1991.01--2000.01  云溪镇政府科员'],
    ['one hyphen', '1991.01-2000.01  云溪镇政府科员'],
    ['a dash', '1991.01—2000.01 云溪镇政府科员'],
    ['a long dash', '1991.01——2000.01　云溪镇政府科员'],
    ['in words', '1991年1月至2000年1月 云溪镇政府科员'],
    ['full-width points', '1991．01--2000．01  云溪镇政府科员'],
  ])('is read with %s', (_, line) => {
    expect(only(line)).toEqual([{ from: '1991-01', until: '2000-01', text: '云溪镇政府科员' }])
  })

  test.each([
    ['the dash', '2015.03--  区住建局局长'],
    ['blanks up to the margin', '2015.03--          区住建局局长'],
    ['至今', '2015.03--至今  区住建局局长'],
    ['a long dash and 至今', '2015.03——至今 区住建局局长'],
    ['至今 alone', '2015.03至今 区住建局局长'],
  ])('an open line ends in %s', (_, line) => {
    expect(only(line)).toEqual([{ from: '2015-03', until: null, text: '区住建局局长' }])
  })

  test('a line that does not begin with dates continues the one before', () => {
    const text =
      '1991.01--2000.01  云溪镇政府科员\n                  （其间：1995.09--1998.07在职学习）\n2000.01--  副镇长'
    expect(only(text)).toEqual([
      {
        from: '1991-01',
        until: '2000-01',
        text: '云溪镇政府科员\n（其间：1995.09--1998.07在职学习）',
      },
      { from: '2000-01', until: null, text: '副镇长' },
    ])
    expect(writeResume(only(text))).toBe(text.replace('2000.01--  副', '2000.01--         副'))
  })

  test('what has no date before any line stays as opening, and what is no date stays text', () => {
    expect(readResume('以下为简历\n1991.13--2000.01  某职')).toEqual({
      opening: '以下为简历\n1991.13--2000.01  某职',
      lines: [],
    })
  })
})

const month = fc
  .tuple(fc.integer({ min: 1950, max: 2030 }), fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`)
const words = fc
  .stringMatching(/^[云溪镇科员局长𠮷·（）a-z][云溪镇科员局长𠮷·（）0-9a-z ]{0,20}$/u)
  .map((s) => s.trim())
  .filter((s) => s !== '')
const line = fc.record({
  from: month,
  until: fc.option(month, { nil: null }),
  text: fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n')),
})
test('what was written is read as it was', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      expect(only(writeResume(lines))).toEqual(lines)
      expect(writeResume(only(writeResume(lines)))).toBe(writeResume(lines))
    }),
  )
})
