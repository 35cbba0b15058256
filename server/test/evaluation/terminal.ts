import { resolve } from 'node:path'
import type { Command } from '../../src/platform/command.ts'
import { isOperatorError } from '../../src/platform/operator.ts'
import { readSettings } from '../../src/platform/settings.ts'
import type { TestDatabase } from '../harness.ts'

/** Runs a command in this process on a test's database, and gives what an operator would see. */
export async function atTerminal(
  { app, running }: TestDatabase,
  command: Command,
  options: Readonly<Record<string, string | true>>,
  directory = process.cwd(),
): Promise<{ code: number; answer: unknown; text: string; error: string }> {
  const given: { answer: unknown; text: string } = { answer: undefined, text: '' }
  const seen = (error: string, code: number) => ({ code, ...given, error })
  try {
    const code = await command.run({
      words: [],
      isSet: (name) => options[name] === true,
      value: (name) => (typeof options[name] === 'string' ? options[name] : undefined),
      values: () => [],
      settings: readSettings({}),
      operator: 'operator test@here',
      now: () => new Date('2025-02-01T00:00:00Z'),
      path: (path) => resolve(directory, path),
      open: async () => ({ running, db: app }),
      tell: () => {},
      warn: () => {},
      answer: (value, text) => Object.assign(given, { answer: value, text }),
    })
    return seen('', code)
  } catch (error) {
    if (!isOperatorError(error)) throw error
    return seen(error.words.zh, 1)
  }
}
