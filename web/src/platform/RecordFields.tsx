import type { ReactNode } from 'react'
import type { Field } from '@zhishi/domain/kernel/field.ts'
import type { RecordView } from '@zhishi/domain/platform/api.ts'
import { shown } from '../kernel/format.ts'
import { fieldWord, t, term } from '../kernel/words.ts'
import { Light } from '../ui/Light.tsx'
import { RecordLink } from './RecordLink.tsx'

type Labels = RecordView['labels']

/** A value of a record in words, a link by its label. */
export function valueWords(field: Field | undefined, value: unknown, labels: Labels): string {
  if (field?.kind === 'link' && typeof value === 'string') return labels[value]?.label ?? value
  const words = shown(field ?? { kind: 'text' }, value)
  return field?.kind === 'money' && words !== '' ? `${words} ${t('unit.wan')}` : words
}

function drawn(field: Field, value: unknown, labels: Labels): ReactNode {
  if (field.kind === 'link' && typeof value === 'string' && labels[value])
    return (
      <RecordLink noun={labels[value].noun} id={value}>
        {labels[value].label}
      </RecordLink>
    )
  if (field.of === 'light' && typeof value === 'string') return <Light value={value} />
  return valueWords(field, value, labels)
}

interface RecordFieldsProps {
  readonly noun: string
  readonly fields: readonly Field[]
  readonly content: RecordView['content']
  readonly labels: Labels
}

/** Everything a record says, field by field; what is not known is said to be unknown. */
export const RecordFields = ({ noun, fields, content, labels }: RecordFieldsProps) => (
  <dl className="record-fields">
    {fields.map((field) => {
      const value = drawn(field, content[field.key], labels)
      return (
        <div key={field.key} className={field.kind === 'longText' ? 'wide' : undefined}>
          <dt>{fieldWord(noun, field.key)}</dt>
          <dd>{value === '' ? <span className="faint">{term('unknown')}</span> : value}</dd>
        </div>
      )
    })}
  </dl>
)
