import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'

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
}
