import type { Spoke } from './Radar.tsx'

/** Ten-thousandths on the scale of 0 to 100. */
const FULL = 1_000_000
const share = (score: number): number => (Math.max(0, Math.min(score, FULL)) / FULL) * 100

/** The own value as a bar, the quartiles of the peers as a band, their mean as a line. */
export function ProfileBar({
  own,
  mean,
  lowerQuartile,
  upperQuartile,
}: Omit<Spoke, 'key' | 'sufficiency'>) {
  return (
    <svg className="gauge" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="ground" width="100" height="8" />
      {lowerQuartile !== null && upperQuartile !== null && (
        <rect
          className="band"
          x={share(lowerQuartile)}
          width={Math.max(0.5, share(upperQuartile) - share(lowerQuartile))}
          height="8"
        />
      )}
      {own !== null && <rect className="own" y="2" width={share(own)} height="4" />}
      {mean !== null && (
        <rect className="mean" x={Math.max(0, share(mean) - 0.4)} width="0.8" height="8" />
      )}
    </svg>
  )
}
