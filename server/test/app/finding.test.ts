import { beforeAll, describe, expect, test } from 'vitest'
import type { Hit, SavedView } from '@zhishi/domain/platform/api.ts'
import { testDatabase } from '../harness.ts'
import { enterDistrict, idOf, whole } from './district.ts'
import { type Who, enterAccounts, serve } from './people.ts'

const { app: db } = await testDatabase()
const ask = serve(db)
beforeAll(async () => {
  await enterDistrict(db)
  await enterAccounts(db)
})

async function search(who: Who, q: string, noun?: string): Promise<Hit[]> {
  const address = new URLSearchParams({ q, ...(noun === undefined ? {} : { noun }) })
  const { status, body } = await ask(who, 'GET', `/search?${address}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Hit[]
}
const names = async (who: Who, q: string) => (await search(who, q)).map(({ label }) => label)

describe('search', () => {
  test.each([
    ['lxxny', '鲁西新能源产业园'],
    ['luxixinnengyuan', '鲁西新能源产业园'],
    ['鲁西', '鲁西新能源产业园'],
    ['lxxinny', '鲁西新能源产业园'],
    ['xny', '鲁西新能源产业园'],
    ['shanxx', '单雄信'],
    ['shanxiongxin', '单雄信'],
    ['Shan Xiongxin', '单雄信'],
    ['sxx', '单雄信'],
    ['雄信', '单雄信'],
    ['hkz', '河口镇'],
    ['fazhan', '区发展和改革局'],
  ])('%s finds %s first', async (q, label) => {
    expect((await names('周敏', q))[0]).toBe(label)
  })

  test.each(['danxx', 'anxx', 'ux', 'zzz', '%', '_', '\\', "'", '  ', '\u0000', '𠮷', '.*', '('])(
    '%s finds nobody',
    async (q) => {
      expect(await names('周敏', q)).toEqual([])
    },
  )

  test('what is exactly so comes first, then what begins so, then what contains it', async () => {
    for (const name of ['新能', '老新能库', '新能厂房'])
      await ask('周敏', 'PUT', `/records/project/${idOf(`找 ${name}`)}`, {
        content: whole('project', { year: 2023, name, ordinal: 50 }),
      })
    expect(await names('周敏', '新能')).toEqual([
      '新能',
      '新能厂房',
      '老新能库',
      '鲁西新能源产业园',
    ])
    expect((await names('周敏', 'xinneng'))[0]).toBe('新能')
  })

  test('tells one from another by unit and post, by category, by group', async () => {
    expect(await search('周敏', '单雄信')).toEqual([
      { noun: 'cadre', id: idOf('单雄信'), label: '单雄信', hint: '河口镇 党委书记' },
    ])
    expect((await search('周敏', '方正'))[0]?.hint).toBe('区领导 副区长')
    expect((await search('周敏', 'lxxny'))[0]?.hint).toBe('choice.category.concentrated')
    expect((await search('周敏', '河口'))[0]?.hint).toBe('choice.unitGroup.township')
  })

  test('finds only what the asker may open', async () => {
    expect(await names('单雄信', 'shanxx')).toEqual(['单雄信'])
    expect(await names('苏禾', 'shanxx')).toEqual([])
    expect(await names('苏禾', 'hkz')).toEqual(['河口镇'])
    expect(await names('单雄信', '老城')).toEqual(['老城改造'])
    expect(await names('苏禾', '老城')).toEqual([])
    expect(await names('项目办', '许宁')).toEqual([])
    expect(await names('系统管理员', '河口')).toEqual([])
  })

  test('whoever only names a person on a form finds name, unit and post, and opens nothing', async () => {
    const forForm = async (who: Who, q: string) =>
      ((await ask(who, 'GET', `/search?q=${encodeURIComponent(q)}&noun=cadre`)).body as Hit[]).map(
        ({ label, hint }) => [label, hint],
      )
    expect(await forForm('田野', 'danxx')).toEqual([])
    expect(await forForm('田野', 'shanxx')).toEqual([['单雄信', '河口镇 党委书记']])
    expect(await names('田野', 'shanxx')).toEqual([])
    expect(await forForm('系统管理员', '单雄信')).toHaveLength(1)
    expect((await ask('田野', 'GET', `/records/cadre/${idOf('单雄信')}`)).status).toBe(403)
    expect(await forForm('马成', '单雄信')).toHaveLength(1)
    expect(await forForm('马成', '苏禾')).toEqual([])
    expect(await forForm('江楠', '苏禾')).toEqual([])
  })

  test('looks among one kind where asked, and not among what is withdrawn', async () => {
    expect((await search('周敏', '河口', 'project')).length).toBe(0)
    const path = `/records/project/${idOf('码头扩建')}`
    expect(await names('周敏', '码头')).toEqual(['码头扩建'])
    await ask('周敏', 'POST', `${path}/withdrawal`, { version: 1, reason: '重复立项' })
    expect(await names('周敏', '码头')).toEqual([])
    await ask('周敏', 'POST', `${path}/restoration`, { version: 2, reason: '误撤' })
    await ask('周敏', 'POST', `${path}/corrections`, {
      version: 3,
      reason: '改名',
      content: whole('project', { year: 2024, name: '深水港', ordinal: 3 }),
    })
    expect(await names('周敏', 'matou')).toEqual([])
    expect(await names('周敏', 'shenshuig')).toEqual(['深水港'])
  })
})

describe('saved views', () => {
  const save = (who: Who, name: string, more: object = {}) =>
    ask(who, 'PUT', `/saved-views/${idOf(`视图 ${name}`)}`, {
      ledger: 'projects',
      name,
      address: 'category=legacy',
      shared: false,
      ...more,
    })
  const views = async (who: Who) =>
    ((await ask(who, 'GET', '/saved-views')).body as SavedView[]).filter(
      ({ name }) => !name.startsWith('view.'),
    )

  test('one’s own, and what others share, for ledgers that one may read', async () => {
    const mine = { ledger: 'projects', name: '遗留', address: 'category=legacy', shared: false }
    expect((await save('项目办', '遗留')).body).toEqual({
      ...mine,
      id: idOf('视图 遗留'),
      mine: true,
    })
    await save('周敏', '干部', { ledger: 'cadres', shared: true })
    await save('周敏', '全部', { shared: true, address: '' })
    expect((await views('项目办')).map(({ name, mine }) => [name, mine])).toEqual([
      ['遗留', true],
      ['全部', false],
    ])
    expect((await views('齐明')).map(({ name }) => name)).toEqual(['干部', '全部'])
    expect(await views('卢青')).toEqual([])
  })

  test('saved again it is changed, by its owner only', async () => {
    expect((await save('项目办', '遗留', { address: 'light=red' })).status).toBe(200)
    expect((await views('项目办'))[0]?.address).toBe('light=red')
    const { status, body } = await save('周敏', '遗留', { address: 'light=green' })
    expect([status, body]).toEqual([409, { code: 'refused', reason: { code: 'record.id-taken' } }])
    expect((await views('项目办'))[0]?.address).toBe('light=red')
  })

  test('not for a ledger that one may not read, or that is none', async () => {
    expect((await save('项目办', '越权', { ledger: 'cadres' })).status).toBe(403)
    expect((await save('项目办', '无', { ledger: 'wages' })).status).toBe(400)
  })

  test('dropped by its owner only; another’s is not there', async () => {
    const path = (name: string) => `/saved-views/${idOf(`视图 ${name}`)}`
    expect((await ask('项目办', 'DELETE', path('全部'))).status).toBe(404)
    expect((await ask('周敏', 'DELETE', path('全部'))).status).toBe(200)
    expect((await views('项目办')).map(({ name }) => name)).toEqual(['遗留'])
  })

  test('the program brings some for each seat, and their addresses are understood', async () => {
    const system = async (who: Who) =>
      ((await ask(who, 'GET', '/saved-views')).body as SavedView[]).filter(({ name }) =>
        name.startsWith('view.'),
      )
    expect((await system('卢青')).map(({ name }) => name)).toEqual(['view.unverified'])
    expect(await system('系统管理员')).toEqual([])
    for (const { ledger, address } of await system('周敏'))
      expect((await ask('周敏', 'GET', `/ledgers/${ledger}?${address}`)).status, address).toBe(200)
    const [first] = await system('周敏')
    const taken = await ask('周敏', 'PUT', `/saved-views/${first?.id}`, {
      ledger: 'projects',
      name: '占用',
      address: '',
      shared: false,
    })
    expect(taken.status).toBe(409)
  })
})
