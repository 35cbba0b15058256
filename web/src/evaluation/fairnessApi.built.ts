import { fairnessApi as api } from '@zhishi/domain/evaluation/fairnessApi.ts'
import { contractsOf } from '../platform/contract.ts'

export const fairnessApi = contractsOf(api)
