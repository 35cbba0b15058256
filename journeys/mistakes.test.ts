import { readFileSync } from 'node:fs'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, barriers, openBrowser, sitDown } from './browser.ts'
import { ADMINISTRATOR, CLERK, ask, setUpDistrict, signIn } from './people.ts'
import { type Program, startProgram } from './program.ts'

const ROSTER = [
  ['序号', '单位', '姓名', '性别', '出生年月', '现任职务', '是否党政正职'],
  [1, '河口镇', '单雄信', '男', '1975-03', '党委书记', '是'],
  [2, '山阳街道', '苏禾', '女', '1979-11', '党工委书记', '是'],
  [3, '区财政局', '高远', '男', '1984-06', '副局长', '否'],
]
/** The second row names nobody on record, the third has a level that is none. */
const ACHIEVEMENTS = (fixed: boolean) => [
  ['桃李区党政正职2024年突出实绩清单'],
  ['序号', '姓名', '单位', '季度', '评价维度', '实绩内容', '层级', '佐证材料', '核实意见'],
  [1, '单雄信', '河口镇', '第一季度', '改革创新', '分户计量改革', '市级', '通报', '属实'],
  [
    2,
    fixed ? '苏禾' : '苏和',
    '山阳街道',
    '第二季度',
    '改革创新',
    '一窗受理',
    '省级',
    '通报',
    '属实',
  ],
  [
    3,
    '苏禾',
    '山阳街道',
    '第三季度',
    '中心工作贡献',
    '防汛值守',
    fixed ? '区级' : '宇宙级',
    '验收单',
    '属实',
  ],
]
type Rows = readonly (readonly (string | number)[])[]

const workbook = async (name: string, rows: Rows) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    await writeXlsx({ sheets: [{ name: '表', rows: rows.map((row) => [...row]) }] }),
  ),
})
const FILE = '正职实绩清单.xlsx'

/** A clerk hands in workbooks with mistakes, gets them back marked, mends them and hands them in again. */
describe('workbooks with mistakes', () => {
  let program: Program
  let browser: Browser
  let desk: Desk
  beforeAll(async () => {
    program = await startProgram()
    browser = await openBrowser()
    desk = await sitDown(browser)
    await setUpDistrict(desk.page, program, '桃李区')
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })

  async function handIn(page: Page, fixed: boolean) {
    await page.goto(`${program.address}/import`)
    await page
      .locator('input[type=file]')
      .setInputFiles([
        await workbook('干部花名册.xlsx', ROSTER),
        await workbook(FILE, ACHIEVEMENTS(fixed)),
      ])
    await page.waitForURL(/\/import\/[0-9a-f-]{36}/)
    await page.getByRole('button', { name: '确认写入' }).waitFor()
  }
  const confirmed = async (page: Page) => {
    await page.getByRole('button', { name: '确认写入' }).click()
    await page.getByRole('link', { name: '看驾驶舱' }).waitFor()
  }
  const onRecord = async (page: Page, ledger: string) =>
    ((await ask(page, 'GET', `/ledgers/${ledger}`)).body as { total: number }).total

  test('what is wrong is told by row and cell, with what is near; nothing is written yet', async () => {
    const { page } = desk
    await handIn(page, false)
    const wrong = page.locator('.findings.wrong tbody tr')
    await wrong.first().waitFor()
    const told = await page.locator('.findings tbody').innerText()
    expect(told).toMatch(/B4/)
    expect(told).toMatch(/苏和/)
    expect(told).toMatch(/苏禾/)
    expect(told).toMatch(/G5/)
    expect(told).toMatch(/宇宙级/)
    expect(await barriers(page)).toEqual([])
    expect(await onRecord(page, 'cadres')).toBe(0)
  })

  test('the own workbook comes back with the bad cells marked and commented', async () => {
    const { page } = desk
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: FILE }).click(),
    ])
    const back = await readXlsx(readFileSync(await file.path()), { readStyles: true })
    const cell = back.sheets[0]?.cells?.get('3,1')
    expect(cell?.value).toBe('苏和')
    expect(cell?.comment?.text).toMatch(/苏禾/)
  })

  test('what is right is taken; mended, only the rest is new; a third time there is nothing to do', async () => {
    const { page } = desk
    await confirmed(page)
    expect(await onRecord(page, 'cadres')).toBe(3)
    expect(await onRecord(page, 'achievements')).toBe(1)
    await handIn(page, true)
    expect(await page.getByRole('button', { name: /^退回/ }).innerText()).toMatch(/0/)
    await confirmed(page)
    expect(await onRecord(page, 'achievements')).toBe(3)
    await handIn(page, true)
    const button = page.getByRole('button', { name: '确认写入' })
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    expect(await onRecord(page, 'achievements')).toBe(3)
    expect(await barriers(page)).toEqual([])
  })

  test('an administrator sees neither the import nor whom it is about', async () => {
    const other = await sitDown(browser)
    await signIn(other.page, program, ADMINISTRATOR)
    for (const path of ['/import', '/ledgers/cadres', '/ledgers/achievements', '/evaluation']) {
      await other.page.goto(`${program.address}${path}`)
      await other.page.locator('h1').waitFor()
      expect(await other.page.locator('main').innerText(), path).not.toMatch(/单雄信|苏禾/)
    }
    for (const path of ['/ledgers/cadres', '/batches', '/evaluation/runs', '/search?q=苏禾']) {
      const { status, body } = await ask(other.page, 'GET', path)
      expect(status === 403 || JSON.stringify(body) === '[]', path).toBe(true)
    }
    expect(other.complaints).toEqual([])
    await other.close()
    const clerk = await sitDown(browser)
    await signIn(clerk.page, program, CLERK)
    await clerk.page.goto(`${program.address}/accounts`)
    await clerk.page.locator('h1').waitFor()
    expect((await ask(clerk.page, 'GET', '/accounts')).status).toBe(403)
    await clerk.close()
    expect(desk.complaints).toEqual([])
  })
})
