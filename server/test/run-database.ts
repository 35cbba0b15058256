/** Runs a database as the program does, in a process of its own that a test may kill at any moment. */
import { migrate } from '../src/platform/migrations.ts'
import { explain } from '../src/platform/operator.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { readSettings } from '../src/platform/settings.ts'

try {
  const running = await startPostgres(readSettings(process.env), { purpose: 'test' })
  await migrate(running)
  process.stdout.write('ready\n')
  const staying = setInterval(() => {}, 60_000)
  process.once('SIGTERM', () => {
    clearInterval(staying)
    void running.stop()
  })
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}
