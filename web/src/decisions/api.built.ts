import { decisionsApi as api } from '@zhishi/domain/decisions/api.ts'
import { contractsOf } from '../platform/contract.ts'

export const decisionsApi = contractsOf(api)
