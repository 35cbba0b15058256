import type { Field } from '@zhishi/domain/kernel/field.ts'
import { fieldWord, t, term } from '../kernel/words.ts'
import { type Finder, LinkInput } from './LinkInput.tsx'
import { MarksInput } from './MarksInput.tsx'
import { type Chosen, type Typed, isTicked } from './typed-record.ts'

interface FieldInputProps {
  readonly noun: string
  readonly field: Field
  readonly value: Typed
  readonly wrong: string | undefined
  readonly onChange: (value: Typed) => void
  readonly onLeave: () => void
  readonly find: Finder
}

/** What a person is told to type, where it is not plain. */
const HINTS = ['date', 'month', 'quarter', 'money', 'share', 'decimal'] as const
type Hinted = (typeof HINTS)[number]
const isHinted = (kind: string): kind is Hinted => (HINTS as readonly string[]).includes(kind)

/** One field of a form: its label, what is asked for, and at the field what is wrong with it. */
export function FieldInput(props: FieldInputProps) {
  const { noun, field, wrong } = props
  const id = `field-${field.key}`
  const hint = isHinted(field.kind) ? t(`hint.${field.kind}`) : undefined
  const about = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ')
  const common = {
    id,
    'aria-invalid': wrong !== undefined,
    'aria-describedby': about || undefined,
    'aria-required': !field.optional && !isTicked(field),
  }
  const isGroup = field.kind === 'marks'
  return (
    <div className={field.kind === 'longText' || isGroup ? 'field wide' : 'field'}>
      {isGroup ? (
        <span className="label" id={`${id}-label`}>
          {fieldWord(noun, field.key)}
        </span>
      ) : (
        <label htmlFor={id} id={`${id}-label`}>
          {fieldWord(noun, field.key)}
          {!field.optional && !isTicked(field) && (
            <span className="must" title={t('form.required')} aria-hidden="true">
              {' *'}
            </span>
          )}
        </label>
      )}
      <Input {...props} common={common} />
      {hint && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
      {wrong && (
        <span id={`${id}-error`} className="error">
          {wrongWords(wrong)}
        </span>
      )}
    </div>
  )
}

/** Our own codes have words; what only the schema language knows is said in general. */
export const wrongWords = (code: string): string =>
  code.includes('.') ? term(`reason.${code}`) : t('form.unfit')

interface InputProps extends FieldInputProps {
  readonly common: Readonly<Record<string, unknown>> & { readonly id: string }
}

function Input({ field, value, onChange, onLeave, find, common }: InputProps) {
  const text = typeof value === 'string' ? value : ''
  const type = { ...common, onBlur: onLeave }
  if (field.kind === 'link' && field.noun)
    return (
      <LinkInput
        noun={field.noun}
        value={typeof value === 'boolean' ? null : (value as Chosen | string | null)}
        onChange={onChange}
        onLeave={onLeave}
        find={find}
        common={common}
      />
    )
  if (field.kind === 'marks')
    return (
      <MarksInput
        aspects={field.values ?? []}
        value={value !== null && typeof value === 'object' ? (value as Record<string, string>) : {}}
        onChange={onChange}
        labelledBy={`${common.id}-label`}
      />
    )
  if (isTicked(field))
    return (
      <span className="tick">
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      </span>
    )
  if (field.kind === 'choice' || field.kind === 'flag') {
    const values = field.kind === 'flag' ? ['true', 'false'] : (field.values ?? [])
    const wordFor = (one: string) =>
      term(field.kind === 'flag' ? `flag.${one}` : `choice.${field.of}.${one}`)
    return (
      <select {...type} value={text} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('form.none')}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {wordFor(one)}
          </option>
        ))}
      </select>
    )
  }
  if (field.kind === 'longText')
    return (
      <textarea
        {...type}
        rows={4}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  return (
    <input
      {...type}
      autoComplete="off"
      inputMode={field.kind === 'count' || field.kind === 'year' ? 'numeric' : 'text'}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
