import type { FACTS } from '@zhishi/domain/app/facts.ts'
import type { FactTable } from '../platform/facts.ts'

type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S
type FactTables = {
  [F in (typeof FACTS)[number] as Camel<F['table']>]: FactTable<F>
}

/** The tables of all facts follow from their schemas; `catalogue.test.ts` holds the database to them. */
declare module '../platform/tables.ts' {
  interface Tables extends FactTables {
    districts: { id: number; code: string | null; name: string; createdAt: Date }
  }
}
