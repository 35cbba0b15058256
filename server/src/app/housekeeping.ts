import { forgetSessions } from '../accounts/sessions.ts'
import { forgetTries } from '../accounts/throttle.ts'
import type { Database } from '../platform/database.ts'

const HOUR = 3_600_000

/** Every hour: forgets sessions that have run out and attempts that no longer count. */
export function startHousekeeping(
  db: Database,
  clock: () => Date,
  logError: (error: unknown) => void,
) {
  const tidy = async (): Promise<void> => {
    const now = clock()
    await forgetTries(db, now)
    const districts = await db.selectFrom('districts').select('id').execute()
    for (const { id } of districts) await forgetSessions(db, id, now)
  }
  let running = Promise.resolve()
  const timer = setInterval(() => {
    running = tidy().catch(logError)
  }, HOUR)
  return {
    async stop(): Promise<void> {
      clearInterval(timer)
      await running
    },
  }
}
