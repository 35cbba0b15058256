import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, barriers, openBrowser, settled, sitDown, sticksOut } from './browser.ts'
import { CLERK, ask, confirm, setUpDistrict, signIn } from './people.ts'
import { type Program, SAMPLES, startProgram } from './program.ts'

const truth = JSON.parse(readFileSync(join(SAMPLES, 'truth.json'), 'utf8')) as Record<
  string,
  number
>

/** From the first start to a decision's papers: one district's year in one clerk's hands. */
describe('a district’s year', () => {
  let program: Program
  let browser: Browser
  let desk: Desk
  beforeAll(async () => {
    program = await startProgram()
    browser = await openBrowser()
    desk = await sitDown(browser)
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })

  test('first start: accounts by the one-time link, then the sample district, then its figures', async () => {
    const { page } = desk
    await page.goto(program.setupLink)
    await page.locator('form').waitFor()
    expect(await barriers(page)).toEqual([])
    await setUpDistrict(page, program)
    expect(await barriers(page)).toEqual([])
    await page.getByText('载入示例县区').click()
    await page.getByRole('button', { name: '确认写入' }).waitFor({ timeout: 120_000 })
    expect(await barriers(page)).toEqual([])
    await confirm(page)
    await page.getByRole('link', { name: '看驾驶舱' }).click()
    await page.locator('.figures').first().waitFor()
    const shown = await page.locator('.figures a').allInnerTexts()
    const figure = (words: string) =>
      shown
        .find((text) => text.endsWith(words))
        ?.split('\n')[0]
        ?.replace(',', '')
    expect(Number(figure('领办专员'))).toBe(truth['leads'])
    expect(Number(figure('党政正职'))).toBe(truth['heads'])
    expect(Number(figure('经核实属实的实绩'))).toBe(truth['achievementsVerified'])
    expect(Number(figure('嘉奖表彰个人'))).toBe(truth['commendedPeople'])
    expect(await barriers(page)).toEqual([])
  })

  test('the link works once: the second time it says so and makes nothing', async () => {
    const other = await sitDown(browser)
    await other.page.goto(program.setupLink)
    await settled(other.page)
    expect(await other.page.locator('form input').count()).toBeLessThan(7)
    await other.close()
  })

  test('a figure opens down to its rows, with the filter in the address', async () => {
    const { page } = desk
    await page.goto(`${program.address}/cockpit`)
    await page.getByRole('link', { name: '经核实属实的实绩' }).click()
    await page.waitForURL(/ledgers\/achievements\?.*finding=confirmed/)
    await page.getByText(`共 1,140 条`).waitFor()
    expect(await barriers(page)).toEqual([])
    // The same address elsewhere shows the same rows.
    const address = page.url()
    await page.goto(`${program.address}/`)
    await page.goto(address)
    await page.getByText(`共 1,140 条`).waitFor()
  })

  test('from a head’s score down to a record, and back to who entered it', async () => {
    const { page } = desk
    await page.goto(`${program.address}/evaluation`)
    await page.locator('.new-run').waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('期间').selectOption('2024')
    await page.getByRole('button', { name: '计算' }).click()
    await page.locator('.run-rows').first().waitFor()
    expect(await barriers(page)).toEqual([])
    const score = page.locator('.run-rows a[aria-label]').first()
    const shown = await score.innerText()
    await score.click()
    await page.locator('.total .score').waitFor()
    expect(await page.locator('.total .score').innerText()).toBe(shown)
    await page.locator('.node .node > summary').first().click()
    await page.locator('.node .node .node > summary').first().click()
    expect(await barriers(page)).toEqual([])
    await page.locator('.node .node .node[open] > .sources a').first().click()
    await page.getByRole('heading', { name: '变更记录' }).waitFor()
    expect(await page.locator('main').innerText()).toMatch(/\.xlsx/)
    expect(await barriers(page)).toEqual([])
  })

  test('a person’s page, and the write-up as a Word file', async () => {
    const { page } = desk
    await page.goto(`${program.address}/ledgers/heads`)
    await page.locator('td a, th a').first().waitFor()
    await page.locator('tbody a[href^="/people/"]').first().click()
    await page.locator('.radar').first().waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByRole('link', { name: '现实表现材料' }).click()
    await page.locator('.paper').waitFor()
    expect(await page.locator('.sentence').count()).toBeGreaterThan(5)
    expect(await barriers(page)).toEqual([])
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 Word（附依据）' }).click(),
    ])
    const path = await file.path()
    // A .docx is a ZIP whose parts begin with `PK`.
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
    expect(file.suggestedFilename()).toMatch(/\.docx$/)
  })

  test('search by initials and pinyin finds a project, a unit and a person', async () => {
    const { page } = desk
    await page.goto(`${program.address}/`)
    await page.locator('h1').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('donghe')
    await page.getByText('东河街道').first().waitFor()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('in English and on a phone nothing sticks out and nothing is left untranslated', async () => {
    const phone = await sitDown(browser, { language: 'en', phone: true })
    const { page } = phone
    await signIn(page, program, CLERK)
    for (const path of [
      '/',
      '/cockpit',
      '/import',
      '/evaluation',
      '/ledgers/projects',
      '/ledgers/observations',
    ]) {
      await page.goto(`${program.address}${path}`)
      await page.locator('h1').waitFor()
      await settled(page)
      expect(await barriers(page), path).toEqual([])
      expect(await sticksOut(page), path).toBeLessThanOrEqual(0)
      // A key that has no words is shown as it is: letters, a dot, letters.
      const text = await page.locator('main').innerText()
      expect(
        text.match(
          /\b(field|choice|noun|ledger|import|figure|missing|run|runs|cockpit)\.[a-z][\w.]+/gi,
        ) ?? [],
        path,
      ).toEqual([])
    }
    expect(phone.complaints).toEqual([])
    await phone.close()
  })

  test('who is not signed in gets nothing, and nobody’s page complained', async () => {
    const stranger = await sitDown(browser)
    await stranger.page.goto(`${program.address}/people/00000000-0000-7000-8000-000000000000`)
    await stranger.page.waitForURL(/sign-in/)
    expect((await ask(stranger.page, 'GET', '/ledgers/heads')).status).toBe(401)
    await stranger.close()
    expect(desk.complaints).toEqual([])
  })
})
