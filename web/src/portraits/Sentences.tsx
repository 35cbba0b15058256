import type { Sentence, ShownRecord } from '@zhishi/domain/portraits/api.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { FileCount } from '../evidence/FilesBeside.tsx'
import { t } from '../kernel/words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { RepliesTo } from './Replies.tsx'

interface SentencesProps {
  readonly title: string
  readonly sentences: readonly Sentence[]
  readonly replies: ShownRecord['replies']
  readonly none: string
  /** At most so many, the rest counted and found on the page of this person; all where it is absent. */
  readonly most?: number
  readonly of?: string
}

/** Statements with the records they rest on, and what the person answered to them. */
export function Sentences({ title, sentences, replies, none, most, of = '' }: SentencesProps) {
  const room = most ?? sentences.length
  return (
    <section className="card">
      <h2>{title}</h2>
      {sentences.length === 0 && <p className="faint">{none}</p>}
      <ul className="sentences">
        {sentences.slice(0, room).map(({ text, from }) => (
          <li key={text}>
            <span className="said">{text}</span>
            <Rests from={from} />
            <RepliesTo from={from} replies={replies} most={most === undefined ? undefined : 1} />
          </li>
        ))}
        {sentences.length > room && (
          <li>
            <Rest of={of}>{t('portrait.more', { count: sentences.length - room })}</Rest>
          </li>
        )}
      </ul>
    </section>
  )
}

/** What there is no room for stands on the person's page. */
export const Rest = ({ of, children }: { readonly of: string; readonly children: ReactNode }) => (
  <Link to="/people/$id" params={{ id: of }} search className="rest">
    {children}
  </Link>
)

/** The records a sentence rests on, as numbers to open. */
export function Rests({ from }: Pick<Sentence, 'from'>) {
  if (from.length === 0) return null
  return (
    <span className="rests">
      {from.slice(0, 8).map(({ noun, id }, i) => (
        <sup key={id}>
          <RecordLink noun={noun} id={id}>
            <span className="unseen">{t('person.source')} </span>
            {i + 1}
          </RecordLink>
          <FileCount noun={noun} id={id} />
        </sup>
      ))}
      {from.length > 8 && <sup>…{from.length}</sup>}
    </span>
  )
}
