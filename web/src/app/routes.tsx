import {
  Outlet,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { type Wordlist, loadWords } from '../kernel/words.ts'
import { session } from '../accounts/session.ts'
import { Problem, isThere } from '../platform/client.ts'
import { queries } from '../platform/query-client.ts'
import {
  NotFoundPage,
  ProblemPage,
  Waiting,
  WholePageNotFound,
  WholePageProblem,
} from '../platform/ErrorPages.tsx'
import { Shell } from './Shell.tsx'
import {
  accountsWords,
  cockpitWords,
  decisionsWords,
  evaluationWords,
  fairnessWords,
  fieldWords,
  inspectionWords,
  intakeWords,
  papersWords,
  lineageWords,
  peopleWords,
  portraitsWords,
  schemesWords,
} from './locales/wordlists.ts'

type Search = Readonly<Record<string, string>>

const root = createRootRoute({
  // Every search parameter is text, as in the address; what it means, the page says.
  validateSearch: (search: Record<string, unknown>): Search => search as Search,
  component: Outlet,
  notFoundComponent: WholePageNotFound,
  errorComponent: WholePageProblem,
})

/** Whoever is not signed in is sent to sign in and comes back here. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  errorComponent: WholePageProblem,
  beforeLoad: async ({ location }) => {
    await queries.ensureQueryData(session).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 401)
        throw redirect({ to: '/sign-in', search: { to: location.href } })
      throw error
    })
  },
})

type Page = { default: () => React.ReactNode }

/** A page fetched when it is first opened, together with the words it says. */
const lazy = (load: () => Promise<Page>, ...words: readonly Wordlist[]) =>
  lazyRouteComponent(async () => {
    const [page] = await Promise.all([load(), ...words.map(loadWords)]).catch(async (error) => {
      // After an update the router starts the page anew; without a server that would lose the page.
      throw (await isThere()) ? error : new Problem(0, { code: 'offline' })
    })
    return page
  })

const outside = <const P extends string>(path: P, component: ReturnType<typeof lazy>) =>
  createRoute({ getParentRoute: () => root, path, component })
const inside = <const P extends string>(path: P, component: ReturnType<typeof lazy>) =>
  createRoute({ getParentRoute: () => shell, path, component })

/**
 * Every address of the program. A new page is one line here (`inside`), one line in
 * `navigation.built.ts`, and its words in a `Wordlist` of its own.
 */
const pages = [
  inside(
    '/',
    lazy(() => import('./WorkbenchPage.tsx')),
  ),
  inside(
    '/ledgers/$ledger',
    lazy(() => import('./LedgerPage.tsx'), fieldWords),
  ),
  inside(
    '/records/$noun/new',
    lazy(() => import('./EntryPage.tsx'), fieldWords),
  ),
  inside(
    '/records/$noun/$id',
    lazy(() => import('./RecordPage.tsx'), fieldWords),
  ),
  inside(
    '/records/$noun/$id/correction',
    lazy(() => import('./CorrectionPage.tsx'), fieldWords),
  ),
  inside(
    '/people/$id',
    lazy(
      () => import('./WholePersonPage.tsx'),
      portraitsWords,
      papersWords,
      peopleWords,
      evaluationWords,
      fieldWords,
    ),
  ),
  inside(
    '/people/$id/portrait',
    lazy(
      () => import('../portraits/PortraitPage.tsx'),
      portraitsWords,
      peopleWords,
      evaluationWords,
      fieldWords,
    ),
  ),
  inside(
    '/people/$id/archive',
    lazy(
      () => import('../portraits/ArchivePage.tsx'),
      portraitsWords,
      peopleWords,
      evaluationWords,
      fieldWords,
    ),
  ),
  inside(
    '/compare',
    lazy(
      () => import('../portraits/ComparePage.tsx'),
      portraitsWords,
      peopleWords,
      evaluationWords,
      fieldWords,
    ),
  ),
  inside(
    '/find-people',
    lazy(
      () => import('../portraits/FindPeoplePage.tsx'),
      portraitsWords,
      peopleWords,
      evaluationWords,
      fieldWords,
    ),
  ),
  inside(
    '/people/$id/write-up',
    lazy(
      () => import('../portraits/WriteUpPage.tsx'),
      portraitsWords,
      peopleWords,
      evaluationWords,
      fieldWords,
    ),
  ),
  inside(
    '/people/$id/form',
    lazy(
      () => import('../papers/FormPage.tsx'),
      papersWords,
      portraitsWords,
      peopleWords,
      fieldWords,
    ),
  ),
  inside(
    '/templates',
    lazy(() => import('../papers/TemplatesPage.tsx'), papersWords, fieldWords),
  ),
  inside(
    '/papers',
    lazy(() => import('../papers/PapersPage.tsx'), papersWords, fieldWords),
  ),
  inside(
    '/evaluation',
    lazy(() => import('../evaluation/RunsPage.tsx'), evaluationWords, fieldWords),
  ),
  inside(
    '/evaluation/$run',
    lazy(
      () => import('../evaluation/RunPage.tsx'),
      fairnessWords,
      evaluationWords,
      lineageWords,
      fieldWords,
    ),
  ),
  inside(
    '/evaluation/$run/fairness',
    lazy(
      () => import('../evaluation/FairnessPage.tsx'),
      fairnessWords,
      evaluationWords,
      fieldWords,
    ),
  ),
  inside(
    '/evaluation/$run/people/$id',
    lazy(() => import('../evaluation/LineagePage.tsx'), evaluationWords, lineageWords, fieldWords),
  ),
  inside(
    '/inspection/next-visits',
    lazy(() => import('../portraits/NextVisitsPage.tsx'), inspectionWords, fieldWords),
  ),
  inside(
    '/inspection/severity',
    lazy(() => import('../evaluation/SeverityPage.tsx'), inspectionWords, fieldWords),
  ),
  inside(
    '/evaluation/$run/what-if',
    lazy(() => import('../evaluation/WhatIfPage.tsx'), evaluationWords, lineageWords, fieldWords),
  ),
  inside(
    '/evaluation/$run/calibration',
    lazy(
      () => import('../decisions/CalibrationPage.tsx'),
      decisionsWords,
      evaluationWords,
      fieldWords,
    ),
  ),
  inside(
    '/evaluation/$run/differences',
    lazy(
      () => import('../decisions/DifferencesPage.tsx'),
      decisionsWords,
      evaluationWords,
      fieldWords,
    ),
  ),
  inside(
    '/audit/runs',
    lazy(
      () => import('../decisions/AuditRunsPage.tsx'),
      decisionsWords,
      evaluationWords,
      fieldWords,
    ),
  ),
  inside(
    '/schemes',
    lazy(() => import('../evaluation/SchemesPage.tsx'), schemesWords, evaluationWords, fieldWords),
  ),
  inside(
    '/schemes/compare',
    lazy(
      () => import('../evaluation/SchemeComparePage.tsx'),
      schemesWords,
      evaluationWords,
      fieldWords,
    ),
  ),
  inside(
    '/schemes/$key',
    lazy(() => import('../evaluation/SchemePage.tsx'), schemesWords, evaluationWords, fieldWords),
  ),
  inside(
    '/cockpit',
    lazy(() => import('../cockpit/CockpitPage.tsx'), cockpitWords, fieldWords),
  ),
  inside(
    '/cockpit/missing/$key',
    lazy(() => import('../cockpit/MissingPage.tsx'), cockpitWords, fieldWords),
  ),
  inside(
    '/import',
    lazy(() => import('../intake/ImportPage.tsx'), intakeWords, fieldWords),
  ),
  inside(
    '/import/$id',
    lazy(() => import('../intake/BatchPage.tsx'), intakeWords, fieldWords),
  ),
  inside(
    '/vocabulary',
    lazy(() => import('../intake/VocabularyPage.tsx'), intakeWords, fieldWords),
  ),
  inside(
    '/password',
    lazy(() => import('../accounts/PasswordPage.tsx'), accountsWords, fieldWords),
  ),
  inside(
    '/accounts',
    lazy(() => import('../accounts/AccountsPage.tsx'), accountsWords, fieldWords),
  ),
  inside(
    '/grants',
    lazy(() => import('../accounts/GrantsPage.tsx'), accountsWords, fieldWords),
  ),
  inside(
    '/trail',
    lazy(() => import('../accounts/TrailPage.tsx'), accountsWords, fieldWords),
  ),
  createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage }),
] as const

const front = [
  outside(
    '/sign-in',
    lazy(() => import('../accounts/SignInPage.tsx'), accountsWords),
  ),
  outside(
    '/setup',
    lazy(() => import('./SetupPage.tsx'), accountsWords),
  ),
] as const

export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren(pages), ...front]),
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString()
    return text === '' ? '' : `?${text}`
  },
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingMs: 400,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: ProblemPage,
  defaultNotFoundComponent: NotFoundPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** The session is over: sign in, then come back to where it ended. */
export function signInAgain(): void {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in' || pathname === '/setup') return
  queries.removeQueries(session)
  void router.navigate({ to: '/sign-in', search: { to: href } })
}
