import { appApi as api } from '@zhishi/domain/app/api.ts'
import { contractsOf } from '../platform/contract.ts'

const { waiting } = contractsOf(api)
export const appApi = { waiting }
