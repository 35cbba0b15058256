import type { Ref } from '../evaluation/evidence.ts'
import type { Tagging } from './tag.ts'

/** `achievement:… report:…` as references. */
export const recordsIn = (records: string): Ref[] =>
  records.split(' ').flatMap((one) => {
    const [noun, id] = one.split(':')
    return noun && id ? [{ noun, id }] : []
  })

/** References as a tagging keeps them: each once, at most twenty, in a stable order. */
export const recordsOf = (refs: readonly Ref[]): string =>
  [...new Set(refs.map(({ noun, id }) => `${noun}:${id}`))].toSorted().slice(0, 20).join(' ')

/** Whether a tagging is in effect on a day. */
export const inEffect = (
  one: Pick<Tagging, 'stance' | 'from' | 'until'>,
  day: string,
): 'inEffect' | 'expired' | 'notYet' | 'declined' =>
  one.stance === 'declined'
    ? 'declined'
    : day > one.until
      ? 'expired'
      : day < one.from
        ? 'notYet'
        : 'inEffect'
