import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { addUser } from '../src/accounts/userCommand.ts'
import type { CommandContext } from '../src/platform/command.ts'
import { readSettings } from '../src/platform/settings.ts'
import { world } from './world.ts'
import { idOf } from './worldFacts.ts'

const { app, owner, running, stranger } = await world()

/** Runs the command as the frame would, with these options; gives what it answered. */
async function run(options: Readonly<Record<string, string | true>>) {
  const answers: unknown[] = []
  const text = (option: string) => {
    const value = options[option]
    return value === true ? undefined : value
  }
  const context: CommandContext = {
    words: [],
    isSet: (option) => options[option] === true,
    value: text,
    values: (option) => [text(option)].filter((value) => value !== undefined),
    settings: readSettings({}),
    operator: 'operator root@host',
    now: () => new Date(),
    path: (given) => given,
    open: async () => ({ running, db: app }),
    tell: () => {},
    warn: () => {},
    answer: (value) => void answers.push(value),
  }
  expect(await addUser(context)).toBe(0)
  return answers[0] as { id: string; login: string; password?: string; roles: string[] }
}

const HERE = { district: '云山区' }

describe('user add', () => {
  test('makes an account with a password that is shown once, and puts the operator on the trail', async () => {
    const made = await run({ ...HERE, login: 'Auditor2', name: '尹四', roles: '审计员' })
    expect(made).toMatchObject({ login: 'Auditor2', roles: ['auditor'] })
    const { body } = await stranger().post<Actor>('/session', {
      login: 'auditor2',
      password: made.password,
    })
    expect(body).toMatchObject({ name: '尹四', roles: ['auditor'] })
    const { rows } = await sql`select t.actor, t.act, t.record_id, t.particulars from trail t
      where t.act = 'user add'`.execute(owner)
    expect(rows).toEqual([
      {
        actor: 'operator root@host',
        act: 'user add',
        recordId: made.id,
        particulars: { login: 'Auditor2', roles: ['auditor'], cadreId: null, unitId: null },
      },
    ])
  })

  test('of a cadre, with the unit of the present post', async () => {
    const { id } = await run({
      ...HERE,
      login: 'ye',
      name: '叶青',
      roles: 'cadre, lead',
      cadre: '叶青',
    })
    const { rows } = await sql`select cadre_id, unit_id from accounts where id = ${id}`.execute(
      owner,
    )
    expect(rows).toEqual([{ cadreId: idOf('cadre', '叶青'), unitId: idOf('unit', '教育局') }])
  })

  test('takes the password from the standard input and does not repeat it', async () => {
    const { stdin } = process
    Object.defineProperty(process, 'stdin', {
      value: Readable.from(['steady autumn wind\n']),
      configurable: true,
    })
    try {
      const made = await run({ ...HERE, login: 'piped', name: '管道', 'password-stdin': true })
      expect(made).not.toHaveProperty('password')
    } finally {
      Object.defineProperty(process, 'stdin', { value: stdin, configurable: true })
    }
    const signedIn = await stranger().post('/session', {
      login: 'piped',
      password: 'steady autumn wind',
    })
    expect(signedIn.status).toBe(200)
  })

  test.each([
    ['no login', { name: '甲' }, 'user.option'],
    ['a login that is none', { login: 'a b', name: '甲' }, 'login.malformed'],
    ['a login that is taken', { login: 'clerk', name: '甲' }, 'login.taken'],
    ['a role that is none', { login: 'x1', name: '甲', roles: 'king' }, 'user.role'],
    [
      'two administrators',
      { login: 'x2', name: '甲', roles: 'auditor,systemAdmin' },
      'roles.two-administrators',
    ],
    ['a cadre who is none', { login: 'x3', name: '甲', cadre: '无名' }, 'user.cadre'],
    [
      'a cadre in another unit',
      { login: 'x4', name: '甲', cadre: '叶青', unit: '财政局' },
      'user.cadre',
    ],
    ['a unit that is none', { login: 'x5', name: '甲', unit: '无此局' }, 'user.unit'],
  ])('refuses %s in words', async (_, options, code) => {
    await expect(run({ ...HERE, ...options })).rejects.toMatchObject({
      name: 'OperatorError',
      code,
    })
  })

  test('asks which district where there are several, and knows when there is none of the name', async () => {
    await expect(run({ login: 'x6', name: '甲' })).rejects.toMatchObject({ code: 'user.district' })
    await expect(run({ login: 'x6', name: '甲', district: '无此区' })).rejects.toMatchObject({
      code: 'user.no_district',
    })
  })
})
