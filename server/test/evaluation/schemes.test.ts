import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { HEADS_1 } from '@zhishi/domain/evaluation/defaults.ts'
import type { HeadScheme, Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import {
  SchemeComparison,
  SchemeExamples,
  SchemeLine,
  SchemeView,
} from '@zhishi/domain/evaluation/schemesApi.ts'
import { numberAt } from '@zhishi/domain/evaluation/lineage.ts'
import { RunPerson } from '@zhishi/domain/evaluation/api.ts'
import { evaluationRoutes } from '../../src/evaluation/handlers.ts'
import { schemesRoutes } from '../../src/evaluation/schemesHandlers.ts'
import { newId } from '../../src/platform/ids.ts'
import { testDatabase } from '../harness.ts'
import { type Answer, serve } from './asking.ts'
import { DISTRICT, enterSmallDistrict } from './smallDistrict.ts'

const { app: db, owner } = await testDatabase()
const clock = { now: new Date('2025-02-01T00:00:00Z') }
const ask = serve(db, [...schemesRoutes, ...evaluationRoutes], clock)

beforeAll(() => enterSmallDistrict(db))

const view = ({ status, body }: Answer): SchemeView => {
  expect({ status, body }).toMatchObject({ status: 200 })
  return SchemeView.parse(body)
}
const codeOf = ({ status, body }: Answer): [number, unknown] => {
  const { code, reason } = body as { code: string; reason?: { code: string } }
  return [status, reason?.code ?? code]
}

const list = async (who: string) =>
  z.array(SchemeLine).parse((await ask(who, 'GET', '/evaluation/schemes')).body)
const scheme = async (key: string, who = '周敏') =>
  view(await ask(who, 'GET', `/evaluation/schemes/${key}`))

const startDraft = (who: string, about: object = {}, id = newId()) =>
  ask(who, 'PUT', `/evaluation/scheme-drafts/${id}`, {
    from: 'heads-1',
    title: null,
    why: null,
    scheme: null,
    ...about,
  })
const save = (who: string, key: string, edit: object, id = newId()) =>
  ask(who, 'PUT', `/evaluation/schemes/${key}/revisions/${id}`, edit)
const drop = (
  who: string,
  key: string,
  revision: number,
  why: unknown = '不再需要',
  id = newId(),
) => ask(who, 'PUT', `/evaluation/schemes/${key}/droppings/${id}`, { revision, why })
const resume = (who: string, key: string, revision: number, id = newId()) =>
  ask(who, 'PUT', `/evaluation/schemes/${key}/resumptions/${id}`, { revision })
const publish = (who: string, key: string, revision: number, why = '常委会研究') =>
  ask(who, 'PUT', `/evaluation/schemes/${key}/publication`, { revision, why })

/** Two requests, each of which has looked before either writes: the table takes no row until both wait. */
const bothBeforeEither = async (asked: () => [Promise<Answer>, Promise<Answer>]) =>
  owner.transaction().execute(async (tx) => {
    await sql`lock table scheme_revisions in share mode`.execute(tx)
    const answers = Promise.all(asked())
    const waiting = async () =>
      (
        await sql<{ n: number }>`select count(*)::int as n from pg_locks
          where relation = 'scheme_revisions'::regclass and not granted`.execute(tx)
      ).rows[0]?.n
    while ((await waiting()) !== 2) await new Promise((again) => setTimeout(again, 5))
    return { answers }
  })

/** The default with more weight on breakthrough and less on reform, in ten-thousandths. */
const reweighed = (of: Scheme, reform: number, breakthrough: number): Scheme => {
  if (of.kind !== 'heads') throw new Error('a scheme for heads')
  const weights: Readonly<Record<string, number>> = { reform, breakthrough }
  return {
    ...of,
    dimensions: of.dimensions.map((rule) => ({
      ...rule,
      weight: weights[rule.dimension] ?? rule.weight,
    })),
  }
}

describe('writing a scheme', () => {
  test('the defaults hold from the start, made by nobody', async () => {
    const lines = await list('周敏')
    expect(lines.map(({ key, state, builtIn, last }) => [key, state, builtIn, last])).toEqual([
      ['heads-1', 'published', true, null],
      ['leads-1', 'published', true, null],
    ])
  })

  test('a draft starts from any version, says from which, and holds nobody', async () => {
    const id = newId()
    const draft = view(await startDraft('周敏', { title: '二〇二五年方案' }, id))
    expect(draft).toMatchObject({
      key: 'heads-2',
      title: '二〇二五年方案',
      state: 'draft',
      from: 'heads-1',
      revision: 1,
      faults: [],
    })
    expect(draft.scheme).toEqual({ ...HEADS_1, version: 2, dated: '2025-02-01' })
    expect(draft.steps).toMatchObject([{ act: 'started', by: '周敏', revision: 1 }])
    // The same request again finds the draft that is there; another one under its id is refused.
    expect(view(await startDraft('周敏', { title: '二〇二五年方案' }, id)).key).toBe('heads-2')
    expect(codeOf(await startDraft('周敏', { title: '另一个' }, id))).toEqual([
      409,
      'record.already-there',
    ])
    const run = { scheme: 'heads-2', period: '2024', raisedQuota: [], asOf: null }
    expect(codeOf(await ask('周敏', 'PUT', `/evaluation/runs/${newId()}`, run))).toEqual([
      409,
      'scheme.draft',
    ])
  })

  test('a draft may be unfinished, says what is missing, and is not published so', async () => {
    const before = await scheme('heads-2')
    const edit = {
      basedOn: 1,
      title: before.title,
      scheme: reweighed(before.scheme, 1999, 2500),
    }
    const saved = view(await save('周敏', 'heads-2', edit))
    expect(saved.revision).toBe(2)
    // 19.99 + 25 + 25 + 20 + 10 = 99.99 %
    expect(saved.faults).toEqual([
      { path: 'dimensions', code: 'scheme.weights', about: { sum: 9999 } },
    ])
    expect(codeOf(await publish('周敏', 'heads-2', 2))).toEqual([409, 'scheme.not-finished'])
  })

  test('who saves over somebody else’s edits is told who it was, and both are kept', async () => {
    const { scheme: rules, title } = await scheme('heads-2')
    const mine = { basedOn: 2, title, scheme: reweighed(rules, 1500, 3000) }
    const id = newId()
    expect(view(await save('齐文', 'heads-2', mine, id)).revision).toBe(3)
    const theirs = { basedOn: 2, title, scheme: reweighed(rules, 1000, 3500) }
    const late = await save('周敏', 'heads-2', theirs)
    expect(late).toMatchObject({
      status: 409,
      body: { reason: { code: 'scheme.changed-meanwhile', about: { by: '齐文', revision: 3 } } },
    })
    // The first one's request sent again, because the answer was lost, is the same answer.
    expect(view(await save('齐文', 'heads-2', mine, id)).revision).toBe(3)
    const { rows } = await sql<{ revision: number }>`
      select revision from scheme_revisions where district_id = ${DISTRICT} and scheme = 'heads'
        and version = 2 order by revision`.execute(db)
    expect(rows.map(({ revision }) => revision)).toEqual([1, 2, 3])
  })

  test('of ten who save at once one is taken, and nine are told who was faster', async () => {
    const { scheme: rules, title, revision } = await scheme('heads-2')
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        save(i % 2 ? '周敏' : '齐文', 'heads-2', {
          basedOn: revision,
          title: `${title} ${i}`,
          scheme: rules,
        }),
      ),
    )
    const codes = answers.map(({ status }) => status).toSorted()
    expect(codes).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
    expect(
      new Set(answers.filter(({ status }) => status === 409).map((one) => codeOf(one)[1])),
    ).toEqual(new Set(['scheme.changed-meanwhile']))
    expect((await scheme('heads-2')).revision).toBe(revision + 1)
  })

  test.each([
    ['no rules at all', null, 'scheme', 'scheme.wrong-kind'],
    ['a list', [], 'scheme', 'scheme.wrong-kind'],
    ['another kind', { ...HEADS_1, kind: 'heroes' }, 'scheme.kind', 'scheme.not-listed'],
    ['a part too many', { ...HEADS_1, secret: 1 }, 'scheme.secret', 'scheme.unknown-part'],
    [
      'a weight over 100 %',
      { ...HEADS_1, leastPresent: 10_001 },
      'scheme.leastPresent',
      'scheme.out-of-range',
    ],
    [
      'a broken number',
      { ...HEADS_1, leastPresent: 0.5 },
      'scheme.leastPresent',
      'scheme.wrong-kind',
    ],
    ['a name with U+0000', { ...HEADS_1, id: 'a\u0000' }, 'scheme.id', 'text.malformed'],
  ])('what is no scheme is malformed, and where: %s', async (_, rules, path, code) => {
    const answer = await save('周敏', 'heads-2', { basedOn: 4, title: null, scheme: rules })
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ path, code }] } })
  })
})

describe('publishing', () => {
  test('a complete draft holds, and what held before is superseded by it', async () => {
    const draft = await scheme('heads-2')
    clock.now = new Date('2025-02-03T02:00:00Z')
    const published = view(await publish('周敏', 'heads-2', draft.revision))
    expect(published).toMatchObject({ state: 'published', revision: draft.revision + 1 })
    expect(published.scheme).toEqual({ ...draft.scheme, dated: '2025-02-03' })
    expect(published.last).toMatchObject({ act: 'published', by: '周敏', why: '常委会研究' })
    expect(await scheme('heads-1')).toMatchObject({
      state: 'superseded',
      supersededBy: 'heads-2',
      last: { act: 'superseded', by: '周敏' },
    })
    // Asked again it answers as before; leads are not touched by it.
    expect(view(await publish('周敏', 'heads-2', draft.revision)).revision).toBe(draft.revision + 1)
    expect((await scheme('leads-1')).state).toBe('published')
  })

  test('a published version never changes: by page, by request, by SQL', async () => {
    const { scheme: rules, revision } = await scheme('heads-2')
    const edit = { basedOn: revision, title: null, scheme: reweighed(rules, 1000, 3500) }
    expect(codeOf(await save('周敏', 'heads-2', edit))).toEqual([409, 'scheme.published'])
    expect(codeOf(await publish('齐文', 'heads-2', revision))).toEqual([409, 'scheme.published'])
    const changing = sql`update scheme_revisions set title = 'x' where district_id = ${DISTRICT}`
    await expect(changing.execute(db)).rejects.toThrow(/permission denied/)
    const following = sql`
      insert into scheme_revisions (district_id, id, scheme, version, revision, act, state, follows,
        follows_state, kind, content, at, actor)
      values (${DISTRICT}, ${newId()}, 'heads', 2, ${revision + 1}, 'saved', 'draft', ${revision},
        'draft', 'heads', '{}', now(), '操作员')`
    // Even the owner of the tables: nothing follows a published revision.
    await expect(following.execute(owner)).rejects.toThrow(/scheme_revisions_follows_fk/)
  })

  test('a version that a run used never changes either', async () => {
    const run = { scheme: 'heads-2', period: '2024', raisedQuota: [], asOf: null }
    expect((await ask('周敏', 'PUT', `/evaluation/runs/${newId()}`, run)).status).toBe(200)
    const { runs, scheme: rules, revision } = await scheme('heads-2')
    expect(runs).toBe(1)
    const edit = { basedOn: revision, title: null, scheme: rules }
    expect(codeOf(await save('周敏', 'heads-2', edit))).toEqual([409, 'scheme.used'])
  })

  test('of two who publish at the same moment one holds, the other has to look again', async () => {
    const [a, b] = [view(await startDraft('周敏')), view(await startDraft('齐文'))]
    expect([a.key, b.key]).toEqual(['heads-3', 'heads-4'])
    const { answers: asked } = await bothBeforeEither(() => [
      publish('周敏', a.key, 1, '甲方案'),
      publish('齐文', b.key, 1, '乙方案'),
    ])
    const answers = await asked
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(lost && codeOf(lost)[1]).toBe('scheme.superseded-meanwhile')
    const holding = (await list('周敏')).filter(
      ({ kind, state }) => kind === 'heads' && state === 'published',
    )
    expect(holding).toHaveLength(1)
    expect((await scheme('heads-2')).supersededBy).toBe(holding[0]?.key)
  })

  test('of two who publish one draft one does, the other is told that it is published', async () => {
    const { key } = view(await startDraft('周敏'))
    const answers = await Promise.all([
      publish('周敏', key, 1, '甲'),
      publish('齐文', key, 1, '乙'),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('publishing names the revision that was read', async () => {
    const { key, scheme: rules } = view(await startDraft('周敏'))
    view(await save('齐文', key, { basedOn: 1, title: null, scheme: reweighed(rules, 0, 4500) }))
    expect(codeOf(await publish('周敏', key, 1))).toEqual([409, 'scheme.changed-meanwhile'])
  })
})

describe('dropping a draft', () => {
  test('it is given up with a reason, stays readable, and is taken up again as it was', async () => {
    const draft = view(await startDraft('周敏', { title: '试写的一版' }))
    const { key, scheme: rules } = draft
    const id = newId()
    const dropped = view(await drop('齐文', key, 1, '会上没有采用', id))
    expect(dropped).toMatchObject({ state: 'dropped', revision: 2, title: '试写的一版' })
    expect(dropped.last).toMatchObject({ act: 'dropped', by: '齐文', why: '会上没有采用' })
    expect(dropped.scheme).toEqual(rules)
    expect((await list('周敏')).find((one) => one.key === key)?.state).toBe('dropped')
    // The same request sent again, because the answer was lost, is the same answer.
    expect(view(await drop('齐文', key, 1, '会上没有采用', id)).revision).toBe(2)
    expect(codeOf(await drop('齐文', key, 1, '另一个原因', id))).toEqual([
      409,
      'record.already-there',
    ])
    const resumed = view(await resume('周敏', key, 2))
    expect(resumed).toMatchObject({ state: 'draft', revision: 3, scheme: rules })
    expect(resumed.steps.map(({ act, by }) => [act, by])).toEqual([
      ['started', '周敏'],
      ['dropped', '齐文'],
      ['resumed', '周敏'],
    ])
    const edit = { basedOn: 3, title: null, scheme: reweighed(rules, 1500, 3000) }
    expect(view(await save('周敏', key, edit)).revision).toBe(4)
  })

  test('a dropped one is not written on, not published, not used, and not dropped twice', async () => {
    const { key, scheme: rules } = view(await startDraft('周敏'))
    view(await drop('周敏', key, 1))
    const run = { scheme: key, period: '2024', raisedQuota: [], asOf: null }
    const refused = [
      await save('周敏', key, { basedOn: 2, title: null, scheme: rules }),
      await publish('周敏', key, 2),
      await ask('周敏', 'PUT', `/evaluation/runs/${newId()}`, run),
      await drop('周敏', key, 2),
    ]
    expect(refused.map(codeOf)).toEqual(refused.map(() => [409, 'scheme.dropped']))
    // By SQL too: only being taken up follows it.
    const following = sql`
      insert into scheme_revisions (district_id, id, scheme, version, revision, act, state, follows,
        follows_state, kind, content, at, actor)
      select district_id, ${newId()}, scheme, version, 3, 'saved', 'draft', 2, 'dropped', kind,
        content, at, actor
      from scheme_revisions
      where district_id = ${DISTRICT} and scheme = 'heads' and revision = 2 and act = 'dropped'
        and version = ${rules.version}`
    await expect(following.execute(owner)).rejects.toThrow(/scheme_revisions_resumed/)
  })

  test('what is or was in force is never dropped, nor what a run used', async () => {
    const published = (await list('周敏')).find(
      ({ state, runs, builtIn }) => state === 'published' && runs === 0 && !builtIn,
    )
    const { key = '', revision = 0 } = published ?? {}
    expect(codeOf(await drop('周敏', key, revision))).toEqual([409, 'scheme.drop-published'])
    expect(codeOf(await drop('周敏', 'leads-1', 1))).toEqual([409, 'scheme.drop-published'])
    const used = await scheme('heads-2')
    expect(codeOf(await drop('周敏', 'heads-2', used.revision))).toEqual([409, 'scheme.drop-used'])
    expect(codeOf(await resume('周敏', key, revision))).toEqual([409, 'scheme.not-dropped'])
  })

  test('needs a reason, and the revision that was read', async () => {
    const { key, scheme: rules } = view(await startDraft('周敏'))
    expect((await drop('周敏', key, 1, '')).status).toBe(400)
    expect((await drop('周敏', key, 1, null)).status).toBe(400)
    view(await save('齐文', key, { basedOn: 1, title: null, scheme: rules }))
    expect(codeOf(await drop('周敏', key, 1))).toEqual([409, 'scheme.changed-meanwhile'])
    expect((await drop('周敏', 'heads-999', 1)).status).toBe(404)
  })

  test('of one who saves and one who drops at the same moment one is taken', async () => {
    const { key, scheme: rules } = view(await startDraft('周敏'))
    const answers = await Promise.all([
      save('齐文', key, { basedOn: 1, title: '同时', scheme: rules }),
      drop('周敏', key, 1),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await scheme(key)).revision).toBe(2)
  })
})

describe('who may', () => {
  test.each(['方正', '林岳', '项目办', '管理员'])('%s writes no scheme', async (who) => {
    const edit = { basedOn: 1, title: null, scheme: HEADS_1 }
    const answers = [
      await startDraft(who),
      await save(who, 'heads-2', edit),
      await publish(who, 'heads-2', 1),
      await drop(who, 'heads-2', 1),
      await resume(who, 'heads-2', 1),
      await ask(who, 'PUT', `/evaluation/scheme-imports/${newId()}`, {}),
    ]
    expect(answers.map((one) => codeOf(one))).toEqual(answers.map(() => [403, 'forbidden']))
  })

  test('who is judged reads what holds and held, and no draft', async () => {
    const { key } = view(await startDraft('周敏'))
    const given = view(await startDraft('周敏'))
    view(await drop('周敏', given.key, 1))
    const states = (await list('林岳')).map(({ state }) => state)
    expect(states).not.toContain('draft')
    expect(states).not.toContain('dropped')
    expect((await ask('林岳', 'GET', `/evaluation/schemes/${given.key}`)).status).toBe(404)
    expect((await list('方正')).map(({ key }) => key)).toContain(key)
    expect((await scheme('heads-1', '林岳')).scheme.kind).toBe('heads')
    const hidden = await ask('林岳', 'GET', `/evaluation/schemes/${key}`)
    const nothing = await ask('林岳', 'GET', '/evaluation/schemes/heads-999')
    expect(hidden.status).toBe(404)
    expect(hidden.bytes).toEqual(nothing.bytes)
    for (const path of [
      `schemes/${key}/file`,
      `schemes/heads-1/examples`,
      `scheme-comparison?before=heads-1&after=heads-2&period=2024`,
    ])
      expect((await ask('林岳', 'GET', `/evaluation/${path}`)).bytes).toEqual(nothing.bytes)
  })
})

describe('examples on real rows', () => {
  test('each shows a number as the run has it, with its records', async () => {
    const answer = await ask('周敏', 'GET', '/evaluation/schemes/heads-1/examples?period=2024')
    const { examples, records, people } = SchemeExamples.parse(answer.body)
    expect(people).toBe(5)
    const run = newId()
    const asked = { scheme: 'heads-1', period: '2024', raisedQuota: [], asOf: null }
    expect((await ask('周敏', 'PUT', `/evaluation/runs/${run}`, asked)).status).toBe(200)
    const numbers = examples.filter(({ node }) => node !== null)
    expect(numbers.map(({ key }) => key)).toContain('total/reform/achievements')
    expect(numbers.map(({ key }) => key)).toContain('total/bottomLine/bottomLineEvents')
    for (const { node, cadreId, name } of numbers) {
      const path = `/evaluation/runs/${run}/people/${cadreId}`
      const { result, row } = RunPerson.parse((await ask('周敏', 'GET', path)).body)
      expect(row.name).toBe(name)
      if (node?.key.startsWith('total'))
        expect(result.total && numberAt(result.total, node.key)).toEqual(node)
      for (const { id } of node?.from ?? []) expect(records[id]).toBeDefined()
    }
    expect(examples.find(({ key }) => key === 'quota')?.group?.assessed).toBe(5)
    // What is said rests on records too, and each of them is described.
    const told = examples.flatMap(({ statements }) => statements)
    expect(told.map(({ code }) => code)).toContain('example.mark')
    for (const { from } of told) for (const { id } of from) expect(records[id]).toBeDefined()
  })

  test('a rule that no row shows at work has no example, and an empty year has none at all', async () => {
    const answer = await ask('周敏', 'GET', '/evaluation/schemes/heads-1/examples?period=2030')
    const { examples } = SchemeExamples.parse(answer.body)
    expect(examples.find(({ key }) => key === 'total/core/rankings')).toBeUndefined()
    expect(examples.find(({ key }) => key === 'veto')).toBeUndefined()
  })
})

describe('two schemes on the same evidence', () => {
  const compare = (query: string, who = '周敏') =>
    ask(who, 'GET', `/evaluation/scheme-comparison?${query}`)

  test('a draft is tried without anything being written', async () => {
    const counted = async () =>
      (
        await sql<{ n: number }>`select count(*) as n from evaluation_runs
        where district_id = ${DISTRICT}`.execute(db)
      ).rows[0]?.n
    const before = await counted()
    const rules = reweighed(HEADS_1, 0, 4500)
    const { key } = view(await startDraft('周敏', { scheme: rules }))
    const answer = await compare(`before=heads-1&after=${key}&period=2024`)
    const { moves, tally, after } = SchemeComparison.parse(answer.body)
    expect(after).toMatchObject({ key, state: 'draft' })
    expect(tally.people).toBe(5)
    const move = moves.find(({ name }) => name === '林岳')
    // 林岳: 62⅚ before. Reform 62.5 falls from 20 % to 0 (−12.5), breakthrough 95 rises from 25 % to
    // 45 % (+19): 69⅓, that is 6.5 more.
    expect(move?.before.total).toBe(628_333)
    expect(move?.after.total).toBe(693_333)
    expect(move?.points).toBe(65_000)
    const sum = move?.causes.reduce((all, { points }) => all + points, 0)
    expect(sum).toBe(65_000)
    const weighed = move?.causes.filter(({ code }) => code === 'weight') ?? []
    expect(weighed.every(({ key: of }) => /reform|breakthrough/.test(of))).toBe(true)
    expect(await counted()).toBe(before)
  })

  test('at a moment gone by, and never at one ahead', async () => {
    const past = await compare('before=heads-1&after=heads-2&period=2024&asOf=2020-01-01T00:00:00Z')
    expect(SchemeComparison.parse(past.body).tally.people).toBe(0)
    const ahead = await compare(
      'before=heads-1&after=heads-2&period=2024&asOf=2099-01-01T00:00:00Z',
    )
    expect(codeOf(ahead)).toEqual([409, 'run.moment-ahead'])
  })

  test('heads and leads are not compared, and what is not there is not found', async () => {
    expect(codeOf(await compare('before=heads-1&after=leads-1&period=2024'))).toEqual([
      409,
      'scheme.other-kind',
    ])
    expect((await compare('before=heads-1&after=heads-999&period=2024')).status).toBe(404)
    expect((await compare('before=heads-1&after=x&period=2024')).status).toBe(400)
  })
})

describe('a scheme as a file', () => {
  const bring = (file: unknown, id = newId()) =>
    ask('周敏', 'PUT', `/evaluation/scheme-imports/${id}`, file)
  const fileOf = async (key: string) =>
    (await ask('周敏', 'GET', `/evaluation/schemes/${key}/file`)).bytes

  test('goes out, comes in as a draft, and goes out again as the same bytes', async () => {
    const bytes = await fileOf('heads-1')
    const file = JSON.parse(new TextDecoder().decode(bytes))
    const id = newId()
    const draft = view(await bring(file, id))
    expect(draft).toMatchObject({ state: 'draft', from: null, faults: [] })
    expect(draft.steps).toMatchObject([{ act: 'imported', by: '周敏' }])
    expect(await fileOf(draft.key)).toEqual(bytes)
    expect(view(await bring(file, id)).key).toBe(draft.key)
    expect(codeOf(await bring({ ...file, title: '别的' }, newId()))[0]).toBe(200)
  })

  test('keeps to the JSON schema that is served', async () => {
    const format = (await ask('周敏', 'GET', '/evaluation/scheme-format')).body
    const file: unknown = JSON.parse(new TextDecoder().decode(await fileOf('heads-1')))
    expect(breaches(format as Json, file, format as Json)).toEqual([])
    const wrong = structuredClone(file) as { rules: { leastPresent: unknown; more?: number } }
    wrong.rules.leastPresent = '60%'
    wrong.rules.more = 1
    expect(breaches(format as Json, wrong, format as Json)).not.toEqual([])
  })

  const rules = (change: Partial<HeadScheme> | object) => {
    const { version: _, dated: __, ...all } = HEADS_1
    return { format: 'zhishi.scheme/1', title: null, rules: { ...all, ...change } }
  }

  test.each([
    ['something else', { hello: 'world' }, 'format', 'scheme.no-file'],
    ['a list', [], '', 'scheme.wrong-kind'],
    ['a later form', { ...rules({}), format: 'zhishi.scheme/9' }, 'format', 'scheme.no-file'],
    ['a name that is no name', rules({ id: '../heads' }), 'rules.id', 'scheme.name'],
    ['a number of its own', rules({ version: 7 }), 'rules.version', 'scheme.unknown-part'],
    [
      'an unknown method',
      rules({ dimensions: [{ ...HEADS_1.dimensions[0], indicators: [{ method: 'byMood' }] }] }),
      'rules.dimensions.0.indicators.0.method',
      'scheme.not-listed',
    ],
    ['a huge number', rules({ leastPresent: 1e308 }), 'rules.leastPresent', 'scheme.out-of-range'],
    ['text with half a character', { ...rules({}), title: '\ud800' }, 'title', 'text.malformed'],
  ])('what is wrong in it is told with its place: %s', async (_, file, path, code) => {
    const answer = await bring(file)
    expect(answer).toMatchObject({ status: 400 })
    const { issues } = answer.body as { issues: { path: string; code: string }[] }
    expect(issues).toContainEqual({ path, code })
  })

  test('a prototype, a depth without end, a megabyte: refused, and never ours to answer for', async () => {
    const send = (text: string) =>
      ask('周敏', 'PUT', `/evaluation/scheme-imports/${newId()}`, JSON.parse(text))
    const hostile = await send(
      JSON.stringify(rules({})).replace('"kind"', '"__proto__":{"x":1},"kind"'),
    )
    expect(hostile.status).toBe(400)
    const deep = await bring(JSON.parse(`${'['.repeat(4000)}${']'.repeat(4000)}`))
    expect(deep.status).toBe(400)
    const large = await bring({ ...rules({}), title: 'x'.repeat(1_100_000) })
    expect(large.status).toBe(413)
  })

  test('a file for leads under the name of the heads’ scheme is refused', async () => {
    const { rules: leads } = JSON.parse(new TextDecoder().decode(await fileOf('leads-1')))
    const file = { format: 'zhishi.scheme/1', title: null, rules: { ...leads, id: 'heads' } }
    expect(codeOf(await bring(file))).toEqual([409, 'scheme.other-scheme'])
  })

  test('a scheme of another name begins at its first version', async () => {
    const draft = view(await bring({ ...rules({ id: 'towns' }), title: '乡镇方案' }))
    expect(draft).toMatchObject({ key: 'towns-1', title: '乡镇方案', state: 'draft' })
    expect(view(await publish('周敏', 'towns-1', 1)).state).toBe('published')
    expect((await list('周敏')).find(({ key }) => key === 'towns-1')?.state).toBe('published')
  })
})

type Json = Readonly<Record<string, unknown>>

/** Where a value breaks a JSON schema, for the words that ours use: a second opinion beside zod's. */
function breaches(schema: Json, value: unknown, root: Json, at = ''): string[] {
  const ref = schema['$ref']
  if (typeof ref === 'string') {
    const target = ref
      .split('/')
      .slice(1)
      .reduce<unknown>((node, step) => (node as Json)[step], root)
    return breaches(target as Json, value, root, at)
  }
  const any = (schema['anyOf'] ?? schema['oneOf']) as readonly Json[] | undefined
  if (any) {
    const each = any.map((one) => breaches(one, value, root, at))
    return each.some((one) => one.length === 0) ? [] : (each.at(0) ?? [])
  }
  const wrong: string[] = []
  if ('const' in schema && schema['const'] !== value) wrong.push(`${at}: not ${schema['const']}`)
  const values = schema['enum'] as readonly unknown[] | undefined
  if (values && !values.includes(value)) wrong.push(`${at}: not listed`)
  const type = schema['type']
  const is =
    value === null
      ? 'null'
      : Array.isArray(value)
        ? 'array'
        : Number.isInteger(value)
          ? 'integer'
          : typeof value
  if (type !== undefined && type !== is && !(type === 'number' && is === 'integer'))
    return [...wrong, `${at}: ${is}, not ${String(type)}`]
  if (typeof value === 'number') {
    if (value < ((schema['minimum'] as number | undefined) ?? value)) wrong.push(`${at}: too small`)
    if (value > ((schema['maximum'] as number | undefined) ?? value)) wrong.push(`${at}: too large`)
  }
  if (Array.isArray(value))
    return [
      ...wrong,
      ...value.flatMap((one, i) =>
        breaches((schema['items'] ?? {}) as Json, one, root, `${at}/${i}`),
      ),
    ]
  if (is !== 'object') return wrong
  const known = (schema['properties'] ?? {}) as Readonly<Record<string, Json>>
  const more = schema['additionalProperties']
  for (const key of (schema['required'] ?? []) as readonly string[])
    if (!(key in (value as Json))) wrong.push(`${at}/${key}: missing`)
  for (const [key, one] of Object.entries(value as Json)) {
    const inner = known[key] ?? (typeof more === 'object' ? (more as Json) : undefined)
    if (inner) wrong.push(...breaches(inner, one, root, `${at}/${key}`))
    else if (more === false) wrong.push(`${at}/${key}: unknown`)
  }
  return wrong
}
