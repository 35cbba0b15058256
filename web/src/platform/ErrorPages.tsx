import { Link, useRouter } from '@tanstack/react-router'
import { t, term } from '../kernel/words.ts'
import { Problem, isThere } from './client.ts'
import { queries } from './query-client.ts'
import { useTitle } from '../ui/title.ts'

interface Told {
  readonly title: string
  readonly about: string
  /** The number by which the server's log knows it. */
  readonly id?: string | undefined
  readonly onRetry?: () => void
}

function Notice({ title, about, id, onRetry }: Told) {
  useTitle(title)
  return (
    <div className="notice" role="alert">
      <h1>{title}</h1>
      <p>{about}</p>
      {id && <p className="mono">{id}</p>}
      <p className="actions">
        {onRetry && (
          <button type="button" className="primary" onClick={onRetry}>
            {t('retry')}
          </button>
        )}
        <Link to="/">{t('error.home')}</Link>
      </p>
    </div>
  )
}

export const NotFoundPage = () => (
  <Notice title={t('error.notFound')} about={t('error.notFoundAbout')} />
)

export const ForbiddenPage = () => (
  <Notice title={t('error.forbidden')} about={t('error.forbiddenAbout')} />
)

/** Nobody answered, or something in between did for a server that does not. */
const isSilent = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 0 || (error.status >= 502 && error.status <= 504))

/** Whatever a page could not do, in words; a page that was not there after an update is fetched anew. */
export function ProblemPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const router = useRouter()
  const onRetry = async () => {
    // What failed is asked again; a page whose script never came needs a new start, once it can come.
    if (isSilent(error) && (await isThere())) return location.reload()
    await queries.resetQueries({ predicate: ({ state }) => state.status === 'error' })
    reset?.()
    await router.invalidate()
  }
  if (!(error instanceof Problem))
    return (
      <Notice
        title={t('error.internal')}
        about={t('error.internalAbout')}
        id={error instanceof Error ? error.message : String(error)}
        onRetry={() => location.reload()}
      />
    )
  if (error.status === 404) return <NotFoundPage />
  if (error.status === 403) return <ForbiddenPage />
  if (isSilent(error))
    return (
      <Notice
        title={t('error.offline')}
        about={t('error.offlineAbout')}
        onRetry={() => void onRetry()}
      />
    )
  if (error.status < 500)
    return (
      <Notice
        title={t('reason.refused')}
        about={term(`reason.${error.reason.code}`, error.reason.about)}
        onRetry={() => void onRetry()}
      />
    )
  return (
    <Notice
      title={t('error.internal')}
      about={t('error.internalAbout')}
      id={error.id}
      onRetry={() => void onRetry()}
    />
  )
}

/** The same where not even the shell could be shown. */
export const WholePageProblem = (props: { error: unknown; reset?: () => void }) => (
  <main className="whole">
    <ProblemPage {...props} />
  </main>
)

export const WholePageNotFound = () => (
  <main className="whole">
    <NotFoundPage />
  </main>
)

/** While a page, or the word on who is signed in, is on its way. */
export const Waiting = () => (
  <p role="status" className="waiting-page">
    {t('loading')}
  </p>
)
