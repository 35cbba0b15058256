import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { t, term } from '../kernel/words.ts'
import { useMay } from '../access/actor.ts'
import { OpenableContext } from '../platform/RecordLink.tsx'
import { LedgerView } from '../platform/LedgerView.tsx'
import type { Search } from '../platform/ledger-address.ts'
import { Icon } from '../ui/Icon.tsx'
import { WhyButton } from '../ui/WhyButton.tsx'
import { ForbiddenPage, NotFoundPage } from '../platform/ErrorPages.tsx'
import { useTitle } from '../ui/title.ts'
import { LEDGERS, NOUNS } from './declared.built.ts'
import { useOpenable } from './openable.ts'

export default function LedgerPage() {
  const { ledger: name } = useParams({ from: '/shell/ledgers/$ledger' })
  const search: Search = useSearch({ from: '/shell/ledgers/$ledger' })
  const navigate = useNavigate({ from: '/ledgers/$ledger' })
  const may = useMay()
  const openable = useOpenable()
  const ledger = Object.hasOwn(LEDGERS, name) ? LEDGERS[name] : undefined
  useTitle(term(`ledger.${name}`))
  if (!ledger) return <NotFoundPage />
  if (!may(ledger.may)) return <ForbiddenPage />
  return (
    <OpenableContext value={openable}>
      <LedgerView
        key={name}
        ledger={ledger}
        search={search}
        onSearch={(next) => void navigate({ search: () => next as Record<string, string> })}
        entry={
          <>
            <ToComparison ledger={ledger} />
            <Entry ledger={ledger} />
          </>
        }
      />
    </OpenableContext>
  )
}

/** The ledgers of people lead to comparing some of them. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['cadres', 'heads', 'leads'])

function ToComparison({ ledger }: { ledger: Ledger }) {
  const may = useMay()
  if (!OF_PEOPLE.has(ledger.name) || !may('compare people')) return null
  return (
    <Link to="/compare" className="button">
      {t('nav.compare')}
    </Link>
  )
}

/** What a new row of a ledger is, where it is another fact than the row shows. */
const ENTERED_AS: Readonly<Record<string, string>> = {
  leads: 'appointment',
  tolerances: 'case',
  clearings: 'case',
}

function Entry({ ledger }: { ledger: Ledger }) {
  const may = useMay()
  const noun = ENTERED_AS[ledger.name] ?? ledger.noun
  const words = t('ledger.new', { noun: term(`noun.${noun}`) })
  const keeps = NOUNS[noun]?.keeps
  if (!keeps || !may(keeps))
    return (
      <WhyButton onClick={() => {}} why={t('why.keep')}>
        <Icon name="plus" />
        {words}
      </WhyButton>
    )
  return (
    <Link to="/records/$noun/new" params={{ noun }} className="button primary">
      <Icon name="plus" />
      {words}
    </Link>
  )
}
