import { openLog } from '../platform/log.ts'
import { startPostgres } from '../platform/postgres.ts'
import type { Settings } from '../platform/settings.ts'
import type { Program } from './serving.ts'

/** Starts the database, then what serves it. Whatever fails, what runs is stopped. */
export async function startProgram(settings: Settings): Promise<Program> {
  // While the database starts, the rest of the program is read.
  const reading = import('./serving.ts')
  reading.catch(() => {})
  const log = await openLog(settings)
  const database = await startPostgres(settings, {
    report: (event, error) =>
      log.error(error ?? new Error(`the database server ended by itself: ${event}`), ''),
  })
  try {
    const { startServing } = await reading
    return await startServing(settings, database, log)
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** What the terminal shows once the program answers, for whoever reads it. */
export function greeting({ address, setupLink }: Program): string {
  const lines = [`知事已启动：${address}`, `Zhishi is running: ${address}`]
  if (setupLink)
    lines.push(
      '',
      '还没有账号。请用这个一次性链接建立第一批账号（谁拿到它，谁就能建）：',
      'There are no accounts yet. Make the first ones with this one-time link (whoever has it can):',
      setupLink,
    )
  return lines.join('\n')
}
