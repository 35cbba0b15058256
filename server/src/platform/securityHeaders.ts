import type { MiddlewareHandler } from 'hono'

/** Only what comes from here may run, show or be sent; nobody may frame it. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ')

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
}
const OVER_HTTPS_ONLY = 'max-age=31536000; includeSubDomains'

/** Sets the headers before the answer is made: whoever answers through the context carries them. */
export function securityHeaders(secure: boolean): MiddlewareHandler {
  const headers = Object.entries(
    secure ? { ...HEADERS, 'strict-transport-security': OVER_HTTPS_ONLY } : HEADERS,
  )
  return async (context, next) => {
    for (const [name, value] of headers) context.header(name, value)
    await next()
  }
}
