import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { BatchView } from '@zhishi/domain/intake/api.ts'
import { useMay } from '../access/actor.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { moment, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { problemText, reasonText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { useTitle } from '../ui/title.ts'
import { toast } from '../ui/toast.tsx'
import { WhyButton } from '../ui/WhyButton.tsx'
import { intakeApi } from './api.built.ts'
import { ChangeList } from './ChangeList.tsx'
import { FindingList } from './FindingList.tsx'
import { Progress } from './Progress.tsx'
import { SheetTable } from './SheetTable.tsx'
import { type Act, type FindingKind, batch } from './queries.ts'
import './import.css'

/** What can be looked at, in the order in which a clerk wants it. */
const VIEWS = ['sheets', 'wrong', 'question', 'note', 'changed', 'new'] as const
type View = (typeof VIEWS)[number]

const countOf = ({ counts, sheets }: BatchView, view: View): number =>
  view === 'sheets' ? sheets.length : counts[view]

export default function BatchPage() {
  const { id } = useParams({ from: '/shell/import/$id' })
  const may = useMay()
  const { data, error } = useQuery(batch(id))
  useTitle(t('batch.title'))
  if (!may('import workbooks')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  return (
    <div className="import">
      <header className="page-head">
        <h1>{t('batch.title')}</h1>
        <span className={`tag state-${data.state}`}>{term(`import.state.${data.state}`)}</span>
        <span className="faint">
          {data.by} · {moment(data.createdAt)}
        </span>
      </header>
      <Standing batch={data} />
      {data.state !== 'reading' && <Views batch={data} />}
    </div>
  )
}

/** Where it stands, what is missing, and the one thing to do next. */
function Standing({ batch: one }: { batch: BatchView }) {
  const params = { id: one.id }
  const act = useMutation({
    mutationFn: (what: 'confirm' | 'cancel' | 'read') =>
      call(intakeApi[what], { params, input: {} }),
    onSuccess: (next) => {
      queries.setQueryData(batch(one.id).queryKey, next)
      void queries.invalidateQueries({ queryKey: ['batches'] })
    },
    onError: (error) => {
      toast(problemText(error), { bad: true })
      void queries.invalidateQueries({ queryKey: ['batch', one.id] })
    },
  })
  const taken = one.counts.new + one.counts.changed
  if (one.state === 'reading' || one.state === 'confirming')
    return <Progress batch={one} onCancel={() => act.mutate('cancel')} />
  if (one.state === 'confirmed') return <Done batch={one} />
  if (one.state === 'failed' || one.state === 'cancelled')
    return (
      <section className="card standing">
        <p>
          {one.failure === null
            ? t('batch.cancelled')
            : t('batch.failed', { why: reasonText({ code: one.failure }) })}
        </p>
        <Link to="/import" className="button">
          {t('batch.again')}
        </Link>
      </section>
    )
  const nothing = taken === 0 ? t('batch.nothingNew') : undefined
  return (
    <section className="card standing">
      <p>
        {t('batch.ready', { rows: whole(taken) })}
        {one.counts.wrong > 0 && ` ${t('batch.goesBack', { rows: whole(one.counts.wrong) })}`}
        {one.counts.question > 0 && ` ${t('batch.waits', { rows: whole(one.counts.question) })}`}
      </p>
      <div className="actions">
        <WhyButton
          className="primary"
          why={act.isPending ? t('loading') : nothing}
          onClick={() => act.mutate('confirm')}
        >
          {t('batch.confirm')}
        </WhyButton>
        <button type="button" onClick={() => act.mutate('cancel')}>
          {t('batch.cancel')}
        </button>
        <Returns batch={one} />
      </div>
    </section>
  )
}

function Done({ batch: one }: { batch: BatchView }) {
  return (
    <section className="card standing">
      <p>
        {t('batch.done', {
          rows: whole(one.counts.new + one.counts.changed),
          moment: one.confirmedAt === null ? '' : moment(one.confirmedAt),
        })}
      </p>
      <div className="actions">
        <Link to="/cockpit" className="button primary">
          {t('batch.toCockpit')}
        </Link>
        <Returns batch={one} />
        <Link to="/import" className="button">
          {t('batch.more')}
        </Link>
      </div>
    </section>
  )
}

/** The user's own workbooks, marked, for every file in which something went back or waits. */
function Returns({ batch: one }: { batch: BatchView }) {
  const bad = one.sheets.filter(({ counts }) => counts.wrong + counts.question > 0)
  return [...new Set(bad.map(({ file }) => file))].map((file) => (
    <a
      key={file}
      className="button"
      download
      href={`/api${intakeApi.returned.path.replace(':id', one.id)}?file=${encodeURIComponent(file)}`}
    >
      {t('batch.return', { file })}
    </a>
  ))
}

function Views({ batch: one }: { batch: BatchView }) {
  const search = useSearch({ from: '/shell/import/$id' })
  const navigate = useNavigate({ from: '/import/$id' })
  const first = VIEWS.find((view) => view !== 'sheets' && view !== 'note' && countOf(one, view) > 0)
  const view =
    VIEWS.find((name) => name === search['view']) ?? (one.counts.wrong > 0 ? 'wrong' : 'sheets')
  const page = Math.max(1, Number(search['page']) || 1)
  const go = (next: Record<string, string>) => void navigate({ search: () => next })
  return (
    <>
      <nav className="views" aria-label={t('batch.views')}>
        {VIEWS.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === view ? 'page' : undefined}
            className={name === first ? 'hot' : undefined}
            onClick={() => go({ view: name })}
          >
            {term(`batch.view.${name}`)} <b>{whole(countOf(one, name))}</b>
          </button>
        ))}
      </nav>
      {view === 'sheets' && <SheetTable sheets={one.sheets} />}
      {(view === 'wrong' || view === 'question' || view === 'note') && (
        <FindingList
          batch={one}
          kind={view satisfies FindingKind}
          page={page}
          onPage={(to) => go({ view, page: String(to) })}
        />
      )}
      {(view === 'changed' || view === 'new') && (
        <ChangeList
          id={one.id}
          act={(view === 'new' ? 'enter' : 'correct') satisfies Act}
          page={page}
          onPage={(to) => go({ view, page: String(to) })}
        />
      )}
    </>
  )
}
