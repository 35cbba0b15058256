import { MissingKey } from '@zhishi/domain/cockpit/api.ts'

export const MISSING_KEYS: readonly string[] = MissingKey.options
