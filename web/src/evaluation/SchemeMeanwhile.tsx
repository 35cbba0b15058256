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
import { ChangedMeanwhile } from '../platform/ChangedMeanwhile.tsx'

interface SavedMeanwhileProps {
  readonly base: Scheme
  readonly theirs: SchemeView
  readonly mine: Scheme
  readonly onTake: (path: string, value: unknown) => void
  readonly onMerge: () => void
}

/** A draft that somebody else has saved: what they changed beside what stands here. */
export function SavedMeanwhile({ base, theirs, mine, onTake, onMerge }: SavedMeanwhileProps) {
  const words = catalogue()
  const say = (of: Scheme, { path }: Difference) => valueWords(words, of, path, valueAt(of, path))
  return (
    <ChangedMeanwhile
      title={t('scheme.meanwhile', {
        by: theirs.last?.by ?? '',
        moment: theirs.last ? moment(theirs.last.at) : '',
        revision: theirs.revision,
      })}
      columns={[t('scheme.place'), t('scheme.was'), t('scheme.theirs'), t('scheme.mine')]}
      rows={differencesBetween(base, theirs.scheme).map((one) => ({
        key: one.path,
        name: placeWords(words, theirs.scheme, one.path),
        values: [say(base, one), say(theirs.scheme, one), say(mine, one)],
        onTake: () => onTake(one.path, one.to),
      }))}
      unchanged={t('scheme.meanwhileTitle', { title: theirs.title ?? '—' })}
      button={t('scheme.merge')}
      onButton={onMerge}
    />
  )
}
