import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { LEDGERS } from '@zhishi/domain/app/ledgers.ts'
import { MissingKey } from '@zhishi/domain/cockpit/api.ts'
import type { RunResults } from '@zhishi/domain/evaluation/api.ts'
import type { Endpoint } from '@zhishi/domain/platform/endpoint.ts'
import { newId } from '../src/platform/ids.ts'
import { type Person, world } from './world.ts'
import { idOf, worldFacts } from './worldFacts.ts'

/**
 * 林清, a clerk, and 江河, a county leader, are given the person of 宋平, who inspects. Then the kinship of
 * 宋平 and 顾明 is registered: from the next request on nothing of 顾明 is there for any of the three.
 */
const { as, app, endpoints, errors } = await world()
const clerk = as('clerk')
const cadre = (name: string) => idOf('cadre', name)
const 顾明 = cadre('顾明')
const 宋平 = cadre('宋平')
const NOBODY = '0193ffff-0000-7000-8000-00000000dead'
const RUN = newId()
const LEADS = newId()
const KINSHIP = newId()
const SEATS: readonly Person[] = ['clerk', 'countyLeader', 'teamLeader']

const put = async (path: string, input: unknown): Promise<void> => {
  const { status, body } = await clerk.put(path, input)
  if (status !== 200) throw new Error(`${path} ${JSON.stringify(body)}`)
}
const enter = (noun: string, id: string, content: object) =>
  put(`/records/${noun}/${id}`, { content })

/** Two more heads in 顾明's unit group, so that there are places to be told. */
async function enterPeers(): Promise<void> {
  for (const [name, place, ballots] of [
    ['任远', '发展和改革局', 36],
    ['方直', '财政局', 20],
  ] as const) {
    const found = worldFacts().find(({ noun, id }) => noun === 'cadre' && id === 顾明)?.content
    await enter('cadre', cadre(name), { ...found, name })
    const held = { body: null, layer: 'head', main: true, from: '2022-01', until: null }
    const where = { cadreId: cadre(name), unitId: idOf('unit', place), post: '主要负责人' }
    await enter('tenure', idOf('tenure', name), { ...held, ...where })
    await enter('tally', idOf('tally', name), {
      debriefId: idOf('debrief', '2024'),
      cadreId: cadre(name),
      voterClass: 'all',
      voters: 40,
      excellent: ballots,
      competent: 40 - ballots,
      basic: 0,
      incompetent: 0,
    })
  }
}

/** Whose person the clerk is. */
const stand = (cadreId: string | null) =>
  app
    .updateTable('accounts')
    .set({ cadreId })
    .where('districtId', '=', 1)
    .where('name', '=', '林清')
    .execute()

await app
  .updateTable('accounts')
  .set({ cadreId: 宋平 })
  .where('districtId', '=', 1)
  .where('name', 'in', ['林清', '江河'])
  .execute()
await enterPeers()
const asked = { period: '2024', raisedQuota: [], asOf: null }
await put(`/evaluation/runs/${RUN}`, { scheme: 'heads-1', ...asked })
await put(`/evaluation/runs/${LEADS}`, { scheme: 'leads-1', ...asked })
await put(`/evaluation/runs/${RUN}/meeting/${newId()}`, {
  rule: { share: 2_000, least: 600_000, dimensions: false },
})
const FOLLOWING = newId()
const deciding = (cadreId: string) => ({
  body: '区委常委会',
  on: '2025-01-10',
  choices: [{ matter: 'grade', cadreId, verdict: 'competent', reason: '按研究情况' }],
  inBulk: false,
  after: null,
})
await put(`/evaluation/runs/${RUN}/decisions/${newId()}`, deciding(顾明))

const WRITE_UP = newId()
{
  const path = `/people/${顾明}`
  const draft = await clerk.get<{ period: string; text: unknown }>(`${path}/write-up`)
  const { period, text } = draft.body
  await put(`${path}/write-ups/${WRITE_UP}`, { period, basedOn: null, text })
}
const JOB = newId()
await put(`/paper-jobs/${JOB}`, { period: '2024', sources: false })

const people = ['顾明', '白桥', '陆远', '叶青', '任远'].map(cadre)
const records = worldFacts().map(({ noun, id }) => `${noun}/${id}`)

/** What fills the places of an address; a new endpoint has to say it here. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  '/audit/runs/:id': [RUN],
  '/cockpit/missing/:key': MissingKey.options,
  '/evaluation/runs/:id': [RUN, LEADS],
  '/evaluation/runs/:id/board': [RUN],
  '/evaluation/runs/:id/calibration': [RUN],
  '/evaluation/runs/:id/differences': [FOLLOWING],
  '/evaluation/runs/:id/fairness': [RUN],
  '/evaluation/runs/:id/minutes': [RUN],
  '/evaluation/runs/:id/recomputation': [RUN],
  '/evaluation/runs/:id/report.docx': [RUN],
  '/evaluation/runs/:id/people/:cadreId': people.map((id) => `${RUN}/${id}`),
  '/evaluation/runs/:id/people/:cadreId/explanation': people.map((id) => `${RUN}/${id}`),
  '/evaluation/runs/:id/without/:noun/:record': records.map((one) => `${RUN}/${one}`),
  '/evaluation/schemes/:scheme': ['heads-1', 'leads-1'],
  '/evaluation/schemes/:scheme/examples': ['heads-1', 'leads-1'],
  '/evaluation/schemes/:scheme/file': ['heads-1'],
  '/evaluation/touching/:noun/:id': records,
  '/ledgers/:ledger': LEDGERS.map(({ name }) => name),
  '/ledgers/:ledger/export': LEDGERS.map(({ name }) => name),
  '/paper-jobs/:id': [JOB],
  '/paper-jobs/:id/file.zip': [JOB],
  '/people/:id': people,
  '/people/:id/appointment-form': people,
  '/people/:id/appointment-form.docx': people,
  '/people/:id/appointment-form.lrmx': people,
  '/people/:id/archive': people,
  '/people/:id/archive-sheet.docx': people,
  '/people/:id/debrief-sheet.docx': people,
  '/people/:id/id-number': people,
  '/people/:id/namesakes': people,
  '/people/:id/tag-proposals': people,
  '/people/:id/write-up': people,
  '/people/:id/write-up.docx': people,
  '/people/:id/write-ups': people,
  '/people/:id/write-ups/:writeUpId': people.map((id) => `${id}/${WRITE_UP}`),
  '/records/:noun/:id': [...records, `kinship/${KINSHIP}`],
  '/records/:noun/:id/evidence': [...records, `kinship/${KINSHIP}`],
  '/records/:noun/:id/evidence/:evidenceId/file': records.map((one) => `${one}/${NOBODY}`),
  '/templates/:kind': ['roster'],
  // What was handed in stays with whoever hands it in: no batch is here.
  '/batches/:id': [NOBODY],
  '/batches/:id/changes': [NOBODY],
  '/batches/:id/findings': [NOBODY],
  '/batches/:id/returns': [NOBODY],
}

const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/evaluation/runs/:id': ['', 'by=group&of=economy', 'by=sex&of=male'],
  '/comparison': [`ids=${顾明},${cadre('白桥')}`, `ids=${cadre('白桥')},${cadre('任远')}`],
  '/find-people': ['all=recognised', 'none=sanctioned'],
  '/search': ['q=顾明', 'q=顾', 'noun=cadre&q=顾明'],
  '/workbooks': ['year=2024'],
  '/evaluation/scheme-comparison': ['before=heads-1&after=heads-1&period=2024'],
  '/batches/:id/returns': ['file=x.xlsx'],
}

function addressesOf({ path }: Endpoint): string[] {
  const places = path.includes(':') ? PLACES[path] : ['']
  if (!places) throw new Error(`Say in PLACES what ${path} is asked for.`)
  return places.flatMap((place) => {
    const values = place.split('/')
    const filled = path.replace(/:\w+/g, () => values.shift() ?? '')
    return (QUERIES[path] ?? ['']).map((query) => (query ? `${filled}?${query}` : filled))
  })
}

const reading = endpoints.filter(({ method, path }) => method === 'GET' && path !== '/openapi.json')
const addresses = () => reading.flatMap(addressesOf)

/** All text of an answer; files are opened, and the files in them. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes)
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${textOf(part)}`)
    .join('\n')
}

async function answer(who: Person, address: string): Promise<{ status: number; text: string }> {
  const { status, body, bytes } = await as(who).get(encodeURI(address))
  return { status, text: body === undefined ? textOf(await bytes()) : JSON.stringify(body) }
}

/** The addresses whose answer tells of 顾明, by id or by name. */
async function tellingOf(who: Person): Promise<Set<string>> {
  const telling = new Set<string>()
  for (const address of addresses()) {
    const { status, text } = await answer(who, address)
    if (status === 200 && (text.includes(顾明) || text.includes('顾明'))) telling.add(address)
  }
  return telling
}

/** A kinship names both ends, and a project who commands it: neither is a word on what he is like. */
const NAMES_ONLY: readonly string[] = [
  '/ledgers/kinships',
  '/ledgers/kinships/export',
  `/records/kinship/${KINSHIP}`,
  '/ledgers/projects',
  '/ledgers/projects/export',
]

const before = new Map<Person, Set<string>>()
for (const who of SEATS) before.set(who, await tellingOf(who))
const seenBefore = (await clerk.get<RunResults>(`/evaluation/runs/${RUN}`)).body

// Registered by the clerk himself, and in force with the next request.
await enter('kinship', KINSHIP, { cadreId: 宋平, relativeId: 顾明, kind: 'collateral', note: null })

describe('before the kinship is registered', () => {
  test('he is told of on all these kinds of pages and papers', () => {
    const kinds = (who: Person) =>
      [...(before.get(who) ?? [])].map((address) => address.replace(/[?].*/, ''))
    for (const address of [
      `/people/${顾明}`,
      `/people/${顾明}/write-up.docx`,
      `/people/${顾明}/write-ups/${WRITE_UP}`,
      `/people/${顾明}/archive-sheet.docx`,
      `/evaluation/runs/${RUN}`,
      `/evaluation/runs/${RUN}/people/${顾明}`,
      `/evaluation/runs/${RUN}/board`,
      `/evaluation/runs/${RUN}/calibration`,
      `/evaluation/runs/${RUN}/report.docx`,
      `/evaluation/runs/${RUN}/minutes`,
      `/evaluation/runs/${RUN}/without/tally/${idOf('tally', '顾明')}`,
      `/evaluation/touching/tally/${idOf('tally', '顾明')}`,
      '/evaluation/scheme-comparison',
      '/evaluation/schemes/heads-1/examples',
      '/comparison',
      '/find-people',
      '/search',
      '/workbooks',
      '/inspection/severity',
      '/inspection/next-visits',
      '/write-ups/awaiting',
      '/ledgers/cadres',
      '/ledgers/observations/export',
      '/ledgers/achievements',
      `/records/observation/${idOf('observation', '顾明')}`,
    ])
      expect(kinds('clerk'), address).toContain(address)
    expect(kinds('teamLeader')).toContain('/ledgers/observations')
    expect(kinds('countyLeader')).toContain(`/evaluation/runs/${RUN}/calibration`)
  })
})

describe('from the moment it is registered', () => {
  test.each(SEATS)('%s is told of him nowhere', async (who) => {
    const after = [...(await tellingOf(who))].filter((address) => !NAMES_ONLY.includes(address))
    expect(after).toEqual([])
    expect(errors).toEqual([])
  })

  test.each(SEATS)('%s is answered about him as about nobody', async (who) => {
    const about = addresses().filter((address) => address.split('?')[0]?.includes(顾明))
    expect(about.length).toBeGreaterThan(12)
    for (const address of about)
      expect(await answer(who, address), address).toEqual(
        await answer(who, address.replaceAll(顾明, NOBODY)),
      )
  })

  test('a record on him is answered as one that is not there', async () => {
    const on = worldFacts().filter(
      ({ noun, content }) => content['cadreId'] === 顾明 && noun !== 'inspector',
    )
    expect(on.length).toBeGreaterThan(6)
    for (const { noun, id } of [...on, { noun: 'cadre', id: 顾明 }])
      for (const path of [
        `/records/${noun}/:id`,
        `/records/${noun}/:id/evidence`,
        `/evaluation/touching/${noun}/:id`,
        `/evaluation/runs/${RUN}/without/${noun}/:id`,
      ])
        expect(await answer('clerk', path.replace(':id', id)), path).toEqual(
          await answer('clerk', path.replace(':id', NOBODY)),
        )
  })

  test('what is written on him is refused as on nobody', async () => {
    const on = worldFacts().filter(
      ({ noun, content }) => content['cadreId'] === 顾明 && noun !== 'kinship',
    )
    for (const { noun, content } of on) {
      const [his, nobodys] = [newId(), newId()]
      const path = `/records/${noun}`
      const onHim = await clerk.put(`${path}/${his}`, { content })
      const onNobody = await clerk.put(`${path}/${nobodys}`, {
        content: { ...content, cadreId: NOBODY },
      })
      expect([onHim.status, onHim.body], noun).toEqual([onNobody.status, onNobody.body])
    }
    const withdrawing = { version: 1, reason: '试试' }
    const id = idOf('observation', '顾明')
    const [his, none] = await Promise.all(
      [id, NOBODY].map((one) => clerk.post(`/records/observation/${one}/withdrawal`, withdrawing)),
    )
    expect([his?.status, his?.body]).toEqual([none?.status, none?.body])
  })

  test('he is neither decided on nor spoken of, as nobody is', async () => {
    const leader = as('countyLeader')
    const both = async (ask: (cadreId: string) => Promise<{ status: number; body: unknown }>) => {
      const [his, none] = [await ask(顾明), await ask(NOBODY)]
      const plain = JSON.stringify(his.body).replaceAll(顾明, NOBODY)
      expect([his.status, plain]).toEqual([none.status, JSON.stringify(none.body)])
    }
    const run = `/evaluation/runs/${RUN}`
    await both((id) => leader.put(`${run}/decisions/${newId()}`, deciding(id)))
    await both((id) => leader.post(`${run}/decisions/preview`, { ...deciding(id), inBulk: true }))
    await both((id) =>
      leader.put(`/people/${id}/write-ups/${WRITE_UP}/return`, { words: '再核一遍' }),
    )
  })

  test('whoever is compared with him is shown with the own numbers alone', async () => {
    const { run, rows, groups } = (await clerk.get<RunResults>(`/evaluation/runs/${RUN}`)).body
    expect(run).toMatchObject({ recused: 1, coverage: null })
    const line = (all: typeof rows, name: string) => all.find((row) => row.name === name)
    for (const name of ['任远', '方直']) {
      const [then, now] = [line(seenBefore.rows, name), line(rows, name)]
      expect(then?.rank, name).not.toBeNull()
      expect(now, name).toMatchObject({
        total: then?.total,
        parts: then?.parts,
        rank: null,
        outOf: null,
        grade: null,
        unranked: { code: 'unranked.recused' },
      })
    }
    expect(line(rows, '白桥')).toEqual(line(seenBefore.rows, '白桥'))
    expect(seenBefore.groups.map(({ group }) => group)).toContain('economy')
    expect(groups.map(({ group }) => group)).not.toContain('economy')
  })

  test('what sums up everybody is refused, and says why', async () => {
    const reason = { code: 'run.recused', about: { count: 1 } }
    for (const paper of ['fairness', 'report.docx', 'minutes']) {
      const { status, body } = await clerk.get(`/evaluation/runs/${RUN}/${paper}`)
      expect([status, body], paper).toMatchObject([409, { reason }])
    }
    const seal = await as('countyLeader').put(`/evaluation/runs/${RUN}/seal/${newId()}`, {
      body: '区委常委会',
      on: '2025-01-10',
    })
    expect(seal).toMatchObject({ status: 409, body: { reason: { code: 'seal.kin' } } })
  })

  test('figures count what their ledgers show', async () => {
    const { body } = await clerk.get<{
      figures: { key: string; counts: string; value: number; ledger: string; filter: object }[]
    }>('/cockpit', { year: 2024 })
    for (const { key, counts, value, ledger, filter } of body.figures) {
      if (counts !== 'rows') continue
      const page = await clerk.get<{ total: number }>(`/ledgers/${ledger}`, { ...filter })
      expect(page.body.total, key).toBe(value)
    }
  })

  test('others see him as before', async () => {
    await stand(null)
    expect(await tellingOf('clerk')).toEqual(
      new Set([...(before.get('clerk') ?? []), `/records/kinship/${KINSHIP}`, ...NAMES_ONLY]),
    )
    await stand(宋平)
  })

  test('who is barred by it does not lift it; somebody else does, and it ends at once', async () => {
    const lifting = { version: 1, reason: '登记有误' }
    const path = `/records/kinship/${KINSHIP}`
    expect(await clerk.post(`${path}/withdrawal`, lifting)).toMatchObject({
      status: 409,
      body: { reason: { code: 'kinship.own' } },
    })
    await stand(null)
    expect((await clerk.post(`${path}/withdrawal`, lifting)).status).toBe(200)
    await stand(宋平)
    expect((await clerk.get(`/people/${顾明}`)).status).toBe(200)
  })
})
