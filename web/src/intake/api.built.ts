import { intakeApi as api } from '@zhishi/domain/intake/api.ts'
import { contractsOf } from '../platform/contract.ts'

export const intakeApi = contractsOf(api)
