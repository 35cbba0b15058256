import { severityApi as api } from '@zhishi/domain/evaluation/severityApi.ts'
import { contractsOf } from '../platform/contract.ts'

export const severityApi = contractsOf(api)
