import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import type { Role } from '../../src/access/roles.ts'
import { type Holder, cannotDisable, cannotGrant } from '../../src/accounts/granting.ts'

const actor = (role: Role): Actor => ({
  accountId: `0193a000-0000-7000-8000-${role.length.toString().padStart(12, '0')}`,
  name: role,
  districtId: 1,
  district: '云山区',
  roles: [role],
  cadreId: null,
  unitId: null,
})
const holder = (roles: readonly Role[] = [], disabled = false): Holder => ({
  id: '0193a000-0000-7000-8000-0000000000ff',
  roles,
  disabled,
})
const everybody: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']
const [ding, yu, lin] = [actor('systemAdmin'), actor('securityAdmin'), actor('clerk')]

describe('granting', () => {
  test.each([
    ['the security administrator grants a seat', yu, holder(), ['clerk'], everybody, undefined],
    ['… and a second administrator', yu, holder(), ['auditor'], everybody, undefined],
    ['… and takes everything away', yu, holder(['clerk']), [], everybody, undefined],
    ['… not to himself', yu, { ...holder(), id: yu.accountId }, ['clerk'], everybody, 'grant.self'],
    ['… not to whoever is shut out', yu, holder([], true), ['clerk'], everybody, 'grant.disabled'],
    [
      '… not two seats',
      yu,
      holder(),
      ['auditor', 'clerk'],
      everybody,
      'roles.administrator-and-personnel',
    ],
    [
      '… not the last auditor away',
      yu,
      holder(['auditor']),
      [],
      ['systemAdmin'],
      'account.last-administrator',
    ],
    ['… but one of two', yu, holder(['auditor']), ['clerk'], everybody, undefined],
    ['… and the last one may stay', yu, holder(['auditor']), ['auditor'], [], undefined],
    [
      'who makes the accounts grants nothing',
      ding,
      holder(),
      ['clerk'],
      everybody,
      'grant.not-yours',
    ],
    ['… but the first auditor', ding, holder(), ['auditor'], ['systemAdmin'], undefined],
    ['… and the first security administrator', ding, holder(), ['securityAdmin'], [], undefined],
    ['… not the second', ding, holder(), ['auditor'], ['auditor'], 'grant.not-yours'],
    ['… not to somebody with a seat', ding, holder(['clerk']), ['auditor'], [], 'grant.not-yours'],
    ['… not another system administrator', ding, holder(), ['systemAdmin'], [], 'grant.not-yours'],
    ['… not no role at all', ding, holder(), [], [], 'grant.not-yours'],
    [
      'nobody else names anybody, not even the first',
      lin,
      holder(),
      ['auditor'],
      [],
      'grant.not-yours',
    ],
  ] as const)('%s', (_, who, whom, roles, present, code) => {
    expect(cannotGrant(who, whom, roles, present)?.code).toBe(code)
  })
})

describe('shutting out', () => {
  test.each([
    ['somebody', holder(['clerk']), [], undefined],
    ['one administrator of two', holder(['auditor']), everybody, undefined],
    ['the last one', holder(['systemAdmin']), ['auditor'], 'account.last-administrator'],
    ['one who is shut out already', holder(['systemAdmin'], true), [], undefined],
    ['oneself', { ...holder(), id: ding.accountId }, everybody, 'account.self'],
  ] as const)('%s', (_, whom, present, code) => {
    expect(cannotDisable(ding, whom, present)?.code).toBe(code)
  })
})
