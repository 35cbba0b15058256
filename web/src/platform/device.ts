/**
 * The one place that keeps things on this device: habits of a person at a table, and what is typed but
 * not yet sent. All of it may be gone tomorrow (private windows, cleared storage), and nothing fails then.
 */
const PREFIX = 'zhishi.'

export function kept<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(PREFIX + key)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

/** Keeps a value, or forgets it where there is none. Says whether the device took it. */
export function keep(key: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** What one account has typed into one form, and since when. */
export interface Draft<T> {
  readonly at: string
  readonly value: T
}
const draftKey = (account: string, form: string) => `draft.${account}.${form}`

export const draftOf = <T>(account: string, form: string): Draft<T> | undefined =>
  kept<Draft<T>>(draftKey(account, form))
export const keepDraft = (account: string, form: string, value: unknown): boolean =>
  keep(draftKey(account, form), { at: new Date().toISOString(), value })
export const dropDraft = (account: string, form: string): boolean =>
  keep(draftKey(account, form), undefined)

function draftKeys(account: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX + draftKey(account, '')))
  } catch {
    return []
  }
}

export const countDrafts = (account: string): number => draftKeys(account).length

/** Forgets what the one who leaves had typed, so that the next at this device does not find it. */
export function forgetDrafts(account: string): void {
  for (const key of draftKeys(account)) localStorage.removeItem(key)
}
