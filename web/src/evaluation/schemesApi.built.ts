import { schemesApi as api } from '@zhishi/domain/evaluation/schemesApi.ts'
import { contractsOf } from '../platform/contract.ts'

export const schemesApi = contractsOf(api)
