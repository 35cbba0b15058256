import { type LedgerName, ledgerOf } from '@zhishi/domain/app/ledgers.ts'
import { type Ability, type Permission, scopesOf } from '@zhishi/domain/access/abilities.ts'
import { Role } from '@zhishi/domain/access/roles.ts'

/** One place to go: where, under which words, and who may. */
export interface Place {
  readonly to: string
  readonly word: string
  readonly may: Permission
  /** The roles to which it shows something, where a page shows the whole district or nothing. */
  readonly only?: readonly Role[]
}
export interface PlaceGroup {
  readonly word: string
  readonly places: readonly Place[]
}

const ledger = (name: LedgerName): Place => ({
  to: `/ledgers/${name}`,
  word: `ledger.${name}`,
  may: ledgerOf(name)?.may ?? 'signed in',
})
const page = (to: string, word: string, may: Permission): Place => ({ to, word, may })
/** A page for those alone whose ability reaches the whole district. */
const ofDistrict = (to: string, word: string, may: Ability): Place => ({
  ...page(to, word, may),
  only: Role.options.filter((role) => scopesOf([role], may).includes('district')),
})

/** Everything one can go to, by capability; the shell shows each person what he or she may open. */
export const NAVIGATION: readonly PlaceGroup[] = [
  {
    word: 'nav.today',
    places: [
      page('/', 'nav.workbench', 'signed in'),
      page('/cockpit', 'nav.cockpit', 'read cockpit'),
      page('/import', 'nav.import', 'import workbooks'),
    ],
  },
  {
    word: 'nav.projects',
    places: [
      ledger('projects'),
      ledger('reports'),
      ledger('blockers'),
      ledger('leads'),
      ledger('appointments'),
      ledger('commands'),
    ],
  },
  { word: 'nav.selection', places: [ledger('nominations'), ledger('opinions')] },
  {
    word: 'nav.inspection',
    places: [
      ledger('observations'),
      ledger('visits'),
      ledger('teams'),
      ledger('inspectors'),
      ofDistrict('/inspection/severity', 'nav.severity', 'read inspection'),
      ofDistrict('/inspection/next-visits', 'nav.nextVisits', 'read inspection'),
    ],
  },
  {
    word: 'nav.evaluation',
    places: [
      page('/evaluation', 'nav.runs', 'read evaluation'),
      page('/schemes', 'nav.schemes', 'read evaluation'),
      ledger('heads'),
      ledger('achievements'),
      ledger('rankings'),
      ledger('tallies'),
      ledger('bottom-line-events'),
      page('/papers', 'nav.papers', 'approve write-ups'),
    ],
  },
  {
    word: 'nav.outcomes',
    places: [
      ledger('outcomes'),
      ledger('group-commendations'),
      ledger('recognitions'),
      ledger('tolerances'),
      ledger('clearings'),
      ledger('concerns'),
      ledger('replies'),
    ],
  },
  {
    word: 'nav.cadres',
    places: [
      page('/find-people', 'nav.findPeople', 'compare people'),
      page('/compare', 'nav.compare', 'compare people'),
      ledger('cadres'),
      ledger('units'),
      ledger('tenures'),
      ledger('sanctions'),
      ledger('leaves'),
      ledger('annual-results'),
      ledger('family-members'),
      ledger('kinships'),
      ledger('tags'),
      ledger('taggings'),
    ],
  },
  {
    word: 'nav.office',
    places: [
      page('/accounts', 'nav.accounts', 'manage accounts'),
      page('/grants', 'nav.grants', 'grant roles'),
      page('/trail', 'nav.trail', 'read trail'),
      page('/audit/runs', 'nav.audit', 'audit runs'),
    ],
  },
]
