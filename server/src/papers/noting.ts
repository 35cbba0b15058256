/** Numbers the sources of a paper in the order of first mention; a mark leads from a number to its line. */
export interface Notes {
  /** `[3]`, the same for the same key. */
  readonly mark: (key: string, line: () => string) => string
  readonly lines: readonly string[]
}

export function takeNotes(): Notes {
  const lines: string[] = []
  const known = new Map<string, number>()
  return {
    lines,
    mark(key, line) {
      const number = known.get(key) ?? lines.push(line())
      known.set(key, number)
      return `[${number}]`
    },
  }
}
