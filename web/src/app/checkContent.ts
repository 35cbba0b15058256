import { factOf } from '@zhishi/domain/app/facts.ts'
import '../kernel/wellFormed.ts'
import type { Issue } from '../platform/client.ts'

/** What the noun's own schema says, in the codes that the server would answer. Brings zod along: lazy. */
export function checkContent(noun: string, content: unknown): Issue[] {
  const checked = factOf(noun)?.schema.safeParse(content)
  return (checked?.error?.issues ?? []).map(({ path, message, code }) => ({
    path: path.join('.'),
    code: /^[a-z]+\.[a-z.-]+$/.test(message) ? message : code,
  }))
}
