import type { Portrait } from '@zhishi/domain/portraits/api.ts'
import { points } from '../evaluation/told.ts'
import { partialDate, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { Opens } from './ProfileBars.tsx'
import { noValue, Radar, type Spoke, spokeName } from './Radar.tsx'

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
            <Numbers spokes={dimensions} title={t('person.dimensions')} {...whose} run={run} />
          </figure>
        )}
        <figure>
          <Radar spokes={seven} title={t('person.aspects')} />
          <Numbers spokes={aspects} title={t('person.aspects')} {...whose} run={null} />
        </figure>
      </div>
    </section>
  )
}

interface NumbersProps extends Pick<ProfileProps, 'id' | 'run' | 'period'> {
  readonly spokes: readonly Spoke[]
  readonly title: string
}

function Numbers({ spokes, title, id, run, period }: NumbersProps) {
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
        {spokes.map((spoke) => {
          const { key, own, mean, n, lowerQuartile, upperQuartile, sufficiency } = spoke
          return (
            <tr key={key}>
              <th scope="row">{spokeName(key)}</th>
              <td className="number" data-figure="">
                <Opens id={id} run={run} period={period} name={key}>
                  {own === null ? noValue(sufficiency) : points(own)}
                </Opens>
              </td>
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
          )
        })}
      </tbody>
    </table>
  )
}
