import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WriteUpText } from '@zhishi/domain/portraits/api.ts'
import { differenceInWords, differenceOf } from '@zhishi/domain/portraits/difference.ts'

const text = (...sentences: readonly (string | [string, string])[]): WriteUpText => ({
  title: '秦朗同志现实表现材料',
  sections: [
    {
      heading: '一、基本情况',
      paragraphs: [
        {
          heading: null,
          sentences: sentences.map((one) => {
            const [words, id] = typeof one === 'string' ? [one, 'a'] : one
            return { text: words, from: [{ noun: 'cadre', id }] }
          }),
        },
      ],
    },
  ],
})
const told = (before: WriteUpText, after: WriteUpText) =>
  differenceOf(before, after)
    .filter(({ became, otherSources }) => became !== 'same' || otherSources)
    .map(({ became, pieces }) => [
      became,
      pieces
        .map((piece) => ({ same: '', added: '+', removed: '-' })[piece.became] + piece.text)
        .join('|'),
    ])

describe('the difference of two versions', () => {
  test('nothing, where nothing was changed', () => {
    expect(told(text('甲。', '乙。'), text('甲。', '乙。'))).toEqual([])
  })
  test('a sentence added and one left out', () => {
    expect(told(text('甲甲。', '乙乙。'), text('乙乙。', '丙丙。'))).toEqual([
      ['removed', '-甲甲。'],
      ['added', '+丙丙。'],
    ])
  })
  test('a sentence put otherwise, word by word, numbers whole', () => {
    expect(told(text('接受考察15次，表现较好。'), text('接受考察16次，表现好。'))).toEqual([
      ['changed', '接受考察|-15|+16|次，表现|-较|好。'],
    ])
  })
  test('the same words on other records', () => {
    const changes = differenceOf(text(['甲。', 'a']), text(['甲。', 'b']))
    expect(changes.at(-1)).toMatchObject({ became: 'same', otherSources: true })
  })
  test('a rare name is not torn', () => {
    expect(differenceInWords('𠮷田', '𠮶田')).toEqual([
      { became: 'removed', text: '𠮷' },
      { became: 'added', text: '𠮶' },
      { became: 'same', text: '田' },
    ])
  })
})

const words = fc.array(fc.constantFrom('好', '较', '12', '。', '𠮷', 'ab', ' '), { maxLength: 30 })
test('without what was added it is the one text, without what was removed the other', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [before, after] = [a.join(''), b.join('')]
      const pieces = differenceInWords(before, after)
      const without = (kind: string) =>
        pieces
          .filter(({ became }) => became !== kind)
          .map((piece) => piece.text)
          .join('')
      expect(without('added')).toBe(before)
      expect(without('removed')).toBe(after)
    }),
  )
})
