import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import type { Fault } from '@zhishi/domain/evaluation/schemeFaults.ts'
import {
  kindAt,
  labelAt,
  placeWords,
  readNumber,
  valueAt,
  writtenNumber,
} from '@zhishi/domain/evaluation/schemePlaces.ts'
import { createContext, use, useId, useState } from 'react'
import { percent } from '../kernel/format.ts'
import { catalogue, t, term } from '../kernel/words.ts'
import { reasonText } from '../platform/problem-words.ts'

/** What was typed and cannot be read yet, by place. */
export type Unread = Readonly<Record<string, string>>

/** A scheme while it is written; nothing here can be changed where `edit` is undefined. */
export interface Writing {
  readonly scheme: Scheme
  readonly faults: readonly Fault[]
  readonly unread: Unread
  readonly edit:
    | {
        /** Another value at a place; undefined takes the part out. */
        readonly put: (path: string, value: unknown) => void
        /** What stands in a field and is no number yet. */
        readonly leaveUnread: (path: string, text: string) => void
      }
    | undefined
}

export const WritingContext = createContext<Writing | undefined>(undefined)

export function useWriting(): Writing {
  const writing = use(WritingContext)
  if (!writing) throw new Error('A part of a scheme stands outside of one.')
  return writing
}

/** The id under which the field of a place is found again, from the list of what is missing. */
export const fieldId = (path: string): string => `at-${path.replaceAll('.', '-')}`

/** What is wrong at exactly this place, in words. */
export function useFault(path: string): string | undefined {
  const { faults, unread } = useWriting()
  const text = unread[path]
  if (text !== undefined) {
    const read = readNumber(kindAt(path), text)
    return 'code' in read ? reasonText({ code: read.code }) : undefined
  }
  const fault = faults.find((one) => one.path === path)
  return fault && faultWords(fault)
}

/** A fault in words; weights that are not the whole with what is missing of it. */
export const faultWords = ({ code, about }: Fault): string => {
  const { sum } = about
  return code === 'scheme.weights' && typeof sum === 'number'
    ? sumWords(sum)
    : reasonText({ code, about })
}

const sumWords = (sum: number): string =>
  sum < 10_000
    ? t('scheme.sumLess', { sum: percent(sum), rest: percent(10_000 - sum) })
    : t('scheme.sumMore', { sum: percent(sum), rest: percent(sum - 10_000) })

interface FieldProps {
  readonly path: string
  /** What the field is called, where its place alone does not say it. */
  readonly label?: string | undefined
  /** May be left empty; that means null. */
  readonly optional?: boolean
}

/** A number of the scheme, typed as people write it and kept in ten-thousandths. */
export function NumberField({ path, label, optional = false }: FieldProps) {
  const { scheme, unread, edit } = useWriting()
  const fault = useFault(path)
  const [typed, setTyped] = useState<string>()
  const id = useId()
  const kind = kindAt(path, scheme)
  const value = valueAt(scheme, path)
  const kept = typeof value === 'number' ? writtenNumber(kind, value) : ''
  if (!edit) return null
  const change = (text: string) => {
    setTyped(text)
    if (optional && text.trim() === '') return edit.put(path, null)
    const read = readNumber(kind, text)
    if ('value' in read) edit.put(path, read.value)
    else edit.leaveUnread(path, text)
  }
  return (
    <div className="number-field" id={fieldId(path)}>
      <label htmlFor={id}>{label ?? labelAt(catalogue(), scheme, path)}</label>
      <span className="with-unit">
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          value={typed ?? unread[path] ?? kept}
          placeholder={optional ? term('scheme.none') : ''}
          aria-invalid={fault !== undefined}
          aria-describedby={fault ? `${id}-fault` : undefined}
          onChange={({ target }) => change(target.value)}
          onBlur={() => setTyped(undefined)}
        />
        {kind === 'percent' && <span aria-hidden="true">%</span>}
      </span>
      {fault && (
        <span id={`${id}-fault`} className="error-text">
          {fault}
        </span>
      )}
    </div>
  )
}

interface NumberSetProps {
  readonly path: string
  readonly keys: readonly string[]
  readonly legend?: string
}

/** Numbers of one list side by side: the points of each level, of each vote. */
export function NumberSet({ path, keys, legend }: NumberSetProps) {
  const { scheme, edit } = useWriting()
  if (!edit) return null
  return (
    <fieldset className="number-set">
      <legend>{legend ?? labelAt(catalogue(), scheme, path)}</legend>
      {keys.map((key) => (
        <NumberField key={key} path={`${path}.${key}`} />
      ))}
    </fieldset>
  )
}

interface ChoiceFieldProps extends FieldProps {
  readonly values: readonly string[]
  readonly word: (value: string) => string
  /** Instead of putting the value at the place. */
  readonly onChoose?: (value: string) => void
}

export function ChoiceField({ path, label, values, word, onChoose }: ChoiceFieldProps) {
  const { scheme, edit } = useWriting()
  const id = useId()
  if (!edit) return null
  return (
    <div className="number-field" id={fieldId(path)}>
      <label htmlFor={id}>{label ?? labelAt(catalogue(), scheme, path)}</label>
      <select
        id={id}
        value={String(valueAt(scheme, path))}
        onChange={({ target }) => (onChoose ?? ((value) => edit.put(path, value)))(target.value)}
      >
        {values.map((value) => (
          <option key={value} value={value}>
            {word(value)}
          </option>
        ))}
      </select>
    </div>
  )
}

interface CheckSetProps {
  readonly path: string
  readonly values: readonly string[]
  readonly word: (value: string) => string
  /** At least one stays chosen: the last tick cannot be taken away. */
  readonly some?: boolean
}

/** Which of a closed list hold, in the order of the list. */
export function CheckSet({ path, values, word, some = false }: CheckSetProps) {
  const { scheme, edit } = useWriting()
  const fault = useFault(path)
  if (!edit) return null
  const found = valueAt(scheme, path)
  const chosen: readonly unknown[] = Array.isArray(found) ? found : []
  const tick = (value: string, on: boolean) =>
    edit.put(
      path,
      values.filter((one) => (one === value ? on : chosen.includes(one))),
    )
  return (
    <fieldset className="check-set" id={fieldId(path)}>
      <legend>{labelAt(catalogue(), scheme, path)}</legend>
      {values.map((value) => {
        const on = chosen.includes(value)
        return (
          <label key={value} className="tick">
            <input
              type="checkbox"
              checked={on}
              disabled={some && on && chosen.length === 1}
              onChange={({ target }) => tick(value, target.checked)}
            />
            {word(value)}
          </label>
        )
      })}
      {fault && <span className="error-text">{fault}</span>}
    </fieldset>
  )
}

/** The running sum of weights: exactly 100 % or what is missing, told while it is typed. */
export function SumLine({ weights, path }: { weights: readonly number[]; path: string }) {
  const { edit } = useWriting()
  if (!edit) return null
  const sum = weights.reduce((all, weight) => all + weight, 0)
  return (
    <output className={sum === 10_000 ? 'sum whole' : 'sum'} id={fieldId(path)} tabIndex={-1}>
      {sum === 10_000 ? t('scheme.sumWhole') : sumWords(sum)}
    </output>
  )
}

/** Where a fault stands, in words. */
export const placeOf = (scheme: Scheme, path: string): string =>
  placeWords(catalogue(), scheme, path)
