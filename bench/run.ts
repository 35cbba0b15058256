import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readSettings } from '@zhishi/server/platform/settings.ts'
import { startProgram } from '@zhishi/server/app/program.ts'
import { freshIds, statementsOf } from './captured.ts'
import { tellEvaluation } from './evaluation.ts'
import type { Page } from './floor.ts'
import { load } from './load.ts'
import { measureWriteUps } from './writeUps.ts'
import { measureWhatIf } from './whatIf.ts'
import { measureWhatIfPage } from './whatIfPage.ts'
import {
  type Session,
  peakMemory,
  setUp,
  signIn,
  startFloorChild,
  startProgramChild,
} from './program.ts'

/**
 * `npm run bench`: figures for the README, as ratios against a floor measured in the same run.
 * `--seconds N` sets how long each page is asked (3), `--json` prints one object.
 */
const wants = (name: string) => process.argv.includes(name)
const seconds = Number(process.argv[process.argv.indexOf('--seconds') + 1] ?? 3) || 3
const data = mkdtempSync(join(tmpdir(), 'zhishi-bench-'))
const told: Record<string, unknown> = {}
const tell = (key: string, value: unknown) => {
  told[key] = value
  if (!wants('--json')) console.log(`${key}:`, value)
}
const round = (value: number, digits = 2) => Number(value.toFixed(digits))

interface Batch {
  readonly state: string
  readonly counts: Readonly<Record<string, number>>
}

async function until(clerk: Session, path: string, state: string): Promise<Batch> {
  for (;;) {
    const batch = await clerk.json<Batch>('GET', path)
    if (batch.state === state) return batch
    if (batch.state === 'failed') throw new Error(JSON.stringify(batch))
    await pause(50)
  }
}

/** Hands in the sample district as a clerk does: seconds to the preview, seconds to confirm. */
async function importSamples(clerk: Session) {
  const path = `/batches/${randomUUID()}`
  const start = performance.now()
  await clerk.json('PUT', path, { year: null, sample: true })
  await clerk.json('POST', `${path}/reading`, {})
  const { counts } = await until(clerk, path, 'ready')
  const read = performance.now()
  await clerk.json('POST', `${path}/confirmation`, {})
  await until(clerk, path, 'confirmed')
  const done = performance.now()
  const rows = (counts['new'] ?? 0) + (counts['same'] ?? 0) + (counts['changed'] ?? 0)
  return {
    rows,
    secondsToPreview: round((read - start) / 1000),
    secondsToConfirm: round((done - read) / 1000),
    rowsPerSecond: Math.round((rows * 1000) / (done - start)),
  }
}

/** The first run of a program just started, and what one takes once it is warm. */
async function evaluateSamples(clerk: Session) {
  const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }
  const times: number[] = []
  for (let i = 0; i < 6; i += 1) {
    const start = performance.now()
    await clerk.json('PUT', `/evaluation/runs/${randomUUID()}`, asked)
    times.push(performance.now() - start)
  }
  const [first = 0, ...warm] = times
  const median = warm.toSorted((a, b) => a - b)[2] ?? 0
  return { firstMs: Math.round(first), ms: Math.round(median) }
}

type Asks = (clerk: Session) => Promise<() => ReturnType<Session['asked']>>
/** What people ask most; an insert is a blocker entered by a page, durable before it is answered. */
const PAGES: Readonly<Record<string, Asks>> = {
  ledger: async (clerk) => () => clerk.asked('GET', '/ledgers/achievements?page=1'),
  person: async (clerk) => {
    const { rows } = await clerk.json<{ rows: { id: string }[] }>('GET', '/ledgers/heads?size=5')
    return () => clerk.asked('GET', `/people/${rows[2]?.id}`)
  },
  cockpit: async (clerk) => () => clerk.asked('GET', '/cockpit?year=2024'),
  insert: async (clerk) => {
    const { rows } = await clerk.json<{ rows: { id: string }[] }>('GET', '/ledgers/projects?size=1')
    const content = {
      projectId: rows[0]?.id,
      reportId: null,
      month: '2024-12',
      text: '管线迁改未完成',
      owner: null,
      due: null,
    }
    return () => clerk.asked('PUT', `/records/blocker/${randomUUID()}`, { content })
  },
}

/** The statements of each page, seen in this process on the same database. */
async function capturePages(): Promise<Record<string, Page>> {
  const program = await startProgram(readSettings({ ZHISHI_DATA: data, PORT: '0' }))
  try {
    const clerk = await signIn(program.address)
    const pages: Record<string, Page> = {}
    for (const [name, prepare] of Object.entries(PAGES)) {
      const next = await prepare(clerk)
      const once = async () => {
        const { method, url, body } = next()
        await clerk.json(
          method,
          url.slice(url.indexOf('/api') + 4),
          body === undefined ? undefined : JSON.parse(body),
        )
      }
      await once()
      const first = await statementsOf(once)
      const second = await statementsOf(once)
      pages[`/${name}`] = { statements: second, fresh: freshIds(first, second) }
    }
    return pages
  } finally {
    await program.stop()
  }
}

async function comparePages(): Promise<void> {
  const pages = await capturePages()
  const program = await startProgramChild(data)
  const floor = await startFloorChild(data)
  try {
    const ready = new Promise((resolve) => floor.child.once('message', resolve))
    floor.child.send(pages)
    await ready
    const clerk = await signIn(program.address)
    for (const [name, prepare] of Object.entries(PAGES)) {
      const ours = await prepare(clerk)
      const bare = () => ({ method: 'GET', url: `${floor.address}/${name}`, headers: {} })
      await load(ours, { seconds: 1 })
      await load(bare, { seconds: 1 })
      // Taken in turns, so that whatever else the machine does falls on both.
      const rounds = []
      for (let i = 0; i < 3; i += 1)
        rounds.push([await load(ours, { seconds }), await load(bare, { seconds })] as const)
      const [product, bareNode] = rounds.toSorted((a, b) => a[0] / a[1] - b[0] / b[1])[1] ?? [0, 1]
      tell(`page ${name}`, {
        requestsPerSecond: Math.round(product),
        floor: Math.round(bareNode),
        ratio: round(product / bareNode),
        statements: pages[`/${name}`]?.statements.length,
      })
    }
  } finally {
    floor.child.kill()
    await program.stop()
  }
}

try {
  const first = await startProgramChild(data)
  const clerk = await setUp(first)
  const imported = await importSamples(clerk)
  tell('import of the samples', {
    ...imported,
    peakMB: Math.round(peakMemory(first.child.pid ?? 0)),
  })
  tell('evaluation run over the sample district, by HTTP, stored', await evaluateSamples(clerk))
  tell('all write-ups of the sample district in one job', {
    ...(await measureWriteUps(clerk)),
    peakMB: Math.round(peakMemory(first.child.pid ?? 0)),
  })
  tell(
    'what-if page over 10,000 heads, built, from slider to drawn frame in Chromium',
    (await measureWhatIfPage(first, clerk)) ?? 'skipped: no Chromium',
  )
  await first.stop()
  const again = performance.now()
  const second = await startProgramChild(data)
  tell('start on an existing database', { ms: Math.round(performance.now() - again) })
  await second.stop()
  await comparePages()
  tellEvaluation(tell)
  tell(
    'what-if frame over 10,000 heads in Chromium',
    (await measureWhatIf()) ?? 'skipped: no Chromium',
  )
  if (wants('--json')) console.log(JSON.stringify(told, null, 2))
} finally {
  rmSync(data, { recursive: true, force: true })
}
