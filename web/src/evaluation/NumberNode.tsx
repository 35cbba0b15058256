import { filledFormula } from '@zhishi/domain/evaluation/filling.ts'
import type { RecordNote, Stamp } from '@zhishi/domain/evaluation/recordNote.ts'
import type { Node } from '@zhishi/domain/evaluation/result.ts'
import { FilesBeside } from '../evidence/FilesBeside.tsx'
import { moment, partialDate, percent } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { Answers } from '../platform/Answers.tsx'
import { RecordLink } from '../platform/RecordLink.tsx'
import { exactPoints, formulaWords, nameOfNumber, points, told } from './told.ts'
import { WithoutIt } from './WithoutIt.tsx'

interface NumberNodeProps {
  readonly node: Node
  readonly records: Readonly<Record<string, RecordNote>>
  /** Which run and whose result, for what a record does to it. */
  readonly run: string
  readonly about: string
  /** The number to show: it and all above it stand open. */
  readonly at: string
}

const isAbove = (key: string, at: string) => at === key || at.startsWith(`${key}/`)

/** One number: its value, its weight, its formula with the values, and below it its parts or records. */
export function NumberNode({ node, records, run, about, at }: NumberNodeProps) {
  const { key, kind, score, abstains, formula, notes, parts, from } = node
  const nameOf = (one: Node): string =>
    one.kind === 'project'
      ? (records[one.from[0]?.id ?? '']?.label ?? term('noun.project'))
      : nameOfNumber(one.key)
  const filled = filledFormula(node, nameOf)
  return (
    <details className={`node ${kind}`} id={key} open={isAbove(key, at)}>
      <summary aria-current={key === at && at !== 'total' ? 'true' : undefined}>
        <span className="name">{nameOf(node)}</span>
        <Weights node={node} />
        <b className="number" title={exactPoints(score)} data-figure="">
          {kind === 'deduction' && score !== null && score > 0 ? '−' : ''}
          {kind === 'addition' && score !== null && score > 0 ? '+' : ''}
          {points(score)}
        </b>
      </summary>
      <p className="formula">{formulaWords(formula)}</p>
      {filled && <p className="filled">{filled}</p>}
      {abstains && <p className="abstains">{told(abstains)}</p>}
      {notes.map((note) => (
        <p key={told(note)} className="hint">
          {told(note)}
        </p>
      ))}
      {parts.map((part) => (
        <NumberNode key={part.key} node={part} records={records} run={run} about={about} at={at} />
      ))}
      {from.length > 0 && (
        <ul className="sources">
          {from.map((one) => (
            <SourceRow key={one.id} source={one} note={records[one.id]} run={run} about={about} />
          ))}
        </ul>
      )}
    </details>
  )
}

/** What a number weighs among its siblings, and what it weighs once absent ones are left out. */
function Weights({ node: { key, kind, weight, applied, score } }: { node: Node }) {
  if (key === 'total' || ['deduction', 'addition', 'project', 'measure'].includes(kind)) return null
  if (weight === 0) return <span className="hint">{t('lineage.shownOnly')}</span>
  if (score === null)
    return <span className="hint">{t('lineage.absentWeight', { weight: percent(weight) })}</span>
  if (weight === applied)
    return <span className="hint">{t('lineage.plainWeight', { weight: percent(weight) })}</span>
  return (
    <span className="hint">
      {t('lineage.weight', { weight: percent(weight), applied: percent(applied) })}
    </span>
  )
}

interface SourceRowProps {
  readonly source: Node['from'][number]
  readonly note: RecordNote | undefined
  readonly run: string
  readonly about: string
}

function SourceRow({ source, note, run, about }: SourceRowProps) {
  return (
    <li>
      <RecordLink noun={source.noun} id={source.id}>
        {note?.label || term(`noun.${source.noun}`)}
      </RecordLink>
      <span className="hint">
        {' '}
        {[note?.label && term(`noun.${source.noun}`), note?.date && partialDate(note.date)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {source.points !== null && (
        <b className="number" title={exactPoints(source.points)} data-figure="">
          {points(source.points)}
        </b>
      )}
      {source.taken !== undefined && source.taken !== 0 && (
        <span className="tag">{t('lineage.taken', { taken: signed(-source.taken) })}</span>
      )}
      {source.notes.map((why) => (
        <span key={why} className="tag">
          {term(`source.${why}`)}
        </span>
      ))}
      {note && <Provenance note={note} />}
      {note && <Answers answers={note.answers} />}
      <FilesBeside noun={source.noun} id={source.id} />
      {note?.verified && <FilesBeside noun="verification" id={note.verified.id} />}
      <WithoutIt run={run} noun={source.noun} id={source.id} about={about} />
    </li>
  )
}

const signed = (value: number) => `${value > 0 ? '+' : '−'}${points(Math.abs(value))}`

const stampWords = ({ by, at, file, sheet, row }: Stamp): string =>
  file === null
    ? t('lineage.entered', { by, at: moment(at) })
    : t('lineage.transcribed', { by, file, sheet: sheet ?? '', row: row ?? '' })

/** What stands as evidence in the record's own words; files stand beside it by themselves. */
const evidenceIn = ({ content }: RecordNote): string =>
  typeof content['evidence'] === 'string' ? content['evidence'] : ''

/** Who entered it, who verified it, on what evidence; kept back where the asker is the person judged. */
function Provenance({ note }: { note: RecordNote }) {
  const said = [
    note.entered && stampWords(note.entered),
    note.corrected &&
      t('lineage.corrected', { by: note.corrected.by, at: moment(note.corrected.at) }),
    note.verified &&
      t('lineage.verified', {
        finding: term(`choice.finding.${note.verified.finding}`),
        office: note.verified.office ?? t('lineage.officeUnknown'),
      }),
    evidenceIn(note) && t('lineage.evidence', { evidence: evidenceIn(note) }),
    note.changedSince && t('lineage.changedSince'),
  ]
  return <p className="hint">{said.filter(Boolean).join(' · ')}</p>
}
