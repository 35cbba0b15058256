import type { Endpoint, Method } from '@zhishi/domain/platform/endpoint.ts'

/** What the browser needs of an endpoint: where it is. Its types travel along, its schemas do not. */
export interface Contract<E> {
  readonly method: Method
  readonly path: string
  readonly of?: E
}

/** For a capability's `api.built.ts`: its endpoints without the schemas that check them. */
export const contractsOf = <const A extends Readonly<Record<string, Endpoint>>>(api: A) =>
  Object.fromEntries(
    Object.entries(api).map(([name, { method, path }]) => [name, { method, path }]),
  ) as { readonly [K in keyof A]: Contract<A[K]> }
