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

  /** What an administrator has beside the own power: whose account it is, and hashes to compare. */
  const HARMLESS = { systemAdmin: ['find cadres'], securityAdmin: [], auditor: ['audit runs'] }
  const abilitiesOf = (role: Role) => Object.keys(ABILITIES[role])
  const powerOf = (role: keyof typeof HARMLESS) =>
    abilitiesOf(role).filter((ability) => !HARMLESS[role].includes(ability as never))

  test('each administrator has one power, which nobody else has', () => {
    for (const role of ADMINISTRATORS) {
      expect(powerOf(role)).toHaveLength(1)
      const others = Role.options.filter((other) => other !== role).flatMap(abilitiesOf)
      expect(others).not.toContain(powerOf(role)[0])
    }
  })

  test('whatever is held together, nobody has an administrator’s power and another ability of content beside it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...Role.options)), (roles) => {
        if (cannotHold(roles)) return
        const administers = ADMINISTRATORS.find((role) => roles.includes(role))
        if (!administers) return
        const allowed = [...powerOf(administers), ...HARMLESS[administers]]
        expect(roles.flatMap(abilitiesOf).filter((ability) => !allowed.includes(ability))).toEqual(
          [],
        )
      }),
    )
  })

  test('no administrator reads anything about anybody', () => {
    for (const role of Role.options.filter(isAdministrator))
      expect(
        abilitiesOf(role).filter(
          (ability) => ability.startsWith('read ') && ability !== 'read trail',
        ),
      ).toEqual([])
  })
})
