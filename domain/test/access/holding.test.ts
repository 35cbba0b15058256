import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ABILITIES } from '../../src/access/abilities.ts'
import { cannotHold, isAdministrator } from '../../src/access/holding.ts'
import { ADMINISTRATORS, Role } from '../../src/access/roles.ts'

describe('who may hold which roles together', () => {
  test.each([
    [[], undefined],
    [['clerk'], undefined],
    [['head', 'cadre', 'commander'], undefined],
    [['auditor'], undefined],
    [['auditor', 'auditor'], undefined],
    [['systemAdmin', 'auditor'], 'roles.two-administrators'],
    [['systemAdmin', 'securityAdmin', 'auditor', 'clerk'], 'roles.two-administrators'],
    [['securityAdmin', 'cadre'], 'roles.administrator-and-personnel'],
  ] as const)('%j: %s', (roles, code) => {
    expect(cannotHold(roles)?.code).toBe(code)
  })

  test('whatever is held together, nobody has an administrator’s ability and another one beside it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...Role.options)), (roles) => {
        if (cannotHold(roles)) return
        const abilities = new Set(roles.flatMap((role) => Object.keys(ABILITIES[role])))
        const own = ADMINISTRATORS.flatMap((role) => Object.keys(ABILITIES[role]))
        const held = own.filter((ability) => abilities.has(ability))
        expect(held.length === 0 || (held.length === 1 && abilities.size === 1)).toBe(true)
      }),
    )
  })

  test('the three administrators read nothing about anybody', () => {
    for (const role of Role.options.filter(isAdministrator))
      expect(Object.keys(ABILITIES[role])).toHaveLength(1)
  })
})
