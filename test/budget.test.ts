import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Manifest } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

/** A district's intranet and its old machines: what a page costs to load is bounded. */
const KB = 1024
const web = join(import.meta.dirname, '../web')
const outDir = mkdtempSync(join(tmpdir(), 'zhishi-web-'))
let manifest: Manifest = {}

beforeAll(async () => {
  // As it is built for use: a test run calls itself `test`, and React would bring its warnings.
  vi.stubEnv('NODE_ENV', 'production')
  const config = { configFile: join(web, 'vite.config.ts'), root: web, logLevel: 'error' as const }
  await build({ ...config, build: { outDir, emptyOutDir: true } })
  vi.unstubAllEnvs()
  manifest = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'))
}, 120_000)
afterAll(() => rmSync(outDir, { recursive: true, force: true }))

/** These chunks and everything they import. */
function closure(keys: readonly string[], seen = new Set<string>()): Set<string> {
  for (const key of keys) {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The build has no ${key}`)
    if (seen.has(key)) continue
    seen.add(key)
    closure(chunk.imports ?? [], seen)
  }
  return seen
}

/** Their scripts together, as they travel. */
const weigh = (keys: Iterable<string>): number =>
  [...keys].reduce((sum, key) => {
    const file = readFileSync(join(outDir, manifest[key]?.file ?? ''))
    return sum + gzipSync(file, { level: 9 }).byteLength
  }, 0)

const first = ['index.html', 'src/app/WorkbenchPage.tsx']
const words = (language: string) => `src/app/locales/${language}.ts`
const desk = (language: string) => `src/app/locales/${language}.desk.ts`

describe('what a page loads, packed', () => {
  it.each(['zh', 'en'])('the first one, in %s: at most 115 KB of script', (language) => {
    expect(weigh(closure([...first, words(language)]))).toBeLessThan(115 * KB)
  })

  it('a ledger: at most 185 KB with everything before it', () => {
    const ledger = ['index.html', words('zh'), desk('zh'), 'src/app/LedgerPage.tsx']
    expect(weigh(closure(ledger))).toBeLessThan(185 * KB)
  })

  it('a form, which brings the schemas along: at most 230 KB', () => {
    const form = ['index.html', words('zh'), desk('zh'), 'src/app/EntryPage.tsx']
    expect(weigh(closure(form))).toBeLessThan(230 * KB)
  })

  it('nothing before a form needs the schema library', () => {
    const before = closure(['index.html', 'src/app/LedgerPage.tsx', 'src/app/RecordPage.tsx'])
    const files = [...before].map((key) =>
      readFileSync(join(outDir, manifest[key]?.file ?? ''), 'utf8'),
    )
    expect(files.some((text) => text.includes('invalid_union'))).toBe(false)
  })

  it('no style stands in the page itself, which the policy would refuse', () => {
    const page = readFileSync(join(outDir, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)/)
  })
})
