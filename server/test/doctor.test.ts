import { sql } from 'kysely'
import { randomBytes } from 'node:crypto'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { examine } from '../src/platform/doctor.ts'
import type { Finding } from '../src/platform/finding.ts'
import { asAdmin, testDatabase } from './harness.ts'
import { settingsFor } from './embedded.ts'

const database = await testDatabase()
const settings = settingsFor('/nowhere')

async function unsafe(): Promise<string[]> {
  const findings: Finding[] = await examine(settings, database.running)
  return findings.filter(({ verdict }) => verdict === 'unsafe').map(({ code }) => code)
}

/** The server of the tests is made to be quick: the doctor must see that, every time. */
const HASTY = ['fsync', 'full_page_writes', 'synchronous_commit']

describe('the doctor', () => {
  test('sees a server that may lose what it acknowledged', async () => {
    expect(await unsafe()).toEqual(HASTY)
  })

  test.each(['superuser', 'bypassrls', 'createrole'])(
    'sees an application role with %s',
    async (power) => {
      const role = `loose_${randomBytes(4).toString('hex')}`
      await asAdmin(inject('postgres'), `create role ${role} login ${power} password 'loose'`)
      onTestFinished(() => asAdmin(inject('postgres'), `drop role ${role}`))
      const connectionOptions: typeof database.connectionOptions = (kind) =>
        kind === 'owner'
          ? database.connectionOptions('owner')
          : { ...database.connectionOptions('app'), user: role, password: 'loose' }
      const findings = await examine(settings, { ...database.running, connectionOptions })
      expect(findings.find(({ code }) => code === 'role.app')).toMatchObject({ verdict: 'unsafe' })
    },
  )

  test('sees an application that works as the owner of the tables', async () => {
    const connectionOptions = () => database.connectionOptions('owner')
    const findings = await examine(settings, { ...database.running, connectionOptions })
    const verdicts = Object.fromEntries(findings.map(({ code, verdict }) => [code, verdict]))
    expect(verdicts['role.app.owns']).toBe('unsafe')
  })

  test('sees an application that may change the trail', async () => {
    await sql`grant update on trail to zhishi_app`.execute(database.owner)
    expect(await unsafe()).toContain('rights')
    await sql`revoke update on trail from zhishi_app`.execute(database.owner)
    expect(await unsafe()).not.toContain('rights')
  })

  test('sees a server below the floor', async () => {
    const findings = await examine(settings, { ...database.running, version: '15.3' })
    expect(findings.find(({ code }) => code === 'version')).toMatchObject({ verdict: 'unsafe' })
  })

  test('sees migrations of another version', async () => {
    await sql`insert into migrations (name, sha256) values ('2099-01-01-future.sql', 'x')`.execute(
      database.owner,
    )
    expect(await unsafe()).toContain('migrations')
    await sql`delete from migrations where name like '2099%'`.execute(database.owner)
  })

  test('notes an address that others reach without HTTPS', async () => {
    const open = { ...settings, host: '0.0.0.0' }
    const verdictOf = async (given: typeof open) =>
      (await examine(given, database.running)).find(({ code }) => code === 'address')?.verdict
    expect(await verdictOf(open)).toBe('note')
    expect(await verdictOf({ ...open, publicUrl: 'https://zhishi.example' })).toBe('ok')
  })
})
