import { platformApi as api } from '@zhishi/domain/platform/api.ts'
import { contractsOf } from './contract.ts'

export const platformApi = contractsOf(api)
