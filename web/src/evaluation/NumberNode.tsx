import type { RecordNote, Stamp } from '@zhishi/domain/evaluation/api.ts'
import type { Node } from '@zhishi/domain/evaluation/result.ts'
import { moment, partialDate, percent } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { exactPoints, formulaWords, nameOfNumber, points, told } from './told.ts'

interface NumberNodeProps {
  readonly node: Node
  readonly records: Readonly<Record<string, RecordNote>>
  readonly open?: boolean
}

/** One number: its value, its weight, its formula, and below it the parts or records it rests on. */
export function NumberNode({ node, records, open = false }: NumberNodeProps) {
  const { key, kind, score, weight, applied, abstains, formula, notes, parts, from } = node
  const name =
    kind === 'project'
      ? (records[from[0]?.id ?? '']?.label ?? nameOfNumber(key))
      : nameOfNumber(key)
  return (
    <details className={`node ${kind}`} open={open}>
      <summary>
        <span className="name">{name}</span>
        {key !== 'total' && kind !== 'deduction' && kind !== 'project' && (
          <span className="hint">
            {weight === 0
              ? t('lineage.shownOnly')
              : t('lineage.weight', { weight: percent(weight), applied: percent(applied) })}
          </span>
        )}
        <b className="number" title={exactPoints(score)}>
          {kind === 'deduction' && score !== null && score > 0 ? '−' : ''}
          {points(score)}
        </b>
      </summary>
      <p className="formula">{formulaWords(formula)}</p>
      {abstains && <p className="abstains">{told(abstains)}</p>}
      {notes.map((note) => (
        <p key={told(note)} className="hint">
          {told(note)}
        </p>
      ))}
      {parts.map((part) => (
        <NumberNode key={part.key} node={part} records={records} />
      ))}
      {from.length > 0 && (
        <ul className="sources">
          {from.map((one) => (
            <SourceRow key={one.id} source={one} note={records[one.id]} />
          ))}
        </ul>
      )}
    </details>
  )
}

interface SourceRowProps {
  readonly source: Node['from'][number]
  readonly note: RecordNote | undefined
}

function SourceRow({ source, note }: SourceRowProps) {
  return (
    <li>
      <RecordLink noun={source.noun} id={source.id}>
        {note?.label || term(`noun.${source.noun}`)}
      </RecordLink>
      {note?.date && <span className="hint"> {partialDate(note.date)}</span>}
      {source.points !== null && (
        <b className="number" title={source.exact ?? ''}>
          {points(source.points)}
        </b>
      )}
      {source.notes.map((why) => (
        <span key={why} className="tag">
          {term(`source.${why}`)}
        </span>
      ))}
      {note && <Provenance note={note} />}
    </li>
  )
}

const stampWords = ({ by, at, file, sheet, row }: Stamp): string =>
  file === null
    ? t('lineage.entered', { by, at: moment(at) })
    : t('lineage.transcribed', { by, file, sheet: sheet ?? '', row: row ?? '' })

/** Who entered it, who verified it; kept back where the asker is the person judged. */
function Provenance({ note }: { note: RecordNote }) {
  return (
    <p className="hint">
      {note.entered && stampWords(note.entered)}
      {note.verified &&
        ` · ${t('lineage.verified', {
          finding: term(`choice.finding.${note.verified.finding}`),
          office: note.verified.office ?? t('lineage.officeUnknown'),
        })}`}
      {note.changedSince && ` · ${t('lineage.changedSince')}`}
    </p>
  )
}
