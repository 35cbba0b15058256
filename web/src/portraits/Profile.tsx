import type { Portrait } from '@zhishi/domain/portraits/api.ts'
import { partialDate, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { points } from '../evaluation/told.ts'
import { Radar, type Spoke, spokeName } from './Radar.tsx'

/** Profile against the peers and how much evidence there is, drawn and in numbers. */
export function Profile({ portrait }: { portrait: Portrait }) {
  const { dimensions, aspects, peers } = portrait
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
            <Numbers spokes={dimensions} title={t('person.dimensions')} />
          </figure>
        )}
        <figure>
          <Radar spokes={seven} title={t('person.aspects')} />
          <Numbers spokes={aspects} title={t('person.aspects')} />
        </figure>
      </div>
    </section>
  )
}

function Numbers({ spokes, title }: { spokes: readonly Spoke[]; title: string }) {
  return (
    <table className="numbers">
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="number">
            {t('person.own')}
          </th>
          <th scope="col" className="number">
            {t('person.mean')}
          </th>
          <th scope="col">{t('person.evidence')}</th>
        </tr>
      </thead>
      <tbody>
        {spokes.map(({ key, own, mean, n, lowerQuartile, upperQuartile, sufficiency }) => (
          <tr key={key}>
            <th scope="row">{spokeName(key)}</th>
            <td className="number">{own === null ? t('person.unobserved') : points(own)}</td>
            <td
              className="number"
              title={
                mean === null
                  ? term('portrait.tooFew')
                  : t('person.quartiles', {
                      low: points(lowerQuartile),
                      high: points(upperQuartile),
                      n,
                    })
              }
            >
              {points(mean)}
            </td>
            <td className={`level-${sufficiency.level}`}>
              {term(`sufficiency.${sufficiency.level}`)}
              <span className="hint">
                {' '}
                {t('person.rests', {
                  records: whole(sufficiency.records),
                  sources: whole(sufficiency.sources),
                })}
                {sufficiency.latest && ` · ${partialDate(sufficiency.latest)}`}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
