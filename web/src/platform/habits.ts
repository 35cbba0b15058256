import { useState } from 'react'
import { keep, kept } from './device.ts'

export const DENSITIES = ['dense', 'normal', 'roomy'] as const
export type Density = (typeof DENSITIES)[number]

/** How somebody likes a ledger to look on this device; what it shows is in the address. */
export interface Habits {
  readonly density: Density
  readonly widths: Readonly<Record<string, number>>
}

/** Widths are of one ledger, density of all. */
export function useHabits(ledger: string) {
  const [density, setDensity] = useState<Density>(() => kept<Density>('density') ?? 'normal')
  const [widths, setWidths] = useState(() => kept<Habits['widths']>(`widths.${ledger}`) ?? {})
  return {
    density,
    widths,
    chooseDensity: (next: Density) => {
      setDensity(next)
      keep('density', next)
    },
    keepWidths: (next: Habits['widths']) => {
      setWidths(next)
      keep(`widths.${ledger}`, Object.keys(next).length === 0 ? undefined : next)
    },
  }
}
