import type { Reason } from '@zhishi/domain/kernel/refusal.ts'
import { t, term } from '../kernel/words.ts'
import { Problem } from './client.ts'

/** Why something cannot be, in words; a role among the particulars is named, not coded. */
export function reasonText({ code, about }: Reason): string {
  const role = about?.['role']
  const said = role === undefined ? about : { ...about, role: term(`choice.role.${role}`) }
  return term(`reason.${code}`, said)
}

/** What went wrong, in words. */
export const problemText = (error: unknown): string =>
  error instanceof Problem ? reasonText(error.reason) : t('reason.internal')

/** What the server says about one field of what was sent, in words. */
export function fieldProblem(error: unknown, path: string): string | undefined {
  if (!(error instanceof Problem)) return undefined
  const issue = error.issues.find((one) => one.path === path)
  return issue && reasonText(issue)
}
