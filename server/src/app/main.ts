import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/** The server: starts, says where it is, and stops cleanly when it is asked to. */
const asked = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  // Whoever started us is gone: a program that nobody can stop must not stay behind.
  if (process.channel) process.on('disconnect', () => resolve())
})

// What was compiled once is read the next time: a start takes about a third less.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/zhishi', import.meta.url)))
const { explain } = await import('../platform/operator.ts')
const { readSettings } = await import('../platform/settings.ts')
const { greeting, startProgram } = await import('./program.ts')

try {
  const program = await startProgram(readSettings(process.env))
  console.log(greeting(program))
  flushCompileCache()
  await asked
  await program.stop()
  process.exit(0)
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
