import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from './database.ts'

/**
 * A long statement that is put together once and run many times: putting a page of SQL together
 * costs more than all else that the server does for a page of facts. `build` is given a place for
 * each value by name.
 */
export function prepared<const N extends string, R>(
  names: readonly N[],
  build: (value: Readonly<Record<N, RawBuilder<unknown>>>) => RawBuilder<R>,
): (db: Database | Tx, values: Readonly<Record<N, unknown>>) => Promise<R[]> {
  const places = new Map<unknown, N>(names.map((name) => [{ name }, name]))
  let compiled: CompiledQuery<R> | undefined
  return async (db, values) => {
    compiled ??= build(
      Object.fromEntries(
        [...places].map(([place, name]) => [name, sql`${sql.val(place)}`]),
      ) as Record<N, RawBuilder<unknown>>,
    ).compile(db)
    const parameters = compiled.parameters.map((parameter) => {
      const name = places.get(parameter)
      return name === undefined ? parameter : values[name]
    })
    return (await db.executeQuery<R>({ ...compiled, parameters })).rows
  }
}
