import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Login, Password } from '../../src/accounts/api.ts'
import { cannotUse, loginKey } from '../../src/accounts/password.ts'

describe('a password that would be guessed', () => {
  test.each([
    ['bright river stone', undefined],
    ['山高水长自有远方来客', undefined],
    ['Tr0ub4dor&3xyz', undefined],
    ['lin-is-my-name', 'password.holds-login'],
    ['ＬＩＮ full width', 'password.holds-login'],
    ['aaaaaaaaaaaa', 'password.too-simple'],
    ['abababababab', 'password.too-simple'],
    ['1234567890', 'password.too-simple'],
    ['0987654321x', 'password.too-simple'],
    ['abcdefghijkl', 'password.too-simple'],
    ['Password123', 'password.too-simple'],
    ['qwertyuiop1', 'password.too-simple'],
    ['Zhishi2024', undefined],
    ['zhishi123', 'password.too-simple'],
  ])('%s: %s', (password, code) => {
    expect(cannotUse(password, 'lin')?.code).toBe(code)
  })

  test('length alone is asked for beside: 10 to 128 characters, whatever they are', () => {
    expect(Password.safeParse('x'.repeat(9)).error?.issues[0]?.message).toBe('password.too-short')
    expect(Password.safeParse('x'.repeat(129)).error?.issues[0]?.message).toBe('password.too-long')
    expect(Password.safeParse(`half \ud800 a character`).success).toBe(false)
    expect(Password.safeParse('spaces and 汉字 and 😀').success).toBe(true)
  })
})

describe('a login', () => {
  test.each(['lin', '林清', 'lin.qing-2_x', 'ＬＩＮ', '𠮷田'])('%s is one', (login) => {
    expect(Login.safeParse(login).success).toBe(true)
  })
  test.each(['', 'x', 'a b', "x'", 'a\u0000', 'x'.repeat(65), '<b>', 'a/b'])(
    '%j is none',
    (login) => {
      expect(Login.safeParse(login).success).toBe(false)
    },
  )
  test('is the same however it is written', () => {
    expect(loginKey('ＬＩＮ')).toBe('lin')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(loginKey(loginKey(text))).toBe(loginKey(text))
      }),
    )
  })
})
