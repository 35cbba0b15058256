import { ABILITIES } from '@zhishi/domain/access/abilities.ts'

/** Per role, everything it may ask for; over which records the server decides. */
export const MAY: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(ABILITIES).map(([role, held]) => [role, Object.keys(held)]),
)
