import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { datesOf } from '../inspection/points.ts'
import { MARKS_OF } from './choices.built.ts'

interface OpensProps {
  readonly id: string
  readonly run: string | null
  readonly period: string
  readonly name: string
  readonly children: ReactNode
}

/** A dimension opens how it came about, an aspect the observations that it is the mean of. */
export const Opens = ({ id, run, period, name, children }: OpensProps) =>
  run === null ? (
    <Link
      to="/ledgers/$ledger"
      params={{ ledger: 'observations' }}
      search={{ cadreId: id, date: datesOf(period), marks: MARKS_OF[name] ?? '' }}
    >
      {children}
    </Link>
  ) : (
    <Link to="/evaluation/$run/people/$id" params={{ run, id }} search={{ at: `total/${name}` }}>
      {children}
    </Link>
  )
