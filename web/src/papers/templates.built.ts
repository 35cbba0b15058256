import { templatesApi as api } from '@zhishi/domain/portraits/templates.ts'
import { contractsOf } from '../platform/contract.ts'

export const templatesApi = contractsOf(api)
