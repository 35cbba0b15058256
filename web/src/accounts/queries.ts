import { queryOptions } from '@tanstack/react-query'
import type { Account } from '@zhishi/domain/accounts/api.ts'
import type { Holder } from '@zhishi/domain/accounts/granting.ts'
import type { Role } from '@zhishi/domain/access/roles.ts'
import { ADMINISTRATORS } from '@zhishi/domain/access/roles.ts'
import { call } from '../platform/client.ts'
import { accountsApi } from './api.built.ts'

export const accounts = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => call(accountsApi.accounts, { signal }),
})

export const grants = queryOptions({
  queryKey: ['grants'],
  queryFn: ({ signal }) => call(accountsApi.accountsToGrant, { signal }),
})

/** An account as the rules of granting see it. */
export const holderOf = ({ id, roles, disabledAt }: Account): Holder => ({
  id,
  roles,
  disabled: disabledAt !== null,
})

/** The administrators' seats that other accounts hold and can sign in with. */
export const seatsBeside = (all: readonly Account[], id: string): Role[] =>
  ADMINISTRATORS.filter((role) =>
    all.some((one) => one.id !== id && one.disabledAt === null && one.roles.includes(role)),
  )
