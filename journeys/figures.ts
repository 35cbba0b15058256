import type { Page } from 'playwright-core'
import { settled } from './browser.ts'

/**
 * Every figure on a page leads to what it was made of. Figures are marked `data-figure`, or stand in a
 * cell of class `number`. One is open where it is a link, opens in place (a button that unfolds its rows,
 * a line of a lineage tree with something below it), or stands in a row whose link leads there.
 */

export interface Figure {
  readonly text: string
  /** Where it leads; empty where it opens in place. */
  readonly to: string
}

export interface Seen {
  readonly open: readonly Figure[]
  /** Figures that lead nowhere, as text with a piece of what stands around them. */
  readonly closed: readonly string[]
}

/** Run in the page, as text: what stands there is the browser's, not this program's. */
const LOOK = `(() => {
  const open = [], closed = []
  const figures = document.querySelectorAll('main [data-figure], main .number')
  for (const figure of figures) {
    const text = figure.textContent.trim()
    if (!/\\d/.test(text) || figure.closest('thead, [role="columnheader"], th[scope="col"]')) continue
    if (figure.querySelector('[data-figure], .number')) continue
    const link = figure.closest('a[href]') ?? figure.querySelector('a[href]')
    if (link) { open.push({ text, to: link.getAttribute('href') }); continue }
    const node = figure.closest('details.node, .example details')
    if (node && figure.closest('summary')?.parentElement === node) {
      const below = node.querySelector(':scope > details, :scope > ul li, :scope > .abstains')
      const nothing = node.matches('.deduction, .addition') && Number(text.replace(/[^\\d.]/g, '')) === 0
      if (below || nothing) { open.push({ text, to: '' }); continue }
    }
    const tree = figure.closest('.lineage')?.querySelector('details.node')
    if (tree && figure.closest('.total, .readings')) { open.push({ text, to: '' }); continue }
    if (figure.matches('button[aria-expanded]')) { open.push({ text, to: '' }); continue }
    const row = figure.closest('tr, [role="row"], li, dd, figure, figcaption, .example')
    const near = row?.querySelector('a[href]')
    if (near) { open.push({ text, to: near.getAttribute('href') }); continue }
    closed.push(text + ' in: ' + (row ?? figure.parentElement).textContent.trim().replace(/\\s+/g, ' ').slice(0, 80))
  }
  return { open, closed }
})()`

export const figuresOn = (page: Page): Promise<Seen> => page.evaluate<Seen>(LOOK)

/**
 * Written sums of a lineage whose result is another than the number they stand under, or that leave out
 * the value of a part below (parts that are added or deducted stand in them only where they are not 0).
 */
const SUMS = `(() => [...document.querySelectorAll('details.node > .filled')].flatMap((sum) => {
  const node = sum.parentElement
  const valueOf = (one) => one.querySelector(':scope > summary .number').title
  const text = sum.textContent.replace('[0, 100]', '').trim()
  const said = /([\\d.]+)$/.exec(text)?.[1]
  const parts = [...node.querySelectorAll(':scope > details.node:not(.deduction, .addition)')]
    .map(valueOf).filter((value) => value !== '')
  const left = parts.filter((value) => !text.includes(' ' + value + ' ×'))
  return said === valueOf(node) && left.length === 0 ? [] : [node.id + ': ' + sum.textContent]
}))()`

/** How many written sums there are on a page of a lineage, and which of them are not what stands there. */
export async function sumsOn(page: Page): Promise<{ count: number; wrong: readonly string[] }> {
  const wrong = await page.evaluate<string[]>(SUMS)
  return { count: await page.locator('details.node > .filled').count(), wrong }
}

/** The kind of place that a link leads to: `/records/report/…`, whichever report it is; a ledger by what it is filtered by. */
export const kindOf = (to: string): string =>
  to.replace(/=[^&]*/g, '=').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')

/** What the page says, once it says something; a page may still be fetching itself. */
async function words(page: Page): Promise<string> {
  for (let waited = 0; waited < 5_000; waited += 200) {
    const said = (await page.locator('main').innerText()).trim()
    if (said.length >= 20) return said
    await page.waitForTimeout(200)
  }
  return ''
}

/**
 * Follows links as a person does, one of each kind, and gives what did not answer: the page's own
 * questions to the server must all be answered, and there must be something to read.
 */
export async function deadLinks(page: Page, address: string, links: readonly string[]) {
  const kinds = new Map(links.map((to) => [kindOf(to), to]))
  const dead: string[] = []
  for (const to of kinds.values()) {
    const refused: string[] = []
    const heed = (answer: { status: () => number; url: () => string }) => {
      if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`)
    }
    page.on('response', heed)
    await page.goto(`${address}${to}`)
    await settled(page)
    page.off('response', heed)
    const said = await words(page)
    if (refused.length > 0 || said.length < 20) dead.push(`${to}: ${refused.join(', ') || 'empty'}`)
  }
  return { followed: kinds.size, dead }
}
