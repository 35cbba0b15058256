import { describe, expect, test } from 'vitest'
import type { Role } from '../../src/access/roles.ts'
import {
  type Attached,
  type Beside,
  cameLater,
  cannotAttach,
  cannotOpen,
  cannotWithdraw,
} from '../../src/evidence/attaching.ts'
import { FileName, LIMITS } from '../../src/evidence/evidence.ts'

/** 单雄信 heads a township and enters his own achievements; 周敏 and 郑晓 are organisation clerks. */
const seat = (accountId: string, ...roles: Role[]) => ({ accountId, roles })
const 单雄信 = seat('单雄信', 'head')
const 马成 = seat('马成', 'unitClerk')
const 周敏 = seat('周敏', 'clerk')
const 郑晓 = seat('郑晓', 'clerk')

const achievement: Beside = {
  withdrawn: false,
  keeps: 'keep achievements',
  verifiedAt: null,
  standing: [],
}
const verified: Beside = { ...achievement, verifiedAt: '2024-07-10T00:00:00.000Z' }
const by = (who: { accountId: string }, at = '2024-07-01T00:00:00.000Z'): Attached => ({
  accountId: who.accountId,
  at,
  withdrawn: false,
})
const AFTER = '2024-07-11T00:00:00.000Z'
const notice = { sha256: 'a', name: '通报.pdf' }

describe('evidence comes to a record', () => {
  test('that stands, also after it was verified', () => {
    expect(cannotAttach(achievement, notice)).toBeUndefined()
    expect(cannotAttach(verified, notice)).toBeUndefined()
  })

  test('not to one that was withdrawn', () => {
    expect(cannotAttach({ ...achievement, withdrawn: true })?.code).toBe(
      'evidence.record-withdrawn',
    )
  })

  test('not the same bytes twice, whatever their name', () => {
    const there = { ...achievement, standing: ['a'] }
    expect(cannotAttach(there, notice)).toEqual({
      code: 'evidence.already-there',
      about: { file: '通报.pdf' },
    })
    expect(cannotAttach(there, { ...notice, sha256: 'b' })).toBeUndefined()
  })

  test('until there are as many files as a record may have', () => {
    const of = (files: number) => ({
      ...achievement,
      standing: Array.from({ length: files }, (_, i) => `${i}`),
    })
    expect(cannotAttach(of(LIMITS.files - 1), notice)).toBeUndefined()
    expect(cannotAttach(of(LIMITS.files), notice)).toEqual({
      code: 'evidence.too-many',
      about: { most: LIMITS.files },
    })
  })

  test('and is told apart where it came after the finding', () => {
    expect(cameLater(AFTER, verified.verifiedAt)).toBe(true)
    expect(cameLater('2024-07-09T23:59:59.999Z', verified.verifiedAt)).toBe(false)
    expect(cameLater(AFTER, null)).toBe(false)
  })
})

describe('evidence is withdrawn', () => {
  test('by who attached it, or by who keeps the whole district’s records', () => {
    expect(cannotWithdraw(单雄信, by(单雄信), achievement)).toBeUndefined()
    expect(cannotWithdraw(周敏, by(单雄信), achievement)).toBeUndefined()
    expect(cannotWithdraw(马成, by(单雄信), achievement)?.code).toBe('evidence.not-yours')
  })

  test('once a finding rests on it, by a second person of the district only', () => {
    expect(cannotWithdraw(单雄信, by(单雄信), verified)?.code).toBe('evidence.second-person')
    expect(cannotWithdraw(周敏, by(周敏), verified)?.code).toBe('evidence.second-person')
    expect(cannotWithdraw(马成, by(单雄信), verified)?.code).toBe('evidence.second-person')
    expect(cannotWithdraw(郑晓, by(周敏), verified)).toBeUndefined()
  })

  test('where it came after the finding, as before it', () => {
    expect(cannotWithdraw(单雄信, by(单雄信, AFTER), verified)).toBeUndefined()
    expect(cannotWithdraw(马成, by(单雄信, AFTER), verified)?.code).toBe('evidence.not-yours')
  })

  test('once, and for good', () => {
    const gone = { ...by(单雄信), withdrawn: true }
    expect(cannotWithdraw(周敏, gone, achievement)?.code).toBe('evidence.already-withdrawn')
  })
})

test('what was withdrawn opens for who attached it and who keeps the district’s records only', () => {
  const opens = (who: typeof 周敏, file: Attached) =>
    cannotOpen(who, file, achievement)?.code ?? 'opens'
  const gone = { ...by(马成), withdrawn: true }
  expect([opens(马成, gone), opens(周敏, gone)]).toEqual(['opens', 'opens'])
  expect(opens(单雄信, gone)).toBe('evidence.withdrawn')
  expect(opens(单雄信, by(马成))).toBe('opens')
})

test.each([
  ['通报（第3期）.pdf', true],
  ['..', true],
  ['../通报.pdf', false],
  ['C:\\通报.pdf', false],
  ['', false],
  ['a\u0000.pdf', false],
  ['长'.repeat(201), false],
])('%j is a name without a folder: %s', (name, fits) => {
  expect(FileName.safeParse(name).success).toBe(fits)
})
