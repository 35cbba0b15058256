import type { WriteUpText } from './api.ts'

/** What became of a piece of text from one version to the next. */
export interface Piece {
  readonly became: 'same' | 'added' | 'removed'
  readonly text: string
}

/** A heading or sentence of two versions side by side. */
export interface Change {
  readonly kind: 'heading' | 'sentence'
  readonly became: 'same' | 'added' | 'removed' | 'changed'
  readonly pieces: readonly Piece[]
  /** The words may be the same and rest on other records. */
  readonly otherSources: boolean
}

interface Line {
  readonly kind: Change['kind']
  readonly text: string
  readonly sources: string
}

const linesOf = ({ title, sections }: WriteUpText): Line[] => {
  const heading = (text: string): Line => ({ kind: 'heading', text, sources: '' })
  return [
    heading(title),
    ...sections.flatMap((section) => [
      heading(section.heading),
      ...section.paragraphs.flatMap((paragraph) => [
        ...(paragraph.heading === null ? [] : [heading(paragraph.heading)]),
        ...paragraph.sentences.map(
          ({ text, from }): Line => ({
            kind: 'sentence',
            text,
            sources: from
              .map(({ id }) => id)
              .toSorted()
              .join(' '),
          }),
        ),
      ]),
    ]),
  ]
}

type Step<T> = { readonly became: Piece['became']; readonly before?: T; readonly after?: T }

/** Beyond so many comparisons the whole is told as replaced: a page must not stand still. */
const MOST_COMPARISONS = 4_000_000

/**
 * The longest common subsequence of two lists as steps from one to the other, removals before
 * additions. Equal ends are left out of the table, which is most of a text that was edited.
 */
export function stepsBetween<T>(
  before: readonly T[],
  after: readonly T[],
  same: (a: T, b: T) => boolean,
): Step<T>[] {
  let start = 0
  const shorter = Math.min(before.length, after.length)
  const equalAt = (i: number, j: number): boolean => same(before[i] as T, after[j] as T)
  while (start < shorter && equalAt(start, start)) start += 1
  let end = 0
  while (end < shorter - start && equalAt(before.length - 1 - end, after.length - 1 - end)) end += 1
  const kept = (from: number, to: number): Step<T>[] =>
    before.slice(from, to).map((item, i) => ({
      became: 'same',
      before: item,
      after: after[after.length - before.length + from + i] as T,
    }))
  const head = before
    .slice(0, start)
    .map((item, i): Step<T> => ({ became: 'same', before: item, after: after[i] as T }))
  return [
    ...head,
    ...between(
      before.slice(start, before.length - end),
      after.slice(start, after.length - end),
      same,
    ),
    ...kept(before.length - end, before.length),
  ]
}

function between<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): Step<T>[] {
  const width = b.length + 1
  const removed = (item: T): Step<T> => ({ became: 'removed', before: item })
  const added = (item: T): Step<T> => ({ became: 'added', after: item })
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_COMPARISONS)
    return [...a.map(removed), ...b.map(added)]
  // How much is common from here to both ends.
  const common = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] = same(a[i] as T, b[j] as T)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
  const steps: Step<T>[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(a[i] as T, b[j] as T)) {
      steps.push({ became: 'same', before: a[i] as T, after: b[j] as T })
      i += 1
      j += 1
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      steps.push(removed(a[i] as T))
      i += 1
    } else {
      steps.push(added(b[j] as T))
      j += 1
    }
  }
  return steps
}

/** A Chinese character each; letters and digits that belong together stay together. */
const words = (text: string): string[] => text.match(/[A-Za-z\u00C0-\u024F]+|[\d.]+|./gsu) ?? []

/** Two texts word by word, neighbours of one kind as one piece. */
export function differenceInWords(before: string, after: string): Piece[] {
  const pieces: { became: Piece['became']; text: string }[] = []
  for (const step of stepsBetween(words(before), words(after), (x, y) => x === y)) {
    const text = step.after ?? step.before ?? ''
    const last = pieces.at(-1)
    if (last?.became === step.became) last.text += text
    else pieces.push({ became: step.became, text })
  }
  return pieces
}

/** How alike two sentences must be to be told as one that was changed: a third of the longer in common. */
const ALIKE = 3

const lengthOf = (pieces: readonly Piece[], ...became: Piece['became'][]): number =>
  pieces
    .filter((piece) => became.includes(piece.became))
    .reduce((sum, { text }) => sum + text.length, 0)

const whole = ({ kind, text }: Line, became: 'added' | 'removed'): Change => ({
  kind,
  became,
  pieces: [{ became, text }],
  otherSources: false,
})

/** A run of removed and added lines: those that resemble one another, in order, are told as changed. */
function paired(removed: readonly Line[], added: readonly Line[]): Change[] {
  const changes: Change[] = []
  let next = 0
  for (const line of removed) {
    const match = added.findIndex(
      (one, i) => i >= next && one.kind === line.kind && isAlike(line.text, one.text),
    )
    const other = added[match]
    if (other === undefined) {
      changes.push(whole(line, 'removed'))
      continue
    }
    changes.push(...added.slice(next, match).map((one) => whole(one, 'added')))
    changes.push({
      kind: line.kind,
      became: 'changed',
      pieces: differenceInWords(line.text, other.text),
      otherSources: line.sources !== other.sources,
    })
    next = match + 1
  }
  return [...changes, ...added.slice(next).map((one) => whole(one, 'added'))]
}

function isAlike(before: string, after: string): boolean {
  const pieces = differenceInWords(before, after)
  return lengthOf(pieces, 'same') * ALIKE >= Math.max(before.length, after.length)
}

/**
 * What became of a write-up from one version to another, in reading order: headings and sentences,
 * the changed ones word by word. Pure, so that the page shows it without asking the server.
 */
export function differenceOf(before: WriteUpText, after: WriteUpText): Change[] {
  const steps = stepsBetween(
    linesOf(before),
    linesOf(after),
    (x, y) => x.kind === y.kind && x.text === y.text,
  )
  const changes: Change[] = []
  let [removed, added]: [Line[], Line[]] = [[], []]
  const settle = () => {
    changes.push(...paired(removed, added))
    removed = []
    added = []
  }
  for (const step of steps) {
    if (step.became === 'removed' && step.before) removed.push(step.before)
    else if (step.became === 'added' && step.after) added.push(step.after)
    else if (step.before && step.after) {
      settle()
      const { kind, text, sources } = step.after
      const otherSources = step.before.sources !== sources
      changes.push({ kind, became: 'same', pieces: [{ became: 'same', text }], otherSources })
    }
  }
  settle()
  return changes
}
