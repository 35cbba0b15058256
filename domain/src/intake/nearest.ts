/** Finds texts that are nearly a given one, without going through all of them. */
export interface Nearby {
  /** Texts by each of their forms with one sign left out. */
  readonly byForm: ReadonlyMap<string, readonly string[]>
}

const MOST_LOOKED_AT = 400

function formsOf(text: string): Set<string> {
  const signs = Array.from(text)
  const forms = new Set([text])
  for (let i = 0; i < signs.length; i++)
    forms.add([...signs.slice(0, i), '\u0000', ...signs.slice(i + 1)].join(''))
  for (let i = 0; i < signs.length; i++)
    if (signs.length > 2) forms.add([...signs.slice(0, i), ...signs.slice(i + 1)].join(''))
  return forms
}

export function nearby(texts: Iterable<string>): Nearby {
  const byForm = new Map<string, string[]>()
  for (const text of texts)
    for (const form of formsOf(text)) {
      const list = byForm.get(form)
      if (list) list.push(text)
      else byForm.set(form, [text])
    }
  return { byForm }
}

/** Number of signs to change, add or drop to make one text the other (Levenshtein). */
export function distance(a: string, b: string): number {
  const from = Array.from(a)
  const to = Array.from(b)
  let line = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++)
      next.push(
        Math.min(
          (line[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (line[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1),
        ),
      )
    line = next
  }
  return line[to.length] ?? 0
}

/** Texts one sign away from this one (changed, added, dropped), nearest first. */
export function nearTo(index: Nearby, text: string): string[] {
  const found = new Map<string, number>()
  const sorted = Array.from(text).toSorted().join('')
  for (const form of formsOf(text))
    for (const other of (index.byForm.get(form) ?? []).slice(0, MOST_LOOKED_AT))
      if (!found.has(other)) found.set(other, distance(text, other))
  for (const other of found.keys())
    if (Array.from(other).toSorted().join('') === sorted) found.set(other, 0.5)
  return [...found]
    .filter(([other, far]) => other !== text && far <= 2)
    .toSorted((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .map(([other]) => other)
}

/** Whether the signs of one text stand in the other in the same order: 发改局 in 发展和改革局. */
export function isAbbreviation(short: string, full: string): boolean {
  let at = 0
  for (const sign of full) if (sign === short[at]) at++
  return at >= short.length
}
