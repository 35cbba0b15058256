import type { Role } from './roles.ts'

/** Over which records an ability reaches, widest first. */
export const SCOPES = ['district', 'unit', 'projects', 'team', 'own'] as const
export type Scope = (typeof SCOPES)[number]

const readsEverything = {
  'read units': 'district',
  'read cadres': 'district',
  'read projects': 'district',
  'read selection': 'district',
  'read reviews': 'district',
  'read inspection': 'district',
  'read achievements': 'district',
  'read debriefs': 'district',
  'read supervision': 'district',
  'read safeguards': 'district',
  'read replies': 'district',
  'read evaluation': 'district',
  'read portraits': 'district',
  'read outcomes': 'district',
  'read cockpit': 'district',
} as const satisfies Readonly<Record<string, Scope>>

/** What is on record about oneself, and to answer it. */
const readsOwn = {
  'read cadres': 'own',
  'read selection': 'own',
  'read inspection': 'own',
  'read achievements': 'own',
  'read debriefs': 'own',
  'read supervision': 'own',
  'read safeguards': 'own',
  'read replies': 'own',
  'keep replies': 'own',
  'read evaluation': 'own',
  'read portraits': 'own',
  'read outcomes': 'own',
} as const satisfies Readonly<Record<string, Scope>>

const clerk = {
  ...readsEverything,
  'keep units': 'district',
  'keep cadres': 'district',
  'keep projects': 'district',
  'keep selection': 'district',
  'keep reviews': 'district',
  'keep inspection': 'district',
  'keep achievements': 'district',
  'keep debriefs': 'district',
  'keep supervision': 'district',
  'keep safeguards': 'district',
  'keep replies': 'district',
  'keep outcomes': 'district',
  'keep vocabulary': 'district',
  'import workbooks': 'district',
  'export ledgers': 'district',
  'write schemes': 'district',
  'run evaluation': 'district',
  'audit runs': 'district',
  'give opinions': 'district',
  'decide evaluation': 'district',
  'compare people': 'district',
  'draft write-ups': 'district',
  'approve write-ups': 'district',
  'keep templates': 'district',
} as const satisfies Readonly<Record<string, Scope>>

type Table = Readonly<Record<Role, Readonly<Record<string, Scope>>>>

/**
 * One table: which role may do what, over which records. Everything else derives from it: endpoints
 * name an ability (`may`), stores filter by the scope, buttons and the printed table read it.
 * Source: practice for the seats; the three administrators see no personnel content (law).
 */
export const ABILITIES = {
  clerk,
  projectOffice: {
    'read units': 'district',
    'read projects': 'district',
    'read selection': 'district',
    'read reviews': 'district',
    'read cockpit': 'district',
    'keep projects': 'district',
    'keep reviews': 'district',
    'export ledgers': 'district',
  },
  commander: {
    ...readsOwn,
    'read units': 'district',
    'read projects': 'projects',
    'read reviews': 'projects',
  },
  lead: {
    ...readsOwn,
    'read units': 'district',
    'read projects': 'projects',
    'read reviews': 'projects',
    'keep reviews': 'projects',
  },
  head: {
    ...readsOwn,
    'read units': 'district',
    'read projects': 'unit',
    'read reviews': 'unit',
    'keep achievements': 'own',
  },
  unitClerk: {
    'read units': 'district',
    'find cadres': 'unit',
    'read projects': 'unit',
    'read reviews': 'unit',
    'read achievements': 'unit',
    'keep achievements': 'unit',
  },
  vettingDepartment: {
    'read units': 'district',
    'read projects': 'district',
    'read selection': 'district',
  },
  verifyingDepartment: {
    'read units': 'district',
    'read achievements': 'district',
    'verify achievements': 'district',
  },
  teamLeader: {
    'read units': 'district',
    'find cadres': 'district',
    'read projects': 'district',
    'read inspection': 'team',
    'keep inspection': 'team',
  },
  inspector: {
    'read units': 'district',
    'find cadres': 'district',
    'read projects': 'district',
    'read inspection': 'team',
    'keep inspection': 'team',
  },
  supervisor: {
    'read units': 'district',
    'read projects': 'district',
    'read reviews': 'district',
    'read achievements': 'district',
    'read supervision': 'district',
    'keep supervision': 'district',
    'export ledgers': 'district',
  },
  disciplineOfficer: {
    'read units': 'district',
    'read cadres': 'district',
    'read supervision': 'district',
    'read safeguards': 'district',
    'read replies': 'district',
    'read outcomes': 'district',
    'keep supervision': 'district',
    'keep safeguards': 'district',
  },
  // Members of the body that decides: each gives an own opinion before the meeting.
  countyLeader: {
    ...readsEverything,
    'give opinions': 'district',
    'decide evaluation': 'district',
    'compare people': 'district',
    'approve write-ups': 'district',
  },
  cadre: { ...readsOwn, 'read units': 'district' },
  // Whose account it is: a name with unit and post, and no more.
  systemAdmin: { 'manage accounts': 'district', 'find cadres': 'district' },
  securityAdmin: { 'grant roles': 'district' },
  // Computes a run again and compares the hashes; sees nobody's content by it.
  auditor: { 'read trail': 'district', 'audit runs': 'district' },
} as const satisfies Table

type Held = (typeof ABILITIES)[Role]
/** Everything anybody may be allowed to do. */
export type Ability = Held extends infer H
  ? H extends H
    ? Extract<keyof H, string>
    : never
  : never

/** Who may ask: an ability from the table, anybody signed in, or anybody at all. */
export type Permission = Ability | 'signed in' | 'anyone'

/** Every ability, in the order of the table. */
export const ALL_ABILITIES: readonly Ability[] = [
  ...new Set(Object.values(ABILITIES).flatMap((held) => Object.keys(held))),
] as Ability[]

/** All scopes in which these roles hold an ability; `['district']` alone where one reaches everything. */
export function scopesOf(roles: readonly Role[], ability: Ability): Scope[] {
  const held = new Set<Scope>()
  for (const role of roles) {
    const scope = (ABILITIES[role] as Readonly<Record<string, Scope | undefined>>)[ability]
    if (scope) held.add(scope)
  }
  return held.has('district') ? ['district'] : SCOPES.filter((scope) => held.has(scope))
}
