import type { Run } from '@zhishi/domain/evaluation/run.ts'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { achievement } from '@zhishi/domain/achievements/achievement.ts'
import { observation } from '@zhishi/domain/inspection/observation.ts'
import type { Fact } from '@zhishi/domain/platform/fact.ts'
import { recognition } from '@zhishi/domain/outcomes/outcome.ts'
import { Audit, AuditedRun, CHECKS, Differences } from '@zhishi/domain/decisions/api.ts'
import { transaction } from '../../src/platform/database.ts'
import { correctFacts, enterFacts, findFact } from '../../src/platform/facts.ts'
import { newId } from '../../src/platform/ids.ts'
import { DISTRICT, idOf } from '../evaluation/smallDistrict.ts'
import { ALL, codeOf, district, grade, standout } from './meeting.ts'

const { db, owner, ask, clock, newRun } = await district()
type NewRun = Awaited<ReturnType<typeof newRun>>

/** A run that was decided on and sealed. */
async function sealedRun(more: object = {}): Promise<NewRun> {
  const run = await newRun(more)
  await run.opine('方正', '何川', { words: '还需历练' })
  await run.open()
  await run.decide('周敏', [...ALL, standout('林岳', 'proposal')])
  const sealed = await run.seal()
  expect([sealed.status, sealed.body]).toMatchObject([200, { state: 'sealed' }])
  return run
}

const auditOf = async (id: string, who = '尹三'): Promise<Audit> =>
  Audit.parse((await ask(who, 'GET', `/audit/runs/${id}`)).body)
/** The checks that a sealed run fails. */
const failed = async (id: string): Promise<string[]> => {
  const audit = await auditOf(id)
  return CHECKS.filter((check) => !audit[check])
}

describe('sealing', () => {
  test('everybody assessed is decided or named as left open, and every proposed standout decided', async () => {
    const run = await newRun()
    expect(codeOf(await run.seal())).toBe('meeting.not-open')
    await run.open()
    await run.decide('周敏', ALL.slice(0, 4))
    const early = await run.seal()
    expect([early.status, early.body]).toMatchObject([
      409,
      { reason: { code: 'seal.undecided', about: { count: 1, names: '𠮷田' } } },
    ])
    await run.decide('周敏', ALL.slice(4))
    expect((await run.seal()).body).toMatchObject({
      reason: { code: 'seal.recognition-undecided', about: { count: 1, names: '林岳' } },
    })
    await run.decide('周敏', [standout('林岳', 'notRecognised', '另有渗漏一事')])
    const { hash } = ((await run.seal()).body as Run).seal ?? { hash: '' }
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('after the seal nothing goes through: by the program, by the keys of the database', async () => {
    const run = await sealedRun()
    const answers = await Promise.all([
      run.open(),
      run.opine('方正', '林岳'),
      run.decide('周敏', [grade('林岳', 'proposal')]),
      run.undo('周敏', 3),
      run.seal('高远'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409, 409])
    expect(answers.map(codeOf)).toEqual(Array(5).fill('run.sealed'))
    // The owner of the tables, who is bound by no right, is still bound by the chain of acts.
    const { rows } = await sql<{ number: number }>`
      select max(number) as number from run_acts where district_id = ${DISTRICT} and run_id = ${run.id}
    `.execute(db)
    const last = rows[0]?.number ?? 0
    const forged = (previousClosed: boolean, after: number) => sql`
      insert into zhishi.run_acts (district_id, run_id, number, id, kind, opened, closed, previous,
        previous_opened, previous_closed, asked, at, account_id, actor, body, decided_on)
      values (${DISTRICT}, ${run.id}, ${after + 1}, ${newId()}, 'decided', true, false, ${after},
        true, ${previousClosed}, '{}', now(), ${newId()}, 'x', 'x', '2025-01-01')`
    await expect(forged(false, last).execute(owner)).rejects.toThrow(/run_acts_previous_fk/)
    await expect(forged(true, last).execute(owner)).rejects.toThrow(/check/)
    await expect(forged(false, last + 1).execute(owner)).rejects.toThrow(/run_acts_previous_fk/)
    // The program's own role cannot even change what is there.
    await expect(
      sql`update run_decisions set verdict = 'excellent' where district_id = ${DISTRICT}`.execute(
        db,
      ),
    ).rejects.toThrow(/permission denied/)
    await expect(
      sql`delete from run_seals where district_id = ${DISTRICT}`.execute(db),
    ).rejects.toThrow(/permission denied/)
  })

  test('of a seal and a decision at once, the decision is under the seal or refused, never beside it', async () => {
    for (let i = 0; i < 6; i += 1) {
      const run = await newRun()
      await run.open()
      await run.decide('周敏', [...ALL, standout('林岳', 'proposal')])
      const [decided, sealed] = await Promise.all([
        run.decide('高远', [grade('何川', 'basic', '最后一刻的更改')]),
        run.seal(),
      ])
      expect(sealed.status).toBe(200)
      const { acts, standing } = await run.calibration()
      expect(acts.at(-1)?.kind).toBe('sealed')
      const stands = standing.find(({ cadreId }) => cadreId === idOf('何川'))?.verdict
      if (decided.status !== 200) expect(codeOf(decided)).toBe('run.sealed')
      expect(stands).toBe(decided.status === 200 ? 'basic' : 'incompetent')
      expect(await failed(run.id)).toEqual([])
    }
  })

  test('a seal waits for a decision that is still in flight', async () => {
    const run = await newRun()
    await run.open()
    await run.decide('周敏', [...ALL, standout('林岳', 'proposal')])
    // Somebody's act is written and not committed yet: the key makes the seal wait for it.
    const held = await heldAct(run.id)
    const sealing = run.seal()
    await new Promise((resolve) => setTimeout(resolve, 150))
    await held.commit()
    expect((await sealing).status).toBe(200)
    expect((await run.calibration()).acts.map(({ number }) => number)).toEqual([1, 2, 3, 4])
  })

  test('who is judged in a run does not seal it', async () => {
    const run = await newRun()
    await run.open()
    expect(codeOf(await run.seal('苏禾经办'))).toBe('seal.own-case')
  })

  test('decided recognitions become facts with the decision as their basis; one on record stays one', async () => {
    const run = await newRun()
    await run.open()
    await run.decide('周敏', [...ALL, standout('林岳', 'proposal')])
    await run.decide('周敏', [standout('何川', 'recognised', '测评全优')])
    await run.seal()
    const { rows } = await sql<{ cadreId: string; note: string | null; actor: string }>`
      select r.cadre_id, r.note, v.actor from recognitions r
      join fact_versions v on v.district_id = ${DISTRICT} and v.fact_id = r.id and v.version = 1
      where r.district_id = ${DISTRICT} and r.year = 2024 and r.withdrawn_at is null`.execute(db)
    expect(rows.filter(({ cadreId }) => cadreId === idOf('林岳'))).toHaveLength(1)
    expect(rows.find(({ cadreId }) => cadreId === idOf('何川'))).toEqual({
      cadreId: idOf('何川'),
      note: '县委常委会 2025-01-20 研究认定（2024 heads-1 评价）',
      actor: '周敏',
    })
  })
})

/** An act by SQL, in a transaction that stays open until it is told. */
async function heldAct(runId: string): Promise<{ commit: () => Promise<void> }> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let began = () => {}
  const begun = new Promise<void>((resolve) => {
    began = resolve
  })
  const done = transaction(db, async (tx) => {
    await sql`
      insert into run_acts (district_id, run_id, number, id, kind, opened, closed, previous,
        previous_opened, previous_closed, asked, at, account_id, actor, body, decided_on)
      values (${DISTRICT}, ${runId}, 3, ${newId()}, 'decided', true, false, 2, true, false,
        '{}', ${clock.now}, ${newId()}, '高远', '县委常委会', '2025-01-20')`.execute(tx)
    began()
    await released
  })
  await begun
  return {
    async commit() {
      release()
      await done
    },
  }
}

describe('audit', () => {
  test('the auditor sees numbers and hashes of sealed runs, and nobody’s name or grade', async () => {
    const run = await sealedRun()
    const open = await newRun()
    const listed = await ask('尹三', 'GET', '/audit/runs')
    const runs = AuditedRun.array().parse(listed.body)
    expect(runs.map(({ id }) => id)).toContain(run.id)
    expect(runs.map(({ id }) => id)).not.toContain(open.id)
    expect(runs.find(({ id }) => id === run.id)?.counts).toEqual({
      people: 5,
      decided: 4,
      open: 1,
      departures: 3,
      recognised: 1,
    })
    const audited = await ask('尹三', 'GET', `/audit/runs/${run.id}`)
    for (const said of ['林岳', '何川', '苏禾', idOf('林岳'), 'competent', '历练'])
      expect(JSON.stringify([listed.body, audited.body])).not.toContain(said)
    expect((await ask('尹三', 'GET', `/audit/runs/${open.id}`)).status).toBe(404)
    expect((await ask('尹三', 'GET', `/evaluation/runs/${run.id}`)).status).toBe(403)
    expect((await ask('林岳', 'GET', '/audit/runs')).status).toBe(403)
    expect((await ask('江澜', 'GET', '/audit/runs')).status).toBe(403)
  })

  test('an untouched run passes every check, also after later corrections and new runs', async () => {
    const run = await sealedRun()
    expect(await failed(run.id)).toEqual([])
    clock.now = new Date(clock.now.getTime() + 60_000)
    await correct('水权交易', { level: 'provincial' })
    await newRun()
    expect(await failed(run.id)).toEqual([])
  })

  /** What somebody with the owner's rights could try, and which checks must find it. */
  const tampering: readonly (readonly [string, (id: string) => Promise<unknown>, string[]])[] = [
    [
      'a decided grade',
      (id) =>
        sql`update zhishi.run_decisions set verdict = 'excellent'
          where district_id = ${DISTRICT} and run_id = ${id} and cadre_id = ${idOf('何川')}`.execute(
          owner,
        ),
      ['seal'],
    ],
    [
      'a reason',
      (id) =>
        sql`update zhishi.run_decisions set reason = '别的' where district_id = ${DISTRICT}
          and run_id = ${id} and cadre_id = ${idOf('苏禾')}`.execute(owner),
      ['seal'],
    ],
    [
      'an opinion',
      (id) =>
        sql`update zhishi.run_opinions set words = '很好' where district_id = ${DISTRICT}
          and run_id = ${id}`.execute(owner),
      ['seal'],
    ],
    [
      'a decision taken out',
      (id) =>
        sql`delete from zhishi.run_decisions where district_id = ${DISTRICT} and run_id = ${id}
          and cadre_id = ${idOf('马成')}`.execute(owner),
      ['seal'],
    ],
    [
      'the standout that it led to',
      (id) =>
        sql`update zhishi.run_recognitions set stood = not stood, entered_id = default
          where district_id = ${DISTRICT} and run_id = ${id}`.execute(owner),
      ['seal'],
    ],
    [
      'the act that a standout names',
      (id) =>
        sql`update zhishi.run_recognitions set decided_in = 2
          where district_id = ${DISTRICT} and run_id = ${id}`.execute(owner),
      ['seal'],
    ],
    [
      'the day and body of the meeting',
      (id) =>
        sql`update zhishi.run_acts set decided_on = '2025-01-19' where district_id = ${DISTRICT}
          and run_id = ${id} and kind = 'decided'`.execute(owner),
      ['seal'],
    ],
    [
      'a line of the result',
      (id) =>
        sql`update zhishi.evaluation_results set standing = jsonb_set(standing, '{total}', '990000')
          where district_id = ${DISTRICT} and run_id = ${id} and cadre_id = ${idOf('林岳')}`.execute(
          owner,
        ),
      ['shown'],
    ],
    [
      'the lineage below a line',
      (id) =>
        sql`update zhishi.evaluation_results
          set result = regexp_replace(result::text, '"score":[0-9]+', '"score":990000')::json
          where district_id = ${DISTRICT} and run_id = ${id} and cadre_id = ${idOf('林岳')}`.execute(
          owner,
        ),
      ['shown'],
    ],
    [
      'the kept inputs',
      (id) => tamperInputs(id, (text) => text.replace('"level":"city"', '"level":"national"')),
      ['inputs', 'result', 'ledgers'],
    ],
    [
      'the kept inputs beyond reading',
      (id) =>
        sql`update zhishi.evaluation_runs set inputs = '\\x00' where district_id = ${DISTRICT}
          and id = ${id}`.execute(owner),
      ['inputs', 'result', 'shown', 'ledgers'],
    ],
    [
      'the hash of the result',
      (id) =>
        sql`update zhishi.evaluation_runs set result_hash = ${'0'.repeat(64)}
          where district_id = ${DISTRICT} and id = ${id}`.execute(owner),
      ['result', 'shown', 'seal'],
    ],
    [
      'the seal itself',
      (id) =>
        sql`update zhishi.run_seals set hash = ${'0'.repeat(64)} where district_id = ${DISTRICT}
          and run_id = ${id}`.execute(owner),
      ['seal', 'trail'],
    ],
  ]
  test.each(tampering)('finds %s', async (_, tamper, found) => {
    const run = await sealedRun()
    await tamper(run.id)
    expect(await failed(run.id)).toEqual(found)
  })
})

async function tamperInputs(id: string, change: (text: string) => string): Promise<void> {
  const { inputs } = await owner
    .selectFrom('evaluationRuns')
    .select('inputs')
    .where('districtId', '=', DISTRICT)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const before = gunzipSync(inputs).toString('utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  await owner
    .updateTable('evaluationRuns')
    .set({ inputs: gzipSync(after) })
    .where('districtId', '=', DISTRICT)
    .where('id', '=', id)
    .execute()
}

async function correct(
  name: string,
  change: object,
  fact: Fact = achievement,
  who = '周敏',
): Promise<void> {
  const by = { districtId: DISTRICT, accountId: null, name: who }
  await transaction(db, async (tx) => {
    const found = await findFact(tx, fact, DISTRICT, idOf(name))
    const corrected = {
      id: found.id,
      version: found.version,
      content: { ...found.content, ...change },
    }
    await correctFacts(tx, fact, [corrected], { by, at: clock.now, reason: '层级写错' })
  })
}

describe('a later correction', () => {
  test('is told apart from what the seal itself entered, so that it is not lost among it', async () => {
    const old = await newRun()
    await old.open()
    clock.now = new Date(clock.now.getTime() + 60_000)
    const standouts = [standout('林岳', 'proposal'), standout('苏禾', 'recognised', '汛期连续在岗')]
    await old.decide('周敏', [...ALL, ...standouts])
    expect((await old.seal()).status).toBe(200)
    clock.now = new Date(clock.now.getTime() + 60_000)
    await correct('水权交易', { level: 'provincial' })
    clock.now = new Date(clock.now.getTime() + 60_000)
    const run = await newRun({ follows: old.id })
    const { body } = await ask('周敏', 'GET', `${run.path}/differences`)
    const { records } = Differences.parse(body)
    const told = records.map(({ noun, label, bySeal }) => [noun, label, bySeal])
    expect(told).toContainEqual(['achievement', '水权交易', false])
    expect(records.filter(({ bySeal }) => bySeal)).toMatchObject([
      { noun: 'recognition', act: 'added', touches: ['苏禾'] },
    ])
  })

  test('leads to a new run that names the old one and lists what moved and why', async () => {
    const old = await sealedRun()
    clock.now = new Date(clock.now.getTime() + 60_000)
    await correct('渠首改造', { level: 'national' })
    const by = { districtId: DISTRICT, accountId: null, name: '周敏' }
    const added = { id: newId(), content: { cadreId: idOf('马成'), year: 2024, note: null } }
    await transaction(db, (tx) => enterFacts(tx, recognition, [added], { by, at: clock.now }))
    await correct('汛期值守', { level: 'national' })
    clock.now = new Date(clock.now.getTime() + 60_000)
    const run = await newRun({ follows: old.id })
    const answer = await ask('周敏', 'GET', `${run.path}/differences`)
    const { records, people, old: before } = Differences.parse(answer.body)
    expect(before.id).toBe(old.id)
    expect(records.map(({ label, act, touches }) => [label, act, touches])).toContainEqual([
      '汛期值守',
      'corrected',
      ['林岳'],
    ])
    expect(records).toContainEqual(
      expect.objectContaining({ id: added.id, act: 'added', bySeal: false }),
    )
    // 汛期值守 1 → 5 points: central 10 → 50, (50 × 50 + 25 × 90) ÷ 75 = 63⅓, 26⅔ more, of which 20 % = 5⅓.
    // Before: 62⅚ and ½ for 水权交易, which an earlier test corrected; after: 68⅔.
    // 渠首改造 3 → 5: breakthrough stays capped at 100.
    const moved = people.find(({ name }) => name === '林岳')
    expect(moved).toMatchObject({ from: { total: 633_333 }, to: { total: 686_667 } })
    expect(moved?.decided).toBe('competent')
    expect(people.map(({ name }) => name)).toEqual(['林岳'])
  })

  test('does not tell who is assessed in it who wrote about him', async () => {
    const old = await sealedRun()
    clock.now = new Date(clock.now.getTime() + 60_000)
    await correct('事例丙', { marks: { attitude: 'C' } }, observation, '田野')
    clock.now = new Date(clock.now.getTime() + 60_000)
    const run = await newRun({ follows: old.id })
    const changed = async (who: string) => {
      const { body } = await ask(who, 'GET', `${run.path}/differences`)
      return Differences.parse(body).records.find(({ id }) => id === idOf('事例丙'))
    }
    expect(await changed('周敏')).toMatchObject({ by: '田野', reason: '层级写错' })
    expect(await changed('苏禾经办')).toMatchObject({ by: '—', reason: null })
  })

  test('only a sealed run of the same kind and period is taken up; another is told so', async () => {
    const open = await newRun()
    const start = (more: object) =>
      ask('周敏', 'PUT', `/evaluation/runs/${newId()}`, {
        scheme: 'heads-1',
        period: '2024',
        raisedQuota: [],
        asOf: null,
        ...more,
      })
    expect(codeOf(await start({ follows: open.id }))).toBe('run.follows-unsealed')
    const old = await sealedRun()
    expect(codeOf(await start({ follows: old.id, period: '2023' }))).toBe('run.follows-other')
    expect((await start({ follows: newId() })).status).toBe(404)
    expect((await ask('周敏', 'GET', `${open.path}/differences`)).status).toBe(404)
  })
})
