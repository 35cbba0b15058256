import { useQuery } from '@tanstack/react-query'
import type { ChangeView } from '@zhishi/domain/intake/api.ts'
import { shown } from '../kernel/format.ts'
import { fieldWord, t, term } from '../kernel/words.ts'
import { problemText } from '../platform/problem-words.ts'
import { Pages } from './Pages.tsx'
import { type Act, changes } from './queries.ts'

interface ChangeListProps {
  readonly id: string
  readonly act: Act
  readonly page: number
  readonly onPage: (page: number) => void
}

/** Each record that would be entered or corrected, field by field, old and new. */
export function ChangeList({ id, act, page, onPage }: ChangeListProps) {
  const { data, error } = useQuery(changes(id, act, page))
  if (error) return <p className="error-text">{problemText(error)}</p>
  if (!data) return <p role="status">{t('loading')}</p>
  if (data.total === 0) return <p className="faint">{term(`batch.none.${act}`)}</p>
  return (
    <>
      <ul className="change-list">
        {data.rows.map((one) => (
          <li key={one.id} className="card">
            <h3>
              {term(`noun.${one.noun}`)} {one.label}
            </h3>
            <p className="hint">
              {t('record.source', { file: one.file, sheet: one.sheet, row: one.row })}
            </p>
            <Fields change={one} />
          </li>
        ))}
      </ul>
      <Pages page={page} total={data.total} onPage={onPage} />
    </>
  )
}

type Field = ChangeView['fields'][number]

const worded = (kind: string, of: string | null, value: Field['to']): string =>
  shown({ kind, of: of ?? undefined }, value) || term('unknown')

function Fields({ change: { act, noun, fields } }: { change: ChangeView }) {
  return (
    <dl className="change-fields">
      {fields.map(({ field, kind, of, from, to }) => (
        <div key={field}>
          <dt>{fieldWord(noun, field)}</dt>
          <dd>
            {act === 'correct' && (
              <>
                <del>{worded(kind, of, from)}</del>
                {' → '}
              </>
            )}
            <ins>{worded(kind, of, to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
