import { accountsApi as api } from '@zhishi/domain/accounts/api.ts'
import { contractsOf } from '../platform/contract.ts'

export const accountsApi = contractsOf(api)
