/**
 * What the operator at the terminal reads. Where the terminal speaks Chinese, both languages line
 * by line; elsewhere English. Records and pages have their own word catalogues: this is for the
 * terminal only.
 */
export interface Words {
  zh: string
  en: string
}

/** A mistake or a state of the machine that the operator can mend: shown as words, without a stack. */
export interface OperatorError extends Error {
  name: 'OperatorError'
  code: string
  words: Words
}

export function operatorError(code: string, words: Words, cause?: unknown): OperatorError {
  const error = new Error(words.en, cause === undefined ? undefined : { cause })
  return Object.assign(error, { name: 'OperatorError' as const, code, words })
}

export function isOperatorError(error: unknown): error is OperatorError {
  return error instanceof Error && error.name === 'OperatorError'
}

export function speaksChinese(env: NodeJS.ProcessEnv = process.env): boolean {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase().startsWith('zh')
}

export function wordsFor(words: Words, env: NodeJS.ProcessEnv = process.env): string {
  return speaksChinese(env) ? `${words.zh}\n${words.en}` : words.en
}

/** The last words of a program that cannot go on: an operator's error in words, ours with its stack. */
export function explain(error: unknown, env: NodeJS.ProcessEnv = process.env): string {
  if (isOperatorError(error)) return wordsFor(error.words, env)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
