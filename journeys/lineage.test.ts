import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, barriers, openBrowser, sitDown, sticksOut } from './browser.ts'
import { type Figure, deadLinks, figuresOn } from './figures.ts'
import { CLERK, ask, loadSamples, setUpDistrict, signIn } from './people.ts'
import { type Program, startProgram } from './program.ts'

interface Rows {
  readonly rows: readonly { readonly cadreId: string; readonly total: number | null }[]
}

/** Nothing is shown without lineage: every figure of every main page leads to its rows. */
describe('every figure opens', () => {
  let program: Program
  let browser: Browser
  let desk: Desk
  const [heads, leads] = [randomUUID(), randomUUID()]
  let head = ''
  let lead = ''

  beforeAll(async () => {
    program = await startProgram()
    browser = await openBrowser()
    desk = await sitDown(browser)
    const { page } = desk
    await setUpDistrict(page, program)
    await loadSamples(page)
    const scoredIn = async (id: string, scheme: string) => {
      const asked = { scheme, period: '2024', raisedQuota: [], asOf: null }
      expect((await ask(page, 'PUT', `/evaluation/runs/${id}`, asked)).status).toBe(200)
      const { rows } = (await ask(page, 'GET', `/evaluation/runs/${id}`)).body as Rows
      return rows.find(({ total }) => total !== null)?.cadreId ?? ''
    }
    head = await scoredIn(heads, 'heads-1')
    lead = await scoredIn(leads, 'leads-1')
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })

  const open = async (path: string) => {
    await desk.page.goto(`${program.address}${path}`)
    await desk.page.waitForLoadState('networkidle')
    await desk.page.locator('main .number, main [data-figure]').first().waitFor()
  }

  const PAGES: readonly [name: string, path: () => string, least: number][] = [
    ['the cockpit', () => '/cockpit', 30],
    ['a run of heads', () => `/evaluation/${heads}`, 400],
    ['a run of leads', () => `/evaluation/${leads}`, 100],
    ['a head’s lineage', () => `/evaluation/${heads}/people/${head}`, 20],
    ['a lead’s lineage', () => `/evaluation/${leads}/people/${lead}`, 5],
    ['the what-if page', () => `/evaluation/${heads}/what-if`, 10],
    ['a person’s page', () => `/people/${head}`, 5],
  ]

  test.each(PAGES)('on %s', async (_, path, least) => {
    await open(path())
    const { open: figures, closed } = await figuresOn(desk.page)
    expect(closed).toEqual([])
    expect(figures.length).toBeGreaterThanOrEqual(least)
    const links = figures.map(({ to }: Figure) => to).filter((to) => to.startsWith('/'))
    const { dead } = await deadLinks(desk.page, program.address, links)
    expect(dead).toEqual([])
  })

  test('and a figure without its rows, or a link that leads nowhere, is found', async () => {
    const { page } = desk
    await open(`/evaluation/${heads}`)
    await page.evaluate(
      `document.querySelectorAll('.run-rows tbody tr:first-child a').forEach((link) => link.replaceWith(...link.childNodes))`,
    )
    expect((await figuresOn(page)).closed.length).toBeGreaterThan(0)
    const nowhere = `/evaluation/${heads}/people/${randomUUID()}`
    const { dead } = await deadLinks(page, program.address, [nowhere])
    expect(dead.join()).toMatch(/404/)
  })

  test('from a score down to a record, what the record does, and back up to the score', async () => {
    const { page } = desk
    await open(`/evaluation/${heads}/people/${head}`)
    await page.getByRole('button', { name: '全部展开' }).click()
    expect(await barriers(page)).toEqual([])
    const item = page.locator('.sources li:has(a[href^="/records/achievement/"])').first()
    await item.getByRole('button', { name: '去掉这一条会怎样' }).click()
    await item
      .getByText(/→|不变/)
      .first()
      .waitFor()
    await item.locator('a[href^="/records/achievement/"]').click()
    await page.getByRole('heading', { name: '影响哪些分数' }).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.locator('.touched-people a').first().click()
    await page.locator('details.node[open] details.node[open]').first().waitFor()
    expect(desk.complaints).toEqual([])
  })

  test('weights move, ranks move with them, and nothing is written', async () => {
    const { page } = desk
    await open(`/evaluation/${heads}/what-if`)
    expect(await barriers(page)).toEqual([])
    const writes: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') writes.push(`${request.method()} ${request.url()}`)
    })
    await page.getByText('与这次计算相同').waitFor()
    await page.getByLabel('改革创新的权重（%）').last().fill('40')
    await page.getByText(/名次变化 \d+ 人/).waitFor()
    expect(await page.locator('.frame .up, .frame .down').count()).toBeGreaterThan(3)
    await page.getByRole('button', { name: '开始计算' }).click()
    await page.getByText('已试 10,000 / 10,000 组').waitFor({ timeout: 60_000 })
    expect(await page.locator('.shares li').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: '恢复方案的规则' }).click()
    await page.getByText('与这次计算相同').waitFor()
    expect(writes).toEqual([])
  })

  test('on a phone and in English it reads as well', async () => {
    const other = await sitDown(browser, { language: 'en', phone: true })
    await signIn(other.page, program, CLERK)
    for (const path of [`/evaluation/${heads}/people/${head}`, `/evaluation/${heads}/what-if`]) {
      await other.page.goto(`${program.address}${path}`)
      await other.page.waitForLoadState('networkidle')
      expect(await sticksOut(other.page)).toBe(0)
      expect(await barriers(other.page)).toEqual([])
    }
    await other.close()
  })
})
