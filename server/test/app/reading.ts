import { expect } from 'vitest'
import type { LedgerName } from '@zhishi/domain/app/ledgers.ts'
import { LedgerPage, RecordView } from '@zhishi/domain/platform/api.ts'
import type { Noun } from '@zhishi/domain/app/facts.ts'
import { idOf, whole } from './district.ts'
import type { Answer, Ask, Who } from './people.ts'

export type Address = Readonly<Record<string, string>>
type Said = Readonly<Record<string, unknown>>

export const at = (noun: string, name: string, then = '') => `/records/${noun}/${idOf(name)}${then}`

export const refusal = (code: string, about?: Said) => ({
  code: 'refused',
  reason: about === undefined ? { code } : { code, about },
})

/** Ways to ask for ledgers. */
export function ledgersOf(ask: Ask) {
  const see = (who: Who, ledger: string, address: Address = {}) =>
    ask(who, 'GET', `/ledgers/${ledger}?${new URLSearchParams(address)}`)
  async function page(who: Who, ledger: LedgerName, address: Address = {}): Promise<LedgerPage> {
    const { status, body } = await see(who, ledger, address)
    expect(status, JSON.stringify(body)).toBe(200)
    return LedgerPage.parse(body)
  }
  /** What a column holds, row by row. */
  const column = async (who: Who, ledger: LedgerName, key: string, address: Address = {}) =>
    (await page(who, ledger, address)).rows.map((row) => row[key])
  return { see, page, column }
}

/** Ways to keep records; what is changed is changed from what the clerk sees. */
export function recordsOf(ask: Ask) {
  const read = (who: Who, noun: string, name: string) => ask(who, 'GET', at(noun, name))
  async function view(who: Who, noun: string, name: string): Promise<RecordView> {
    const { status, body } = await read(who, noun, name)
    expect(status, JSON.stringify(body)).toBe(200)
    return RecordView.parse(body)
  }
  const enter = (who: Who, noun: Noun, name: string, said: Said) =>
    ask(who, 'PUT', at(noun, name), { content: whole(noun, said) })
  async function correct(
    who: Who,
    noun: Noun,
    name: string,
    said: Said,
    version?: number,
  ): Promise<Answer> {
    const now = await view('周敏', noun, name)
    return ask(who, 'POST', at(noun, name, '/corrections'), {
      version: version ?? now.version,
      content: { ...now.content, ...said },
      reason: '原件有误',
    })
  }
  async function change(who: Who, noun: Noun, name: string, to: 'withdrawal' | 'restoration') {
    const { version } = await view('周敏', noun, name)
    return ask(who, 'POST', at(noun, name, `/${to}`), { version, reason: '录错了' })
  }
  return { read, view, enter, correct, change }
}
