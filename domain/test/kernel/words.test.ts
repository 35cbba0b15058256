import { describe, expect, test } from 'vitest'
import { say } from '../../src/kernel/words.ts'

const words = {
  zh: '{count} 条记录',
  en: '{count} {count|record|records} of {people} {people|person|people}',
  bare: 'in {months|month|months}',
}

describe('a sentence with a count', () => {
  test.each([
    [0, 1, '0 records of 1 person'],
    [1, 2, '1 record of 2 people'],
    [21, 0, '21 records of 0 people'],
    // As pages write them, with thousands marked off.
    ['1', '1,001', '1 record of 1,001 people'],
    ['1.00', '0.5', '1.00 records of 0.5 people'],
  ])('%s and %s', (count, people, sentence) => {
    expect(say(words, 'en', { count, people })).toBe(sentence)
  })

  test('one word for all counts where the language has one', () => {
    expect(say(words, 'zh', { count: 1 })).toBe('1 条记录')
  })

  test('what is not given stays visible', () => {
    expect(say(words, 'bare')).toBe('in {months|month|months}')
  })
})
