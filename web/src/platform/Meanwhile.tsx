import type { Field } from '@zhishi/domain/kernel/field.ts'
import type { RecordView } from '@zhishi/domain/platform/api.ts'
import { fieldWord, t, term } from '../kernel/words.ts'
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx'
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

/** A record that somebody else has corrected: what they changed, field by field. */
export function Meanwhile({ fields, before, now, onTake, onSeen }: MeanwhileProps) {
  const by = now.history.find(({ version }) => version === now.version)?.actor ?? ''
  const say = (field: Field, { content, labels }: RecordView) =>
    valueWords(field, content[field.key], labels) || term('unknown')
  return (
    <ChangedMeanwhile
      title={t('meanwhile.title', { actor: by })}
      columns={[t('record.field'), t('record.from'), t('record.to')]}
      rows={changedMeanwhile(fields, before.content, now.content).map((field) => ({
        key: field.key,
        name: fieldWord(now.noun, field.key),
        values: [say(field, before), say(field, now)],
        onTake: () => onTake(field),
      }))}
      button={t('meanwhile.seen')}
      onButton={onSeen}
    />
  )
}
