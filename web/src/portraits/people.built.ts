import { peopleApi as api } from '@zhishi/domain/portraits/peopleApi.ts'
import { contractsOf } from '../platform/contract.ts'

export const peopleApi = contractsOf(api)
