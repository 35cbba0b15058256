import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, barriers, openBrowser, sitDown, sticksOut } from './browser.ts'
import { ask, loadSamples, seatPeople, setUpDistrict, signIn } from './people.ts'
import { type Program, startProgram } from './program.ts'

const LEADER = { name: '齐明', login: 'leader', password: 'reads before deciding' }
const AUDITOR = { name: '审言', login: 'auditor', password: 'hashes and no names' }
const HEAD = { name: '本人', login: 'head', password: 'what is said of me' }

interface Rows {
  readonly rows: readonly {
    readonly id: string
    readonly cadreId: string
    readonly name: string
    readonly total: number | null
  }[]
}

/** From a scheme to a sealed decision: who writes, who decides, who is judged, who checks. */
describe('a judgement', () => {
  let program: Program
  let browser: Browser
  let clerk: Desk
  let head = { id: '', name: '' }
  let run = ''

  beforeAll(async () => {
    program = await startProgram()
    browser = await openBrowser()
    clerk = await sitDown(browser)
    await setUpDistrict(clerk.page, program)
    await loadSamples(clerk.page)
    const { rows } = (await ask(clerk.page, 'GET', '/ledgers/heads?size=5')).body as Rows
    head = { id: rows[1]?.id ?? '', name: rows[1]?.name ?? '' }
    await seatPeople(browser, program, [
      { ...LEADER, roles: ['countyLeader'] },
      { ...AUDITOR, roles: ['auditor'] },
      { ...HEAD, roles: ['head', 'cadre'], cadreId: head.id },
    ])
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })

  const as = async (who: typeof LEADER, phone = false): Promise<Desk> => {
    const desk = await sitDown(browser, { phone })
    await signIn(desk.page, program, who)
    return desk
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const inDialog = (page: Page, name: string) =>
    page.locator('dialog[open]').getByRole('button', { name, exact: true })

  test('the clerk writes a scheme; weights that do not make a whole cannot be published, and it says why', async () => {
    const { page } = clerk
    await page.goto(`${program.address}/schemes`)
    await page.locator('a[href="/schemes/heads-1"]').first().click()
    await button(page, '新建草案').click()
    await page.locator('dialog[open] input').first().fill('2024 年度正职担当力评价方案')
    await page.locator('dialog[open] button[type=submit]').click()
    await page.waitForURL(/\/schemes\/heads-2/)
    const weight = page.getByLabel('权重', { exact: true }).first()
    await weight.fill('30')
    await weight.blur()
    expect(await button(page, '发布').getAttribute('aria-disabled')).toBe('true')
    expect(await page.locator('main').innerText()).toMatch(/110/)
    await weight.fill('20')
    await weight.blur()
    expect(await barriers(page)).toEqual([])
    await button(page, '保存草案').click()
    await page
      .getByText(/已保存/)
      .first()
      .waitFor()
    await button(page, '发布').click()
    await page.locator('dialog[open]').getByLabel('原因').fill('部务会研究')
    await page.locator('dialog[open] button[type=submit]').click()
    await page.getByText('已发布').first().waitFor()
    // Its dialog stands in the form of the draft: publishing did not save once more.
    const { body } = await ask(page, 'GET', '/evaluation/schemes/heads-2')
    const { steps } = body as { steps: { act: string }[] }
    expect(steps.map(({ act }) => act)).toEqual(['started', 'saved', 'published'])
    expect(await button(page, '弃用').getAttribute('aria-disabled')).toBe('true')
  })

  test('a draft that nobody pursues is dropped with a reason, chosen nowhere, and can be taken up again', async () => {
    const { page } = clerk
    await button(page, '新建草案').click()
    await page.locator('dialog[open] button[type=submit]').click()
    await page.waitForURL(/\/schemes\/heads-3/)
    await button(page, '弃用').click()
    await page.locator('dialog[open]').getByLabel('原因').fill('会上没有采用')
    await page.locator('dialog[open] button[type=submit]').click()
    await button(page, '恢复为草案').waitFor()
    expect(await barriers(page)).toEqual([])
    await page.goto(`${program.address}/schemes/compare`)
    await page.locator('select option').first().waitFor({ state: 'attached' })
    expect(await page.locator('select option[value=heads-3]').count()).toBe(0)
    await page.goto(`${program.address}/schemes`)
    await page.getByText('已弃用的草案（1）').click()
    await page.getByText('会上没有采用').waitFor()
    expect(await barriers(page)).toEqual([])
    await page.locator('a[href="/schemes/heads-3"]').click()
    await button(page, '恢复为草案').click()
    await button(page, '保存草案').waitFor()
  })

  test('runs it, and sees what another weighting would move', async () => {
    const { page } = clerk
    await page.goto(`${program.address}/evaluation`)
    await page.getByLabel('方案').selectOption('heads-2')
    await page.getByLabel('期间').selectOption('2024')
    await button(page, '计算').click()
    await page.waitForURL(/\/evaluation\/[0-9a-f-]{36}$/)
    run = page.url().split('/').at(-1) ?? ''
    await page.locator('.run-rows').first().waitFor()
    await page.goto(`${program.address}/evaluation/${run}/what-if`)
    await page.getByText('与这次计算相同').waitFor()
    const weights = page.locator('fieldset').first().locator('input:not([type=range])')
    await weights.first().fill('40')
    await weights.first().blur()
    await page.getByText('与这次计算相同').waitFor({ state: 'detached' })
    const typed = await Promise.all((await weights.all()).map((one) => one.inputValue()))
    const sum = typed.reduce((total, one) => total + Number(one), 0)
    expect(sum).toBeCloseTo(100, 6)
    expect(await page.locator('main').innerText()).toMatch(/[▲▼]/)
    expect(await barriers(page)).toEqual([])
  })

  test('the leader gives an opinion of his own, which the clerk does not see before the meeting', async () => {
    const leader = await as(LEADER)
    await leader.page.goto(`${program.address}/evaluation/${run}/calibration`)
    await leader.page
      .getByRole('button', { name: /^提意见 / })
      .first()
      .click()
    await leader.page.locator('dialog[open] textarea').first().fill('实绩扎实，群众评价好。')
    await leader.page.locator('dialog[open]').getByLabel('优秀', { exact: true }).check()
    await inDialog(leader.page, '保存意见').click()
    await leader.page.getByText(/已记下/).waitFor()
    expect(leader.complaints).toEqual([])
    await leader.close()
    await clerk.page.goto(`${program.address}/evaluation/${run}/calibration`)
    await button(clerk.page, '开启会议').waitFor()
    expect(await clerk.page.locator('main').innerText()).not.toMatch(/群众评价好/)
    expect(await barriers(clerk.page)).toEqual([])
  })

  test('the meeting: opinions open, all take the proposals with a preview, one departs with a reason, then the seal', async () => {
    const { page } = clerk
    await button(page, '开启会议').click()
    await inDialog(page, '开启会议').click()
    await page.getByLabel('决定机构').fill('区委组织部部务会')
    await page.getByRole('button', { name: /选择全部未决定的/ }).click()
    await button(page, '决定所选…').click()
    // Another grade than proposed takes a reason, once for all of them; nothing is done yet.
    await page.locator('dialog[open]').getByLabel('暂缓', { exact: true }).check()
    expect(await page.getByRole('button', { name: /^确认决定/ }).isDisabled()).toBe(true)
    await page.locator('dialog[open] textarea').fill('材料待核，下次再议')
    await page
      .getByText(/与建议不同|暂缓确定/)
      .first()
      .waitFor()
    expect(await barriers(page)).toEqual([])
    await page.locator('dialog[open]').getByLabel('按建议', { exact: true }).check()
    await page.getByText(/将改变 \d+ 人/).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: /确认决定/ }).click()
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    await page
      .getByRole('button', { name: /^决定 / })
      .first()
      .click()
    await page.locator('dialog[open]').getByLabel('不称职', { exact: true }).check()
    await page.locator('dialog[open] .departures li').first().waitFor()
    await inDialog(page, '记录决定').click()
    // Without a reason it does not depart.
    expect(await page.locator('dialog[open]').count()).toBe(1)
    await page.locator('dialog[open] textarea').first().fill('年末发生重大责任事件，经部务会研究。')
    await inDialog(page, '记录决定').click()
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    const open = page.getByRole('button', { name: /选择全部未决定的（(\d+)）/ })
    expect(await open.innerText()).toMatch(/（0）/)
    await sealWhatIsLeft(page)
    await page
      .getByText(/已封存/)
      .first()
      .waitFor()
    expect(await barriers(page)).toEqual([])
    const [minutes] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '会议纪要' }).click(),
    ])
    expect(
      readFileSync(await minutes.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  /** Standouts that nobody proposed wait for a decision; those who are left are not recognised. */
  async function sealWhatIsLeft(page: Page) {
    const seal = button(page, '封存')
    expect(await seal.getAttribute('title')).toBeNull()
    await seal.click()
    await inDialog(page, '确认封存').click()
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
  }

  test('the head reads the own score down to a record, and answers it; nobody else’s', async () => {
    const own = await as(HEAD, true)
    const { page } = own
    await page.goto(`${program.address}/evaluation/${run}/people/${head.id}`)
    await page.locator('.total .score').waitFor()
    expect(await page.locator('main').innerText()).toMatch(/区委组织部部务会/)
    expect(await barriers(page)).toEqual([])
    expect(await sticksOut(page)).toBeLessThanOrEqual(0)
    const { rows } = (await ask(page, 'GET', `/evaluation/runs/${run}`)).body as Rows
    expect(rows.map(({ cadreId }) => cadreId)).toEqual([head.id])
    const mine = (await ask(page, 'GET', `/ledgers/achievements?size=1`)).body as Rows
    const item = mine.rows[0]?.id ?? ''
    await page.goto(`${program.address}/records/achievement/${item}`)
    await page.getByRole('heading', { name: '变更记录' }).waitFor()
    await page.goto(`${program.address}/records/reply/new?achievementId=${item}`)
    await page
      .getByLabel(/内容|说明/)
      .first()
      .waitFor()
    await page.locator('textarea').first().fill('该项由本人牵头，附会议纪要。')
    await page.locator('#field-date').fill('2025-01-20')
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(/\/records\/reply\/[0-9a-f-]{36}/)
    expect(own.complaints).toEqual([])
    await own.close()
  })

  test('the leader compares three people on the same terms', async () => {
    const leader = await as(LEADER)
    const { page } = leader
    const { rows } = (await ask(page, 'GET', '/ledgers/heads?size=3')).body as Rows
    await page.goto(`${program.address}/compare?ids=${rows.map(({ id }) => id).join(',')}`)
    for (const { name } of rows) await page.getByText(name).first().waitFor()
    expect(await barriers(page)).toEqual([])
    expect(leader.complaints).toEqual([])
    await leader.close()
  })

  test('the auditor computes the sealed run again and sees nobody', async () => {
    const auditor = await as(AUDITOR)
    const { page } = auditor
    await page.goto(`${program.address}/audit/runs`)
    await button(page, '重新计算并核验').first().click()
    await page.getByText('完好：各项一致。').waitFor()
    expect(await page.locator('main').innerText()).not.toContain(head.name)
    expect(await barriers(page)).toEqual([])
    for (const path of [`/evaluation/runs/${run}`, `/people/${head.id}`, '/ledgers/heads'])
      expect((await ask(page, 'GET', path)).status, path).toBe(403)
    expect(auditor.complaints).toEqual([])
    await auditor.close()
    expect(clerk.complaints).toEqual([])
  })
})
