import { useMay } from '../access/actor.ts'
import { NOUNS } from './declared.built.ts'

/** Which nouns' records this person may open: for the links on a page. */
export function useOpenable(): (noun: string) => boolean {
  const may = useMay()
  return (noun) => {
    const reads = NOUNS[noun]?.reads
    return reads !== undefined && may(reads)
  }
}
