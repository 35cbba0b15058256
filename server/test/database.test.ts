import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { transaction } from '../src/platform/database.ts'
import { testDatabase } from './harness.ts'

const { app, owner } = await testDatabase()

describe('values from the database', () => {
  test('a date stays the text that was written, a count is a number, a sum keeps its digits', async () => {
    const { rows } = await sql<object>`select date '2024-02-29' as on_day, count(*) as how_many,
      12345678901234.5678::numeric as sum, array[date '2024-01-01'] as days, array[7::bigint, null] as numbers,
      jsonb_build_object('snake_case', 1) as content`.execute(app)
    expect(rows).toEqual([
      {
        onDay: '2024-02-29',
        howMany: 0 + 1,
        sum: '12345678901234.5678',
        days: ['2024-01-01'],
        numbers: [7, null],
        content: { snake_case: 1 },
      },
    ])
  })

  test('a bigint that a number cannot hold is an error, not another number', async () => {
    await expect(sql`select 9007199254740993::bigint as n`.execute(app)).rejects.toThrow(
      'safe integer',
    )
  })

  test('text is counted in characters and Chinese has trigram letters, whatever LANG says', async () => {
    const { rows } = await sql<{ length: number }>`select length('考察组') as length`.execute(app)
    expect(rows[0]?.length).toBe(3)
  })
})

describe('connections', () => {
  test('carry the limits that keep one request from stopping the others', async () => {
    const { rows } = await sql<object>`select current_setting('statement_timeout') as s,
      current_setting('lock_timeout') as l, current_setting('idle_in_transaction_session_timeout') as i,
      current_setting('search_path') as p, current_setting('timezone') as t`.execute(app)
    expect(rows).toEqual([{ s: '15s', l: '5s', i: '30s', p: 'zhishi', t: 'UTC' }])
  })

  test('a connection killed in the pool is replaced', async () => {
    const pid = async () =>
      (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(app)).rows[0]?.pid
    const first = await pid()
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test'
      and datname = current_database() and pid <> pg_backend_pid()`.execute(app)
    expect(first).toBeTypeOf('number')
    expect(await pid()).toBeTypeOf('number')
  })
})

describe('transaction', () => {
  test('runs again after a serialisation failure: of twenty who each add one, none is lost', async () => {
    await sql`create table tally (id int primary key, n int not null)`.execute(owner)
    await sql`grant select, update, insert on tally to zhishi_app`.execute(owner)
    await sql`insert into tally values (1, 0)`.execute(owner)
    const addOne = () =>
      transaction(
        app,
        async (tx) => {
          const { rows } = await sql<{ n: number }>`select n from tally where id = 1`.execute(tx)
          await sql`update tally set n = ${(rows[0]?.n ?? 0) + 1} where id = 1`.execute(tx)
        },
        { isolation: 'serializable', attempts: 40 },
      )
    await Promise.all(Array.from({ length: 20 }, addOne))
    const { rows } = await sql<{ n: number }>`select n from tally`.execute(app)
    expect(rows[0]?.n).toBe(20)
  })

  test('runs again when its connection is cut, and passes on what will not mend', async () => {
    let attempts = 0
    const pid = await transaction(app, async (tx) => {
      attempts += 1
      if (attempts === 1) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
      return (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows[0]?.pid
    })
    expect(pid).toBeTypeOf('number')
    expect(attempts).toBe(2)
    let tries = 0
    const wrong = transaction(app, async (tx) => {
      tries += 1
      await sql`select 1 / 0`.execute(tx)
    })
    await expect(wrong).rejects.toMatchObject({ code: '22012' })
    expect(tries).toBe(1)
  })
})
