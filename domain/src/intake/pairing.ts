import type { Reason } from '../kernel/refusal.ts'
import type { Stored } from './batch.ts'
import {
  differences,
  enter,
  isEmptyOf,
  isStated,
  says,
  storedUnder,
  type Entry,
  type Facts,
  type Gathered,
  type Stated,
} from './matching.ts'
import { keyOf, type Content, type Noun } from './nouns.ts'
import type { Row } from './table.ts'

/** States a fact of which there may be several alike; it is paired with the record when all are known. */
export function gather<N extends Noun>(
  facts: Facts,
  row: Row,
  noun: N,
  state: Stated<N>,
  otherwise: Stated<N>,
  flags: readonly Reason[],
  onSettled: (entry: Entry) => void = () => {},
): { readonly namesake: Row | undefined } {
  const key = keyOf(noun, { ...(otherwise as Content), ...(state as Content) })
  const pools = facts.gathered.get(noun) ?? new Map<string, Gathered[]>()
  facts.gathered.set(noun, pools)
  const pool = pools.get(key) ?? []
  pools.set(key, pool)
  const namesake = pool[0]?.row
  pool.push({
    row,
    noun,
    stated: state as Content,
    otherwise: otherwise as Content,
    flags,
    onSettled,
  })
  return { namesake }
}

/** Whether two dates or titles can be of one outcome: equal, or one of them is not known. */
const compatible = (a: unknown, b: unknown): boolean =>
  !isStated(a) || !isStated(b) || says(a, b) || says(b, a)

/** Fields beyond the key on which facts of a noun must not contradict one another to be the same. */
const TELLING: Partial<Record<Noun, readonly string[]>> = { outcome: ['date', 'title'] }

const MOST_COMPARED = 200

/** The first of a set, so many that comparing each with each stays cheap. */
export function some<T>(of: ReadonlySet<T>): T[] {
  const first: T[] = []
  for (const each of of) {
    if (first.length === MOST_COMPARED) break
    first.push(each)
  }
  return first
}

/** Pairs gathered statements with the record: those that say the same first, then the most alike. */
export function pairUp(facts: Facts, noun: Noun): void {
  for (const [key, pool] of facts.gathered.get(noun) ?? []) {
    const onRecord = storedUnder(facts, noun, key)
    const free = new Set(onRecord.filter((stored) => !facts.claimed.has(stored.id)))
    const chosen = new Map<Gathered, Stored>()
    for (const gathered of pool) {
      const same = some(free).find((stored) =>
        isEmptyOf(differences(stored.content, gathered.stated)),
      )
      if (!same) continue
      chosen.set(gathered, same)
      free.delete(same)
    }
    for (const gathered of pool) {
      if (chosen.has(gathered) || free.size === 0) continue
      const telling = TELLING[noun] ?? []
      const [best] = some(free)
        .filter((stored) =>
          telling.every((field) => compatible(stored.content[field], gathered.stated[field])),
        )
        .map((stored) => ({
          stored,
          far: Object.keys(differences(stored.content, gathered.stated)).length,
        }))
        .toSorted((a, b) => a.far - b.far)
      if (!best) continue
      chosen.set(gathered, best.stored)
      free.delete(best.stored)
    }
    for (const gathered of pool) {
      const entry = enter(
        facts,
        gathered.row,
        noun,
        chosen.get(gathered),
        gathered.stated as Stated<typeof noun>,
        gathered.otherwise as Stated<typeof noun>,
        { principal: true, flags: gathered.flags },
      )
      gathered.onSettled(entry)
    }
  }
  facts.gathered.delete(noun)
}
