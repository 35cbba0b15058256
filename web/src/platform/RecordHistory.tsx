import type { Field } from '@zhishi/domain/kernel/field.ts'
import type { RecordView, Version } from '@zhishi/domain/platform/api.ts'
import { moment } from '../kernel/format.ts'
import { fieldWord, t, term } from '../kernel/words.ts'
import { valueWords } from './RecordFields.tsx'

interface RecordHistoryProps {
  readonly noun: string
  readonly fields: readonly Field[]
  readonly history: RecordView['history']
  readonly labels: RecordView['labels']
}

/** Who changed which field from what to what, when, why, and from which sheet; the latest first. */
export function RecordHistory({ noun, fields, history, labels }: RecordHistoryProps) {
  // oxlint-disable-next-line unicorn/no-array-sort -- a copy is sorted; toSorted is younger than our engines
  const latestFirst = [...history].sort((a, b) => b.version - a.version)
  return (
    <section className="card record-history" aria-labelledby="history">
      <h2 id="history">{t('record.history')}</h2>
      <ol>
        {latestFirst.map((version) => (
          <li key={version.version}>
            <p>
              <strong>{t(`act.${version.act}`)}</strong>
              {` · ${version.actor} · `}
              <time dateTime={version.at}>{moment(version.at)}</time>
            </p>
            {version.reason && <p>{t('record.because', { reason: version.reason })}</p>}
            <Source source={version.source} />
            {version.act !== 'withdrawn' && version.act !== 'restored' && (
              <Changes noun={noun} fields={fields} version={version} labels={labels} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const Source = ({ source: { file, sheet, row } }: Pick<Version, 'source'>) =>
  file === null ? null : (
    <p className="faint">{t('record.source', { file, sheet: sheet ?? '', row: row ?? '' })}</p>
  )

interface ChangesProps extends Omit<RecordHistoryProps, 'history'> {
  readonly version: Version
}

/** A correction shows each change; a first entry can be unfolded, since the record shows it anyway. */
function Changes({ noun, fields, version, labels }: ChangesProps) {
  const list = (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">{t('record.field')}</th>
          {version.act === 'corrected' && <th scope="col">{t('record.from')}</th>}
          <th scope="col">{t('record.to')}</th>
        </tr>
      </thead>
      <tbody>
        {version.changes.map(({ field: key, from, to }) => {
          const field = fields.find((one) => one.key === key)
          const words = (value: unknown) => valueWords(field, value, labels) || term('unknown')
          return (
            <tr key={key}>
              <th scope="row">{fieldWord(noun, key)}</th>
              {version.act === 'corrected' && (
                <td>
                  <del>{words(from)}</del>
                </td>
              )}
              <td>{words(to)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
  if (version.act === 'corrected') return list
  return (
    <details>
      <summary>{t('record.firstContent')}</summary>
      {list}
    </details>
  )
}
