import { useId, useState } from 'react'
import { useActor } from '../access/actor.ts'

/**
 * Who looks at persons' records, and when, across the page and across its print. Drawn as text: a
 * background picture would be left out by printers and need a laxer policy.
 */
export function Watermark() {
  const { name, district } = useActor()
  const id = useId()
  const [day] = useState(() => new Date().toLocaleDateString('sv'))
  return (
    <svg className="watermark" aria-hidden="true" width="100%" height="100%">
      <defs>
        <pattern
          id={id}
          width="300"
          height="190"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-24)"
        >
          <text x="20" y="60">{`${name} ${day}`}</text>
          <text x="150" y="150">{`${district} ${name}`}</text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
