import { type Draft, draftOf, dropDraft, keepDraft } from './device.ts'

/** What one account is writing in one form, kept on this device until it is handed in. */
export interface Drafts<T> {
  readonly found: () => Draft<T> | undefined
  readonly keep: (value: T) => void
  readonly drop: () => void
}

export const draftsOf = <T>(account: string, form: string): Drafts<T> => ({
  found: () => draftOf<T>(account, form),
  keep: (value) => void keepDraft(account, form, value),
  drop: () => void dropDraft(account, form),
})
