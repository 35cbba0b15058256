import type { Settings } from './settings.ts'
import { explain } from './operator.ts'

/** Where errors go that are ours: to the terminal in words, or as JSON lines where a level is set. */
export interface Log {
  error(error: unknown, id: string): void
  info(text: string): void
}

export async function openLog({ logLevel }: Pick<Settings, 'logLevel'>): Promise<Log> {
  if (logLevel === undefined) {
    return {
      error: (error, id) => console.error(id === '' ? explain(error) : `[${id}] ${explain(error)}`),
      info: () => {},
    }
  }
  const { pino } = await import('pino')
  const logger = pino({ level: logLevel, redact: ['*.password', '*.token'] })
  return {
    error: (error, id) => logger.error({ err: error, id }),
    info: (text) => logger.info(text),
  }
}
