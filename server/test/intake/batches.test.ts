import { describe, expect, test } from 'vitest'
import type { ChangeView, FindingView } from '@zhishi/domain/intake/api.ts'
import { pause } from '../../src/platform/processes.ts'
import { unzipped } from '../../src/platform/zip.ts'
import { world } from '../world.ts'
import { book, handIn, handingIn, takeIn } from './asking.ts'
import { workbook } from './madeWorkbooks.ts'

const { as, elsewhere, app, errors } = await world({ facts: false })
const clerk = as('clerk')
const DISTRICT = 1

const ROSTER = ['姓名', '单位', '出生年月', '参加工作时间', '现任职务', '是否党政正职']
const roster = (...people: [string, string][]) =>
  book('花名册.xlsx', [
    ['云山区区管干部花名册'],
    ROSTER,
    ...people.map(([name, unit], n) => [name, unit, `19${70 + n}.03`, '1995.07', '局长', '是']),
  ])
const EVENT = ['日期', '单位', '责任人', '类别', '事项', '扣分', '一票否决']
const events = (...rows: [string, string, string][]) =>
  book('底线.xlsx', [
    ['云山区2024年底线事项'],
    EVENT,
    ...rows.map(([unit, name, text]) => ['2024-03-02', unit, name, '安全生产', text, -1, null]),
  ])
const PEOPLE: [string, string][] = [
  ['高原', '区水务局'],
  ['江流', '区财政局'],
]

const count = async (table: 'units' | 'cadres' | 'bottomLineEvents' | 'factVersions') =>
  (
    await app
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('districtId', '=', DISTRICT)
      .executeTakeFirstOrThrow()
  ).n

const findings = async (path: string, query = {}) =>
  (await clerk.get<{ rows: FindingView[]; total: number }>(`${path}/findings`, query)).body

describe('a batch', () => {
  test('is shown before it is written, and written once it is confirmed', async () => {
    const { shown, path, confirm, settled } = await handIn(clerk, [roster(...PEOPLE)])
    expect(shown).toMatchObject({ state: 'ready', counts: { new: 2, wrong: 0, question: 0 } })
    expect(await count('cadres')).toBe(0)
    const { body } = await clerk.get<{ rows: ChangeView[] }>(`${path}/changes`, { act: 'enter' })
    const tenure = body.rows.find(({ noun }) => noun === 'tenure')
    expect(tenure?.fields).toContainEqual({
      field: 'cadreId',
      kind: 'link',
      of: null,
      from: null,
      to: '高原',
    })
    expect(tenure?.fields).toContainEqual({
      field: 'unitId',
      kind: 'link',
      of: null,
      from: null,
      to: '区水务局',
    })

    expect((await confirm()).status).toBe(200)
    expect(await settled()).toMatchObject({ state: 'confirmed', failure: null })
    expect(await count('cadres')).toBe(2)
    const version = await app
      .selectFrom('factVersions')
      .selectAll()
      .where('noun', '=', 'cadre')
      .orderBy('row')
      .executeTakeFirstOrThrow()
    expect(version).toMatchObject({ actor: '林清', file: '花名册.xlsx', sheet: '表', row: 3 })
  })

  test('handed in again changes nothing; a cell that differs is shown old and new', async () => {
    const before = await count('factVersions')
    const again = await takeIn(clerk, [roster(...PEOPLE)])
    expect(again.shown.counts).toMatchObject({ new: 0, changed: 0, same: 2 })
    expect(again.done.state).toBe('confirmed')
    expect(await count('factVersions')).toBe(before)

    const text = book('花名册.xlsx', [
      ['云山区区管干部花名册'],
      [...ROSTER, '职级'],
      ['高原', '区水务局', '1970.03', '1995.07', '局长', '是', '一级主任科员'],
    ])
    const { shown, path } = await handIn(clerk, [text])
    expect(shown.counts).toMatchObject({ new: 0, changed: 1, same: 0 })
    const { body } = await clerk.get<{ rows: ChangeView[] }>(`${path}/changes`)
    expect(body.rows).toMatchObject([
      {
        act: 'correct',
        label: '高原',
        fields: [{ field: 'rank', from: null, to: '一级主任科员' }],
      },
    ])
  })

  test('with mistakes takes the rest, gives the workbook back marked, and takes the corrected one', async () => {
    const wrong = events(['区水务局', '高原', '越级访1批次'], ['区财政局', '江硫', '隐患整改逾期'])
    const { shown, path, done } = await takeIn(clerk, [wrong])
    expect(shown.counts.new).toBe(1)
    expect(shown.counts.wrong + shown.counts.question).toBe(1)
    expect(done.state).toBe('confirmed')
    expect(await count('bottomLineEvents')).toBe(1)
    const said = (await findings(path)).rows.filter(({ kind }) => kind !== 'note')
    expect(said).toMatchObject([{ file: '底线.xlsx', row: 4, column: 'C', value: '江硫' }])

    const answer = await clerk.get(`${path}/returns`, { file: '底线.xlsx' })
    expect(answer.status).toBe(200)
    const marked = await answer.bytes()
    const parts = new Map(
      unzipped(marked).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
    )
    const comments = [...parts].find(([name]) => name.includes('comments'))?.[1]
    expect(comments).toContain('ref="C4"')
    expect(comments).toMatch(/退回|待确认/)
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toMatch(/<c r="C4"[^>]* s="[1-9]/)
    expect(sheet).not.toMatch(/<c r="C3"[^>]* s="[1-9]/)

    const corrected = events(
      ['区水务局', '高原', '越级访1批次'],
      ['区财政局', '江流', '隐患整改逾期'],
    )
    const second = await takeIn(clerk, [corrected])
    expect(second.shown.counts).toMatchObject({ new: 1, same: 1, wrong: 0, question: 0 })
    expect(await count('bottomLineEvents')).toBe(2)
  })

  test('begun twice is one; begun with another year is refused', async () => {
    const { begin } = handingIn(clerk)
    expect((await begin({ year: 2024 })).status).toBe(200)
    expect((await begin({ year: 2024 })).status).toBe(200)
    expect((await begin({ year: 2023 })).body).toMatchObject({
      reason: { code: 'batch.already-begun' },
    })
  })

  test('cannot be read without a file, nor confirmed before it was read, nor changed when it is done', async () => {
    const empty = handingIn(clerk)
    await empty.begin()
    expect((await empty.read()).body).toMatchObject({ reason: { code: 'batch.empty' } })
    expect((await empty.confirm()).body).toMatchObject({ reason: { code: 'batch.not-ready' } })
    const { add, answer, cancel } = await takeIn(clerk, [roster(...PEOPLE)])
    for (const late of [await add(roster()), await answer({ x: 'y' }), await cancel()])
      expect(late).toMatchObject({ status: 409, body: { reason: { code: 'batch.closed' } } })
  })

  test('that was cancelled stays cancelled', async () => {
    const { cancel, view, confirm, read } = await handIn(clerk, [roster(['新人', '区水务局'])])
    await cancel()
    expect(await view()).toMatchObject({ state: 'cancelled' })
    expect((await confirm()).body).toMatchObject({ reason: { code: 'batch.not-ready' } })
    await read()
    expect(await view()).toMatchObject({ state: 'cancelled' })
    expect(await count('cadres')).toBe(2)
  })

  test('takes an answer and is read anew', async () => {
    const file = book('底线.xlsx', [
      ['底线事项'],
      EVENT,
      ['3月2日', '区水务局', '高原', '安全生产', '报送逾期', -1, null],
    ])
    const { shown, path, answer, settled } = await handIn(clerk, [file], null)
    const open = (await findings(path)).rows.filter(({ kind }) => kind !== 'note')
    expect(shown.counts.new).toBe(0)
    expect(open.length).toBeGreaterThan(0)
    await answer({}, 2024)
    expect(await settled()).toMatchObject({ state: 'ready', year: 2024, counts: { new: 1 } })
  })
})

describe('confirming', () => {
  test('twice at once writes once, with one row on the trail', async () => {
    const batch = await handIn(clerk, [roster(['双生', '区水务局'])])
    await Promise.all([batch.confirm(), batch.confirm(), batch.confirm()])
    expect(await batch.settled()).toMatchObject({ state: 'confirmed' })
    expect((await batch.confirm()).status).toBe(200)
    const born = await app.selectFrom('cadres').select('id').where('name', '=', '双生').execute()
    expect(born).toHaveLength(1)
    const trail = await app
      .selectFrom('trail')
      .selectAll()
      .where('recordId', '=', batch.id)
      .where('act', '=', 'confirm batch')
      .execute()
    expect(trail).toMatchObject([
      { actor: '林清', particulars: { new: 1, files: [{ name: '花名册.xlsx' }] } },
    ])
  })

  test('of two batches with the same person at once enters the person once and shows the second anew', async () => {
    const one = await handIn(clerk, [roster(['同日', '区水务局'])])
    const other = await handIn(clerk, [roster(['同日', '区水务局'])])
    await Promise.all([one.confirm(), other.confirm()])
    const states = [await one.settled(), await other.settled()]
    const [done, back] = states.toSorted((a, b) => (a.state < b.state ? -1 : 1))
    expect(done).toMatchObject({ state: 'confirmed' })
    expect(back).toMatchObject({
      state: 'ready',
      failure: 'batch.plan-changed',
      counts: { new: 0, same: 1 },
    })
    const born = await app.selectFrom('cadres').select('id').where('name', '=', '同日').execute()
    expect(born).toHaveLength(1)
    const second = done === states[0] ? other : one
    await second.confirm()
    expect(await second.settled()).toMatchObject({ state: 'confirmed', failure: null })
  })

  test('left half-way by a program that died is ready again', async () => {
    const { id, view, confirm, settled } = await handIn(clerk, [roster(['再来', '区水务局'])])
    await app.updateTable('batches').set({ state: 'confirming' }).where('id', '=', id).execute()
    expect(await view()).toMatchObject({ state: 'ready', failure: 'batch.interrupted' })
    await confirm()
    expect(await settled()).toMatchObject({ state: 'confirmed', failure: null })
  })

  test('left half-way while somebody else is writing waits for its turn', async () => {
    const { id, view } = await handIn(clerk, [roster(['等待', '区水务局'])])
    await app.updateTable('batches').set({ state: 'confirming' }).where('id', '=', id).execute()
    await app.transaction().execute(async (tx) => {
      await tx.selectFrom('batchTurns').selectAll().forUpdate().execute()
      expect(await view()).toMatchObject({ state: 'confirming' })
    })
    expect(await view()).toMatchObject({ state: 'ready' })
  })

  const many = roster(
    ...Array.from({ length: 2000 }, (_, n): [string, string] => [`甲${n}`, '区水务局']),
  )

  test('that was cancelled while it ran leaves nothing behind', async () => {
    const before = await count('factVersions')
    const { confirm, cancel, view, settled } = await handIn(clerk, [many])
    await confirm()
    expect((await cancel()).status).toBe(200)
    await settled()
    expect(await view()).toMatchObject({ state: 'cancelled', progress: null })
    expect(await count('factVersions')).toBe(before)
  })

  test('that was cancelled from another program leaves nothing behind either', async () => {
    const before = await count('factVersions')
    const { id, confirm, view, settled } = await handIn(clerk, [many])
    await confirm()
    while ((await view()).progress?.total === 0) await pause(5)
    await app.updateTable('batches').set({ state: 'cancelled' }).where('id', '=', id).execute()
    expect(await settled()).toMatchObject({ state: 'cancelled' })
    expect(await count('factVersions')).toBe(before)
  })
})

describe('who may not', () => {
  test('everybody but the clerk is refused, and a clerk of another district finds nothing', async () => {
    const { path } = await handIn(clerk, [roster(...PEOPLE)])
    for (const person of ['cadre', 'head', 'countyLeader', 'systemAdmin', 'auditor'] as const) {
      expect((await as(person).get(path)).status).toBe(403)
      expect((await as(person).get('/workbooks', { year: 2024 })).status).toBe(403)
    }
    for (const what of ['', '/findings', '/changes', '/returns?file=花名册.xlsx'])
      expect(await elsewhere.get(path + what)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      })
  })
})

describe('hostile and useless files', () => {
  const bomb = {
    name: '炸弹.xlsx',
    bytes: workbook([{ name: '表', data: '<row><c><v>1</v></c></row>'.repeat(1_000_000) }]),
  }

  test('are refused at once where the first bytes say so, and the server goes on', async () => {
    const { begin, add } = handingIn(clerk)
    await begin()
    const old = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    expect(await add({ name: '旧表.xls', bytes: old })).toMatchObject({
      status: 409,
      body: { reason: { code: 'upload.old-excel', about: { file: '旧表.xls' } } },
    })
    expect((await add({ name: '空.xlsx', bytes: new Uint8Array() })).status).toBe(409)
    expect((await clerk.get('/batches')).status).toBe(200)
  })

  test('beside good ones are named and the good ones are read', async () => {
    const { shown, path } = await handIn(clerk, [bomb, roster(...PEOPLE)])
    expect(shown).toMatchObject({ state: 'ready', counts: { same: 2, wrong: 1 } })
    const [said] = (await findings(path, { kind: 'wrong' })).rows
    expect(said).toMatchObject({ file: '炸弹.xlsx', code: 'upload.too-many-rows', row: 0 })
  })

  test('alone make the batch fail with why', async () => {
    const { shown } = await handIn(clerk, [bomb])
    expect(shown).toMatchObject({ state: 'failed', failure: 'upload.too-many-rows' })
  })

  test('with a name that cannot be are malformed', async () => {
    const { begin, path } = handingIn(clerk)
    await begin()
    const long = await clerk.send(`${path}/files?name=${'x'.repeat(301)}`, {
      method: 'POST',
      body: 'PK',
    })
    expect(long.status).toBe(400)
    const none = await clerk.send(`${path}/files`, { method: 'POST', body: 'PK' })
    expect(none.status).toBe(400)
  })
})

describe('the district’s own words', () => {
  test('make an unknown column known', async () => {
    const strange = book('x.xlsx', [
      ['云山区花名册'],
      ['名讳', '单位', '出生年月', '参加工作时间', '入党时间', '现任职务'],
      ['词语', '区水务局', '1980.01', '2001.01', null, '科长'],
    ])
    const before = await handIn(clerk, [strange])
    expect(before.shown.counts.new).toBe(0)
    const words = {
      synonyms: [{ kind: 'roster', field: 'name', words: '名讳' }],
      groupWords: [{ words: '水务', group: 'livelihood' }],
    }
    expect((await clerk.put('/vocabulary', words)).status).toBe(200)
    expect((await clerk.get('/vocabulary')).body).toMatchObject(words)
    expect((await handIn(clerk, [strange])).shown.counts.new).toBe(1)
  })

  test('that name no column or stand twice are malformed', async () => {
    const none = { synonyms: [{ kind: 'roster', field: 'x', words: 'x' }], groupWords: [] }
    expect((await clerk.put('/vocabulary', none)).status).toBe(400)
    const one = { kind: 'roster', field: 'name', words: 'x' }
    expect((await clerk.put('/vocabulary', { synonyms: [one, one], groupWords: [] })).status).toBe(
      400,
    )
  })
})

describe('templates', () => {
  test('of every kind are recognised as that kind, with lists to choose from', async () => {
    const { body } = await clerk.get<{ kinds: { kind: string }[] }>('/vocabulary')
    const kinds = body.kinds.map(({ kind }) => kind)
    const files = await Promise.all(
      kinds.map(async (kind) => {
        const answer = await clerk.get(`/templates/${kind}`)
        return { name: `${kind}.xlsx`, bytes: await answer.bytes() }
      }),
    )
    const { shown } = await handIn(clerk, files)
    expect(shown.sheets.map(({ file, kind, rows }) => ({ file, kind, rows }))).toEqual(
      kinds.toSorted().map((kind) => ({ file: `${kind}.xlsx`, kind, rows: 0 })),
    )
    const reports = files.find(({ name }) => name === 'reports.xlsx')?.bytes ?? new Uint8Array()
    const sheet = unzipped(reports).find(({ name }) => name.endsWith('sheet1.xml'))
    expect(Buffer.from(sheet?.bytes ?? []).toString()).toContain('绿,黄,红')
    expect((await clerk.get('/templates/nothing')).status).toBe(409)
  })
})

test('nothing of all this was our mistake', () => {
  expect(errors).toEqual([])
})
