import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { examine } from '../src/platform/doctor.ts'
import { migrate } from '../src/platform/migrations.ts'
import { joinPostgres, type RunningDatabase, startPostgres } from '../src/platform/postgres.ts'
import { linkLibraries } from '../src/platform/postgres-binaries.ts'
import { readCredentials } from '../src/platform/postgres-cluster.ts'
import { runningServer } from '../src/platform/postgres-server.ts'
import { startMark, until } from '../src/platform/processes.ts'
import {
  ask,
  dataDirectory,
  kill,
  placeOf,
  settingsFor,
  startProgram,
  usedDirectory,
} from './embedded.ts'

// Each test starts processes that wait for the disk; the machine may have other things to do.
vi.setConfig({ testTimeout: 300_000 })

/** Starts on the data, does the work, and stops whatever happens. */
async function onDatabase<T>(
  data: string,
  work: (running: RunningDatabase) => Promise<T>,
): Promise<T> {
  const running = await startPostgres(settingsFor(data))
  try {
    return await work(running)
  } finally {
    await running.stop()
  }
}

const soundness = `select length('考察组') as length, current_setting('server_encoding') as encoding,
  current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
  current_setting('listen_addresses') as listens, current_setting('unix_socket_permissions') as socket`
const SOUND = {
  length: 3,
  encoding: 'UTF8',
  checksums: 'on',
  fsync: 'on',
  listens: '',
  socket: '0700',
}

describe('the first start', () => {
  test('makes a sound database, whatever the terminal speaks', async () => {
    for (const env of [{}, { LANG: 'zh_CN.GBK', LC_ALL: 'nonsense' }]) {
      const data = dataDirectory()
      const program = startProgram(data, env)
      await program.ready
      const running = await joinPostgres(settingsFor(data))
      expect(running && (await ask(running.connectionOptions('app'), soundness))).toEqual([SOUND])
      await running?.stop()
      program.child.kill('SIGTERM')
      expect((await program.ended).code).toBe(0)
    }
  })

  test('gives the application a role that can do nothing but read and write rows', async () => {
    await onDatabase(await usedDirectory(), async (running) => {
      await migrate(running)
      const [role] = await ask(
        running.connectionOptions('app'),
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
           (select count(*)::int from pg_class where relowner = r.oid) as owned
         from pg_roles r where rolname = current_user`,
      )
      const nothing = {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
      }
      expect(role).toEqual({ ...nothing, rolreplication: false, owned: 0 })
      for (const statement of [
        'create table zhishi.mine (n int)',
        'create table public.mine (n int)',
        'drop table zhishi.trail',
        'update zhishi.trail set act = act',
        'delete from zhishi.fact_versions',
        'delete from zhishi.migrations',
        'create role other superuser',
      ])
        await expect(ask(running.connectionOptions('app'), statement)).rejects.toMatchObject({
          code: '42501',
        })
    })
  })

  test('keeps the passwords to itself, and nobody gets in without one', async () => {
    const data = dataDirectory()
    await onDatabase(data, async (running) => {
      const home = placeOf(data)
      expect(statSync(join(home, 'credentials.json')).mode & 0o777).toBe(0o600)
      expect(statSync(join(home, 'socket')).mode & 0o777).toBe(0o700)
      const passwords = Object.values(readCredentials(home))
      expect(new Set(passwords).size).toBe(3)
      expect(passwords.every((password) => Buffer.from(password, 'base64url').length === 32)).toBe(
        true,
      )
      const wrong = { ...running.connectionOptions('app'), password: 'guess' }
      await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    })
  })

  const moments: [string, (data: string) => boolean][] = [
    ['as soon as its directory is there', (data) => drafts(data).length > 0],
    [
      'while initdb writes',
      (data) => drafts(data).some((draft) => existsSync(join(draft, 'cluster/PG_VERSION'))),
    ],
    [
      'while the roles are made',
      (data) => drafts(data).some((draft) => existsSync(join(draft, 'cluster/postmaster.pid'))),
    ],
    [
      'about when it takes its name',
      (data) =>
        existsSync(join(data, 'postgres')) ||
        drafts(data).some((draft) => existsSync(join(draft, 'credentials.json'))),
    ],
    [
      'while the tables are made',
      (data) => existsSync(join(data, 'postgres/cluster/postmaster.pid')),
    ],
  ]
  test.each(moments)('killed %s, is simply done again', async (_, isThere) => {
    const data = dataDirectory()
    const program = startProgram(data)
    expect(spinUntil(() => isThere(data))).toBe(true)
    await kill(program.child)
    await onDatabase(data, async (running) => {
      await migrate(running)
      expect(await ask(running.connectionOptions('app'), soundness)).toEqual([SOUND])
      expect(
        await ask(running.connectionOptions('app'), 'select count(*)::int as n from zhishi.units'),
      ).toEqual([{ n: 0 }])
    })
    expect(drafts(data)).toEqual([])
  })
})

/** Looks without a pause: some of these moments last a millisecond. */
function spinUntil(holds: () => boolean): boolean {
  const end = Date.now() + 60_000
  while (!holds()) if (Date.now() > end) return false
  return true
}

function drafts(data: string): string[] {
  return readdirSync(data)
    .filter((name) => name.startsWith('postgres.new-'))
    .map((name) => join(data, name))
}

describe('a later start', () => {
  test('ten times of ten finds the server of a killed program, replaces it within ten seconds, and no acknowledged row is gone', async () => {
    const data = await usedDirectory()
    await onDatabase(data, async (running) => {
      await ask(running.connectionOptions('owner'), 'create table public.kept (n int)')
    })
    for (let round = 1; round <= 10; round += 1) {
      const program = startProgram(data)
      expect(await program.ready).toBeLessThan(10_000)
      const running = await joinPostgres(settingsFor(data))
      if (!running) throw new Error('no database to join')
      const orphan = runningServer(join(placeOf(data), 'cluster'))
      await ask(running.connectionOptions('owner'), `insert into public.kept values (${round})`)
      await running.stop()
      await kill(program.child)
      expect(runningServer(join(placeOf(data), 'cluster'))?.pid).toBe(orphan?.pid)
    }
    await onDatabase(data, async (running) => {
      expect(
        await ask(running.connectionOptions('owner'), 'select count(*)::int as n from public.kept'),
      ).toEqual([{ n: 10 }])
    })
  })

  test('on data that another program works with is refused with who that is, and the first goes on unharmed', async () => {
    const data = await usedDirectory()
    await onDatabase(data, async (first) => {
      const second = startProgram(data)
      const { code, err } = await second.ended
      expect(code).toBe(1)
      expect(err).toContain(`pid ${process.pid}`)
      expect(err).toContain('ZHISHI_DATA')
      await expect(startPostgres(settingsFor(data))).rejects.toMatchObject({ code: 'data.in_use' })
      expect(await ask(first.connectionOptions('app'), 'select 1 as one')).toEqual([{ one: 1 }])
    })
    await onDatabase(data, async () => {})
  })

  test('of five programs that start at once, one gets the data', async () => {
    const data = await usedDirectory()
    writeFileSync(
      join(data, 'zhishi.lock'),
      JSON.stringify({ pid: 999_999_999, machine: hostname(), token: 'dead' }),
    )
    const programs = Array.from({ length: 5 }, () => startProgram(data))
    const results = await Promise.allSettled(programs.map(({ ready }) => ready))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const { child } of programs) child.kill('SIGTERM')
    await Promise.all(programs.map(({ ended }) => ended))
  })

  test('is not fooled by a process number that was given to another program', async () => {
    const data = await usedDirectory()
    const other = {
      pid: process.ppid,
      mark: `not-${startMark(process.ppid)}`,
      machine: '',
      purpose: '',
      token: 'old',
    }
    writeFileSync(join(data, 'zhishi.lock'), JSON.stringify({ ...other, machine: hostname() }))
    writeFileSync(
      join(placeOf(data), 'cluster/postmaster.pid'),
      `${process.pid}\n${placeOf(data)}/cluster\n1\n5432\n\n\n1 1\n`,
    )
    await onDatabase(data, async (running) => {
      expect(await ask(running.connectionOptions('app'), 'select 1 as one')).toEqual([{ one: 1 }])
    })
  })

  test('refuses data that another major version made, and says what to do', async () => {
    const data = await usedDirectory()
    writeFileSync(join(placeOf(data), 'cluster/PG_VERSION'), '17\n')
    await expect(startPostgres(settingsFor(data))).rejects.toMatchObject({
      code: 'postgres.other_major',
    })
  })
})

test('the server killed under a running program comes back by itself', async () => {
  const data = await usedDirectory()
  const events: string[] = []
  const running = await startPostgres(settingsFor(data), { report: (event) => events.push(event) })
  await ask(running.connectionOptions('owner'), 'create table public.kept as select 1 as n')
  const server = runningServer(join(placeOf(data), 'cluster'))
  process.kill(server?.pid ?? 0, 'SIGKILL')
  expect(await until(() => events.includes('restarted'), 15_000)).toBe(true)
  expect(await ask(running.connectionOptions('app'), 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await ask(running.connectionOptions('owner'), 'select n from public.kept')).toEqual([
    { n: 1 },
  ])
  await running.stop()
  expect(runningServer(join(placeOf(data), 'cluster'))).toBeUndefined()
})

describe('places', () => {
  test('a path too long for a socket works', async () => {
    const data = join(dataDirectory(), '长'.repeat(20), '名'.repeat(30))
    mkdirSync(data, { recursive: true, mode: 0o711 })
    await onDatabase(data, async (running) => {
      expect(running.connectionOptions('app').host).not.toContain(data)
      expect(await ask(running.connectionOptions('app'), 'select 1 as one')).toEqual([{ one: 1 }])
    })
  })

  test.skipIf(process.getuid?.() !== 0)(
    'as root, data below a closed directory live where the database can reach them',
    async () => {
      const closed = dataDirectory(0o700)
      const data = join(closed, 'data')
      await onDatabase(data, async (running) => {
        expect(running.home?.startsWith('/var/lib/zhishi/')).toBe(true)
        await ask(running.connectionOptions('owner'), 'create table public.kept as select 1 as n')
      })
      const place = placeOf(data)
      await onDatabase(data, async (running) => {
        expect(await ask(running.connectionOptions('owner'), 'select n from public.kept')).toEqual([
          { n: 1 },
        ])
      })
      rmSync(place, { recursive: true })
      await expect(startPostgres(settingsFor(data))).rejects.toMatchObject({ code: 'data.gone' })
      expect(readdirSync(dirname(place))).not.toContain(place)
    },
  )

  test('library links that a blocked install script did not make are made', () => {
    const root = mkdtempSync(join(tmpdir(), 'zhishi-links-'))
    mkdirSync(join(root, 'native/lib'), { recursive: true })
    writeFileSync(join(root, 'native/lib/libpq.so.5.18'), '')
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
    writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links))
    linkLibraries(root)
    linkLibraries(root)
    expect(readlinkSync(join(root, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18')
    expect(readFileSync(join(root, 'native/lib/libpq.so.5'), 'utf8')).toBe('')
    rmSync(root, { recursive: true })
  })
})

test('the doctor finds nothing unsafe in a database of ours', async () => {
  const data = await usedDirectory()
  await onDatabase(data, async (running) => {
    await migrate(running)
    const findings = await examine(settingsFor(data), running)
    expect(findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([])
    expect(findings.length).toBeGreaterThan(15)
  })
})
