import { term } from '../kernel/words.ts'

/** Circle, triangle, square: a light is read without its colour. */
const SHAPES: Readonly<Record<string, string>> = {
  green: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  yellow: 'M8 1.5l7 12.5H1z',
  red: 'M2.5 2.5h11v11h-11z',
}

export const Light = ({ value }: { value: string }) => (
  <span className={`light ${value}`}>
    <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
      <path d={SHAPES[value] ?? ''} />
    </svg>
    {term(`choice.light.${value}`)}
  </span>
)
