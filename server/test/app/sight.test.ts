import { beforeAll, describe, expect, test } from 'vitest'
import type { LedgerName } from '@zhishi/domain/app/ledgers.ts'
import { testDatabase } from '../harness.ts'
import { enterDistrict, idOf } from './district.ts'
import { PEOPLE, type Who, serve } from './people.ts'
import { type Address, ledgersOf } from './reading.ts'

const { app: db } = await testDatabase()
const ask = serve(db)
const { see, page, column } = ledgersOf(ask)
beforeAll(() => enterDistrict(db))

describe('who sees what', () => {
  test('an unknown ledger is not there', async () => {
    expect((await see('周敏', 'wages')).status).toBe(404)
  })

  test.each<[Who, LedgerName]>([
    ['项目办', 'cadres'],
    ['项目办', 'observations'],
    ['马成', 'cadres'],
    ['马成', 'observations'],
    ['江楠', 'achievements'],
    ['卢青', 'projects'],
    ['田野', 'cadres'],
    ['田野', 'achievements'],
    ['顾衡', 'cadres'],
    ['严正', 'achievements'],
    ['尤安', 'projects'],
  ])('%s may not ask for %s at all', async (who, ledger) => {
    const { status, body } = await see(who, ledger)
    expect(status).toBe(403)
    expect(body).toEqual({ code: 'forbidden' })
  })

  test('a head sees what is on record about himself, and the own unit’s projects', async () => {
    expect(await column('单雄信', 'achievements', 'text')).toHaveLength(2)
    expect(await column('苏禾', 'achievements', 'text')).toEqual(['社区治理'])
    expect(await column('单雄信', 'cadres', 'name')).toEqual(['单雄信'])
    expect(await column('单雄信', 'projects', 'name')).toEqual(['老城改造'])
    expect(await column('单雄信', 'clearings', 'cadre')).toEqual(['单雄信'])
    expect(await column('单雄信', 'tolerances', 'cadre')).toEqual([])
    expect((await page('苏禾', 'projects')).sums['totalInvestment']).toBe(0)
  })

  test('a unit clerk sees the unit’s achievements and projects', async () => {
    expect(await column('马成', 'achievements', 'cadre')).toEqual(['单雄信', '单雄信'])
    expect(await column('马成', 'projects', 'name')).toEqual(['老城改造'])
    expect(await column('马成', 'reports', 'project')).toEqual(['老城改造'])
  })

  test('a lead and a commander see their own projects and reports', async () => {
    expect(await column('许宁', 'projects', 'name')).toEqual(['鲁西新能源产业园', '老城改造'])
    expect(await column('高远', 'projects', 'name')).toEqual(['老城改造'])
    expect(await column('方正', 'projects', 'name')).toEqual(['鲁西新能源产业园'])
    expect(await column('方正', 'reports', 'month')).toEqual(['2024-06', '2024-05'])
    expect(await column('方正', 'blockers', 'text')).toEqual(['征地未完成'])
    expect(await column('高远', 'blockers', 'text')).toEqual([])
  })

  test('an inspector sees what the own team wrote, and nothing about kin', async () => {
    expect(await column('田野', 'observations', 'text')).toEqual(['连夜协调复工'])
    expect(await column('田野', 'visits', 'place')).toEqual(['一号工地'])
    // 何川 is the brother-in-law of 许宁, registered on her side: the second team's 推进迟缓 is not there.
    expect(await column('何川', 'observations', 'text')).toEqual(['群众认可'])
    expect((await page('何川', 'observations', { cadre: '许宁' })).total).toBe(0)
  })

  test('the person sees the fact, not who said it, by no way of asking', async () => {
    const { rows } = await page('许宁', 'observations')
    expect(rows.map(({ text }) => text)).toEqual(['推进迟缓', '连夜协调复工'])
    for (const row of rows)
      expect(row).toMatchObject({
        team: null,
        teamId: null,
        inspector: null,
        inspectorId: null,
        visit: null,
        visitId: null,
        way: null,
      })
    const ways: Address[] = [
      { inspector: '田野' },
      { inspectorId: idOf('考察人田野') },
      { team: '第一组' },
      { teamId: idOf('第一组') },
      { visitId: idOf('走访一') },
      { q: '第一组' },
      { q: '田野' },
      { way: '个别' },
    ]
    for (const asked of ways)
      expect((await page('许宁', 'observations', asked)).total, JSON.stringify(asked)).toBe(0)
    expect((await page('许宁', 'observations', { inspector: '~' })).total).toBe(2)
    const order = await column('许宁', 'observations', 'id')
    expect(await column('许宁', 'observations', 'id', { sort: 'inspector' })).toEqual(order)
    expect(await column('许宁', 'observations', 'id', { sort: '-team' })).toEqual(order)
  })

  test('a column told from what one may not see is empty, also for filters and sums', async () => {
    expect(await column('周敏', 'leads', 'observations')).toEqual([2, 0])
    for (const who of ['项目办', '江楠', '田野'] as const)
      expect(await column(who, 'leads', 'observations'), who).toEqual([null, null])
    expect((await page('田野', 'leads', { observations: '1..' })).total).toBe(0)
    expect(await column('项目办', 'leads', 'red')).toEqual([1, 0])
    expect(await column('江楠', 'projects', 'light')).toEqual([null, null, null])
    expect((await page('江楠', 'projects')).sums['cumulative']).toBe(0)
    expect((await page('严正', 'heads')).rows[0]).toMatchObject({
      achievements: null,
      standout: true,
    })
    const [own] = (await page('单雄信', 'heads')).rows
    expect(own).toMatchObject({ achievements: 2, confirmed: 1, observations: 1, standout: true })
    expect(await column('许宁', 'projects', 'light')).toEqual(['red', 'yellow'])
  })

  test('what is withdrawn is shown only where it is asked for', async () => {
    const path = `/records/leave/${idOf('休假一')}/withdrawal`
    expect((await ask('周敏', 'POST', path, { version: 1, reason: '重复' })).status).toBe(200)
    expect((await page('周敏', 'leaves')).total).toBe(0)
    const [row] = (await page('周敏', 'leaves', { withdrawn: 'only' })).rows
    expect(row).toMatchObject({ cadre: '尤安', withdrawn: true })
    expect((await page('周敏', 'leaves', { withdrawn: 'with' })).total).toBe(1)
  })

  test('reading a ledger of people is on the trail, with what was asked', async () => {
    await page('齐明', 'cadres', { name: '苏' })
    const rows = await db
      .selectFrom('trail')
      .select(['outcome', 'noun', 'particulars'])
      .where('districtId', '=', PEOPLE.齐明.districtId)
      .where('accountId', '=', PEOPLE.齐明.accountId)
      .orderBy('at', 'desc')
      .execute()
    expect(rows[0]).toMatchObject({
      outcome: 'read',
      noun: 'cadre',
      particulars: { ledger: 'cadres', asked: { name: '苏' }, rows: 1 },
    })
    await page('齐明', 'units')
    const after = await db
      .selectFrom('trail')
      .select('id')
      .where('districtId', '=', PEOPLE.齐明.districtId)
      .where('accountId', '=', PEOPLE.齐明.accountId)
      .execute()
    expect(after).toHaveLength(rows.length)
  })
})
