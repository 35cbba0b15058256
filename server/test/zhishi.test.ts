import { chmodSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { joinPostgres } from '../src/platform/postgres.ts'
import {
  ask,
  dataDirectory,
  placeOf,
  settingsFor,
  startProgram,
  usedDirectory,
  zhishi,
} from './embedded.ts'

// Each test starts processes that wait for the disk; the machine may have other things to do.
vi.setConfig({ testTimeout: 300_000 })

describe('the command line', () => {
  test('lists its commands, explains each, and refuses what it does not know', async () => {
    const overview = await zhishi(['--help'], {})
    expect(overview.code).toBe(0)
    for (const name of ['backup', 'restore', 'doctor']) expect(overview.out).toContain(name)
    const help = await zhishi(['backup', '--help'], { LANG: 'zh_CN.UTF-8' })
    expect(help).toMatchObject({ code: 0, out: expect.stringContaining('备份') })
    expect(await zhishi(['bakcup'], {})).toMatchObject({
      code: 1,
      err: expect.stringContaining('bakcup'),
    })
    expect(await zhishi(['doctor', '--jsno'], {})).toMatchObject({
      code: 1,
      err: expect.stringContaining('--jsno'),
    })
    expect(await zhishi(['backup'], {})).toMatchObject({
      code: 1,
      err: expect.stringContaining('Name one file'),
    })
    expect(await zhishi(['doctor'], { PORT: 'x' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('PORT'),
    })
  })

  test('backs up while the program runs, restores elsewhere, and never over what is there', async () => {
    const data = await usedDirectory()
    const program = startProgram(data)
    await program.ready
    const running = await joinPostgres(settingsFor(data))
    if (!running) throw new Error('no database to join')
    await ask(
      running.connectionOptions('app'),
      `insert into zhishi.districts (id, name, created_at) values (1, '青岩区', now())`,
    )
    const file = join(data, 'year.zhishi')
    const backup = await zhishi(['backup', file, '--json'], { ZHISHI_DATA: data })
    expect(backup).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(backup.out)).toMatchObject({ file, tables: { districts: 1 } })
    const [trail] = await ask<object>(
      running.connectionOptions('app'),
      `select actor, act, outcome from zhishi.trail where act = 'back up'`,
    )
    expect(trail).toMatchObject({
      actor: expect.stringMatching(/^operator .+@.+/),
      outcome: 'exported',
    })
    const beside = await zhishi(['restore', file], { ZHISHI_DATA: data })
    expect(beside).toMatchObject({ code: 1, err: expect.stringContaining('Stop it first') })
    await running.stop()
    program.child.kill('SIGTERM')
    await program.ended
    const over = await zhishi(['restore', file], { ZHISHI_DATA: data })
    expect(over).toMatchObject({ code: 1, err: expect.stringContaining('not overwritten') })

    const fresh = dataDirectory()
    const restored = await zhishi(['restore', file, '--json'], { ZHISHI_DATA: fresh })
    expect(restored).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(restored.out)).toMatchObject({ tables: { districts: 1 } })
  })

  test('asks the doctor: nothing unsafe at first, exit code 1 when a mode was loosened', async () => {
    const data = await usedDirectory()
    const healthy = await zhishi(['doctor', '--json'], { ZHISHI_DATA: data })
    expect(healthy).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(healthy.out)).toMatchObject({ safe: true, settings: { data } })
    chmodSync(join(placeOf(data), 'credentials.json'), 0o644)
    const loose = await zhishi(['doctor'], { ZHISHI_DATA: data })
    expect(loose).toMatchObject({ code: 1, out: expect.stringContaining('✗ mode.credentials') })
  })

  test('two commands at once on data that nobody serves share one database', async () => {
    const data = dataDirectory()
    const files = ['a', 'b'].map((name) => join(data, name))
    const results = await Promise.all(
      files.map((file) => zhishi(['backup', file], { ZHISHI_DATA: data })),
    )
    expect(results.map(({ code, err }) => ({ code, err }))).toEqual(
      files.map(() => ({ code: 0, err: '' })),
    )
    expect(files.every((file) => existsSync(file))).toBe(true)
  })

  test('says what to do where the password file is gone', async () => {
    const data = await usedDirectory()
    rmSync(join(placeOf(data), 'credentials.json'))
    const lost = await zhishi(['doctor'], { ZHISHI_DATA: data })
    expect(lost).toMatchObject({ code: 1, err: expect.stringContaining('credentials.json') })
  })
})
