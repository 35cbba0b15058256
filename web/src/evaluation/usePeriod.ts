import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { years } from './queries.ts'

/** The period chosen; until somebody chooses, the newest year that has anything on record. */
export function usePeriod(begin = '') {
  const { data = [] } = useQuery(years)
  const [chosen, setPeriod] = useState(begin)
  return { period: chosen || String(data[0] ?? ''), years: data, setPeriod }
}
