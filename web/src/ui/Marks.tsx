import { shown } from '../kernel/format.ts'
import { term } from '../kernel/words.ts'

type Given = Readonly<Record<string, string>>

/** Marks in a row as letters, each saying its aspect when pointed at; read aloud as one sentence. */
export const Marks = ({ value }: { value: Given }) => {
  const given = Object.entries(value)
  if (given.length === 0) return null
  return (
    <span className="marks" role="img" aria-label={shown({ kind: 'marks' }, value)}>
      {given.map(([aspect, mark]) => (
        <span
          key={aspect}
          className={`mark ${mark}`}
          title={`${term(`choice.aspect.${aspect}`)} ${term(`choice.mark.${mark}`)}`}
        >
          {mark}
        </span>
      ))}
    </span>
  )
}
