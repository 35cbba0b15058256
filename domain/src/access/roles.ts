import { choice } from '../kernel/values.ts'
import type { z } from 'zod'

/** Who uses the system (practice: the seats of a district's organisation work; the last three: law). */
export const Role = choice('role', [
  'clerk',
  'projectOffice',
  'commander',
  'lead',
  'head',
  'unitClerk',
  'vettingDepartment',
  'verifyingDepartment',
  'teamLeader',
  'inspector',
  'supervisor',
  'disciplineOfficer',
  'countyLeader',
  'cadre',
  'systemAdmin',
  'securityAdmin',
  'auditor',
])
export type Role = z.infer<typeof Role>

/** The three administrators: nobody holds two of them (classified protection, level 3). */
export const ADMINISTRATORS = [
  'systemAdmin',
  'securityAdmin',
  'auditor',
] as const satisfies readonly Role[]
