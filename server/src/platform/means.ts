import type { Database } from './database.ts'

/** What a capability's handlers may need beside the call: for work that goes on after the answer. */
export interface Means {
  readonly db: Database
  /** The data directory: files that belong beside the database. */
  readonly data: string
  readonly clock: () => Date
  readonly logError: (error: unknown, id: string) => void
  /** Aborted when the program stops: work in the background ends at its next good moment. */
  readonly stopping: AbortSignal
}
