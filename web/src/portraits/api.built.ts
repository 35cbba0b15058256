import { portraitsApi as api } from '@zhishi/domain/portraits/api.ts'
import { contractsOf } from '../platform/contract.ts'

export const portraitsApi = contractsOf(api)
