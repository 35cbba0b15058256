import type { Context } from 'hono'
import { forbidden } from './problems.ts'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

const hostOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).host : undefined

/**
 * A change asked for by another site's page is not ours to make: browsers say where a page comes
 * from, and only a page of ours can add the header `x-zhishi` without being asked first.
 */
export function refuseForeign(context: Context, publicUrl: string | undefined): void {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw forbidden()
  if (context.req.header('x-zhishi') === undefined) throw forbidden()
  const origin = context.req.header('origin')
  if (origin === undefined) return
  const from = hostOf(origin)
  const ours = [context.req.header('host'), publicUrl && hostOf(publicUrl)]
  if (from === undefined || !ours.includes(from)) throw forbidden()
}

/**
 * From where somebody asks. Behind a proxy on this machine (there is a public address then) it is
 * what the proxy says; anybody else's word about it counts nothing.
 */
export function addressOf(context: Context, publicUrl: string | undefined): string {
  const { incoming } = (context.env ?? {}) as {
    incoming?: { socket?: { remoteAddress?: string } }
  }
  const address = incoming?.socket?.remoteAddress ?? ''
  if (publicUrl === undefined || !LOOPBACK.test(address)) return address
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded && /^[\da-f.:]{2,45}$/i.test(forwarded) ? forwarded : address
}
