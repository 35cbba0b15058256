import { language, switchLanguage, t } from '../kernel/words.ts'
import { accountsApi } from '../accounts/api.built.ts'
import { call } from '../platform/client.ts'
import { countDrafts, forgetDrafts } from '../platform/device.ts'
import { queries } from '../platform/query-client.ts'

/** Leaves nothing of the one who goes: neither answers in memory nor drafts on the device. */
export async function signOut(account: string): Promise<void> {
  const count = countDrafts(account)
  if (count > 0 && !confirm(t('shell.signOutDrafts', { count }))) return
  await call(accountsApi.signOut).catch(() => null)
  forgetDrafts(account)
  queries.clear()
  location.assign('/sign-in')
}

export const changeLanguage = () => switchLanguage(language() === 'zh' ? 'en' : 'zh')
