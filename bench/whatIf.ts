import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../journeys/browser.ts'

/**
 * What one frame of the what-if page computes, measured in Chromium: totals, ranks, grades and order of
 * 10,000 heads after a weight was moved, from the same sources that the page is built of. Beside it the
 * floor: a bare sum of products over the same floats, which is the least that any reweighing must do.
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The sources as a browser reads them: types taken off, nothing bundled. */
function serveSources() {
  const server = createServer((request, answer) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (path === '/') {
      answer.setHeader('content-type', 'text/html')
      answer.end(PAGE)
      return
    }
    readFile(join(root, path), 'utf8').then(
      (text) => {
        answer.setHeader('content-type', 'text/javascript')
        answer.end(extname(path) === '.ts' ? stripTypeScriptTypes(text) : text)
      },
      () => answer.writeHead(404).end(),
    )
  })
  return new Promise<{ address: string; close: () => void }>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      const port = typeof at === 'object' ? at?.port : 0
      resolve({ address: `http://127.0.0.1:${port}/`, close: () => server.close() })
    })
  })
}

const PAGE = `<!doctype html><script type="importmap">{"imports":{
  "zod":"/node_modules/zod/index.js","@zhishi/domain/":"/domain/src/"}}</script>`

export interface Frame {
  readonly heads: number
  /** Milliseconds, the middle of all tries and the longest. */
  readonly median: number
  readonly longest: number
  /** The bare sum over the same floats. */
  readonly floor: number
  readonly perFrame: number
  /** How many heads changed place in the last try: that the work was really done. */
  readonly moved: number
}

/** Runs in the page. Text, so that what is measured is what the browser itself compiled. */
const measured = (heads: number, tries: number) => `(async () => {
  const { HEADS_1 } = await import('/domain/src/evaluation/defaults.ts')
  const { chance } = await import('/domain/src/evaluation/weightings.ts')
  const { UnitGroup } = await import('/domain/src/units/unit.ts')
  const { RECOGNITION_RULE } = await import('/domain/src/evaluation/recognising.ts')
  const { tableOf, outcomeOf, withDimension, movedBetween } = await import('/web/src/evaluation/whatIfBoard.ts')
  const next = chance(7)
  const value = () => next() % 9 === 0 ? null : (next() % 7000000) + '/7'
  const indicators = HEADS_1.dimensions.flatMap((rule) => rule.indicators)
  const people = Array.from({ length: ${heads} }, (_, i) => ({
    cadreId: String(i), name: '', unit: null, total: null, rank: null, grade: null, recognised: false,
    group: UnitGroup.options[i % UnitGroup.options.length],
    bars: i % 17 === 0 ? [{ code: 'bar.veto', about: {}, from: [] }] : [],
    indicators: indicators.map(value),
    additions: HEADS_1.dimensions.map(() => null),
    deductions: HEADS_1.dimensions.map(() => next() % 4 === 0 ? String(next() % 200000) : null),
  }))
  const table = tableOf({ scheme: HEADS_1, heads: people })
  const terms = { recognition: RECOGNITION_RULE, run: { raisedQuota: [], period: '2024' } }
  const start = outcomeOf(table, HEADS_1, terms)
  const [times, floors] = [[], []]
  let last = start
  let sink = 0
  for (let i = 0; i < ${tries}; i += 1) {
    const rules = withDimension(HEADS_1, i % 5, 500 + (i * 137) % 4000)
    const before = performance.now()
    last = outcomeOf(table, rules, terms)
    times.push(performance.now() - before)
    const weights = Float64Array.from(rules.dimensions.flatMap((d) => d.indicators.map((one) => d.weight * one.weight)))
    const { near, width } = table.values
    const bare = performance.now()
    for (let row = 0; row < ${heads}; row += 1) {
      let sum = 0
      for (let c = 0; c < width; c += 1) sum += near[row * width + c] * weights[c]
      sink += sum > 0 ? 1 : 0
    }
    floors.push(performance.now() - bare)
    await new Promise(requestAnimationFrame)
  }
  const middle = (all) => all.toSorted((a, b) => a - b)[all.length >> 1]
  const { ranks } = movedBetween(start, last)
  return { median: middle(times), longest: Math.max(...times.slice(5)), floor: middle(floors), moved: ranks, sink }
})()`

/** Measures so many moves over so many heads; undefined where the machine has no Chromium. */
export async function measureWhatIf(heads = 10_000, tries = 60): Promise<Frame | undefined> {
  const browser = await openBrowser().catch(() => undefined)
  if (!browser) return undefined
  const sources = await serveSources()
  try {
    const page = await browser.newPage()
    await page.goto(sources.address)
    const { median, longest, floor, moved } = await page.evaluate<
      Omit<Frame, 'heads' | 'perFrame'>
    >(measured(heads, tries))
    return { heads, median, longest, floor, perFrame: median / 16, moved }
  } finally {
    sources.close()
    await browser.close()
  }
}
