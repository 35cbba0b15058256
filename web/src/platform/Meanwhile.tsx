import type { Field } from '@zhishi/domain/kernel/field.ts'
import type { RecordView } from '@zhishi/domain/platform/api.ts'
import { fieldWord, t, term } from '../kernel/words.ts'
import { valueWords } from './RecordFields.tsx'
import { changedMeanwhile } from './typed-record.ts'

interface MeanwhileProps {
  readonly fields: readonly Field[]
  /** The version that was being corrected, and the one that somebody else has made since. */
  readonly before: RecordView
  readonly now: RecordView
  readonly onTake: (field: Field) => void
  readonly onSeen: () => void
}

/** Somebody was faster: what they changed, field by field, to be taken over or left. */
export function Meanwhile({ fields, before, now, onTake, onSeen }: MeanwhileProps) {
  const by = now.history.find(({ version }) => version === now.version)?.actor ?? ''
  return (
    <section className="banner bad meanwhile" role="alert">
      <h2>{t('meanwhile.title', { actor: by })}</h2>
      <table className="changes">
        <thead>
          <tr>
            <th scope="col">{t('record.field')}</th>
            <th scope="col">{t('record.from')}</th>
            <th scope="col">{t('record.to')}</th>
            <th scope="col">
              <span className="unseen">{t('meanwhile.take')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {changedMeanwhile(fields, before.content, now.content).map((field) => (
            <tr key={field.key}>
              <th scope="row">{fieldWord(now.noun, field.key)}</th>
              <td>
                {valueWords(field, before.content[field.key], before.labels) || term('unknown')}
              </td>
              <td>{valueWords(field, now.content[field.key], now.labels) || term('unknown')}</td>
              <td>
                <button type="button" onClick={() => onTake(field)}>
                  {t('meanwhile.take')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={onSeen}>
        {t('meanwhile.seen')}
      </button>
    </section>
  )
}
