import type { Context } from 'hono'

/** The session, and by what a device is known again where somebody has signed in before. */
export type Cookie = 'session' | 'device'
const NAMES: Readonly<Record<Cookie, string>> = { session: 'zhishi', device: 'zhishi-device' }
const HALF_A_YEAR = 180 * 24 * 3600

const nameOf = (cookie: Cookie, secure: boolean) =>
  secure ? `__Host-${NAMES[cookie]}` : NAMES[cookie]

/** The value of a cookie as sent; empty where there is none. */
export function readCookie(context: Context, cookie: Cookie, secure: boolean): string {
  const name = nameOf(cookie, secure)
  for (const part of (context.req.header('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value) return value
  }
  return ''
}

/** Sets a cookie of the answer, or clears it. */
export function writeCookie(
  context: Context,
  cookie: Cookie,
  value: string | undefined,
  secure: boolean,
): void {
  // A session ends with the browser at the latest; the device is remembered.
  const lasts =
    value === undefined ? '; Max-Age=0' : cookie === 'device' ? `; Max-Age=${HALF_A_YEAR}` : ''
  const about = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}${lasts}`
  context.header('set-cookie', `${nameOf(cookie, secure)}=${value ?? ''}; ${about}`, {
    append: true,
  })
}
