import type { Portrait } from '@zhishi/domain/portraits/api.ts'
import { t, term } from '../kernel/words.ts'

export type Spoke = Portrait['aspects'][number] | Portrait['dimensions'][number]

/** Ten-thousandths on the scale of 0 to 100. */
const FULL = 1_000_000
const MIDDLE = 150
const REACH = 98

export const spokeName = (key: string): string =>
  key === 'willing' || key === 'able'
    ? term(`portrait.${key}`)
    : ['reform', 'breakthrough', 'core', 'central', 'bottomLine'].includes(key)
      ? term(`choice.dimension.${key}`)
      : term(`choice.aspect.${key}`)

/** What stands where no value is given: nothing was seen, or too little to judge by. */
export const noValue = ({ level }: Spoke['sufficiency']): string =>
  t(level === 'none' ? 'person.unobserved' : 'person.notEnough')

function at(i: number, of: number, score: number): readonly [number, number] {
  const angle = (2 * Math.PI * i) / of - Math.PI / 2
  const reach = (score / FULL) * REACH
  return [MIDDLE + reach * Math.cos(angle), MIDDLE + reach * Math.sin(angle)]
}

const shape = (scores: readonly (number | null)[]): string =>
  scores
    .flatMap((score, i) => (score === null ? [] : [at(i, scores.length, score)]))
    .map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ')

/**
 * A profile against the peers. What was not observed has no corner: the shape goes past it, and its
 * name is grey. The same numbers stand in the table beside it.
 */
export function Radar({ spokes, title }: { spokes: readonly Spoke[]; title: string }) {
  const rings = [0.25, 0.5, 0.75, 1]
  return (
    <svg className="radar" viewBox="-30 0 360 300" role="img" aria-label={title}>
      {rings.map((ring) => (
        <polygon key={ring} className="ring" points={shape(spokes.map(() => ring * FULL))} />
      ))}
      {spokes.map(({ key }, i) => {
        const [x, y] = at(i, spokes.length, FULL)
        return <line key={key} className="spoke" x1={MIDDLE} y1={MIDDLE} x2={x} y2={y} />
      })}
      <polygon className="peers" points={shape(spokes.map(({ mean }) => mean))} />
      <polygon className="own" points={shape(spokes.map(({ own }) => own))} />
      {spokes.map(({ key, own }, i) => {
        const [x, y] = at(i, spokes.length, FULL * 1.22)
        return (
          <text key={key} className={own === null ? 'name absent' : 'name'} x={x} y={y}>
            {spokeName(key)}
          </text>
        )
      })}
      {spokes.map(({ key, own }, i) => {
        if (own === null) return null
        const [x, y] = at(i, spokes.length, own)
        return <circle key={key} className="corner" cx={x} cy={y} r="3" />
      })}
      <title>{`${title} · ${t('person.ownAndPeers')}`}</title>
    </svg>
  )
}
