import { UnitGroup } from '@zhishi/domain/units/unit.ts'

/** The unit groups within which heads are compared, in their order. */
export const GROUPS = UnitGroup.options
