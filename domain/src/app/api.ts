import { z } from 'zod'
import { Period } from '../evaluation/period.ts'
import { Count, Title } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'

/**
 * One thing in the course of a judgement that waits for whoever asks, and the record whose page it is
 * done on: `firstRun` nothing; `opinion`, `meeting`, `ownResult` the run; `returned` the person;
 * `draft` the key of the scheme; `approvals`, `papers`, `observe`, `audits` nothing.
 */
export const Waiting = z.strictObject({
  kind: z.enum([
    'firstRun',
    'opinion',
    'meeting',
    'approvals',
    'returned',
    'draft',
    'papers',
    'ownResult',
    'observe',
    'audits',
  ]),
  id: z.string().nullable(),
  period: Period.nullable(),
  /** What it is called: the person, the scheme; null where the period says it. */
  name: Title.nullable(),
  count: Count.nullable(),
})
export type Waiting = z.infer<typeof Waiting>

/** What belongs to no capability: whether the program answers, and all that it answers to. */
export const appApi = {
  health: endpoint('GET', '/health', {
    may: 'anyone',
    gives: z.strictObject({ ok: z.literal(true) }),
  }),
  /** This contract as OpenAPI 3.1. */
  openapi: endpoint('GET', '/openapi.json', {
    may: 'anyone',
    gives: z.record(z.string(), z.unknown()),
  }),
  /** What waits for the asker in the judging of people, by what he or she may do. */
  waiting: endpoint('GET', '/waiting', { may: 'signed in', gives: z.array(Waiting) }),
}
