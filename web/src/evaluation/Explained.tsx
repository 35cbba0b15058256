import { useQuery } from '@tanstack/react-query'
import type { Statement } from '@zhishi/domain/evaluation/result.ts'
import { tell } from '@zhishi/domain/evaluation/telling.ts'
import { catalogue, t, term } from '../kernel/words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { explanation } from './lineageQueries.ts'

/** The result explained in sentences: what decided it, what would change it, what was missing or left out. */
export function Explained({ run, id }: { run: string; id: string }) {
  const { data, error } = useQuery(explanation(run, id))
  if (error) return null
  return (
    <section className="card explained" aria-labelledby="explained" aria-busy={!data}>
      <h2 id="explained">{t('explained.title')}</h2>
      {data ? (
        <div className="columns">
          <Told title={t('explained.decided')} statements={data.decided} />
          <Told title={t('explained.changes')} statements={data.changes} />
          <Told title={t('explained.missing')} statements={data.missing} />
          <Told title={t('explained.leftOut')} statements={data.leftOut} />
        </div>
      ) : (
        <p role="status">{t('loading')}</p>
      )}
      <p className="hint">{t('explained.about')}</p>
    </section>
  )
}

function Told({ title, statements }: { title: string; statements: readonly Statement[] }) {
  if (statements.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {statements.map((one) => {
          const sentence = tell(catalogue(), 'explained', one)
          return (
            <li key={sentence}>
              {sentence}
              <Sources from={one.from} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** How many records a sentence names at once. */
const SHOWN = 6

/** The records that a sentence rests on, by number, so that the sentence stays short. */
export function Sources({ from }: { from: Statement['from'] }) {
  if (from.length === 0) return null
  return (
    <span className="hint rests">
      {' '}
      {t('lineage.rests')}
      {from.slice(0, SHOWN).map(({ noun, id }, i) => (
        <RecordLink key={id} noun={noun} id={id}>
          <span aria-label={`${term(`noun.${noun}`)} ${i + 1}`}>{` ${i + 1}`}</span>
        </RecordLink>
      ))}
      {from.length > SHOWN && ` … ${from.length}`}
    </span>
  )
}
