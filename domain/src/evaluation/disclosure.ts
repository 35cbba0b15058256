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

/** Whose figure a column is: usually one's own, but who has two scores is behind two of them. */
export type Owner = (column: number) => number
const itself: Owner = (column) => column

/** Columns as rows of ones and zeros: what is in each group. */
const rowsOf = (groups: readonly ReadonlySet<number>[], columns: readonly number[]): Row[] =>
  groups.map((group) => Float64Array.from(columns, (column) => (group.has(column) ? 1 : 0)))

/**
 * Of people who are in the same groups, no more than `FEWEST_SHOWN` need be looked at: a sum that
 * touches one of them touches them all. Their columns come in turns, so that the twins of the first
 * stand ready for the second base.
 */
function representatives(
  groups: readonly ReadonlySet<number>[],
  columns: number,
  owner: Owner,
): number[] {
  const pattern = (column: number) => groups.map((group) => (group.has(column) ? 1 : 0)).join('')
  const owned = Map.groupBy(
    Array.from({ length: columns }, (_, column) => ({ column, pattern: pattern(column) })),
    ({ column }) => owner(column),
  )
  const people = [...owned.values()].map((own) =>
    own.toSorted((x, y) => (x.pattern < y.pattern ? -1 : 1)),
  )
  const alike = Map.groupBy(people, (own) => own.map((one) => one.pattern).join())
  const large = [...alike.values()].toSorted((x, y) => y.length - x.length)
  return Array.from({ length: FEWEST_SHOWN }, (_, turn) =>
    large.flatMap((theirs) => theirs[turn]?.map(({ column }) => column) ?? []),
  ).flat()
}

/**
 * Rows in which each base column stands in one row alone, by elimination over columns of people who
 * are not `taken`, no two of the same person. Fewer than the rank where these do not span.
 */
function reduce(rows: readonly Row[], owners: readonly number[], taken: ReadonlySet<number>) {
  const left = rows.map((row) => Float64Array.from(row))
  const base = new Set<number>()
  const width = left[0]?.length ?? 0
  for (let column = 0; column < width && base.size < left.length; column++) {
    const who = owners[column] ?? column
    if (taken.has(who) || base.has(who)) continue
    const at = base.size
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
    base.add(who)
  }
  return { base, rows: left.slice(0, base.size), rest: left.slice(base.size) }
}

const touches = (value: number | undefined): boolean => Math.abs(value ?? 0) > NOTHING

/** How many people a row touches; at most `enough` counted. */
function touchedBy(row: Row, owners: readonly number[], enough: number): number {
  const people = new Set<number>()
  for (let c = 0; c < row.length && people.size < enough; c++)
    if (touches(row[c])) people.add(owners[c] ?? c)
  return people.size
}

/**
 * How few people a weighted sum of two rows, both taking part, can touch; at most `enough` counted. A
 * person is left out by one weight alone, and only where all of his columns ask for the same.
 */
function fewestOfTwo(a: Row, b: Row, owners: readonly number[], enough: number): number {
  let apart = 0
  const ratioOf = new Map<number, number>()
  for (let c = 0; c < a.length; c++) {
    const inA = touches(a[c])
    const inB = touches(b[c])
    if (!inA && !inB) continue
    const who = owners[c] ?? c
    const known = ratioOf.get(who)
    if (Number.isNaN(known)) continue
    const ratio = inA && inB ? (a[c] ?? 0) / (b[c] ?? 1) : Number.NaN
    const isApart = Number.isNaN(ratio) || Math.abs((known ?? ratio) - ratio) > NOTHING
    if (isApart && ++apart >= enough) return enough
    ratioOf.set(who, isApart ? Number.NaN : ratio)
  }
  const ratios = [...ratioOf.values()].filter((one) => !Number.isNaN(one)).toSorted((x, y) => x - y)
  let most = 0
  for (let i = 0, from = 0; i < ratios.length; i++) {
    while ((ratios[i] ?? 0) - (ratios[from] ?? 0) > NOTHING) from++
    most = Math.max(most, i - from + 1)
  }
  return apart + ratios.length - most
}

/**
 * Whether the sums over these groups let a figure on fewer than five people be computed. Columns are
 * numbered from 0; each is a score of one person, usually his only one. A sum that touches at most four
 * people touches at most two columns of one of two separate bases (no person twice), so that rows and
 * pairs of rows, in both, are all there is to try. Where no two such bases are found, nothing is proved
 * and the answer is yes.
 */
export function givesAway(
  groups: readonly ReadonlySet<number>[],
  columns: number,
  owner: Owner = itself,
): boolean {
  if (groups.length === 0) return false
  const shown = representatives(groups, columns, owner)
  const owners = shown.map(owner)
  const first = reduce(rowsOf(groups, shown), owners, new Set())
  const second = reduce(first.rows, owners, first.base)
  const isWhole = !first.rest.some((row) => row.some(touches))
  if (!isWhole || second.base.size < first.base.size) return true
  return [first, second].some(({ rows: basis }) =>
    basis.some(
      (row, i) =>
        touchedBy(row, owners, FEWEST_SHOWN) < FEWEST_SHOWN ||
        basis
          .slice(i + 1)
          .some((other) => fewestOfTwo(row, other, owners, FEWEST_SHOWN) < FEWEST_SHOWN),
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

/** Beside what else was shown: whether these groups would give somebody away. */
export type Beside = (groups: readonly ReadonlySet<number>[]) => boolean

/**
 * Which groups may be shown, table by table: none under five, none that the others of its table give
 * away, and none by which the tables together give somebody away. `mustHide` names further ones. What
 * would give somebody away beside what was shown before goes by whole tables, the finest first. Where
 * even the sum over everybody would, nothing is shown: undefined.
 */
export function shownGroups(
  tables: readonly Table[],
  people: number,
  mustHide: (table: number, group: number) => boolean = () => false,
  beside: Beside = () => false,
): readonly (readonly boolean[])[] | undefined {
  const everybody = new Set(Array.from({ length: people }, (_, person) => person))
  if (givesAway([everybody], people) || beside([everybody])) return undefined
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
  const shown = (without: ReadonlySet<string>) => [
    everybody,
    ...left(without).map(({ group }) => group),
  ]
  const isSafe = (without: ReadonlySet<string>) => !givesAway(shown(without), people)
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
  const finestFirst = [...tables.entries()].toSorted(([, a], [, b]) => b.length - a.length)
  for (const [t, table] of finestFirst) {
    if (!beside(shown(hidden))) break
    for (const g of table.keys()) hidden.add(`${t} ${g}`)
  }
  return tables.map((table, t) => table.map((_, g) => isShown(hidden, t, g)))
}
