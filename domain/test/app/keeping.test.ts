import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import type { Role } from '../../src/access/roles.ts'
import { type Situation, breachesOf, cannotKeep, reflag } from '../../src/app/keeping.ts'
import type { Noun } from '../../src/app/facts.ts'
import { beforeTenure } from '../../src/cadres/serving.ts'
import { cannotInspect } from '../../src/inspection/recusing.ts'
import { isInShort } from '../../src/selection/vetting.ts'

const account = (name: string, role: Role, unitId: string | null = null): Actor => ({
  accountId: `账号 ${name}`,
  name,
  districtId: 1,
  district: '桃李区',
  roles: [role],
  cadreId: name,
  unitId,
})
const 周敏 = account('周敏', 'clerk')
const 郑晓 = account('郑晓', 'clerk')
const 苏禾 = account('苏禾', 'head')
const 卢青 = account('卢青', 'verifyingDepartment', '发改局')

const situation = (noun: Noun, more: Partial<Situation> = {}): Situation => ({
  noun,
  content: {},
  about: [],
  kin: [],
  ...more,
})
const item = (more: Partial<NonNullable<Situation['item']>> = {}) => ({
  unitId: '河口镇',
  enteredBy: '账号 苏禾',
  verifiedBy: undefined,
  ...more,
})

describe('nobody judges in his own case', () => {
  test.each<Noun>([
    'observation',
    'verification',
    'bottomLineEvent',
    'sanction',
    'outcome',
    'tally',
    'recognition',
    'appointment',
  ])('%s: not about oneself, not about kin, about others yes', (noun) => {
    const why = (about: string, kin: string[] = []) =>
      cannotKeep(周敏, situation(noun, { about: [about], kin }), 'enter')?.code
    expect(why('周敏')).toBe('keeping.about-oneself')
    expect(why('何川', ['何川'])).toBe('record.link-missing')
    expect(why('何川', ['田野'])).toBeUndefined()
  })

  test.each<Noun>(['cadre', 'tenure', 'achievement', 'kinship', 'report'])(
    '%s judges nobody: it may be about oneself',
    (noun) => {
      const own = situation(noun, { about: ['周敏'], item: item({ enteredBy: null }) })
      expect(cannotKeep(周敏, own, 'enter')).toBeUndefined()
    },
  )
})

describe('kinship', () => {
  const registered = situation('kinship', { about: ['周敏', '何川'], kin: ['何川'] })

  test('anybody may enter it, also the own; nobody lifts what bars himself', () => {
    expect(cannotKeep(周敏, registered, 'enter')).toBeUndefined()
    expect(cannotKeep(周敏, registered, 'restore')).toBeUndefined()
    expect(cannotKeep(周敏, registered, 'withdraw')?.code).toBe('kinship.own')
    expect(cannotKeep(周敏, registered, 'correct')?.code).toBe('kinship.own')
    expect(cannotKeep(郑晓, { ...registered, kin: [] }, 'withdraw')).toBeUndefined()
  })

  test('nothing is kept on kin, whatever it is; a case with other parties says why', () => {
    const on = (noun: Noun, about: string[]) =>
      cannotKeep(周敏, situation(noun, { about, kin: ['何川'] }), 'enter')?.code
    expect(on('leave', ['何川'])).toBe('record.link-missing')
    expect(on('kinship', ['何川', '苏禾'])).toBe('keeping.about-kin')
    expect(on('case', ['何川', '苏禾'])).toBe('keeping.about-kin')
  })
})

describe('verification', () => {
  const finding = (more: Partial<NonNullable<Situation['item']>> = {}) =>
    situation('verification', { about: ['苏禾'], item: item(more) })

  test('by another unit and another person', () => {
    expect(cannotKeep(卢青, finding(), 'enter')).toBeUndefined()
    expect(cannotKeep(卢青, finding({ unitId: '发改局' }), 'enter')?.code).toBe(
      'achievement.own-unit',
    )
    expect(cannotKeep(卢青, finding({ enteredBy: 卢青.accountId }), 'enter')?.code).toBe(
      'achievement.own-entry',
    )
  })

  test('is changed by a second person; one from a sheet by anybody who verifies', () => {
    const own = finding({ verifiedBy: 卢青.accountId })
    expect(cannotKeep(卢青, own, 'correct')?.code).toBe('verification.second-person')
    expect(cannotKeep(卢青, own, 'withdraw')?.code).toBe('verification.second-person')
    expect(cannotKeep(卢青, finding({ verifiedBy: null }), 'correct')).toBeUndefined()
  })

  test('makes an achievement fast: nobody corrects it, a second clerk withdraws it', () => {
    const of = (enteredBy: string | null, verifiedBy: string | null | undefined) =>
      situation('achievement', { item: item({ enteredBy, verifiedBy }) })
    expect(cannotKeep(苏禾, of('账号 苏禾', undefined), 'correct')).toBeUndefined()
    for (const actor of [苏禾, 周敏, 郑晓])
      expect(cannotKeep(actor, of('账号 周敏', '账号 卢青'), 'correct')?.code).toBe(
        'achievement.verified',
      )
    expect(cannotKeep(苏禾, of('账号 苏禾', null), 'withdraw')?.code).toBe('achievement.verified')
    expect(cannotKeep(周敏, of('账号 周敏', null), 'withdraw')?.code).toBe('achievement.verified')
    expect(cannotKeep(郑晓, of('账号 周敏', null), 'withdraw')).toBeUndefined()
    expect(cannotKeep(周敏, of(null, null), 'withdraw')).toBeUndefined()
  })
})

describe('live rules', () => {
  const codes = (noun: Noun, more: Partial<Situation>) =>
    breachesOf(situation(noun, more)).map(({ code }) => code)

  test('two projects are led, not three; a past appointment does not count', () => {
    const open = { content: { until: null } }
    expect(codes('appointment', { ...open, leading: 1 })).toEqual([])
    expect(codes('appointment', { ...open, leading: 2 })).toEqual(['appointment.too-many'])
    expect(codes('appointment', { content: { until: '2024-05' }, leading: 2 })).toEqual([])
  })

  test.each([
    ['发改', '区发展和改革局', true],
    ['发改局', '区发展和改革局', true],
    ['财政', '区财政局', true],
    ['组织部', '区委组织部', true],
    ['科技', '区司法局', false],
    ['发改', '区财政局', false],
    ['', '区财政局', false],
    ['𠮷局', '区𠮷野局', true],
  ])('%s is short for %s: %s', (department, unit, expected) => {
    expect(isInShort(department, unit)).toBe(expected)
  })

  test('a department gives no opinion on its own staff', () => {
    const opinion = { content: { department: '发改', stance: 'agree' } }
    expect(codes('opinion', { ...opinion, unit: '区发展和改革局' })).toEqual(['opinion.own-staff'])
    expect(codes('opinion', { ...opinion, unit: '区财政局' })).toEqual([])
    expect(codes('opinion', { ...opinion, unit: null })).toEqual([])
  })

  test.each([
    ['2024Q1', ['2024-06'], '2024-06'],
    ['2024Q2', ['2024-06'], undefined],
    ['2024', ['2024-06'], undefined],
    ['2023', ['2024-06'], '2024-06'],
    ['2024-05-31', ['2024-06'], '2024-06'],
    ['2024-05', ['2024'], undefined],
    ['2024Q1', ['2024-06', '2021-03'], undefined],
    ['2024Q1', ['2024-06', null], undefined],
    ['2020Q4', ['2024-06', '2021-03'], '2021-03'],
    ['2024Q1', [], undefined],
    [null, ['2024-06'], undefined],
  ])('of %s with posts held since %j: before tenure since %s', (when, froms, since) => {
    const why = beforeTenure(
      when,
      froms.map((from) => ({ from })),
    )
    expect(why?.about?.['since']).toBe(since)
    expect(why?.code).toBe(since === undefined ? undefined : 'tenure.not-yet')
  })

  test('an inspector is recused from himself, kin and the own unit', () => {
    const 田野 = { cadreId: '田野', unitId: '组织部' }
    const why = (cadreId: string, unitId: string | null, kin: string[] = []) =>
      cannotInspect(田野, { cadreId, unitId }, kin)?.code
    expect(why('田野', '组织部')).toBe('recusal.oneself')
    expect(why('何川', '财政局', ['何川'])).toBe('recusal.kin')
    expect(why('何川', '组织部')).toBe('recusal.same-unit')
    expect(why('何川', '财政局', ['高远'])).toBeUndefined()
    expect(
      cannotInspect({ ...田野, unitId: null }, { cadreId: '何川', unitId: null }, []),
    ).toBeUndefined()
  })
})

describe('flags', () => {
  const early = { code: 'tenure.not-yet', about: { since: '2024-06' } }
  const imported = { code: 'intake.before-tenure', about: { name: '苏禾' } }
  const other = { code: 'intake.tally-unequal' }

  test.each([
    ['nothing breached, nothing flagged', [], [], undefined, []],
    ['a breach that was not there is added', [], [early], early, [early]],
    ['one that stood stays as it was', [early, other], [early], undefined, [other, early]],
    ['one that the import told is the same breach', [imported], [early], undefined, [imported]],
    ['one that no longer holds goes', [imported, other], [], undefined, [other]],
  ])('%s', (_, flags, breaches, added, after) => {
    expect(reflag(flags, breaches)).toEqual({ added, flags: after })
  })
})
