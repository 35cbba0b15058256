/**
 * What the oldest browsers we build for (Chrome 109, Safari 16.4, Firefox 115) do not bring yet and
 * the domain and the pages use. The bundler lowers syntax, not methods.
 */
function define(owner: object, name: string, value: unknown): void {
  if (!Object.hasOwn(owner, name))
    Object.defineProperty(owner, name, { value, writable: true, configurable: true })
}

define(Array.prototype, 'toSorted', function <T>(this: T[], compare?: (a: T, b: T) => number) {
  // oxlint-disable-next-line unicorn/no-array-sort -- this is what toSorted is made of
  return Array.from(this).sort(compare)
})
define(Array.prototype, 'toReversed', function <T>(this: T[]) {
  // oxlint-disable-next-line unicorn/no-array-reverse -- this is what toReversed is made of
  return Array.from(this).reverse()
})
define(Map, 'groupBy', <T, K>(items: Iterable<T>, keyOf: (item: T, index: number) => K) => {
  const groups = new Map<K, T[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
    index += 1
  }
  return groups
})
