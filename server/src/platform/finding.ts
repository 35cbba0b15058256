import type { Words } from './operator.ts'

/** One thing that the doctor looked at. `unsafe` must be mended; `note` is worth knowing. */
export interface Finding {
  /** Stable, such as `fsync` or `mode.data`. */
  code: string
  found: string
  verdict: 'ok' | 'note' | 'unsafe'
  /** What should be; only where it is not so. */
  advice?: Words
}

export function judge(code: string, found: string, isFine: boolean, advice: Words): Finding {
  return isFine ? { code, found, verdict: 'ok' } : { code, found, verdict: 'unsafe', advice }
}
