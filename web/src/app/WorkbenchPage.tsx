import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Waiting } from '@zhishi/domain/app/api.ts'
import { localeOf, t, term } from '../kernel/words.ts'
import { useActor, useMay } from '../access/actor.ts'
import { accountsApi } from '../accounts/api.built.ts'
import { session } from '../accounts/session.ts'
import { intakeApi } from '../intake/api.built.ts'
import { call } from '../platform/client.ts'
import { ledgerPage } from '../platform/queries.ts'
import { useTitle } from '../ui/title.ts'
import { appApi } from './api.built.ts'
import { STANDING, type Todo, ofMonth } from './todos.ts'
import './workbench.css'

interface Item {
  readonly group: Todo['group']
  readonly words: string
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
  readonly count?: number
}

/** The page on which each is done. */
const PAGES: Readonly<Record<Waiting['kind'], (id: string) => string>> = {
  firstRun: () => '/evaluation',
  opinion: (run) => `/evaluation/${run}/calibration`,
  meeting: (run) => `/evaluation/${run}/calibration`,
  approvals: () => '/papers',
  returned: (person) => `/people/${person}/write-up`,
  draft: (key) => `/schemes/${key}`,
  papers: () => '/papers',
  ownResult: (result) => `/evaluation/${result}`,
  observe: () => '/records/observation/new',
  audits: () => '/audit/runs',
}

const GROUPS = ['work.act', 'work.watch', 'work.complete'] as const

/** What waits for whoever is signed in; each line is a count that opens its rows. */
export default function WorkbenchPage() {
  useTitle(t('work.title'))
  const { name } = useActor()
  const may = useMay()
  const ledgers = useLedgerItems()
  const office = useOfficeItems()
  const batches = useBatchItems()
  const judging = useJudgingItems()
  const isLoading = [ledgers, office, batches, judging].some((one) => one.isLoading)
  const items = [...batches.items, ...office.items, ...judging.items, ...ledgers.items]
  const isEmpty = useIsEmpty()
  return (
    <section className="work">
      <h1>{t('work.hello', { name })}</h1>
      {isEmpty && may('import workbooks') && (
        <div className="card">
          <p>
            <strong>{t('work.empty')}</strong> {t('work.emptyAbout')}
          </p>
          <Link to={'/import' as string} className="button primary">
            {t('work.import')}
          </Link>
        </div>
      )}
      {GROUPS.map((group) => {
        const here = items.filter((item) => item.group === group)
        if (here.length === 0) return null
        return (
          <section key={group} className="card" aria-labelledby={group}>
            <h2 id={group}>{t(group)}</h2>
            <ul>
              {here.map(({ words, to, search, count }) => (
                <li key={`${to} ${words}`}>
                  <Link to={to} {...(search ? { search } : {})}>
                    <span>{words}</span>
                    {count !== undefined && (
                      <strong className="number">{count.toLocaleString(localeOf())}</strong>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <p role="status" className="faint">
        {isLoading ? t('loading') : items.length === 0 && !isEmpty && t('work.nothing')}
      </p>
    </section>
  )
}

const asked = (filter: Readonly<Record<string, string>>) => ({ ...filter, size: '1' })

/** The lines that count rows of ledgers. */
function useLedgerItems() {
  const may = useMay()
  const latest = useQuery({
    ...ledgerPage('reports', { sort: '-month', size: '1' }),
    enabled: may('read reviews'),
  }).data?.rows[0]?.['month']
  const month = typeof latest === 'string' ? latest : undefined
  const todos = [...(month ? ofMonth(month) : []), ...STANDING].filter(
    (todo) => may(todo.may) && !(todo.mayNot && may(todo.mayNot)),
  )
  const client = useQueryClient()
  const count = ({ ledger, filter }: Todo) =>
    client.fetchQuery(ledgerPage(ledger, asked(filter))).then(({ total }) => total)
  const counts = useQuery({
    queryKey: ['ledger', 'todos', month, todos.length],
    queryFn: () => Promise.all(todos.map(count)),
  })
  const items = todos.flatMap(({ group, word, ledger, filter }, index): Item[] => {
    const count = counts.data?.[index] ?? 0
    if (count === 0) return []
    const words = t(word, { month: month ?? '' })
    return [{ group, words, to: `/ledgers/${ledger}`, search: filter, count }]
  })
  return { items, isLoading: counts.isLoading }
}

/** Batches that wait for an answer or for the last word. */
function useBatchItems() {
  const may = useMay()
  const { data, isLoading } = useQuery({
    queryKey: ['batches'],
    queryFn: ({ signal }) => call(intakeApi.batches, { signal }),
    enabled: may('import workbooks'),
  })
  const items = (data ?? []).flatMap(({ id, state, files, counts }): Item[] => {
    if (state !== 'ready') return []
    const word = counts.question > 0 ? 'work.questions' : 'work.ready'
    const said = files.slice(0, 2).join(t('comma')) + (files.length > 2 ? '…' : '')
    const count = counts.question > 0 ? { count: counts.question } : {}
    return [{ group: 'work.act', words: t(word, { files: said }), to: `/import/${id}`, ...count }]
  })
  return { items, isLoading }
}

/** What waits in the judging of people: runs, write-ups, schemes, papers. */
function useJudgingItems() {
  const { data, isLoading } = useQuery({
    queryKey: ['waiting'],
    queryFn: ({ signal }) => call(appApi.waiting, { signal }),
  })
  const items = (data ?? []).map(({ kind, id, period, name, count }): Item => {
    const words = t(`work.${kind}`, { period: period ?? '', name: name ?? '' })
    const to = PAGES[kind](id ?? '')
    return { group: WATCHED.has(kind) ? 'work.watch' : 'work.act', words, to, ...counted(count) }
  })
  return { items, isLoading }
}

/** What is there to be read, and waits for nothing. */
const WATCHED: ReadonlySet<Waiting['kind']> = new Set(['ownResult', 'audits'])

const counted = (count: number | null) => (count === null ? {} : { count })

/** What the administrators have to see to. */
function useOfficeItems() {
  const may = useMay()
  const { missingAdministrators } = useSuspenseQuery(session).data
  const { data, isLoading } = useQuery({
    queryKey: ['grants'],
    queryFn: ({ signal }) => call(accountsApi.accountsToGrant, { signal }),
    enabled: may('grant roles'),
  })
  const missing = may('manage accounts') ? missingAdministrators : []
  const idle = (data ?? []).filter((one) => one.roles.length === 0 && one.disabledAt === null)
  const items: Item[] = missing.map((role) => ({
    group: 'work.act',
    words: t('work.missing', { role: term(`choice.role.${role}`) }),
    to: '/accounts',
  }))
  if (idle.length > 0)
    items.push({ group: 'work.act', words: t('work.noRoles'), to: '/grants', count: idle.length })
  return { items, isLoading }
}

/** Whether the district has no records at all yet. */
function useIsEmpty(): boolean {
  const may = useMay()
  const { data } = useQuery({
    ...ledgerPage('units', { size: '1' }),
    enabled: may('import workbooks'),
  })
  return data?.total === 0
}
