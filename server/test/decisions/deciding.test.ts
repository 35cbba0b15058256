import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RunPerson, RunResults } from '@zhishi/domain/evaluation/api.ts'
import { RECOGNITION_RULE } from '@zhishi/domain/evaluation/recognising.ts'
import { recognitionRule } from '../../src/evaluation/decided.ts'
import { newId } from '../../src/platform/ids.ts'
import { DISTRICT, idOf } from '../evaluation/smallDistrict.ts'
import { ALL, BODY, ON, codeOf, district, grade, outcomeOf, standout } from './meeting.ts'

const { db, ask, clock, newRun } = await district()

test('standouts are proposed by the rule that the meeting was opened with, before it by the usual one', async () => {
  const run = await newRun()
  expect(await recognitionRule(db, DISTRICT, run.id)).toEqual(RECOGNITION_RULE)
  await run.open()
  const { rule } = await run.calibration()
  expect(rule).not.toEqual(RECOGNITION_RULE)
  expect(await recognitionRule(db, DISTRICT, run.id)).toEqual(rule)
})

describe('opinions before the meeting', () => {
  test('nobody sees another’s opinion before a clerk opens the meeting; afterwards all do', async () => {
    const run = await newRun()
    expect((await run.opine('方正', '林岳', { grade: 'excellent', words: '敢担事' })).status).toBe(
      200,
    )
    expect((await run.opine('江澜', '林岳', { grade: 'basic' })).status).toBe(200)
    const sealed = await run.calibration('江澜')
    expect(sealed.opinions.map(({ member, grade: said }) => [member, said])).toEqual([
      ['江澜', 'basic'],
    ])
    // That somebody has spoken is known, and on how many; nothing more.
    expect(sealed.given).toContainEqual({ member: '方正', people: 1 })
    expect(JSON.stringify(sealed)).not.toContain('敢担事')
    expect((await run.calibration('周敏')).opinions).toEqual([])
    expect((await run.open()).status).toBe(200)
    const opened = await run.calibration('江澜')
    expect(opened.opinions.map(({ member }) => member).toSorted()).toEqual(
      ['方正', '江澜'].toSorted(),
    )
  })

  test('after the meeting is opened no opinion is taken any more', async () => {
    const run = await newRun()
    await run.open()
    const late = await run.opine('方正', '林岳')
    expect([late.status, codeOf(late)]).toEqual([409, 'opinion.meeting-opened'])
  })

  test('a member may say it anew before; the last word counts', async () => {
    const run = await newRun()
    await run.opine('方正', '林岳', { grade: 'excellent' })
    await run.opine('方正', '林岳', { grade: 'competent', words: '再想了想' })
    const { opinions } = await run.calibration('方正')
    expect(opinions.map((one) => one.grade)).toEqual(['competent'])
  })

  test('nobody speaks about himself, his unit’s people or his kin', async () => {
    const run = await newRun()
    expect(codeOf(await run.opine('苏禾经办', '苏禾'))).toBe('decision.oneself')
    expect(codeOf(await run.opine('镇办', '林岳'))).toBe('decision.own-unit')
    expect((await run.opine('亲属', '何川')).status).toBe(404)
    expect(codeOf(await run.opine('亲属', '林岳'))).toBe('decision.kin-compared')
  })

  test('of an opinion and an opening at once, either the opinion came first or it is refused', async () => {
    for (let i = 0; i < 6; i += 1) {
      const run = await newRun()
      const [said, opened] = await Promise.all([run.opine('方正', '林岳'), run.open()])
      expect(opened.status).toBe(200)
      const { opinions, acts } = await run.calibration('方正')
      const opening = acts.find(({ kind }) => kind === 'opened')?.number
      if (said.status === 200) expect([opinions.length, opening]).toEqual([1, 2])
      else
        expect([codeOf(said), opinions.length, opening]).toEqual(['opinion.meeting-opened', 0, 1])
    }
  })

  test('who is assessed in the run does not see what members think of him, whatever his seat', async () => {
    const run = await newRun()
    await run.opine('方正', '苏禾', { words: '回访不及时' })
    await run.open()
    expect((await run.calibration('高远')).opinions).toHaveLength(1)
    expect((await run.calibration('苏禾经办')).opinions).toEqual([])
    await run.decide('周敏', [grade('苏禾', 'basic', '回访不及时'), grade('林岳', 'proposal')])
    const own = await run.calibration('苏禾经办')
    expect(own.standing.map(({ cadreId }) => cadreId)).toEqual([idOf('林岳')])
    expect(JSON.stringify([own.standing, own.acts])).not.toContain(idOf('苏禾'))
    // Nor by weighing something else on himself.
    const weighed = outcomeOf(await run.preview('苏禾经办', [grade('苏禾', 'excellent', '试试')]))
    expect(weighed.weighed).toMatchObject([
      { why: { code: 'decision.oneself' }, replaces: null, departures: [] },
    ])
  })

  test('who has a post in a unit judges nobody of it, also where his account names no unit', async () => {
    const run = await newRun()
    expect(codeOf(await run.opine('副镇长', '林岳'))).toBe('decision.own-unit')
    expect((await run.opine('副镇长', '何川')).status).toBe(200)
  })
})

describe('deciding', () => {
  test('before the meeting is opened nothing is decided', async () => {
    const run = await newRun()
    const early = await run.decide('周敏', [grade('林岳', 'proposal')])
    expect([early.status, codeOf(early)]).toEqual([409, 'meeting.not-open'])
  })

  test('the proposal is taken without a word; where one departs, a reason is compulsory', async () => {
    const run = await newRun()
    await run.open()
    const taken = await run.decide('周敏', [grade('林岳', 'proposal')])
    expect(outcomeOf(taken).weighed).toMatchObject([{ verdict: 'competent', departures: [] }])
    expect(codeOf(await run.decide('周敏', [grade('林岳', 'basic')]))).toBe(
      'decision.reason-needed',
    )
    const departed = await run.decide('周敏', [grade('林岳', 'basic', '渗漏处置迟缓，影响较大')])
    expect(outcomeOf(departed).weighed).toMatchObject([
      { verdict: 'basic', replaces: 'competent', departures: [{ code: 'departure.other' }] },
    ])
    // Nothing is proposed where the evidence is thin: then there is nothing to take, and a reason is due.
    expect(codeOf(await run.decide('周敏', [grade('苏禾', 'proposal')]))).toBe(
      'decision.nothing-proposed.grade',
    )
    expect(codeOf(await run.decide('周敏', [grade('苏禾', 'competent')]))).toBe(
      'decision.reason-needed',
    )
  })

  test('more 优秀 than places only as a stated departure on the one beyond them, told with the numbers', async () => {
    const run = await newRun()
    await run.open()
    const [group] = (await run.calibration()).groups
    expect(group?.places).toBe(1)
    await run.decide('周敏', [grade('林岳', 'excellent', '抢险有功')])
    const beyond = await run.decide('周敏', [grade('何川', 'excellent', '群众公认')])
    expect(outcomeOf(beyond).weighed[0]?.departures).toContainEqual({
      code: 'departure.over-quota',
      about: { places: 1, excellent: 2 },
    })
    expect(codeOf(await run.decide('周敏', [grade('马成', 'excellent')]))).toBe(
      'decision.reason-needed',
    )
  })

  test('nobody decides on himself, his unit’s people or his kin; others of the same act are decided', async () => {
    const run = await newRun()
    await run.open()
    expect(codeOf(await run.decide('苏禾经办', [grade('苏禾', 'competent', '称职')]))).toBe(
      'decision.oneself',
    )
    expect(codeOf(await run.decide('镇办', [grade('林岳', 'proposal')]))).toBe('decision.own-unit')
    expect(codeOf(await run.decide('亲属', [grade('何川', 'proposal')]))).toBe(
      'decision.unknown-person',
    )
    expect(codeOf(await run.decide('亲属', [grade('林岳', 'proposal')]))).toBe(
      'decision.kin-compared',
    )
    const both = [grade('林岳', 'proposal'), grade('何川', 'proposal')]
    const bulk = outcomeOf(await run.decide('镇办', both, { inBulk: true }))
    expect(bulk.weighed.map(({ why }) => why?.code ?? null)).toEqual(['decision.own-unit', null])
    expect((await run.calibration()).standing.map(({ cadreId }) => cadreId)).toEqual([idOf('何川')])
  })

  test('one grade for many with one reason: kept with each, told person by person, who cannot is left', async () => {
    const run = await newRun()
    await run.open()
    const said = '汛期值守，集体研究'
    const chosen = ['林岳', '何川', '苏禾', '马成'].map((name) => grade(name, 'basic', said))
    await run.decide('周敏', [grade('马成', 'undetermined', '任职不满，下年再定')])
    const weighed = outcomeOf(await run.preview('周敏', chosen)).weighed
    expect(weighed.map(({ why }) => why?.code ?? null)).toEqual([
      null,
      null,
      'decision.bulk.no-total',
      'decision.bulk.decided',
    ])
    const { last } = await run.calibration()
    const done = outcomeOf(await run.decide('周敏', chosen, { inBulk: true, after: last }))
    expect(done.weighed).toEqual(weighed)
    const { standing } = await run.calibration()
    expect(
      standing
        .filter(({ reason }) => reason === said)
        .map(({ cadreId }) => cadreId)
        .toSorted(),
    ).toEqual([idOf('林岳'), idOf('何川')].toSorted())
    expect(standing.find(({ cadreId }) => cadreId === idOf('马成'))?.verdict).toBe('undetermined')
  })

  test('more 优秀 chosen together than there are places: none of them, whoever is named first', async () => {
    const run = await newRun()
    await run.open()
    const both = [grade('林岳', 'excellent', '抢险有功'), grade('何川', 'excellent', '抢险有功')]
    const weighed = outcomeOf(await run.preview('周敏', both)).weighed
    expect(weighed.map(({ why }) => why)).toEqual([
      {
        code: 'decision.bulk.over-quota',
        about: { places: 1, excellent: 2, group: 'township' },
      },
      {
        code: 'decision.bulk.over-quota',
        about: { places: 1, excellent: 2, group: 'township' },
      },
    ])
    expect(codeOf(await run.decide('周敏', both, { inBulk: true }))).toBe('decision.none-possible')
    expect((await run.calibration()).standing).toEqual([])
    const one = outcomeOf(await run.decide('周敏', both.slice(0, 1), { inBulk: true }))
    expect(one.weighed[0]?.why).toBeNull()
  })

  test('a decision can be replaced and taken back; all of it stays in the history', async () => {
    const run = await newRun()
    await run.open()
    await run.decide('周敏', [grade('林岳', 'proposal')])
    await run.decide('高远', [grade('林岳', 'basic', '另有考虑')])
    const undone = await run.undo('高远', 3)
    expect(undone.status).toBe(200)
    const after = await run.calibration()
    expect(after.standing).toMatchObject([{ verdict: 'competent', decidedIn: 2 }])
    expect(after.acts.map(({ kind, by }) => [kind, by])).toEqual([
      ['opened', '周敏'],
      ['decided', '周敏'],
      ['decided', '高远'],
      ['undone', '高远'],
    ])
    expect(codeOf(await run.undo('高远', 3))).toBe('decision.nothing-to-undo')
    // What was restored can be taken back as well; then nothing stands.
    await run.undo('高远', 2)
    expect((await run.calibration()).standing).toEqual([])
  })

  test('nor does anybody take back what was decided on himself', async () => {
    const run = await newRun()
    await run.open()
    await run.decide('周敏', [grade('苏禾', 'basic', '回访不及时')])
    expect(codeOf(await run.undo('苏禾经办', 2))).toBe('decision.oneself')
    expect((await run.calibration()).standing).toHaveLength(1)
  })

  test('two clerks decide on the same person at once: both are in the history, exactly one stands', async () => {
    for (let i = 0; i < 5; i += 1) {
      const run = await newRun()
      await run.open()
      const answers = await Promise.all([
        run.decide('周敏', [grade('林岳', 'basic', '周敏记录')]),
        run.decide('高远', [grade('林岳', 'undetermined', '高远记录')]),
        run.decide('江澜', [grade('林岳', 'proposal')]),
      ])
      expect(answers.map((one) => [one.status, codeOf(one)])).toEqual(
        [0, 1, 2].map(() => [200, undefined]),
      )
      const { standing, acts } = await run.calibration()
      expect(acts.filter(({ kind }) => kind === 'decided')).toHaveLength(3)
      expect(acts.map(({ number }) => number)).toEqual([1, 2, 3, 4])
      expect(standing).toHaveLength(1)
      expect(standing[0]?.verdict).toBe(acts.at(-1)?.decisions[0]?.verdict)
    }
  })

  test('what was previewed before somebody else decided is refused, so that nobody decides blindly', async () => {
    const run = await newRun()
    await run.open()
    const { last } = await run.calibration()
    await run.decide('高远', [grade('林岳', 'proposal')])
    const stale = await run.decide('周敏', [grade('何川', 'proposal')], { after: last })
    expect(codeOf(stale)).toBe('decision.changed-meanwhile')
  })

  test('the same request twice is one act, another one under its id is refused', async () => {
    const run = await newRun()
    await run.open()
    const actId = newId()
    const first = await run.decide('周敏', [grade('林岳', 'proposal')], {}, actId)
    const second = await run.decide('周敏', [grade('林岳', 'proposal')], {}, actId)
    expect(second.body).toEqual(first.body)
    const other = await run.decide('周敏', [grade('何川', 'proposal')], {}, actId)
    expect([other.status, codeOf(other)]).toEqual([409, 'record.already-there'])
    expect((await run.calibration()).acts).toHaveLength(2)
  })

  test('a meeting that is still ahead has decided nothing', async () => {
    const run = await newRun()
    await run.open()
    const ahead = await run.decide('周敏', [grade('林岳', 'proposal')], { on: '2025-02-02' })
    expect(codeOf(ahead)).toBe('decision.date-ahead')
    expect(clock.now.toISOString()).toBe('2025-02-01T00:00:00.000Z')
  })

  test('a run of leads has places and no grades', async () => {
    const run = await newRun({ scheme: 'leads-1' })
    await run.open()
    expect(codeOf(await run.decide('周敏', [grade('许宁', 'competent', '好')]))).toBe(
      'decision.no-grades',
    )
  })
})

describe('property', () => {
  const who = fc.constantFrom('林岳', '何川', '苏禾', '马成', '𠮷田')
  const reason = fc.constantFrom(null, '会议研究确定')
  const choice = fc.oneof(
    fc
      .tuple(
        who,
        fc.constantFrom('excellent', 'competent', 'basic', 'open', 'proposal' as const),
        reason,
      )
      .map(([name, verdict, why]) => grade(name, verdict as 'proposal', why)),
    fc
      .tuple(who, fc.constantFrom('recognised', 'notRecognised', 'proposal' as const), reason)
      .map(([name, verdict, why]) => standout(name, verdict as 'proposal', why)),
  )
  const choices = fc.uniqueArray(choice, {
    minLength: 1,
    maxLength: 8,
    selector: ({ cadreId, matter }) => `${cadreId} ${matter}`,
  })
  const judge = fc.constantFrom('周敏', '镇办', '亲属', '苏禾经办')

  test('a bulk preview is exactly what happens', async () => {
    const run = await newRun()
    await run.open()
    await fc.assert(
      fc.asyncProperty(choices, judge, async (chosen, by) => {
        const before = await run.calibration()
        const preview = outcomeOf(await run.preview(by, chosen))
        expect((await run.calibration()).last).toBe(before.last)
        const done = await run.decide(by, chosen, { inBulk: true, after: before.last })
        const possible = preview.weighed.filter(({ why }) => why === null)
        if (possible.length === 0) {
          expect(done.status).toBe(409)
          expect((await run.calibration()).last).toBe(before.last)
          return
        }
        expect(outcomeOf(done).weighed).toEqual(preview.weighed)
        const after = await run.calibration()
        expect(after.acts.at(-1)?.decisions).toHaveLength(possible.length)
        for (const { cadreId, matter, verdict } of possible)
          expect(after.standing).toContainEqual(
            expect.objectContaining({ cadreId, matter, verdict, number: after.last }),
          )
      }),
      { numRuns: 25 },
    )
  })
})

describe('who may', () => {
  test('heads, inspectors, administrators and the auditor reach none of it', async () => {
    const run = await newRun()
    for (const person of ['林岳', '田野', '管理员', '尹三', '项目办']) {
      expect((await ask(person, 'GET', `${run.path}/calibration`)).status).toBe(403)
      expect((await run.opine(person, '何川')).status).toBe(403)
      expect((await run.open(person)).status).toBe(403)
      expect((await run.decide(person, [grade('何川', 'proposal')])).status).toBe(403)
      expect((await run.seal(person)).status).toBe(403)
      expect((await ask(person, 'GET', `${run.path}/minutes`)).status).toBe(403)
    }
    // A county leader decides and gives opinions; the meeting is opened by a clerk.
    expect((await run.open('江澜')).status).toBe(403)
  })

  test('the own decided grade is seen once sealed, with body and date, and never an opinion', async () => {
    const run = await newRun()
    await run.opine('方正', '林岳', { words: '敢担事' })
    await run.open()
    await run.decide('周敏', [...ALL, standout('林岳', 'proposal')])
    const look = async (person: string) => {
      const results = RunResults.parse((await ask(person, 'GET', run.path)).body)
      const answer = await ask(person, 'GET', `${run.path}/people/${idOf('林岳')}`)
      return { results, person: RunPerson.parse(answer.body), raw: JSON.stringify(answer.body) }
    }
    const before = await look('林岳')
    expect([before.results.decided, before.person.decided]).toEqual([[], null])
    expect((await look('周敏')).person.decided?.grade).toBe('competent')
    expect((await run.seal()).status).toBe(200)
    const after = await look('林岳')
    const own = {
      cadreId: idOf('林岳'),
      grade: 'competent',
      recognised: true,
      gradeReason: null,
      recognitionReason: null,
      recognitionId: idOf('突出'),
      body: BODY,
      on: ON,
    }
    expect(after.results.decided).toEqual([own])
    expect(after.person.decided).toEqual(own)
    expect(after.raw).not.toContain('敢担事')
    expect(after.results.run.state).toBe('sealed')
  })
})
