import type { Context } from 'hono'
import { malformed, tooLarge } from './problems.ts'

const JSON_LIMIT = 1024 * 1024

/** Reads a body up to a limit, counting what really comes and not what the header says. */
export async function readBody(context: Context, limit: number): Promise<Uint8Array> {
  const declared = Number(context.req.header('content-length') ?? 0)
  if (declared > limit) throw tooLarge(limit)
  const stream = context.req.raw.body
  if (!stream) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Reads a JSON body; what is no JSON is malformed, never ours to answer for. */
export async function readJson(context: Context): Promise<unknown> {
  const bytes = await readBody(context, JSON_LIMIT)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw malformed([{ path: '', code: 'body.not-json' }])
  }
}
