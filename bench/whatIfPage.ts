import { randomUUID } from 'node:crypto'
import type { RunBoard } from '@zhishi/domain/evaluation/lineageApi.ts'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../journeys/browser.ts'
import { type Running, type Session, signInAs } from './program.ts'

/**
 * The what-if page as it is built for people: from a slider that was moved to the frame in which rows,
 * places and counts have followed. Beside it the floor: the same page over so few heads that it only
 * draws, the same rows in sight and next to nothing to compute.
 */

export interface Drawn {
  /** Milliseconds from the moved slider to the drawn frame that follows it: the middle and the longest. */
  readonly median: number
  readonly longest: number
  /** How many frames of a screen (60 a second) one move takes while the slider is dragged. */
  readonly framesAMove: number
  /** Milliseconds that the page's own thread works for one move, whatever else the machine does. */
  readonly worked: number
}

/** Runs in the page, as text: what stands there is the browser's. */
const MEASURE = `(async (tries) => {
  const slider = document.querySelector('.what-if .weight input[type=range]')
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
  const move = (i) => {
    set.call(slider, String(1000 + ((i * 350) % 5000)))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const afterPaint = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve(performance.now())
    port2.postMessage(0)
  }))
  let drawn
  const watch = new MutationObserver(() => { drawn = afterPaint() })
  for (const one of document.querySelectorAll('.what-if .summary, .what-if .frame .body'))
    watch.observe(one, { subtree: true, childList: true, characterData: true, attributes: true })
  const times = []
  for (let i = 0; i < tries; i += 1) {
    drawn = undefined
    await afterPaint()
    const before = performance.now()
    move(i)
    await new Promise((resolve) => setTimeout(resolve, 150))
    times.push((await drawn) - before)
  }
  const begun = performance.now()
  for (let i = 0; i < tries; i += 1) {
    move(i)
    await new Promise(requestAnimationFrame)
  }
  const framesAMove = (performance.now() - begun) / tries / (1000 / 60)
  watch.disconnect()
  const sorted = times.slice(3).toSorted((a, b) => a - b)
  return { median: sorted[sorted.length >> 1], longest: sorted.at(-1), framesAMove }
})`

/** As many heads as asked for: those of the run, again and again. */
function crowded(board: RunBoard, heads: number): RunBoard {
  const many = Array.from({ length: heads }, (_, i) => {
    const head = board.heads[i % board.heads.length]
    if (!head) throw new Error('the run holds nobody')
    return { ...head, cadreId: randomUUID() }
  })
  return { ...board, heads: many }
}

/** The processor time of the page's thread, in milliseconds. */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
}

async function draw(page: Page, address: string, board: RunBoard, tries: number): Promise<Drawn> {
  await page.route('**/api/evaluation/runs/*/board', (route) => route.fulfill({ json: board }))
  await page.goto(`${address}/evaluation/${board.run.id}/what-if`)
  await page.locator('.what-if .frame .body [role=row]').first().waitFor()
  const worked = await threadClock(page)
  const before = await worked()
  const told = await page.evaluate<Omit<Drawn, 'worked'>>(`${MEASURE}(${tries})`)
  const spent = (await worked()) - before
  await page.unroute('**/api/evaluation/runs/*/board')
  // Each try moves twice: once alone, once in the drag.
  return rounded({ ...told, worked: spent / (2 * tries) })
}

const rounded = (drawn: Drawn): Drawn => ({
  median: Number(drawn.median.toFixed(1)),
  longest: Number(drawn.longest.toFixed(1)),
  framesAMove: Number(drawn.framesAMove.toFixed(2)),
  worked: Number(drawn.worked.toFixed(1)),
})

/** Moves a weight so many times, over many heads and over few; undefined where there is no Chromium. */
export async function measureWhatIfPage(
  { address }: Running,
  clerk: Session,
  { heads = 10_000, few = 30, tries = 40 } = {},
): Promise<{ readonly heads: number; readonly page: Drawn; readonly floor: Drawn } | undefined> {
  const browser: Browser | undefined = await openBrowser().catch(() => undefined)
  if (!browser) return undefined
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await signInAs(page, address)
    const run = `/evaluation/runs/${randomUUID()}`
    const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }
    await clerk.json('PUT', run, asked)
    const board = await clerk.json<RunBoard>('GET', `${run}/board`)
    const floor = await draw(page, address, crowded(board, few), tries)
    return { heads, page: await draw(page, address, crowded(board, heads), tries), floor }
  } finally {
    await browser.close()
  }
}
