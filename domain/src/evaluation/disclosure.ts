/**
 * Keeping small groups out of sight for good: what is shown must not give away, by any addition or
 * subtraction, a figure that rests on fewer than five people. Source: law (anonymity) and practice
 * (complementary suppression of statistical offices); the proof by combinations is ours.
 *
 * A mean with its number is a sum over a set of people, and from sums one can compute every weighted
 * sum of them, and nothing else. So a set of shown groups is safe exactly when no weighted sum of
 * their membership rows, other than nothing at all, touches fewer than five people.
 */

/** Groups of fewer people than this are not shown (domain rule). */
export const FEWEST_SHOWN = 5

/** Too small to be anything but a rounding error; erring here hides more, never less. */
const NOTHING = 1e-7

type Row = Float64Array

/** People as rows of ones and zeros: who is in each group. */
const rowsOf = (groups: readonly ReadonlySet<number>[], columns: readonly number[]): Row[] =>
  groups.map((group) => Float64Array.from(columns, (person) => (group.has(person) ? 1 : 0)))

/**
 * Of people who are in the same groups, no more than `FEWEST_SHOWN` need be looked at: a sum that
 * touches one of them touches them all. They come in turns, so that the twins of the first stand
 * ready for the second base.
 */
function representatives(groups: readonly ReadonlySet<number>[], people: number): number[] {
  const alike = new Map<string, number[]>()
  for (let person = 0; person < people; person++) {
    const key = groups.map((group) => (group.has(person) ? 1 : 0)).join('')
    const theirs = alike.get(key) ?? []
    alike.set(key, theirs)
    if (theirs.length < FEWEST_SHOWN) theirs.push(person)
  }
  const large = [...alike.values()].toSorted((a, b) => b.length - a.length)
  return Array.from({ length: FEWEST_SHOWN }, (_, turn) =>
    large.flatMap((theirs) => theirs[turn] ?? []),
  ).flat()
}

/**
 * Rows in which each base person stands in one row alone, by elimination over the allowed people.
 * `base` are those people; fewer than the rank where the allowed ones do not span.
 */
function reduce(rows: readonly Row[], allowed: (column: number) => boolean) {
  const left = rows.map((row) => Float64Array.from(row))
  const base: number[] = []
  const width = left[0]?.length ?? 0
  for (let column = 0; column < width && base.length < left.length; column++) {
    if (!allowed(column)) continue
    const at = base.length
    let best = at
    for (let r = at; r < left.length; r++)
      if (Math.abs(left[r]?.[column] ?? 0) > Math.abs(left[best]?.[column] ?? 0)) best = r
    const pivot = left[best]
    const other = left[at]
    if (!pivot || !other || Math.abs(pivot[column] ?? 0) < NOTHING) continue
    left[best] = other
    left[at] = pivot
    const by = pivot[column] ?? 1
    for (let c = 0; c < width; c++) pivot[c] = (pivot[c] ?? 0) / by
    for (const [r, row] of left.entries()) {
      const times = row[column] ?? 0
      if (r === at || Math.abs(times) < NOTHING) continue
      for (let c = 0; c < width; c++) row[c] = (row[c] ?? 0) - times * (pivot[c] ?? 0)
    }
    base.push(column)
  }
  return { base, rows: left.slice(0, base.length) }
}

const touches = (value: number | undefined): boolean => Math.abs(value ?? 0) > NOTHING

/** How few people a weighted sum of two rows, both taking part, can touch; at most `enough` counted. */
function fewestOfTwo(a: Row, b: Row, enough: number): number {
  let apart = 0
  const ratios: number[] = []
  for (let c = 0; c < a.length; c++) {
    const inA = touches(a[c])
    const inB = touches(b[c])
    if (inA !== inB && ++apart >= enough) return enough
    if (inA && inB) ratios.push((a[c] ?? 0) / (b[c] ?? 1))
  }
  ratios.sort((x, y) => x - y)
  let most = 0
  for (let i = 0, from = 0; i < ratios.length; i++) {
    while ((ratios[i] ?? 0) - (ratios[from] ?? 0) > NOTHING) from++
    most = Math.max(most, i - from + 1)
  }
  return apart + ratios.length - most
}

/**
 * Whether the sums over these groups let a figure on fewer than five people be computed. People are
 * numbered from 0. A sum that touches at most four people touches at most two of one of two separate
 * bases, so that rows and pairs of rows, in both, are all there is to try. Where no two separate
 * bases are found, nothing is proved and the answer is yes.
 */
export function givesAway(groups: readonly ReadonlySet<number>[], people: number): boolean {
  if (groups.length === 0) return false
  const columns = representatives(groups, people)
  const rows = rowsOf(groups, columns)
  const first = reduce(rows, () => true)
  const taken = new Set(first.base)
  const second = reduce(first.rows, (column) => !taken.has(column))
  if (second.base.length < first.base.length) return true
  return [first, second].some(({ rows: basis }) =>
    basis.some(
      (row, i) =>
        row.filter(touches).length < FEWEST_SHOWN ||
        basis.slice(i + 1).some((other) => fewestOfTwo(row, other, FEWEST_SHOWN) < FEWEST_SHOWN),
    ),
  )
}

/** The groups of one table: everybody is in exactly one of them. */
export type Table = readonly ReadonlySet<number>[]

const isShown = (hidden: ReadonlySet<string>, table: number, group: number) =>
  !hidden.has(`${table} ${group}`)

/** Hides the smallest of a table until those hidden are none, or at least two and together enough. */
function close(tables: readonly Table[], hidden: Set<string>): void {
  for (const [t, table] of tables.entries()) {
    const bySize = [...table.entries()].toSorted(([i, a], [j, b]) => a.size - b.size || i - j)
    for (;;) {
      const out = bySize.filter(([g]) => !isShown(hidden, t, g))
      const people = out.reduce((sum, [, group]) => sum + group.size, 0)
      const next = bySize.find(([g]) => isShown(hidden, t, g))
      if (!next || out.length === 0 || (out.length > 1 && people >= FEWEST_SHOWN)) break
      hidden.add(`${t} ${next[0]}`)
    }
  }
}

/**
 * Which groups may be shown, table by table: none under five, none that the others of its table give
 * away, and none by which the tables together give somebody away. `mustHide` names further ones.
 * Where even the sum over everybody would, nothing is shown.
 */
export function shownGroups(
  tables: readonly Table[],
  people: number,
  mustHide: (table: number, group: number) => boolean = () => false,
): readonly (readonly boolean[])[] {
  const everybody = new Set(Array.from({ length: people }, (_, person) => person))
  const hidden = new Set(
    tables.flatMap((table, t) =>
      table.flatMap((group, g) =>
        group.size < FEWEST_SHOWN || mustHide(t, g) ? [`${t} ${g}`] : [],
      ),
    ),
  )
  close(tables, hidden)
  const left = (without: ReadonlySet<string>) =>
    tables
      .flatMap((table, t) =>
        table.flatMap((group, g) => (isShown(without, t, g) ? [{ key: `${t} ${g}`, group }] : [])),
      )
      .toSorted((a, b) => a.group.size - b.group.size || (a.key < b.key ? -1 : 1))
  const isSafe = (without: ReadonlySet<string>) =>
    !givesAway([everybody, ...left(without).map(({ group }) => group)], people)
  const without = (key: string) => {
    const more = new Set(hidden).add(key)
    close(tables, more)
    return more
  }
  while (left(hidden).length > 0 && !isSafe(hidden)) {
    // The smallest whose hiding is enough; else the smallest of all, and on.
    const one = left(hidden).find(({ key }) => isSafe(without(key))) ?? left(hidden)[0]
    for (const key of without(one?.key ?? '')) hidden.add(key)
  }
  return tables.map((table, t) => table.map((_, g) => isShown(hidden, t, g)))
}
