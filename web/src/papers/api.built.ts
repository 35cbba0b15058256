import { papersApi as api } from '@zhishi/domain/papers/api.ts'
import { contractsOf } from '../platform/contract.ts'

export const papersApi = contractsOf(api)
