import { Link } from '@tanstack/react-router'
import type { PersonPage as Page } from '@zhishi/domain/portraits/api.ts'
import { t, term } from '../kernel/words.ts'
import { Icon } from '../ui/Icon.tsx'
import {
  Achievements,
  annualOf,
  barsOf,
  dateOf,
  Projects,
  peersOf,
  postOf,
  readingOf,
  recognitionsOf,
  Said,
  Spoke,
  Total,
  tagsOf,
} from './ComparedCells.tsx'
import { CHOICES } from './choices.built.ts'
import { spokeName } from './Radar.tsx'
import { AllReplies } from './Replies.tsx'

interface Row {
  readonly name: string
  readonly cell: (page: Page) => React.ReactNode
  /** Holds numbers that were made of records. */
  readonly figure?: boolean
}
interface Group {
  readonly name: string
  readonly rows: readonly Row[]
}

interface ComparedTableProps {
  readonly people: readonly Page[]
  readonly onRemove: (id: string) => void
}

/** The same rows for everybody; what somebody has not says so, and is never a zero. */
export function ComparedTable({ people, onRemove }: ComparedTableProps) {
  return (
    <div className="wide">
      <table className="compared">
        <thead>
          <tr>
            <th scope="col">{t('compare.row')}</th>
            {people.map(({ record: { cadre } }) => (
              <th key={cadre.id} scope="col">
                <Link to="/people/$id/portrait" params={{ id: cadre.id }}>
                  {cadre.name}
                </Link>{' '}
                <button
                  type="button"
                  className="quiet"
                  aria-label={t('compare.remove', { name: cadre.name })}
                  onClick={() => onRemove(cadre.id)}
                >
                  <Icon name="close" />
                </button>
              </th>
            ))}
          </tr>
        </thead>
        {groupsOf(people).map(({ name, rows }) => (
          <tbody key={name}>
            <tr className="group">
              <th colSpan={people.length + 1} scope="colgroup">
                {name}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                {people.map((page) => (
                  <td key={page.record.cadre.id} data-figure={row.figure && ''}>
                    {row.cell(page)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function groupsOf(people: readonly Page[]): Group[] {
  const first = people.find(({ portrait }) => portrait)?.portrait
  const dimensions = CHOICES['dimension'] ?? []
  const readings = ['height', 'sharpness', 'steadiness']
  return [
    {
      name: t('compare.record'),
      rows: [
        {
          name: t('compare.post'),
          cell: (page) => [page.record.unit ?? postOf(page)?.body, postOf(page)?.post].join(' '),
        },
        { name: t('compare.since'), cell: (page) => dateOf(postOf(page)?.from) },
        { name: t('compare.peers'), cell: peersOf },
      ],
    },
    {
      name: t('compare.scores'),
      rows: [
        {
          name: t('compare.total'),
          figure: true,
          cell: (page) => <Total page={page} as="heads" />,
        },
        {
          name: t('compare.asLead'),
          figure: true,
          cell: (page) => <Total page={page} as="leads" />,
        },
        ...readings.map((reading) => ({
          name: term(`choice.reading.${reading}`),
          figure: true,
          cell: (page: Page) => readingOf(page, reading),
        })),
      ],
    },
    {
      name: t('compare.dimensions'),
      rows: dimensions.map((key) => ({
        name: spokeName(key),
        figure: true,
        cell: (page) => <Spoke page={page} of="dimensions" name={key} />,
      })),
    },
    {
      name: t('compare.aspects'),
      rows: (first?.aspects ?? []).map(({ key }) => ({
        name: spokeName(key),
        figure: true,
        cell: (page) => <Spoke page={page} of="aspects" name={key} />,
      })),
    },
    {
      name: t('compare.judged'),
      rows: [
        { name: t('compare.projects'), figure: true, cell: (page) => <Projects page={page} /> },
        {
          name: t('compare.achievements'),
          figure: true,
          cell: (page) => <Achievements page={page} />,
        },
        { name: t('compare.recognitions'), cell: recognitionsOf },
        { name: t('compare.annual'), cell: annualOf },
        { name: t('compare.bars'), cell: barsOf },
        { name: t('compare.tags'), cell: tagsOf },
        {
          name: t('compare.strengths'),
          cell: (page) => <Said page={page} said={page.portrait?.strengths ?? []} />,
        },
        {
          name: t('compare.shortcomings'),
          cell: (page) => <Said page={page} said={page.portrait?.shortcomings ?? []} />,
        },
        {
          name: t('compare.replies'),
          cell: (page) => <AllReplies replies={page.record.replies} most={5} />,
        },
      ],
    },
  ]
}
