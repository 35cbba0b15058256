import type { ColumnType, GeneratedAlways } from 'kysely'
import type { ADMINISTRATORS, Role } from '@zhishi/domain/access/roles.ts'

declare module '../platform/tables.ts' {
  interface Tables {
    accounts: AccountsTable
    accountRoles: AccountRolesTable
    sessions: SessionsTable
    logins: LoginsTable
    signInAttempts: SignInAttemptsTable
    setupLinks: SetupLinksTable
  }
}

/** What an account is for: personnel work, or one of the three administrators; never two of them. */
export type Seat = 'personnel' | (typeof ADMINISTRATORS)[number]

export interface AccountsTable {
  districtId: number
  id: string
  login: string
  name: string
  passwordHash: string
  cadreId: string | null
  unitId: string | null
  createdAt: Date
  disabledAt: Date | null
  trial: boolean
  seat: ColumnType<Seat, Seat | undefined, Seat>
}

export interface AccountRolesTable {
  districtId: number
  accountId: string
  role: Role
  grantedAt: Date
  grantedBy: string | null
  seat: GeneratedAlways<Seat>
}

export interface SessionsTable {
  districtId: number
  tokenHash: string
  accountId: string
  createdAt: Date
  seenAt: Date
  expiresAt: Date
}

/** The directory: which district's account a login belongs to. */
export interface LoginsTable {
  login: string
  districtId: number
  accountId: string
}

export interface SignInAttemptsTable {
  id: string
  loginHash: string
  address: string
  deviceHash: string | null
  known: boolean
  at: Date
  succeeded: boolean
}

export interface SetupLinksTable {
  tokenHash: string
  createdAt: Date
  usedAt: Date | null
}
