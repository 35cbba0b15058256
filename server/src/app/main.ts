import { explain } from '../platform/operator.ts'
import { readSettings } from '../platform/settings.ts'
import { greeting, startProgram } from './program.ts'

/** The server: starts, says where it is, and stops cleanly when it is asked to. */
const asked = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  // Whoever started us is gone: a program that nobody can stop must not stay behind.
  if (process.channel) process.on('disconnect', () => resolve())
})

try {
  const program = await startProgram(readSettings(process.env))
  console.log(greeting(program))
  await asked
  await program.stop()
  process.exit(0)
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
