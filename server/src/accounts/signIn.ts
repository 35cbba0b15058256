import { accountsApi } from '@zhishi/domain/accounts/api.ts'
import { reason } from '@zhishi/domain/kernel/refusal.ts'
import type { Database } from '../platform/database.ts'
import { routeAfter } from '../platform/http.ts'
import { Problem } from '../platform/problems.ts'
import { pause } from '../platform/processes.ts'
import { record } from '../platform/trail.ts'
import { isRightPassword } from './passwords.ts'
import { endSession, newToken, startSession } from './sessions.ts'
import { districtName, findByLogin } from './store.ts'
import { admitTry, rememberTry } from './throttle.ts'

/** The same for an unknown login, a wrong password and an account that is shut out. */
const refused = () =>
  new Problem('SignInRefused', 401, { code: 'refused', reason: reason('sign-in.wrong') })

type Found = NonNullable<Awaited<ReturnType<typeof findByLogin>>>

/** Checks who it is ahead of the transaction: hashing takes long, and a failed attempt must stay. */
export const signIn = routeAfter(
  accountsApi.signIn,
  async ({ tx: db, input, address, device, now }) => {
    const known = /^[\w-]{43}$/.test(device) ? device : ''
    const tried = { login: input.login, address, device: known }
    const attempt = await admitTry(db, tried, now)
    const account = await findByLogin(db, input.login)
    const isRight = await isRightPassword(account?.passwordHash, input.password)
    if (!isRight || !account || account.disabledAt) {
      await recordFailure(db, account, address, now)
      throw refused()
    }
    const remembered = known || newToken()
    await rememberTry(db, attempt, { ...tried, device: remembered })
    return { account, remembered }
  },
  async ({ tx, token, now, address, note, keepSession, keepDevice }, { account, remembered }) => {
    const { id, name, districtId, roles, cadreId, unitId } = account
    await endSession(tx, token)
    keepSession(await startSession(tx, districtId, id, now))
    keepDevice(remembered)
    note({ particulars: { address } })
    const district = await districtName(tx, districtId)
    return { accountId: id, name, districtId, district, roles, cadreId, unitId }
  },
)

/** On the trail where there is one; the pause takes longer than the row, so that time tells nothing. */
async function recordFailure(
  db: Database,
  account: Found | undefined,
  address: string,
  at: Date,
): Promise<void> {
  const written = account
    ? record(
        db,
        { districtId: account.districtId, accountId: account.id, name: account.name },
        at,
        {
          act: 'POST /session',
          outcome: 'denied',
          particulars: { address },
        },
      )
    : undefined
  await Promise.all([written, pause(30)])
}
