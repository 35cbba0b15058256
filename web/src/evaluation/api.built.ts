import { evaluationApi as api } from '@zhishi/domain/evaluation/api.ts'
import { contractsOf } from '../platform/contract.ts'

export const evaluationApi = contractsOf(api)
