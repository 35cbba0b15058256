import { cockpitApi as api } from '@zhishi/domain/cockpit/api.ts'
import { contractsOf } from '../platform/contract.ts'

export const cockpitApi = contractsOf(api)
