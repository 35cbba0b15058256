import { createHash } from 'node:crypto'

/** A stable id from a name, so that a test can say whom or what it means. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `01940000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}
