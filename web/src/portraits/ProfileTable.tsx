import { points } from '../evaluation/told.ts'
import { partialDate, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { Opens } from './Opens.tsx'
import { ProfileBar } from './ProfileBar.tsx'
import { noValue, type Spoke, spokeName } from './Radar.tsx'

interface ProfileTableProps {
  readonly spokes: readonly Spoke[]
  readonly title: string
  readonly id: string
  /** The run that dimensions come from; null for aspects, which observations stand behind. */
  readonly run: string | null
  readonly period: string
  /** For one sheet: each value is drawn as a bar, and the evidence is told in short. */
  readonly sheet?: boolean
}

/** A profile in numbers: the own value beside the peers', and how much evidence there is. */
export const ProfileTable = ({ spokes, title, sheet = false, ...whose }: ProfileTableProps) => (
  <div className="wide">
    <table className={sheet ? 'profile-bars' : 'numbers'}>
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {sheet && (
            <th scope="col" className="drawn">
              <span className="unseen">{t('person.profile')}</span>
            </th>
          )}
          <th scope="col" className="number">
            {t('person.own')}
          </th>
          <th scope="col" className="number">
            {t(sheet ? 'portrait.peersShort' : 'person.mean')}
          </th>
          <th scope="col">{t('person.evidence')}</th>
        </tr>
      </thead>
      <tbody>
        {spokes.map((spoke) => (
          <tr key={spoke.key}>
            <th scope="row">{spokeName(spoke.key)}</th>
            {sheet && (
              <td className="drawn">
                <ProfileBar {...spoke} />
              </td>
            )}
            <td className="number" data-figure="">
              <Opens {...whose} name={spoke.key}>
                {spoke.own === null ? lacking(spoke, sheet) : points(spoke.own)}
              </Opens>
            </td>
            <td className="number" title={peersOf(spoke)}>
              {points(spoke.mean)}
            </td>
            {sheet ? <EvidenceInShort of={spoke} /> : <Evidence of={spoke} />}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** Why there is no value; on a sheet the star beside the evidence says the rest. */
const lacking = ({ sufficiency }: Spoke, sheet: boolean): string =>
  sheet && sufficiency.level !== 'none' ? t('portrait.notEnough') : noValue(sufficiency)

const peersOf = ({ mean, lowerQuartile, upperQuartile, n }: Spoke): string | undefined => {
  if (mean === null) return term('portrait.tooFew')
  if (lowerQuartile === null) return undefined
  return t('person.quartiles', { low: points(lowerQuartile), high: points(upperQuartile), n })
}

const Evidence = ({ of: { sufficiency } }: { of: Spoke }) => (
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
)

const EvidenceInShort = ({ of: { sufficiency } }: { of: Spoke }) => (
  <td className={`level-${sufficiency.level}`} title={term(`sufficiency.${sufficiency.level}`)}>
    {t('portrait.sources', { records: sufficiency.records, sources: sufficiency.sources })}
    {sufficiency.level === 'little' && (
      <span>
        ＊<span className="unseen">{term('sufficiency.little')}</span>
      </span>
    )}
  </td>
)
