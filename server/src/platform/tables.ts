/**
 * Every table by its name, for typed SQL. Each capability adds its own in `<capability>/tables.ts`:
 * `declare module '../platform/tables.ts' { interface Tables { units: UnitsTable } }`.
 */
export interface Tables {
  migrations: MigrationsTable
}

/** Which migrations stand in this database, by file name. */
export interface MigrationsTable {
  name: string
  sha256: string
  appliedAt: Date
}
