import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PHOTO_OF_TEST } from '../server/test/papers/photo.ts'
import { barriers, type Desk, openBrowser, settled, sitDown, sticksOut } from './browser.ts'
import { deadLinks, type Figure, figuresOn, kindOf, sumsOn } from './figures.ts'
import { ask, CLERK, loadSamples, seatPeople, setUpDistrict, signIn } from './people.ts'
import { type Program, startProgram } from './program.ts'

interface Rows {
  readonly rows: readonly { readonly cadreId: string; readonly total: number | null }[]
}

interface Ledger {
  readonly rows: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[]
}

interface Named {
  readonly record: { readonly cadre: { readonly name: string } }
}

/** A photo as a phone takes it: it says beside its points where that was. */
const PHOTO_WITH_PLACE = Buffer.concat([
  PHOTO_OF_TEST.subarray(0, 2),
  Buffer.from('\xff\xe1\0\x10Exif\0\0GPS here', 'latin1'),
  PHOTO_OF_TEST.subarray(2),
])

/** Nothing is shown without lineage: every figure of every main page leads to its rows. */
describe('every figure opens', () => {
  let program: Program
  let browser: Browser
  let desk: Desk
  const [heads, leads, later] = [randomUUID(), randomUUID(), randomUUID()]
  let three: readonly string[] = []
  let head = ''
  let lead = ''
  /** Kinds of places that were followed already: the same kind again shows nothing new. */
  const followed = new Set<string>()

  beforeAll(async () => {
    program = await startProgram()
    browser = await openBrowser()
    desk = await sitDown(browser)
    const { page } = desk
    await setUpDistrict(page, program)
    await loadSamples(page)
    const did = async (method: string, path: string, body: unknown) => {
      const answer = await ask(page, method, path, body)
      expect(answer, path).toMatchObject({ status: 200 })
    }
    const scoredIn = async (id: string, scheme: string, more = {}) => {
      const asked = { scheme, period: '2024', raisedQuota: [], asOf: null, ...more }
      await did('PUT', `/evaluation/runs/${id}`, asked)
      const { rows } = (await ask(page, 'GET', `/evaluation/runs/${id}`)).body as Rows
      return rows.flatMap(({ total, cadreId }) => (total === null ? [] : [cadreId]))
    }
    const openMeeting = (id: string) =>
      did('PUT', `/evaluation/runs/${id}/meeting/${randomUUID()}`, {
        rule: { share: 2_000, least: 600_000, dimensions: false },
      })
    three = (await scoredIn(heads, 'heads-1')).slice(0, 3)
    head = three[0] ?? ''
    lead = (await scoredIn(leads, 'leads-1'))[0] ?? ''
    // A sealed run, a report withdrawn after it, and the run that takes it up.
    await openMeeting(heads)
    await openMeeting(leads)
    const decided = { body: '区委组织部部务会', on: '2025-01-20' }
    await did('PUT', `/evaluation/runs/${leads}/seal/${randomUUID()}`, decided)
    const posted = (await ask(page, 'GET', `/ledgers/appointments?cadreId=${lead}`)).body as Ledger
    const projectId = String(posted.rows[0]?.['projectId'])
    const reports = (await ask(page, 'GET', `/ledgers/reports?projectId=${projectId}`)).body
    for (const { id } of (reports as Ledger).rows)
      await did('POST', `/records/report/${id}/withdrawal`, { version: 1, reason: '报送有误' })
    await scoredIn(later, 'leads-1', { follows: leads })
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })

  const open = async (path: string) => {
    await desk.page.goto(`${program.address}${path}`)
    await settled(desk.page)
    await desk.page
      .locator('main .number, main [data-figure]')
      .first()
      .waitFor({ state: 'attached' })
  }

  const PAGES: readonly [name: string, path: () => string, least: number][] = [
    ['the cockpit', () => '/cockpit', 30],
    ['a run of heads', () => `/evaluation/${heads}`, 400],
    ['a run of leads', () => `/evaluation/${leads}`, 100],
    ['a head’s lineage', () => `/evaluation/${heads}/people/${head}`, 20],
    ['a lead’s lineage', () => `/evaluation/${leads}/people/${lead}`, 5],
    ['the what-if page', () => `/evaluation/${heads}/what-if`, 10],
    ['a person’s page', () => `/people/${head}`, 5],
    ['a portrait', () => `/people/${head}/portrait`, 20],
    ['an archive', () => `/people/${head}/archive`, 5],
    ['three people compared', () => `/compare?ids=${three.join(',')}`, 40],
    ['the calibration of an open meeting', () => `/evaluation/${heads}/calibration`, 300],
    ['the differences of two runs', () => `/evaluation/${later}/differences`, 1],
    ['fairness', () => `/evaluation/${heads}/fairness`, 40],
    ['the severity of teams', () => '/inspection/severity', 100],
    ['where to visit next', () => '/inspection/next-visits', 50],
    ['a scheme with its examples', () => '/schemes/heads-1', 50],
    ['schemes', () => '/schemes', 1],
    [
      'people found by what they did',
      () => '/find-people?all=achievements:atLeast=1,level=city',
      1,
    ],
  ]

  test.each(PAGES)('on %s', async (_, path, least) => {
    await open(path())
    const { open: figures, closed } = await figuresOn(desk.page)
    expect(closed).toEqual([])
    expect(figures.length).toBeGreaterThanOrEqual(least)
    const links = figures
      .map(({ to }: Figure) => to)
      .filter((to) => to.startsWith('/') && !followed.has(kindOf(to)))
    for (const to of links) followed.add(kindOf(to))
    const { dead } = await deadLinks(desk.page, program.address, links)
    expect(dead).toEqual([])
  })

  test('on the page of papers every report that is offered is there', async () => {
    const { page } = desk
    await page.goto(`${program.address}/papers`)
    const offered = page.locator('main a[download]')
    await offered.first().waitFor()
    expect((await figuresOn(page)).closed).toEqual([])
    for (const one of await offered.all()) {
      const answer = await page.request.get(`${program.address}${await one.getAttribute('href')}`)
      expect(answer.status()).toBe(200)
      expect((await answer.body()).subarray(0, 2).toString()).toBe('PK')
    }
  })

  test('a number of the trend or the archive opens exactly its rows', async () => {
    const { page } = desk
    for (const path of ['portrait', 'archive']) {
      await open(`/people/${head}/${path}`)
      const links = page.locator('main a[href*="/ledgers/achievements?"][href*="finding="]')
      const link = links.first()
      const said = /(\d+)\s*$/.exec((await link.innerText()).trim())?.[1]
      await link.click()
      await page.waitForURL(/\/ledgers\/achievements/)
      await page.locator('.ledger tbody tr').first().waitFor()
      expect(await page.locator('.ledger tbody tr').count()).toBe(Number(said))
    }
  })

  test('the sums that are written on a lineage end in the number they stand under, and name its parts', async () => {
    for (const [run, person] of [
      [heads, head],
      [leads, lead],
    ]) {
      await open(`/evaluation/${run}/people/${person}`)
      const { count, wrong } = await sumsOn(desk.page)
      expect(wrong).toEqual([])
      expect(count).toBeGreaterThan(1)
    }
    // A sum of other values is found.
    await desk.page.evaluate(
      `(() => { const sum = document.querySelector('details.node > .filled'); sum.textContent += '1' })()`,
    )
    expect((await sumsOn(desk.page)).wrong).toHaveLength(1)
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

  test('a clerk puts files beside a record; the head goes from the score down to them and opens one', async () => {
    const { page } = desk
    await open(`/evaluation/${heads}/people/${head}`)
    await page.getByRole('button', { name: '全部展开' }).click()
    const link = page.locator('.sources a[href^="/records/achievement/"]').first()
    const text = await link.innerText()
    await link.click()
    const evidence = page.locator('#evidence')
    await evidence.getByText('还没有佐证文件').waitFor()
    const notice = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n')
    const mistaken = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    await evidence
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: '批复.pdf', mimeType: 'application/pdf', buffer: notice },
        { name: '现场.jpg', mimeType: 'image/jpeg', buffer: PHOTO_WITH_PLACE },
        { name: '不是照片.jpg', mimeType: 'image/jpeg', buffer: mistaken },
      ])
    await evidence.getByText('“不是照片.jpg”的内容与扩展名不符').waitFor()
    await evidence.getByRole('link', { name: '批复.pdf' }).waitFor()
    expect(await evidence.locator('.files li').count()).toBe(2)
    await evidence.getByRole('button', { name: '查看 现场.jpg' }).click()
    await page.getByRole('img', { name: '现场.jpg' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await barriers(page)).toEqual([])

    const { record } = (await ask(page, 'GET', `/people/${head}`)).body as Named
    const { name } = record.cadre
    const seat = { name, login: 'head', password: 'one unit and its score' }
    await seatPeople(browser, program, [{ ...seat, roles: ['head'], cadreId: head }])
    const own = await sitDown(browser)
    await signIn(own.page, program, seat)
    await own.page.goto(`${program.address}/evaluation/${heads}/people/${head}`)
    await own.page.getByRole('button', { name: '全部展开' }).click()
    const source = own.page.locator('.sources li', { hasText: text }).first()
    const opened = async (file: string) => {
      const [download] = await Promise.all([
        own.page.waitForEvent('download'),
        source.getByRole('link', { name: file }).click(),
      ])
      expect(download.suggestedFilename()).toBe(file)
      return readFileSync(await download.path())
    }
    expect(await opened('批复.pdf')).toEqual(notice)
    const photo = await opened('现场.jpg')
    expect(PHOTO_WITH_PLACE.includes('GPS')).toBe(true)
    expect([photo.readUInt16BE(0), photo.includes('GPS')]).toEqual([0xff_d8, false])
    // From the person's page the number of files leads to the same place.
    await own.page.goto(`${program.address}/people/${head}`)
    await own.page.locator('.timeline .file-count').first().click()
    await own.page.locator('#evidence').getByRole('link', { name: '批复.pdf' }).waitFor()
    expect([...desk.complaints, ...own.complaints]).toEqual([])
    await own.close()
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

  test('on paper: write-up and form stand, the form on two sheets, a ledger lies', async () => {
    const { page } = desk
    const printed = async () => {
      const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      const sheets = [...paper.matchAll(/\/MediaBox\s*\[\s*0 0 (\d+)\S* (\d+)/g)]
      return sheets.map(([, width, height]) => `${width} × ${height}`)
    }
    const sheet = page.locator('.docx-preview section').first()
    await page.goto(`${program.address}/people/${head}/write-up`)
    await page.getByRole('button', { name: '预览', exact: true }).click()
    await sheet.waitFor()
    expect(new Set(await printed())).toEqual(new Set(['594 × 841']))
    await page.goto(`${program.address}/people/${head}/form`)
    await sheet.waitFor()
    expect(await printed()).toEqual(['594 × 841', '594 × 841'])
    await open('/ledgers/heads')
    expect(new Set(await printed())).toEqual(new Set(['841 × 594']))
  })

  test('on a phone and in English it reads as well', async () => {
    const other = await sitDown(browser, { language: 'en', phone: true })
    await signIn(other.page, program, CLERK)
    for (const path of [`/evaluation/${heads}/people/${head}`, `/evaluation/${heads}/what-if`]) {
      await other.page.goto(`${program.address}${path}`)
      await settled(other.page)
      expect(await sticksOut(other.page)).toBe(0)
      expect(await barriers(other.page)).toEqual([])
    }
    await other.close()
  })
})
