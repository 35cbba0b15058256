import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import {
  type Difference,
  differencesBetween,
  placeWords,
  valueAt,
  valueWords,
} from '@zhishi/domain/evaluation/schemePlaces.ts'
import type { SchemeView } from '@zhishi/domain/evaluation/schemesApi.ts'
import { moment } from '../kernel/format.ts'
import { catalogue, t } from '../kernel/words.ts'

interface SavedMeanwhileProps {
  readonly base: Scheme
  readonly theirs: SchemeView
  readonly mine: Scheme
  readonly onTake: (path: string, value: unknown) => void
  readonly onMerge: () => void
}

/** Somebody was faster: what they changed beside what stands here; nobody's edits are lost. */
export function SavedMeanwhile({ base, theirs, mine, onTake, onMerge }: SavedMeanwhileProps) {
  const words = catalogue()
  const changed = differencesBetween(base, theirs.scheme)
  const say = (of: Scheme, { path }: Difference) => valueWords(words, of, path, valueAt(of, path))
  return (
    <section className="banner bad meanwhile" role="alert">
      <h2>
        {t('scheme.meanwhile', {
          by: theirs.last?.by ?? '',
          moment: theirs.last ? moment(theirs.last.at) : '',
          revision: theirs.revision,
        })}
      </h2>
      <div className="wide">
        <table className="changes">
          <thead>
            <tr>
              <th scope="col">{t('scheme.place')}</th>
              <th scope="col">{t('scheme.was')}</th>
              <th scope="col">{t('scheme.theirs')}</th>
              <th scope="col">{t('scheme.mine')}</th>
              <th scope="col">
                <span className="unseen">{t('meanwhile.take')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {changed.map((one) => (
              <tr key={one.path}>
                <th scope="row">{placeWords(words, theirs.scheme, one.path)}</th>
                <td>{say(base, one)}</td>
                <td>{say(theirs.scheme, one)}</td>
                <td>{say(mine, one)}</td>
                <td>
                  <button type="button" onClick={() => onTake(one.path, one.to)}>
                    {t('meanwhile.take')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changed.length === 0 && <p>{t('scheme.meanwhileTitle', { title: theirs.title ?? '—' })}</p>}
      <button type="button" onClick={onMerge}>
        {t('scheme.merge')}
      </button>
    </section>
  )
}
