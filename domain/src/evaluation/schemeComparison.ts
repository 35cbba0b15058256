import { z } from 'zod'
import { exactly, plus, rounded, times } from '../kernel/exact.ts'
import type { Exact } from '../kernel/exact.ts'
import { Count, Id } from '../kernel/values.ts'
import { Category } from '../projects/project.ts'
import { UnitGroup } from '../units/unit.ts'
import { Statement } from './result.ts'
import type { HeadResult, LeadResult, Node, Result } from './result.ts'
import { Points, Vote, Weight } from './scheme.ts'

/** What two schemes make of the same evidence: who moves, by how much, and what moved them. */

const Side = z.strictObject({
  total: Points.nullable(),
  rank: Count.nullable(),
  outOf: Count.nullable(),
  grade: Vote.nullable(),
  /** Why there is no total or no rank; null where there is one. */
  why: Statement.nullable(),
  /** The scores below the total, with the part of it that each has. */
  parts: z.array(z.strictObject({ key: z.string(), score: Points.nullable(), applied: Weight })),
})
type Side = z.infer<typeof Side>

/**
 * Why a total moved. `weight`: the part of the total that rests on this number changed; `score`: the
 * number itself did; `deduction`, `addition`: what is taken off or put on did; `rest`: limits (no
 * dimension under 0 or over 100) and rounding. `points` of all causes add up to the move.
 */
export const Cause = z.strictObject({
  key: z.string(),
  code: z.enum(['weight', 'score', 'deduction', 'addition', 'rest']),
  points: z.int(),
  /** The parts of the total (`weight`) or the scores before and after; null for a rest, or where absent. */
  before: z.int().nullable(),
  after: z.int().nullable(),
})
export type Cause = z.infer<typeof Cause>

/** One person under both schemes. `places` is above 0 where he or she rises. */
export const Move = z.strictObject({
  cadreId: Id,
  group: UnitGroup.nullable(),
  category: Category.nullable(),
  before: Side,
  after: Side,
  places: z.int().nullable(),
  points: z.int().nullable(),
  /** The largest first; none where either side has no total. */
  causes: z.array(Cause),
})
export type Move = z.infer<typeof Move>

/** How many people moved which way. */
export const Tally = z.strictObject({
  people: Count,
  rises: Count,
  falls: Count,
  stays: Count,
  /** Ranked under one of the two only. */
  comesOrGoes: Count,
  gradeChanges: Count,
})
export type Tally = z.infer<typeof Tally>

type Person = HeadResult | LeadResult

const sideOf = (person: Person): Side => ({
  total: person.total?.score ?? null,
  rank: person.rank,
  outOf: person.outOf,
  grade: 'grade' in person ? person.grade : null,
  why: person.notAssessed ?? person.total?.abstains ?? person.unranked,
  parts: (person.total?.parts ?? []).map(({ key, score, applied }) => ({ key, score, applied })),
})

/** A number at the leaf of the comparison: its score and the part of the total it stands for, signed. */
interface Leaf {
  readonly key: string
  readonly kind: 'weight' | 'deduction' | 'addition'
  readonly score: number | null
  /** In ten-thousandths of ten-thousandths: two levels of weights multiplied. */
  readonly share: number
}

const SHARES = 10_000 * 10_000

const leafFrom = (node: Node, above: number): Leaf => {
  const { key, score } = node
  if (node.kind === 'deduction') return { key, kind: 'deduction', score, share: -above * 10_000 }
  const kind: string = node.kind
  if (kind === 'addition') return { key, kind, score, share: above * 10_000 }
  return { key, kind: 'weight', score, share: score === null ? 0 : above * node.applied }
}

/** The indicators under a head's dimensions; the two numbers under a lead's total. */
const leavesOf = (total: Node): Leaf[] =>
  total.parts.flatMap((part) =>
    part.kind === 'dimension'
      ? part.parts.map((leaf) => leafFrom(leaf, part.score === null ? 0 : part.applied))
      : [leafFrom(part, 10_000)],
  )

const half = (n: number): Exact => exactly(n, 2)

/**
 * The move of one leaf in two parts that add up to it: its share changed at the mean of its scores, its
 * score changed at the mean of its shares. Absent on one side, it only gains or loses its share.
 */
function movedBy(before: Leaf | undefined, after: Leaf | undefined): Cause[] {
  const [one, other] = [before ?? after, after ?? before]
  if (!one || !other) return []
  const shares = [before?.share ?? 0, after?.share ?? 0] as const
  const a = before?.score ?? after?.score ?? 0
  const b = after?.score ?? before?.score ?? 0
  const byShare = times(exactly(shares[1] - shares[0], SHARES), half(a + b))
  const byScore = times(plus(half(shares[0]), half(shares[1])), exactly(b - a, SHARES))
  const scores = { key: one.key, before: before?.score ?? null, after: after?.score ?? null }
  if (one.kind !== 'weight')
    return [{ ...scores, code: one.kind, points: rounded(plus(byShare, byScore)) }]
  const parts = shares.map((share) => Math.round(share / 10_000))
  const [was = 0, is = 0] = parts
  return [
    { key: one.key, code: 'weight', points: rounded(byShare), before: was, after: is },
    { ...scores, code: 'score', points: rounded(byScore) },
  ]
}

/** What moved a total from one to the other; the causes add up to the move. */
function causesOf(before: Node, after: Node, points: number): Cause[] {
  const [old, now] = [before, after].map(
    (total) => new Map(leavesOf(total).map((leaf) => [leaf.key, leaf])),
  )
  const keys = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])]
  const causes = keys
    .flatMap((key) => movedBy(old?.get(key), now?.get(key)))
    .filter((cause) => cause.points !== 0)
  const rest = points - causes.reduce((sum, cause) => sum + cause.points, 0)
  if (rest !== 0)
    causes.push({ key: 'total', code: 'rest', points: rest, before: null, after: null })
  return causes.toSorted(
    (a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.key < b.key ? -1 : 1),
  )
}

function moveOf(before: Person, after: Person): Move {
  const [was, is] = [sideOf(before), sideOf(after)]
  const points = was.total === null || is.total === null ? null : is.total - was.total
  return {
    cadreId: after.cadreId,
    group: 'group' in after ? after.group : null,
    category: 'category' in after ? after.category : null,
    before: was,
    after: is,
    places: was.rank === null || is.rank === null ? null : was.rank - is.rank,
    points,
    causes:
      points === null || points === 0 || !before.total || !after.total
        ? []
        : causesOf(before.total, after.total, points),
  }
}

/** Who is ranked on one side only has moved the most; then by places, then by points. */
const sizeOf = ({ before, after, places, points }: Move): readonly [number, number] => [
  (before.rank === null) !== (after.rank === null)
    ? Number.MAX_SAFE_INTEGER
    : Math.abs(places ?? 0),
  Math.abs(points ?? 0),
]

const bySize = (a: Move, b: Move): number => {
  const [x, y] = [sizeOf(a), sizeOf(b)]
  return y[0] - x[0] || y[1] - x[1] || (a.cadreId < b.cadreId ? -1 : 1)
}

/**
 * Sets two results of the same evidence side by side, the largest move first. Pure and symmetric:
 * turned around, every move is the same with the other sign; a result beside itself moves nobody.
 * Refuses results of different kinds.
 */
export function compareResults(before: Result, after: Result): { moves: Move[]; tally: Tally } {
  if (before.kind !== after.kind) throw new RangeError('Heads and leads are not compared.')
  const others = new Map<string, Person>(before.people.map((one) => [one.cadreId, one]))
  const people: readonly Person[] = after.people
  const moves = people
    .flatMap((one) => {
      const other = others.get(one.cadreId)
      return other ? [moveOf(other, one)] : []
    })
    .toSorted(bySize)
  const count = (holds: (move: Move) => boolean) => moves.filter(holds).length
  return {
    moves,
    tally: {
      people: moves.length,
      rises: count(({ places }) => places !== null && places > 0),
      falls: count(({ places }) => places !== null && places < 0),
      stays: count(({ places }) => places === 0),
      comesOrGoes: count((move) => (move.before.rank === null) !== (move.after.rank === null)),
      gradeChanges: count((move) => move.before.grade !== move.after.grade),
    },
  }
}
