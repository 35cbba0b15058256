import { evidenceApi as api } from '@zhishi/domain/evidence/api.ts'
import { contractsOf } from '../platform/contract.ts'

export const evidenceApi = contractsOf(api)
