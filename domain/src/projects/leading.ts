import { type Reason, reason } from '../kernel/refusal.ts'

/** How many projects one person may lead at the same time (ours). */
export const MOST_PROJECTS = 2

/** A person may lead two projects at the most; `held` is how many others he or she leads now. */
export const tooManyProjects = (held: number): Reason | undefined =>
  held >= MOST_PROJECTS ? reason('appointment.too-many', { most: MOST_PROJECTS, held }) : undefined
