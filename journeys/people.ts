import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { sitDown } from './browser.ts'
import type { Program } from './program.ts'

export const CLERK = { name: '钱文', login: 'clerk', password: 'a long way to go' }
export const ADMINISTRATOR = { name: '周管', login: 'admin', password: 'keys but no files' }

interface Someone {
  readonly login: string
  readonly password: string
}

/** The first page: makes the district and the first two accounts. */
export async function setUpDistrict(
  page: Page,
  program: Program,
  district = '陶丘区',
): Promise<void> {
  await page.goto(program.setupLink)
  const fields = page.locator('form input:not([type=checkbox])')
  const answers = [
    district,
    ADMINISTRATOR.name,
    ADMINISTRATOR.login,
    ADMINISTRATOR.password,
    CLERK.name,
    CLERK.login,
    CLERK.password,
  ]
  await fields.first().waitFor()
  for (const [i, answer] of answers.entries()) await fields.nth(i).fill(answer)
  await page.locator('form button[type=submit]').click()
  await page.getByText(CLERK.name).first().waitFor()
}

export async function signIn(
  page: Page,
  program: Program,
  { login, password }: Someone,
): Promise<void> {
  await page.goto(`${program.address}/sign-in`)
  await page.locator('form input').nth(0).fill(login)
  await page.locator('form input').nth(1).fill(password)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Confirms what was read, and waits until it is on record. */
export async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: '确认写入' }).click({ timeout: 120_000 })
  await page.getByRole('link', { name: '看驾驶舱' }).waitFor({ timeout: 120_000 })
}

/** Asks the server as the page does, with its session. */
export async function ask(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const answer = await page.request.fetch(new URL(`/api${path}`, page.url()).href, {
    method,
    headers: { 'x-zhishi': '1' },
    ...(body === undefined ? {} : { data: body }),
  })
  return { status: answer.status(), body: await answer.json().catch(() => null) }
}

interface Batch {
  readonly state: string
}

/** Hands in the sample district as its page does, and waits until it is on record. */
export async function loadSamples(page: Page): Promise<void> {
  const batch = `/batches/${randomUUID()}`
  const until = async (state: string) => {
    for (;;) {
      const { body } = await ask(page, 'GET', batch)
      if ((body as Batch).state === state) return
      await page.waitForTimeout(200)
    }
  }
  await ask(page, 'PUT', batch, { year: null, sample: true })
  await ask(page, 'POST', `${batch}/reading`, {})
  await until('ready')
  await ask(page, 'POST', `${batch}/confirmation`, {})
  await until('confirmed')
}

export interface Seat extends Someone {
  readonly name: string
  readonly roles: readonly string[]
  /** The cadre whom the account is of. */
  readonly cadreId?: string
}

const SECURITY = { name: '安守', login: 'security', password: 'grants and no more' }

/** Accounts for these people: made by the administrator, granted by the security administrator. */
export async function seatPeople(browser: Browser, program: Program, seats: readonly Seat[]) {
  const desk = await sitDown(browser)
  const { page } = desk
  const made = new Map<string, string>()
  const make = async ({ name, login, password }: typeof SECURITY, cadreId: string | null) => {
    const id = randomUUID()
    const input = { name, login, password, cadreId, unitId: null }
    const { status, body } = await ask(page, 'PUT', `/accounts/${id}`, input)
    if (status !== 200) throw new Error(JSON.stringify(body))
    made.set(login, id)
  }
  await signIn(page, program, ADMINISTRATOR)
  await make(SECURITY, null)
  await ask(page, 'POST', `/accounts/${made.get(SECURITY.login)}/first-administrator`, {
    role: 'securityAdmin',
  })
  for (const seat of seats) await make(seat, seat.cadreId ?? null)
  await signIn(page, program, SECURITY)
  for (const { login, roles } of seats) {
    const { status, body } = await ask(page, 'PUT', `/grants/${made.get(login)}`, { roles })
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  await desk.close()
}
