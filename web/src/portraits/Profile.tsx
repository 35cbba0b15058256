import type { Portrait } from '@zhishi/domain/portraits/api.ts'
import { t, term } from '../kernel/words.ts'
import { ProfileTable } from './ProfileTable.tsx'
import { Radar } from './Radar.tsx'

interface ProfileProps {
  readonly portrait: Portrait
  /** Whose it is, and the run that the dimensions come from: every value leads to what it rests on. */
  readonly id: string
  readonly run: string | null
  readonly period: string
}

/** Profile against the peers and how much evidence there is, drawn and in numbers. */
export function Profile({ portrait, id, run, period }: ProfileProps) {
  const { dimensions, aspects, peers } = portrait
  const whose = { id, period }
  const seven = aspects.filter(({ key }) => key !== 'willing' && key !== 'able')
  const group =
    peers.group !== null
      ? term(`choice.unitGroup.${peers.group}`)
      : peers.category !== null
        ? term(`choice.category.${peers.category}`)
        : t('person.noPeers')
  return (
    <section className="card profile" aria-labelledby="profile">
      <h2 id="profile">{t('person.profile')}</h2>
      <p className="hint">
        {t('person.peers', { group, count: peers.count })}
        <span className="legend own">{t('person.own')}</span>
        <span className="legend peers">{t('person.mean')}</span>
      </p>
      <div className="radars">
        {dimensions.length > 0 && (
          <figure>
            <Radar spokes={dimensions} title={t('person.dimensions')} />
            <ProfileTable spokes={dimensions} title={t('person.dimensions')} {...whose} run={run} />
          </figure>
        )}
        <figure>
          <Radar spokes={seven} title={t('person.aspects')} />
          <ProfileTable spokes={aspects} title={t('person.aspects')} {...whose} run={null} />
        </figure>
      </div>
    </section>
  )
}
