import { t, term } from '../kernel/words.ts'

/** The values of a field of the kind `marks`. */
export const MARKS = ['A', 'B', 'C', 'D'] as const

interface MarksInputProps {
  readonly aspects: readonly string[]
  readonly value: Readonly<Record<string, string>>
  readonly onChange: (value: Readonly<Record<string, string>>) => void
  readonly labelledBy: string
}

/** A mark on any of the aspects; one without a mark was not observed. */
export const MarksInput = ({ aspects, value, onChange, labelledBy }: MarksInputProps) => (
  <div role="group" aria-labelledby={labelledBy} className="marks-input">
    {aspects.map((aspect) => (
      <label key={aspect}>
        {term(`choice.aspect.${aspect}`)}
        <select
          value={value[aspect] ?? ''}
          onChange={(event) => {
            const { [aspect]: _, ...others } = value
            onChange(
              event.target.value === '' ? others : { ...others, [aspect]: event.target.value },
            )
          }}
        >
          <option value="">{t('form.unobserved')}</option>
          {MARKS.map((mark) => (
            <option key={mark} value={mark}>
              {term(`choice.mark.${mark}`)}
            </option>
          ))}
        </select>
      </label>
    ))}
  </div>
)
