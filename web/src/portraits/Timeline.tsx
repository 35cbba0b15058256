import type { TimelineEntry } from '@zhishi/domain/portraits/api.ts'
import { useState } from 'react'
import { FileCount } from '../evidence/FilesBeside.tsx'
import { partialDate, quarter } from '../kernel/format.ts'
import { knows, t, term } from '../kernel/words.ts'
import { DecisionLink, RecordLink, recordPath } from '../platform/RecordLink.tsx'
import { Link } from '@tanstack/react-router'

const dateWords = (when: string): string => (when[4] === 'Q' ? quarter(when) : partialDate(when))

interface TimelineProps {
  readonly entries: readonly TimelineEntry[]
  /** Whose they are. */
  readonly of: string
}

/** Everything in time order, newest first; each kind can be looked at alone. */
export function Timeline({ entries, of }: TimelineProps) {
  const [noun, setNoun] = useState('')
  const nouns = [...new Set(entries.map((one) => one.noun))]
  const shown = noun === '' ? entries : entries.filter((one) => one.noun === noun)
  const years = [...Map.groupBy(shown.toReversed(), ({ when }) => when?.slice(0, 4) ?? '')]
  return (
    <section className="card timeline" aria-labelledby="timeline">
      <header className="page-head">
        <h2 id="timeline">{t('person.timeline')}</h2>
        <label className="screen-only">
          <span className="unseen">{t('person.onlyKind')}</span>
          <select value={noun} onChange={({ target }) => setNoun(target.value)}>
            <option value="">{t('person.allKinds', { count: entries.length })}</option>
            {nouns.map((one) => (
              <option key={one} value={one}>
                {term(`noun.${one}`)} ({entries.filter((entry) => entry.noun === one).length})
              </option>
            ))}
          </select>
        </label>
      </header>
      {years.map(([year, theirs]) => (
        <div key={year} className="year">
          <h3>{year === '' ? t('person.undated') : t('person.year', { year })}</h3>
          <ol>
            {theirs.map((entry) => (
              <Entry
                key={`${entry.noun} ${entry.id} ${entry.word} ${entry.when}`}
                entry={entry}
                of={of}
              />
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}

function Entry({ entry, of }: { readonly entry: TimelineEntry; readonly of: string }) {
  const { when, noun, id, label, word, weighs, decidedIn } = entry
  const said = word !== null && knows(word) ? term(word) : ''
  const words = [said, label].filter(Boolean).join(' · ') || term(`noun.${noun}`)
  return (
    <li>
      <time>{when === null ? '' : dateWords(when)}</time>
      <span className="kind">{term(`noun.${noun}`)}</span>
      <span>
        {noun === 'cadre' ? (
          <Link to={recordPath(noun, id)}>{words}</Link>
        ) : (
          <RecordLink noun={noun} id={id}>
            {words}
          </RecordLink>
        )}
        <FileCount noun={noun} id={id} />
        {weighs && <span className={`tag ${weighs}`}>{t(`person.${weighs}`)}</span>}
        {decidedIn && (
          <>
            {' '}
            <DecisionLink run={decidedIn} cadre={of}>
              {t('person.decision')}
            </DecisionLink>
          </>
        )}
      </span>
    </li>
  )
}
