import { expect, test } from 'vitest'
import { cannotDecideOn, numberInWords } from '@zhishi/domain/portraits/approving.ts'

const leader = { accountId: 'leader', cadreId: null, unitId: null }
const version = {
  cadreId: 'lin',
  unitId: 'town',
  keptBy: ['clerk', 'clerk2'],
  kin: [],
  decided: false,
  latest: true,
}
const why = (actor: object, more: object = {}) =>
  cannotDecideOn({ ...leader, ...actor }, { ...version, ...more })?.code

test('who had no part in the text decides on it', () => {
  expect(why({})).toBeUndefined()
})
test.each([
  ['whoever kept any version of it', { accountId: 'clerk2' }, {}, 'write-up.own-text'],
  ['the person', { cadreId: 'lin' }, {}, 'write-up.about-oneself'],
  ['kin', { cadreId: 'bai' }, { kin: ['lin'] }, 'write-up.about-kin'],
  ['somebody of the same unit', { unitId: 'town' }, {}, 'write-up.own-unit'],
  ['anybody a second time', {}, { decided: true }, 'write-up.decided'],
  ['anybody once it was edited', {}, { latest: false }, 'write-up.not-latest'],
])('not %s', (_, actor, more, code) => {
  expect(why(actor, more)).toBe(code)
})
test('the number is printed as official papers print it', () => {
  expect(numberInWords(2025, 12)).toBe('〔2025〕12号')
})
