import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type Page, type Request, chromium } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((place) => existsSync(place))
  if (executablePath === undefined) throw new Error('no Chromium on this machine')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export interface Desk {
  readonly page: Page
  /** What the page complained about: errors, refused style or script, answers of 500 and above. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

/** What each page has asked for and not yet got. */
const underWay = new WeakMap<Page, Set<Request>>()

/**
 * Until the page has got all it asked for and has nothing left to do: looked at several times in a row,
 * because an answer is drawn before it makes the page ask on.
 */
export async function settled(page: Page): Promise<void> {
  for (let calm = 0; calm < 4; ) {
    await page.evaluate('new Promise((done) => requestIdleCallback(done))')
    await page.waitForTimeout(20)
    calm = underWay.get(page)?.size === 0 ? calm + 1 : 0
  }
}

interface DeskOptions {
  readonly language?: 'zh' | 'en'
  readonly phone?: boolean
}

/** One person's browser window, signed in to nothing yet. */
export async function sitDown(
  browser: Browser,
  { language = 'zh', phone = false }: DeskOptions = {},
): Promise<Desk> {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    hasTouch: phone,
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const asked = new Set<Request>()
  underWay.set(page, asked)
  page.on('request', (request) => asked.add(request))
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refused request is told by its status; what the browser itself refuses is told here.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints.push(message.text())
  })
  page.on('response', (answer) => {
    if (answer.status() >= 500) complaints.push(`${answer.status()} ${answer.url()}`)
  })
  return { page, complaints, close: () => context.close() }
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** What axe finds wrong on the page by WCAG 2.2 AA, in words short enough to read. */
export async function barriers(page: Page): Promise<string[]> {
  // The policy refuses scripts put into the page; the debugger's own evaluation is not bound by it.
  await page.evaluate(AXE)
  const { violations } = await page.evaluate<AxeResult>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  )
}

/** The page scrolls in one direction only: nothing sticks out at the side. */
export const sticksOut = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
