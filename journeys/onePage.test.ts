import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonPage } from '@zhishi/domain/portraits/api.ts'
import { type Desk, barriers, openBrowser, sitDown, sticksOut } from './browser.ts'
import { leastPage, mostPage } from './portraits.ts'
import { CLERK, setUpDistrict, signIn } from './people.ts'
import { type Program, startProgram } from './program.ts'

/** However much or little is on record, the portrait is one A4 sheet that can be read. */
describe('the portrait prints on one page', () => {
  let program: Program
  let browser: Browser
  let desk: Desk
  beforeAll(async () => {
    program = await startProgram()
    browser = await openBrowser()
    desk = await sitDown(browser)
    await setUpDistrict(desk.page, program)
    await signIn(desk.page, program, CLERK)
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })

  const show = async (page: Page, shown: PersonPage): Promise<void> => {
    await page.route('**/api/people/*', (route) => route.fulfill({ json: shown }))
    await page.goto(`${program.address}/people/${shown.record.cadre.id}/portrait`)
    await page.locator('.a4 h1').waitFor()
  }

  test.each([
    ['most', mostPage()],
    ['least', leastPage()],
  ])('for whom there is the %s', async (_, shown) => {
    const { page } = desk
    await show(page, shown)
    expect(await barriers(page)).toEqual([])
    expect(await sticksOut(page)).toBe(0)
    const paper = await page.pdf({ preferCSSPageSize: true })
    expect(pagesOf(paper)).toBe(1)
    expect(sheetOf(paper)).toEqual([595, 842])
    await page.emulateMedia({ media: 'print' })
    expect(await smallestPoints(page)).toBeGreaterThanOrEqual(8.5)
    await page.emulateMedia({ media: null })
  })

  test('what is too long for the sheet is counted, and shortcomings say so where there are none', async () => {
    const { page } = desk
    await show(page, mostPage())
    expect(await page.locator('.a4').innerText()).toContain('另有 26 条')
    await show(page, leastPage())
    expect(await page.locator('.a4').innerText()).toContain('暂无记录，依据0条来自0个来源')
  })
})

const pagesOf = (paper: Buffer): number =>
  (paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length

/** The size of the sheet in points. */
const sheetOf = (paper: Buffer): number[] =>
  (/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(paper.toString('latin1')) ?? [])
    .slice(1)
    .map((side) => Math.round(Number(side)))

/** The smallest letters on the sheet. */
const smallestPoints = (page: Page): Promise<number> =>
  // Points come back from pixels with an error of some millionths.
  page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.querySelector('.a4'), NodeFilter.SHOW_TEXT)
    let least = 99
    while (walker.nextNode()) {
      const { parentElement: within, textContent } = walker.currentNode
      if (textContent.trim() === '' || within.closest('.unseen')) continue
      least = Math.min(least, parseFloat(getComputedStyle(within).fontSize) * 0.75)
    }
    return Math.round(least * 1000) / 1000
  })()`)
