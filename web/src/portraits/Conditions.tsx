import { useQuery } from '@tanstack/react-query'
import { t, term } from '../kernel/words.ts'
import { platformApi } from '../platform/api.built.ts'
import { call } from '../platform/client.ts'
import { Icon } from '../ui/Icon.tsx'
import { CHOICES } from './choices.built.ts'

/** A condition as somebody is putting it together: its kind and what it says so far. */
export type Asked = Readonly<Record<string, string | number>>

interface Part {
  readonly key: string
  /** A closed list and the name of its words, a whole number, a tag, or words. */
  readonly of: 'number' | 'words' | 'tag' | { readonly list: string; readonly word: string }
  readonly start?: string | number
}

const among = (key: string, list = key, start?: string): Part => ({
  key,
  of: { list, word: list },
  ...(start === undefined ? {} : { start }),
})
const number = (key: string, start?: number): Part => ({
  key,
  of: 'number',
  ...(start === undefined ? {} : { start }),
})

/** The parts of each condition; one with a start must be said, all others may be left open. */
const PARTS: Readonly<Record<string, readonly Part[]>> = {
  turnedGreen: [among('category')],
  steadyGreen: [among('category')],
  achievements: [
    number('atLeast', 3),
    among('level', 'level', 'city'),
    among('dimension'),
    { key: 'period', of: 'words' },
  ],
  aspect: [
    among('aspect', 'aspect', 'responsibility'),
    among('mark', 'mark', 'B'),
    number('teams', 2),
    { key: 'period', of: 'words' },
  ],
  recognised: [number('year')],
  tag: [{ key: 'tag', of: 'tag', start: '' }],
  headFor: [number('years', 2)],
  sanctioned: [],
  background: [{ key: 'words', of: 'words', start: '' }],
  group: [among('group', 'unitGroup', 'township')],
}

const begun = (is: string): Asked => ({
  is,
  ...Object.fromEntries(
    (PARTS[is] ?? []).flatMap(({ key, start }) => (start === undefined ? [] : [[key, start]])),
  ),
})

/** A condition in words: its kind and what was said. */
export function inWords(asked: Asked | undefined): string {
  if (!asked) return ''
  const is = String(asked['is'])
  const said = (PARTS[is] ?? []).flatMap(({ key, of }) => {
    const value = asked[key]
    if (value === undefined || value === '' || of === 'tag') return []
    return typeof of === 'object'
      ? term(`choice.${of.word}.${value}`)
      : `${term(`part.${key}`)} ${value}`
  })
  return [term(`condition.${is}`), ...said].join(' · ')
}

interface ConditionsProps {
  readonly title: string
  readonly asked: readonly Asked[]
  readonly onChange: (asked: readonly Asked[]) => void
}

/** A list of conditions to put together. */
export function Conditions({ title, asked, onChange }: ConditionsProps) {
  return (
    <fieldset className="conditions">
      <legend>{title}</legend>
      {asked.map((one, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- conditions keep their places
        <div key={i} className="condition">
          <b>{term(`condition.${one['is']}`)}</b>
          {(PARTS[String(one['is'])] ?? []).map((part) => (
            <PartInput
              key={part.key}
              part={part}
              value={one[part.key] ?? ''}
              onChange={(value) =>
                onChange(
                  asked.map((each, at) => (at === i ? withPart(each, part.key, value) : each)),
                )
              }
            />
          ))}
          <button
            type="button"
            className="quiet"
            aria-label={t('find.remove')}
            onClick={() => onChange(asked.filter((_, at) => at !== i))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <select
        aria-label={`${title} · ${t('find.add')}`}
        value=""
        onChange={({ target }) => onChange([...asked, begun(target.value)])}
      >
        <option value="">{t('find.add')}</option>
        {Object.keys(PARTS).map((is) => (
          <option key={is} value={is}>
            {term(`condition.${is}`)}
          </option>
        ))}
      </select>
    </fieldset>
  )
}

/** What is left open is not said. */
function withPart(asked: Asked, key: string, value: string | number): Asked {
  const { [key]: _, ...rest } = asked
  return value === '' ? rest : { ...rest, [key]: value }
}

interface PartInputProps {
  readonly part: Part
  readonly value: string | number
  readonly onChange: (value: string | number) => void
}

function PartInput({ part: { key, of, start }, value, onChange }: PartInputProps) {
  const must = start !== undefined
  return (
    <label className="part">
      <span>{term(`part.${key}`)}</span>
      {of === 'tag' ? (
        <TagSelect value={String(value)} onChange={onChange} />
      ) : of === 'number' ? (
        <input
          type="number"
          min={key === 'year' ? 1900 : 1}
          max={key === 'year' ? 2199 : 99}
          required={must}
          value={value}
          onChange={({ target }) => onChange(target.value === '' ? '' : Number(target.value))}
        />
      ) : of === 'words' ? (
        <input
          maxLength={60}
          required={must}
          pattern={key === 'period' ? '(19|20|21)[0-9]{2}(Q[1-4])?' : undefined}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <select value={value} required={must} onChange={({ target }) => onChange(target.value)}>
          {!must && <option value="">{t('find.any')}</option>}
          {(CHOICES[of.list] ?? []).map((one) => (
            <option key={one} value={one}>
              {term(`choice.${of.word}.${one}`)}
            </option>
          ))}
        </select>
      )}
    </label>
  )
}

/** The district's dictionary, as its ledger has it. */
function TagSelect({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { data } = useQuery({
    queryKey: ['tags'],
    queryFn: ({ signal }) =>
      call(platformApi.ledger, { params: { ledger: 'tags' }, query: { size: '100' }, signal }),
  })
  return (
    <select value={value} required onChange={({ target }) => onChange(target.value)}>
      <option value="">{t('portrait.chooseTag')}</option>
      {data?.rows.map((row) => (
        <option key={row.id} value={row.id}>
          {String(row['name'])}
        </option>
      ))}
    </select>
  )
}
