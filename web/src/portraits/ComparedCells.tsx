import { Link } from '@tanstack/react-router'
import type { PersonPage as Page, Sentence } from '@zhishi/domain/portraits/api.ts'
import { inEffect } from '@zhishi/domain/portraits/tagRecords.ts'
import { exactPoints, points, told } from '../evaluation/told.ts'
import { partialDate } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { CHOICES } from './choices.built.ts'
import { Opens } from './Opens.tsx'
import { noValue } from './Radar.tsx'
import { RepliesTo } from './Replies.tsx'
import { Rest, Rests } from './Sentences.tsx'
import { SHAPE } from './TrendTable.tsx'

const none = <span className="faint">{'—'}</span>
const nothing = () => <span className="faint">{t('compare.none')}</span>

export const postOf = ({ record }: Page) =>
  record.tenures.find(({ main, until }) => main && until === null)

export const dateOf = (date: string | null | undefined) => (date ? partialDate(date) : none)

export function peersOf({ portrait, noPortrait }: Page): React.ReactNode {
  if (!portrait) return noPortrait ? told(noPortrait) : none
  const { group, category, count } = portrait.peers
  const name = group
    ? term(`choice.unitGroup.${group}`)
    : category
      ? term(`choice.category.${category}`)
      : t('person.noPeers')
  return `${name} · ${count}`
}

export function Total({ page: { record, runs }, as }: { page: Page; as: 'heads' | 'leads' }) {
  const [run, row] = as === 'heads' ? [runs.heads, record.asHead] : [runs.leads, record.asLead]
  if (!run || !row) return <span className="faint">{t('compare.noScore')}</span>
  const why = row.notAssessed ?? row.abstains
  return (
    <>
      <Link
        to="/evaluation/$run/people/$id"
        params={{ run, id: record.cadre.id }}
        title={exactPoints(row.total)}
      >
        <b>{points(row.total)}</b>
      </Link>{' '}
      {row.rank !== null && t('person.rank', { rank: row.rank, outOf: row.outOf ?? '' })}{' '}
      {row.grade && term(`choice.grade.${row.grade}`)}
      {why && <span className="faint"> {told(why)}</span>}
    </>
  )
}

export function readingOf({ record, runs }: Page, reading: string): React.ReactNode {
  const found = record.asHead?.readings.find((one) => one.reading === reading)
  if (!found || !runs.heads) return none
  return (
    <Link
      to="/evaluation/$run/people/$id"
      params={{ run: runs.heads, id: record.cadre.id }}
      search={{ at: `reading/${reading}` }}
    >
      {points(found.score)}
    </Link>
  )
}

interface SpokeProps {
  readonly page: Page
  readonly of: 'dimensions' | 'aspects'
  readonly name: string
}

/** A value with how much stands behind it; where that is too little, it says so. */
export function Spoke({ page, of, name }: SpokeProps) {
  const spokes: readonly NonNullable<Page['portrait']>['aspects' | 'dimensions'][number][] =
    page.portrait?.[of] ?? []
  const found = spokes.find(({ key }) => key === name)
  if (!found) return <span className="faint">{t('compare.noScore')}</span>
  const { own, sufficiency } = found
  return (
    <>
      <Opens
        id={page.record.cadre.id}
        run={of === 'dimensions' ? page.runs.heads : null}
        period={page.record.period}
        name={name}
      >
        {own === null ? (
          noValue(sufficiency)
        ) : (
          <b className={`level-${sufficiency.level}`}>{points(own)}</b>
        )}
      </Opens>{' '}
      <small className="faint">
        {t('portrait.sources', { records: sufficiency.records, sources: sufficiency.sources })}
      </small>
      {own !== null && sufficiency.level !== 'enough' && (
        <small className={`level-${sufficiency.level}`}>
          {' '}
          {sufficiency.level === 'none' ? t('compare.noEvidence') : t('compare.notEnough')}
        </small>
      )}
    </>
  )
}

export function Projects({ page: { record } }: { page: Page }) {
  if (record.projects.length === 0) return nothing()
  return (
    <ul>
      {record.projects.slice(0, 6).map(({ id, name, reports }) => (
        <li key={id}>
          <RecordLink noun="project" id={id}>
            {name}
          </RecordLink>{' '}
          <span className="lit">
            {(['green', 'yellow', 'red'] as const).map((light) => {
              const count = reports.filter((one) => one.light === light).length
              return count === 0 ? null : (
                <Link
                  key={light}
                  to="/ledgers/$ledger"
                  params={{ ledger: 'reports' }}
                  search={{ projectId: id, light }}
                  className={`light ${light}`}
                  aria-label={`${term(`choice.light.${light}`)} ${count}`}
                >
                  {SHAPE[light]}
                  {count}
                </Link>
              )
            })}
          </span>
        </li>
      ))}
      {record.projects.length > 6 && (
        <li>
          <Rest of={record.cadre.id}>
            {t('portrait.more', { count: record.projects.length - 6 })}
          </Rest>
        </li>
      )}
    </ul>
  )
}

export function Achievements({ page: { record } }: { page: Page }) {
  const confirmed = record.achievements.filter(
    ({ quarter, verification }) =>
      quarter.startsWith(record.period) && verification?.finding === 'confirmed',
  )
  if (confirmed.length === 0) return nothing()
  return (
    <ul className="counts">
      {(CHOICES['level'] ?? []).map((level) => {
        const count = confirmed.filter((one) => one.level === level).length
        return count === 0 ? null : (
          <li key={level}>
            <Link
              to="/ledgers/$ledger"
              params={{ ledger: 'achievements' }}
              search={{
                cadreId: record.cadre.id,
                level,
                finding: 'confirmed',
                quarter: record.period,
              }}
            >
              {term(`choice.level.${level}`)} {count}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

export const recognitionsOf = ({ record: { recognitions } }: Page): React.ReactNode =>
  recognitions.length === 0
    ? nothing()
    : recognitions.map(({ id, year }) => (
        <RecordLink key={id} noun="recognition" id={id}>
          {`${year} `}
        </RecordLink>
      ))

export const annualOf = ({ record: { annualResults } }: Page): React.ReactNode =>
  annualResults.length === 0
    ? nothing()
    : annualResults.map(({ id, year, grade }) => (
        <RecordLink key={id} noun="annualResult" id={id}>
          {`${year} ${term(`choice.grade.${grade}`)} `}
        </RecordLink>
      ))

export function barsOf({
  record: { sanctions, bottomLineEvents, replies },
}: Page): React.ReactNode {
  if (sanctions.length + bottomLineEvents.length === 0) return nothing()
  return (
    <ul>
      {sanctions.map(({ id, kind, from, until }) => (
        <li key={id}>
          <RecordLink noun="sanction" id={id}>
            {term(`choice.sanctionKind.${kind}`)} {partialDate(from)}
            {until && ` – ${partialDate(until)}`}
          </RecordLink>
        </li>
      ))}
      {bottomLineEvents.map((one) => (
        <li key={one.id}>
          <RecordLink noun="bottomLineEvent" id={one.id}>
            {one.date && partialDate(one.date)} {one.text}
          </RecordLink>
          <RepliesTo from={[one]} replies={replies} />
        </li>
      ))}
    </ul>
  )
}

export function tagsOf({ record, asOf }: Page): React.ReactNode {
  const held = record.taggings.filter((one) => inEffect(one, asOf.slice(0, 10)) === 'inEffect')
  if (held.length === 0) return nothing()
  return held.map(({ id, tag }) => (
    <RecordLink key={id} noun="tagging" id={id}>
      {`${tag} `}
    </RecordLink>
  ))
}

const SHOWN = 6

export function Said({ page, said }: { page: Page; said: readonly Sentence[] }) {
  if (said.length === 0) return nothing()
  return (
    <ul className="sentences">
      {said.slice(0, SHOWN).map(({ text, from }) => (
        <li key={text}>
          {text}
          <Rests from={from} />
          <RepliesTo from={from} replies={page.record.replies} />
        </li>
      ))}
      {said.length > SHOWN && (
        <li>
          <Rest of={page.record.cadre.id}>
            {t('portrait.more', { count: said.length - SHOWN })}
          </Rest>
        </li>
      )}
    </ul>
  )
}
