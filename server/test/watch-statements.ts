import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, expect } from 'vitest'
import { TABLES } from '../src/app/manifest.ts'
import { breachesOf } from './statements.ts'

/**
 * In every file of the server tests: each statement that the program sends as application role is
 * held against the rules, once, when the file's tests are done. What a test itself asks the database
 * is its own affair: a statement counts where the program's source is among its callers.
 */
const seen = new Map<string, string>()
const SOURCE = /server\/src\/(?!platform\/database\.ts)[\w/-]+\.ts:\d+/

// Files share a process and with it the client: whoever watches, watches for the file that is running.
const { prototype } = Client as { prototype: Client & { unwatched?: Client['query'] } }
prototype.unwatched ??= prototype.query
const { unwatched } = prototype
prototype.query = function watched(this: Client, ...words: unknown[]) {
  const [asked] = words
  const text = typeof asked === 'string' ? asked : (asked as { text?: string } | null)?.text
  if (text !== undefined && this.user === 'zhishi_app' && !seen.has(text))
    seen.set(text, SOURCE.exec(stack())?.[0] ?? '')
  return Reflect.apply(unwatched, this, words)
} as typeof unwatched

function stack(): string {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 60
  const { stack: text = '' } = new Error('asked')
  Error.stackTraceLimit = stackTraceLimit
  return text
}

/** Statements that are allowed to differ, each with its reason. */
const ALLOWED = new Set(
  readFileSync(new URL('allowed-statements.sql', import.meta.url), 'utf8')
    .split(/;\s*$/m)
    .map((text) => plain(text.replace(/^--.*$/gm, ''))),
)

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

afterAll(() => {
  const breaches = [...seen]
    .filter(([text, source]) => source !== '' && !ALLOWED.has(plain(text)))
    .flatMap(([text, source]) =>
      breachesOf(text, TABLES).map((breach) => `${source}\n  ${breach}\n  in: ${plain(text)}`),
    )
  expect(breaches.join('\n\n')).toBe('')
})
