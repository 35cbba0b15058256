import { lineageApi as api } from '@zhishi/domain/evaluation/lineageApi.ts'
import { contractsOf } from '../platform/contract.ts'

export const lineageApi = contractsOf(api)
