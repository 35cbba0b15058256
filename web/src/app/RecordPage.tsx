import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { RecordView } from '@zhishi/domain/platform/api.ts'
import { lazy, Suspense } from 'react'
import { useActor, useMay } from '../access/actor.ts'
import { EvidenceSection } from '../evidence/EvidenceSection.tsx'
import { moment, partialDate, whole } from '../kernel/format.ts'
import { loadWords, t, term } from '../kernel/words.ts'
import { Answers } from '../platform/Answers.tsx'
import { NotFoundPage } from '../platform/ErrorPages.tsx'
import { FlagsCell } from '../platform/FlagsCell.tsx'
import { recordView } from '../platform/queries.ts'
import { RecordActions } from '../platform/RecordActions.tsx'
import { RecordFields } from '../platform/RecordFields.tsx'
import { RecordHistory } from '../platform/RecordHistory.tsx'
import { DecisionLink, OpenableContext, pathTo } from '../platform/RecordLink.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useTitle } from '../ui/title.ts'
import { Watermark } from '../ui/Watermark.tsx'
import { LEDGERS, NOUNS, type Noun } from './declared.built.ts'
import { evaluationWords, lineageWords } from './locales/wordlists.ts'
import { useOpenable } from './openable.ts'
import '../platform/record.css'

/** Fetched when a record is opened by somebody who may see scores. */
const TouchedNumbers = lazy(async () => {
  const [panel] = await Promise.all([
    import('../evaluation/TouchedNumbers.tsx'),
    loadWords(evaluationWords),
    loadWords(lineageWords),
  ])
  return panel
})

export default function RecordPage() {
  const { noun, id } = useParams({ from: '/shell/records/$noun/$id' })
  const declared = Object.hasOwn(NOUNS, noun) ? NOUNS[noun] : undefined
  return declared ? <Shown declared={declared} id={id} /> : <NotFoundPage />
}

function Shown({ declared, id }: { declared: Noun; id: string }) {
  const { noun } = declared
  const { data: view } = useSuspenseQuery(recordView(noun, id))
  const may = useMay()
  const openable = useOpenable()
  useTitle(view.label || term(`noun.${noun}`))
  const home = Object.values(LEDGERS).find((ledger) => ledger.noun === noun)
  return (
    <article className="record">
      {(declared.about !== undefined || home?.personal) && <Watermark />}
      <p className="trail-of-places screen-only">
        {home && may(home.may) ? (
          <Link to="/ledgers/$ledger" params={{ ledger: home.name }}>
            {term(`ledger.${home.name}`)}
          </Link>
        ) : (
          term(`noun.${noun}`)
        )}
      </p>
      <header className="page-head">
        <h1>
          {view.label}
          {view.withdrawn && <span className="tag">{term('field.withdrawn')}</span>}
        </h1>
        {noun === 'cadre' && <Link to={pathTo('cadre', id)}>{t('record.person')}</Link>}
        <RecordActions view={view} mayKeep={may(declared.keeps)} />
      </header>
      {view.flags.length > 0 && (
        <div className="banner">
          <FlagsCell flags={view.flags} />
        </div>
      )}
      <section className="card" aria-label={term(`noun.${noun}`)}>
        <OpenableContext value={openable}>
          <RecordFields
            noun={noun}
            fields={declared.fields}
            content={view.content}
            labels={view.labels}
          />
          <Answers answers={view.answers} />
        </OpenableContext>
        <p className="faint">
          {t('record.asOf', { version: view.version, moment: moment(view.recordedAt) })}
        </p>
      </section>
      {view.decision && (
        <p>
          <DecisionLink run={view.decision.runId} cadre={view.decision.cadreId}>
            {t('record.decision', { body: view.decision.body, on: partialDate(view.decision.on) })}
          </DecisionLink>
        </p>
      )}
      <EvidenceSection key={id} noun={noun} id={id} />
      <Related view={view} />
      {may('read evaluation') && (
        <Suspense fallback={null}>
          <TouchedNumbers noun={noun} id={id} />
        </Suspense>
      )}
      <RecordHistory
        noun={noun}
        fields={declared.fields}
        history={view.history}
        labels={view.labels}
      />
    </article>
  )
}

/** What else is on record about it, and what may be added to it. */
function Related({ view }: { view: RecordView }) {
  const may = useMay()
  const addable = Object.values(NOUNS).flatMap(({ noun, keeps, fields }) => {
    const field = fields.find((one) => one.kind === 'link' && one.noun === view.noun)
    return field && may(keeps) && !view.withdrawn ? [{ noun, field: field.key }] : []
  })
  // Whoever it is about finds the way to answer it at once, not among what may be added.
  const { cadreId } = useActor()
  const isOwn = cadreId !== null && view.content['cadreId'] === cadreId
  const answer = isOwn ? addable.find(({ noun }) => noun === 'reply') : undefined
  const others = addable.filter((one) => one !== answer)
  if (view.related.length === 0 && addable.length === 0) return null
  return (
    <section className="card related" aria-labelledby="related">
      <h2 id="related">{t('record.related')}</h2>
      <ul>
        {view.related.map(({ ledger, filter, count }) => (
          <li key={`${ledger} ${Object.keys(filter).join()}`}>
            <Link to="/ledgers/$ledger" params={{ ledger }} search={filter}>
              {term(`ledger.${ledger}`)} <strong>{whole(count)}</strong>
            </Link>
          </li>
        ))}
      </ul>
      {answer && <Add {...answer} id={view.id} />}
      {others.length > 0 && (
        <details className="screen-only">
          <summary>{t('record.add')}</summary>
          <ul>
            {others.map((one) => (
              <li key={one.noun}>
                <Add {...one} id={view.id} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** Adds a record that names this one. */
const Add = ({ noun, field, id }: { noun: string; field: string; id: string }) => (
  <Link
    to="/records/$noun/new"
    params={{ noun }}
    search={{ [field]: id }}
    className="button screen-only"
  >
    <Icon name="plus" />
    {term(`noun.${noun}`)}
  </Link>
)
