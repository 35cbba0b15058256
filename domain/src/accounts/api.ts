import { z } from 'zod'
import { Id, Moment, Name } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'
import { Actor } from '../access/actor.ts'
import { Role } from '../access/roles.ts'

/** A name to sign in with: 2 to 64 letters, digits, dot, dash, underscore, or Chinese characters. */
export const Login = z.string().regex(/^[\p{L}\p{N}._-]{2,64}$/u, { error: 'login.malformed' })
/** Length is what makes a password strong (ASVS 2.1): 10 to 128 characters, no composition rules. */
export const Password = z
  .string()
  .min(10, { error: 'password.too-short' })
  .max(128, { error: 'password.too-long' })
  .refine((text) => text.isWellFormed(), { error: 'text.malformed' })

export const NewAccount = z.strictObject({ login: Login, name: Name, password: Password })
export type NewAccount = z.infer<typeof NewAccount>

/** The first page: makes the district, the system administrator and one organisation clerk. */
export const Setup = z.strictObject({
  token: z.string().min(20).max(100),
  district: Name,
  administrator: NewAccount,
  clerk: NewAccount,
  /** The same person holds both seats: allowed in a trial, and flagged. */
  trial: z.boolean(),
})
export type Setup = z.infer<typeof Setup>

export const Account = z.strictObject({
  id: Id,
  login: Login,
  name: Name,
  roles: z.array(Role),
  cadreId: Id.nullable(),
  unitId: Id.nullable(),
  createdAt: Moment,
  disabledAt: Moment.nullable(),
  trial: z.boolean(),
})
export type Account = z.infer<typeof Account>

export const TrailRow = z.strictObject({
  id: Id,
  at: Moment,
  actor: z.string(),
  act: z.string(),
  outcome: z.enum(['done', 'denied', 'read', 'exported']),
  noun: z.string().nullable(),
  recordId: z.string().nullable(),
  particulars: z.record(z.string(), z.unknown()),
  number: z.int().nullable(),
})
export type TrailRow = z.infer<typeof TrailRow>

export const accountsApi = {
  /**
   * Whether this server still waits for its first accounts, whether the link's token is good, and
   * the name of the district that an import has already made, told to whoever has the link.
   */
  setup: endpoint('GET', '/setup', {
    may: 'anyone',
    asks: z.strictObject({ token: z.string().max(100).optional() }),
    gives: z.strictObject({
      needed: z.boolean(),
      tokenIsGood: z.boolean(),
      district: z.string().nullable(),
    }),
  }),
  setUp: endpoint('POST', '/setup', { may: 'anyone', takes: Setup, gives: Actor }),
  signIn: endpoint('POST', '/session', {
    may: 'anyone',
    takes: z.strictObject({ login: z.string().max(64), password: z.string().max(128) }),
    gives: Actor,
  }),
  signOut: endpoint('DELETE', '/session', { may: 'signed in', gives: z.null() }),
  /** Who am I and what may I ask for; also which administrators are still missing in the district. */
  whoAmI: endpoint('GET', '/session', {
    may: 'signed in',
    gives: z.strictObject({
      actor: Actor,
      may: z.array(z.string()),
      missingAdministrators: z.array(Role),
      trial: z.boolean(),
    }),
  }),
  changePassword: endpoint('PUT', '/session/password', {
    may: 'signed in',
    takes: z.strictObject({ current: z.string().max(128), next: Password }),
    gives: z.null(),
  }),
  accounts: endpoint('GET', '/accounts', { may: 'manage accounts', gives: z.array(Account) }),
  createAccount: endpoint('PUT', '/accounts/:id', {
    may: 'manage accounts',
    takes: z.strictObject({ ...NewAccount.shape, cadreId: Id.nullable(), unitId: Id.nullable() }),
    gives: Account,
  }),
  disableAccount: endpoint('POST', '/accounts/:id/disabling', {
    may: 'manage accounts',
    takes: z.strictObject({ disabled: z.boolean() }),
    gives: Account,
  }),
  /** The first security administrator and the first auditor are named, while there is none. */
  nameAdministrator: endpoint('POST', '/accounts/:id/first-administrator', {
    may: 'manage accounts',
    takes: z.strictObject({ role: z.enum(['securityAdmin', 'auditor']) }),
    gives: Account,
  }),
  /** Roles are granted by the security administrator, never by who makes the accounts. */
  accountsToGrant: endpoint('GET', '/grants', { may: 'grant roles', gives: z.array(Account) }),
  grantRoles: endpoint('PUT', '/grants/:id', {
    may: 'grant roles',
    takes: z.strictObject({ roles: z.array(Role).max(Role.options.length) }),
    gives: Account,
  }),
  trail: endpoint('GET', '/trail', {
    may: 'read trail',
    asks: z.strictObject({
      page: z.coerce.number().int().min(1).default(1),
      q: z.string().max(100).optional(),
    }),
    gives: z.strictObject({
      rows: z.array(TrailRow),
      total: z.int(),
      /** The last link of the chain, to be kept elsewhere: with it a cut-off end shows. */
      head: z.strictObject({ number: z.int(), hash: z.string() }).nullable(),
    }),
  }),
}
