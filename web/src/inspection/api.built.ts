import { severityApi as api } from '@zhishi/domain/inspection/severityApi.ts'
import { contractsOf } from '../platform/contract.ts'

export const severityApi = contractsOf(api)
