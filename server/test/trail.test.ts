import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { sealTrail, startSealer } from '../src/platform/sealer.ts'
import { record } from '../src/platform/trail.ts'
import { verifyTrail } from '../src/platform/verifyTrail.ts'
import { newId } from '../src/platform/ids.ts'
import { PEOPLE, world } from './world.ts'
import { idOf } from './worldFacts.ts'

const { app, owner, as, elsewhere, clock } = await world()
const LONG_AGO = new Date(0)
const seal = (districtId = 1) => sealTrail(app, districtId, LONG_AGO, clock.now)
const verify = (anchor?: { number: number; hash: string }) =>
  verifyTrail(app, 1, { now: clock.now, ...(anchor ? { anchor } : {}) })
const kinds = async (anchor?: { number: number; hash: string }) =>
  (await verify(anchor)).flaws.map(({ kind, number }) => `${kind} ${number ?? ''}`.trim())

/** Something that happens a moment after what happened before. */
const happen = (act: string, particulars: Record<string, unknown> = {}, districtId = 1) => {
  clock.now = new Date(clock.now.getTime() + 1)
  const who = { districtId, accountId: null, name: '林清' }
  return record(app, who, clock.now, { act, outcome: 'done', particulars })
}

/** Empties the trail, as only the owner of the tables can. */
beforeEach(async () => {
  await sql`truncate trail, trail_seals`.execute(owner)
})

const rows = async () =>
  (
    await sql<
      Record<string, unknown>
    >`select t.actor, t.act, t.outcome, t.noun, t.record_id, t.particulars
      from trail t where district_id = 1 order by at, id`.execute(owner)
  ).rows

describe('what is on the trail', () => {
  test('a change, with who did it, to which record', async () => {
    const id = newId()
    const content = { name: '第二考察组' }
    const { status } = await as('clerk').put(`/records/team/${id}`, { content })
    expect(status).toBe(200)
    expect(await rows()).toEqual([
      expect.objectContaining({
        actor: PEOPLE.clerk.name,
        act: 'PUT /records/:noun/:id',
        outcome: 'done',
        noun: 'team',
        recordId: id,
      }),
    ])
  })

  test('a denial by role and a denial by rule, each with its code', async () => {
    await as('unitClerk').put(`/records/team/${newId()}`, { content: { name: '组' } })
    clock.now = new Date(clock.now.getTime() + 1)
    await as('systemAdmin').post(`/accounts/${idOf('account', 'systemAdmin')}/disabling`, {
      disabled: true,
    })
    const found = await rows()
    expect(found.map(({ outcome, particulars }) => [outcome, particulars])).toEqual([
      ['denied', { code: 'forbidden' }],
      ['denied', { code: 'account.self' }],
    ])
  })

  test('a change whose trail row cannot be written does not happen', async () => {
    await sql`alter table trail add constraint nothing_new check (act not like '%records%') not valid`.execute(
      owner,
    )
    const id = newId()
    const { status } = await as('clerk').put(`/records/team/${id}`, { content: { name: '组' } })
    expect(status).toBe(409)
    const { rows: teams } = await sql`select 1 from teams where id = ${id}`.execute(owner)
    expect(teams).toEqual([])
    await sql`alter table trail drop constraint nothing_new`.execute(owner)
  })

  test('reading the trail, which only the auditor may, latest first and searched by word', async () => {
    await happen('first')
    await happen('second', { code: '100%' })
    clock.now = new Date(clock.now.getTime() + 1)
    expect((await as('clerk').get('/trail')).status).toBe(403)
    const found = await as('auditor').get<{ rows: { act: string }[]; total: number }>('/trail', {
      q: '0%',
    })
    expect(found.body.rows.map(({ act }) => act)).toEqual(['second'])
    clock.now = new Date(clock.now.getTime() + 1)
    const all = await as('auditor').get<{ rows: { act: string; outcome: string }[] }>('/trail')
    expect(all.body.rows[0]).toMatchObject({ act: 'GET /trail', outcome: 'read' })
  })

  test('only of the own district', async () => {
    await elsewhere.put(`/records/team/${newId()}`, { content: { name: '外组' } })
    const { body } = await as('auditor').get<{ total: number }>('/trail')
    expect(body.total).toBe(0)
  })
})

describe('the chain', () => {
  test('numbers and links every row once, in the order of their time', async () => {
    for (let i = 0; i < 5; i += 1) await happen(`act ${i}`)
    expect(await seal()).toBe(5)
    expect(await seal()).toBe(0)
    const { rows: sealed, flaws, head } = await verify()
    expect([sealed, flaws, head?.number]).toEqual([5, [], 5])
    const page = await as('auditor').get<{ head: unknown; rows: { number: number }[] }>('/trail')
    expect(page.body.head).toEqual(head)
    expect(page.body.rows.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1])
  })

  test('each district has its own', async () => {
    await happen('here')
    await happen('there', {}, 2)
    await seal(1)
    await seal(2)
    expect((await verify()).head?.number).toBe(1)
    expect((await verifyTrail(app, 2, { now: clock.now })).head?.number).toBe(1)
  })

  test('two processes that seal at once give one chain without a row twice', async () => {
    for (let i = 0; i < 40; i += 1) await happen(`act ${i}`)
    await Promise.all(Array.from({ length: 6 }, () => seal()))
    await seal()
    const { rows: sealed, flaws, head } = await verify()
    expect([sealed, flaws, head?.number]).toEqual([40, [], 40])
  })

  test('a row that commits late is sealed after those that were faster', async () => {
    await happen('fast')
    const held = await app.startTransaction().execute()
    await record(held, { districtId: 1, accountId: null, name: '林清' }, clock.now, {
      act: 'late',
      outcome: 'done',
    })
    await seal()
    await held.commit().execute()
    await seal()
    expect((await verify()).flaws).toEqual([])
    expect((await verify()).rows).toBe(2)
  })

  test('the sealer seals by itself, and what is left when it stops', async () => {
    const errors: unknown[] = []
    const sealer = startSealer(
      app,
      () => clock.now,
      (error) => errors.push(error),
    )
    await happen('just before the end')
    await sealer.stop()
    expect(errors).toEqual([])
    expect((await verify()).rows).toBe(1)
  })
})

describe('tampering by somebody who owns the tables shows', () => {
  const act = (number: number) => sql`trail.id = (select trail_id from trail_seals s
    where s.district_id = 1 and s.number = ${number})`

  beforeEach(async () => {
    for (let i = 1; i <= 6; i += 1) await happen(`act ${i}`, { b: 1, a: [i, { d: null, c: '二' }] })
    await seal()
    expect(await kinds()).toEqual([])
  })

  test.each([
    ['who', sql`actor = '别人'`],
    ['what', sql`act = 'something else'`],
    ['the outcome', sql`outcome = 'denied'`],
    ['when, by a microsecond', sql`at = at + interval '1 microsecond'`],
    ['a particular', sql`particulars = jsonb_set(particulars, '{b}', '2')`],
    ['a particular deep within', sql`particulars = jsonb_set(particulars, '{a,1,c}', '"三"')`],
    ['the record', sql`record_id = 'x'`],
  ])('changed: %s', async (_, change) => {
    await sql`update trail set ${change} where ${act(3)}`.execute(owner)
    expect(await kinds()).toEqual(['changed 3'])
  })

  test('a row taken out', async () => {
    await sql`delete from trail where ${act(4)}`.execute(owner)
    expect(await kinds()).toEqual(['missing 4'])
  })

  test('a row taken out together with its link', async () => {
    await sql`delete from trail where ${act(4)}`.execute(owner)
    await sql`delete from trail_seals where number = 4`.execute(owner)
    expect(await kinds()).toEqual(['gap 4'])
  })

  test('… and the links after it numbered again', async () => {
    await sql`delete from trail where ${act(4)}`.execute(owner)
    await sql`delete from trail_seals where number = 4`.execute(owner)
    await sql`update trail_seals set number = number - 1 where number > 4`.execute(owner)
    expect(await kinds()).toEqual(['changed 4', 'changed 5'])
  })

  test('two rows exchanged', async () => {
    await sql`update trail_seals set number = 99 where number = 2`.execute(owner)
    await sql`update trail_seals set number = 2 where number = 3`.execute(owner)
    await sql`update trail_seals set number = 3 where number = 99`.execute(owner)
    expect((await kinds()).slice(0, 2)).toEqual(['changed 2', 'changed 3'])
  })

  test('the end cut off: seen by the rows left over, or by a link kept elsewhere', async () => {
    const { head } = await verify()
    await sql`delete from trail_seals where number > 4`.execute(owner)
    clock.now = new Date(clock.now.getTime() + 10 * 60_000)
    expect(await kinds()).toEqual(['unsealed', 'unsealed'])
    await sql`delete from trail where act in ('act 5', 'act 6')`.execute(owner)
    expect(await kinds()).toEqual([])
    expect(await kinds(head ?? undefined)).toEqual(['cut 6'])
  })

  test('everything chained anew: seen by a link kept elsewhere', async () => {
    const { head } = await verify()
    await sql`update trail set actor = '别人' where ${act(2)}`.execute(owner)
    await sql`truncate trail_seals`.execute(owner)
    await seal()
    expect(await kinds()).toEqual([])
    expect(await kinds(head ?? undefined)).toEqual(['rewritten 6'])
  })
})
