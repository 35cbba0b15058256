import { type ReactNode, createContext, use } from 'react'
import { Link } from '@tanstack/react-router'

/** Where a record stands with its history; also a person's. */
export const recordPath = (noun: string, id: string): string => `/records/${noun}/${id}`

/** Where a record is read: a person on the person's page, everything else on its record page. */
export const pathTo = (noun: string, id: string): string =>
  noun === 'cadre' ? `/people/${id}` : recordPath(noun, id)

interface DecisionLinkProps {
  readonly run: string
  readonly cadre: string
  readonly children: ReactNode
}

/** Leads to what was decided on a person in a run, with its reasons and all below it. */
export const DecisionLink = ({ run, cadre, children }: DecisionLinkProps) => (
  <Link to="/evaluation/$run/people/$id" params={{ run, id: cadre }}>
    {children}
  </Link>
)

interface RecordLinkProps {
  readonly noun: string
  readonly id: string
  readonly children: ReactNode
}

/** Whether the one who looks may open records of a noun at all; the page that shows links says so. */
export const OpenableContext = createContext<(noun: string) => boolean>(() => true)

/** Leads to a record; only its name where that noun is not for the one who looks. */
export const RecordLink = ({ noun, id, children }: RecordLinkProps) =>
  use(OpenableContext)(noun) ? <Link to={pathTo(noun, id)}>{children}</Link> : children
