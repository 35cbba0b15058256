import { nextVisitsApi as api } from '@zhishi/domain/portraits/nextVisitsApi.ts'
import { contractsOf } from '../platform/contract.ts'

export const nextVisitsApi = contractsOf(api)
