import type { Role } from '../access/roles.ts'
import type { LedgerName } from './ledgers.ts'

/** A view that the program brings for a seat: a ledger with an address; the name is a term. */
export interface SystemView {
  readonly id: string
  readonly ledger: LedgerName
  readonly name: `view.${string}`
  readonly address: string
  readonly roles: readonly Role[]
}

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** What each seat looks at most (ours). */
export const SYSTEM_VIEWS: readonly SystemView[] = [
  {
    id: id(1),
    ledger: 'projects',
    name: 'view.red-lights',
    address: 'light=red',
    roles: ['clerk', 'projectOffice', 'supervisor', 'countyLeader'],
  },
  {
    id: id(2),
    ledger: 'projects',
    name: 'view.unreported',
    address: 'reportedMonth=~',
    roles: ['clerk', 'projectOffice', 'supervisor'],
  },
  {
    id: id(3),
    ledger: 'achievements',
    name: 'view.unverified',
    address: 'finding=~&sort=-quarter',
    roles: ['clerk', 'verifyingDepartment', 'unitClerk', 'head'],
  },
  {
    id: id(4),
    ledger: 'achievements',
    name: 'view.flagged',
    address: 'flags=true',
    roles: ['clerk'],
  },
  {
    id: id(5),
    ledger: 'nominations',
    name: 'view.disagreed',
    address: 'disagreements=1..&sort=-disagreements',
    roles: ['clerk', 'countyLeader'],
  },
  {
    id: id(6),
    ledger: 'observations',
    name: 'view.marked-poor',
    address: 'marks=D&sort=-date',
    roles: ['clerk', 'countyLeader'],
  },
  {
    id: id(7),
    ledger: 'bottom-line-events',
    name: 'view.veto',
    address: 'veto=true&sort=-date',
    roles: ['clerk', 'supervisor', 'disciplineOfficer', 'countyLeader'],
  },
  {
    id: id(8),
    ledger: 'heads',
    name: 'view.heads',
    address: 'sort=group',
    roles: ['clerk', 'countyLeader'],
  },
]
