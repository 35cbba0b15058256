import { type Reason, reason } from '../kernel/refusal.ts'

/** What people choose when ten characters are asked for. */
const COMMON = [
  'password',
  'passw0rd',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx',
  'admin',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'zhishi',
]

/** By which two logins are the same: full-width and upper-case letters make no other person. */
export const loginKey = (login: string): string => login.normalize('NFKC').toLowerCase()

/**
 * Why a password would be guessed: it is built on the login, on one of the commonest words, on a run
 * such as 1234567890, or on fewer than five different characters. Source: ours, after ASVS 6.2.
 */
export function cannotUse(password: string, login: string): Reason | undefined {
  const plain = loginKey(password)
  if (plain.includes(loginKey(login))) return reason('password.holds-login')
  if (new Set(plain).size < 5) return reason('password.too-simple')
  const rest = COMMON.reduce((text, word) => text.replaceAll(word, ''), plain)
  if (rest.length < 4 || longestRun(plain) > plain.length / 2) return reason('password.too-simple')
  return undefined
}

/** The longest stretch whose characters follow one another, up or down: 5 in `a12345`. */
function longestRun(text: string): number {
  const points = Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
  let longest = 1
  for (const step of [1, -1]) {
    let run = 1
    for (const [index, point] of points.entries()) {
      run = index > 0 && point - (points[index - 1] ?? 0) === step ? run + 1 : 1
      longest = Math.max(longest, run)
    }
  }
  return longest
}
