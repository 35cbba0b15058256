import { describe, expect, test } from 'vitest'
import type { FamilyMember } from '../../src/papers/appointmentForm.ts'
import { familyChanges } from '../../src/papers/family.ts'
import { id } from '../evaluation/district.ts'

const member = (relation: string, name: string | null, more: object = {}): FamilyMember => ({
  relation,
  name,
  birth: null,
  politicalStatus: null,
  employer: null,
  ...more,
})
const onRecord = (number: number, relation: string, name: string | null, more: object = {}) => ({
  ...member(relation, name, more),
  id: id('f', number),
  ordinal: number,
})

describe('a family that a form lists, against the one on record', () => {
  test('the same list changes nothing', () => {
    const before = [onRecord(1, '妻子', '苏兰'), onRecord(2, '儿子', '顾小川')]
    const after = [member('妻子', '苏兰'), member('儿子', '顾小川')]
    expect(familyChanges(before, after)).toEqual({ entered: [], corrected: [], withdrawn: [] })
  })

  test('known again by name, also where the relation was put otherwise, and corrected', () => {
    const { corrected, entered } = familyChanges(
      [onRecord(1, '妻', '苏兰')],
      [member('妻子', '苏兰', { employer: '财政局' })],
    )
    expect(entered).toEqual([])
    expect(corrected).toEqual([onRecord(1, '妻子', '苏兰', { employer: '财政局' })])
  })

  test('known again by relation and birth where the name was misspelt', () => {
    const born = { birth: '1980-02' }
    const { corrected, withdrawn } = familyChanges(
      [onRecord(1, '妻子', '苏蓝', born)],
      [member('妻子', '苏兰', born)],
    )
    expect([corrected.map(({ name }) => name), withdrawn]).toEqual([['苏兰'], []])
  })

  test('two of one relation keep apart; whoever is listed no more is withdrawn', () => {
    const before = [
      onRecord(1, '姐姐', '顾梅'),
      onRecord(2, '姐姐', '顾兰'),
      onRecord(3, '父亲', '顾山'),
    ]
    const { entered, corrected, withdrawn } = familyChanges(before, [
      member('姐姐', '顾兰'),
      member('姐姐', '顾竹'),
      member('父亲', '顾山'),
    ])
    expect(corrected.map(({ name, ordinal }) => [name, ordinal])).toEqual([['顾兰', 1]])
    expect(entered.map(({ name, ordinal }) => [name, ordinal])).toEqual([['顾竹', 2]])
    expect(withdrawn).toEqual([id('f', 1)])
    expect(familyChanges(before, [member('父亲', '顾山')]).withdrawn).toEqual([
      id('f', 1),
      id('f', 2),
    ])
  })
})
