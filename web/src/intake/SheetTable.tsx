import type { BatchView } from '@zhishi/domain/intake/api.ts'
import { whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'

const FATES = ['new', 'changed', 'same', 'wrong', 'question', 'note'] as const

/** As what each sheet was recognised, and its rows by fate. */
export function SheetTable({ sheets }: { sheets: BatchView['sheets'] }) {
  return (
    <div className="wide">
      <table className="sheets">
        <thead>
          <tr>
            <th scope="col">{t('sheet.name')}</th>
            <th scope="col">{t('sheet.kind')}</th>
            {FATES.map((fate) => (
              <th key={fate} scope="col" className="number">
                {term(`batch.fate.${fate}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheets.map((one) => (
            <tr key={`${one.file}/${one.sheet}`}>
              <th scope="row">
                {one.file} · {one.sheet}
                <Columns columns={one.columns} missing={one.missing} />
              </th>
              <td>{one.kind === null ? t('sheet.unknown') : term(`sheet.${one.kind}`)}</td>
              {FATES.map((fate) => (
                <td key={fate} className={one.counts[fate] > 0 ? `number fate-${fate}` : 'number'}>
                  {whole(one.counts[fate])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Sheet = BatchView['sheets'][number]

/** Which column was taken as what; the unknown and the missing ones stand in sight. */
function Columns({ columns, missing }: Pick<Sheet, 'columns' | 'missing'>) {
  const unknown = columns.filter(({ field, header }) => field === null && header !== '')
  return (
    <>
      {unknown.length > 0 && (
        <p className="hint">
          {t('sheet.unknownColumns', {
            columns: unknown.map(({ header }) => header).join(t('comma')),
          })}
        </p>
      )}
      {missing.length > 0 && (
        <p className="hint">{t('sheet.missingColumns', { columns: missing.join(t('comma')) })}</p>
      )}
    </>
  )
}
