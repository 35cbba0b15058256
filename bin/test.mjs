#!/usr/bin/env node
// npm test: everything that must hold, in one command; `npm test -- types server` runs single steps.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb, prepare, root, run, say } from './bootstrap.mjs'

// Logs are read as text.
if (!process.stdout.isTTY) process.env.NO_COLOR = '1'

const node = prepare()
const chosen = process.argv.slice(2)
const scratch = mkdtempSync(join(tmpdir(), 'zhishi-check-'))
const tally = { passed: 0, failed: 0, skipped: 0 }
const troubles = []
const bin = (name) => join(root, 'node_modules', ...name.split('/'))

const OLD_POSTGRES = '/usr/lib/postgresql/15/bin/postgres'
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const steps = [
  { name: 'lint', run: () => once([bin('oxlint/bin/oxlint')]) },
  ...['domain', 'server', 'web'].map((part) => ({
    name: `types-${part}`,
    run: () => once([bin('typescript/bin/tsc'), '-p', part]),
  })),
  { name: 'format', run: () => once([bin('@biomejs/biome/bin/biome'), 'format', '.']) },
  { name: 'domain', run: () => vitest('domain') },
  { name: 'layout', run: () => vitest('layout') },
  { name: 'web', run: () => vitest('web') },
  { name: 'server', run: () => vitest('server') },
  {
    name: 'server-postgres-15',
    needs: () =>
      existsSync(OLD_POSTGRES) || install('postgresql-15', () => existsSync(OLD_POSTGRES)),
    lacks: [
      '没有 PostgreSQL 15，跳过在它上面的服务器测试。',
      'No PostgreSQL 15 here: the server tests on it are skipped.',
    ],
    run: () => vitest('server', { ZHISHI_TEST_POSTGRES: '15' }),
    skips: () => testFiles('server/test'),
  },
  { name: 'build', run: async () => count(await buildWeb(node)) },
  {
    name: 'journeys',
    needs: () => hasBrowser() && hasChineseFont(),
    lacks: [
      '没有 Chromium 或中文字体，跳过浏览器故事。安装：apt-get install chromium fonts-noto-cjk',
      'No Chromium or no Chinese font: the browser stories are skipped. Install: apt-get install chromium fonts-noto-cjk',
    ],
    run: () => vitest('journeys'),
    skips: () => testFiles('journeys'),
  },
]

const unknown = chosen.filter((word) => !steps.some(({ name }) => name.startsWith(word)))
if (unknown.length > 0) {
  say(
    `没有这一步：${unknown.join('、')}`,
    `No such step: ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(', ')}`,
  )
  process.exit(1)
}

let isAsked = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => (isAsked = true))
const started = Date.now()
for (const step of steps.filter(
  ({ name }) => chosen.length === 0 || chosen.some((word) => name.startsWith(word)),
))
  if (!isAsked) await take(step)
rmSync(scratch, { recursive: true, force: true })
for (const trouble of troubles) console.log(trouble)
if (isAsked) tally.failed += 1
console.log(`\n${seconds(started)} s${isAsked ? ', stopped before the end' : ''}`)
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
process.exitCode = tally.failed > 0 ? 1 : 0

async function take(step) {
  const begun = Date.now()
  console.log(`\n━━ ${step.name} ${'━'.repeat(Math.max(0, 60 - step.name.length))}`)
  const failedBefore = tally.failed
  if (step.needs && !step.needs()) {
    const skipped = Math.max(1, step.skips())
    tally.skipped += skipped
    say(...step.lacks)
    troubles.push(`SKIPPED ${step.name}: ${step.lacks[1]}`)
    return
  }
  await step.run()
  const verdict = tally.failed > failedBefore ? 'FAILED' : 'ok'
  if (verdict === 'FAILED') troubles.push(`FAILED  ${step.name}`)
  console.log(`── ${step.name}: ${verdict}, ${seconds(begun)} s`)
}

/** A check that passes or fails as a whole. */
async function once(words) {
  count(await run(node, words, { cwd: root }))
}

function count(code) {
  if (code === 0) tally.passed += 1
  else tally.failed += 1
}

/** The tests of one project, counted from vitest's own report; a file that does not load is a failure. */
async function vitest(project, env = {}) {
  const report = join(scratch, `${project}-${Object.values(env).join('-')}.json`)
  const words = [bin('vitest/vitest.mjs'), 'run', '--project', project, '--passWithNoTests']
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(node, [...words, ...reporters], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  const unloaded = counted?.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = (counted?.numFailedTests ?? 0) + (unloaded?.length ?? 0)
  tally.passed += counted?.numPassedTests ?? 0
  tally.skipped += (counted?.numPendingTests ?? 0) + (counted?.numTodoTests ?? 0)
  // An error outside of any test fails the run without failing a test.
  tally.failed += failed === 0 && code !== 0 ? 1 : failed
}

function testFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true }).filter((name) =>
    /\.test\.tsx?$/.test(String(name)),
  ).length
}

function hasBrowser() {
  return findBrowser() || install('chromium', findBrowser)
}

function findBrowser() {
  return BROWSERS.some((name) => spawnSync('which', [name]).status === 0)
}

function hasChineseFont() {
  return findChineseFont() || install('fontconfig fonts-noto-cjk', findChineseFont)
}

function findChineseFont() {
  return spawnSync('fc-list', [':lang=zh', 'family']).stdout?.length > 0
}

/** Through apt where we may; whether it is there afterwards. */
function install(packages, isThere) {
  if (process.getuid?.() !== 0 || spawnSync('which', ['apt-get']).status !== 0) return false
  say(`正在安装 ${packages}……`, `Installing ${packages} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...words) =>
    spawnSync('apt-get', ['-qq', ...words], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 240_000,
    })
  refreshLists(apt)
  apt('install', '-y', '--no-install-recommends', ...packages.split(' '))
  return isThere()
}

function refreshLists(apt) {
  if (refreshLists.done) return
  refreshLists.done = true
  apt('update')
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1)
}
