import { Link } from '@tanstack/react-router'
import { filledFormula } from '@zhishi/domain/evaluation/filling.ts'
import type { Node } from '@zhishi/domain/evaluation/result.ts'
import type { SchemeExample, SchemeExamples } from '@zhishi/domain/evaluation/schemesApi.ts'
import { decimal } from '@zhishi/domain/evaluation/telling.ts'
import type { ToldRule } from '@zhishi/domain/evaluation/schemeWords.ts'
import { createContext, type ReactNode, use } from 'react'
import { partialDate, percent } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { exactPoints, formulaWords, nameOfNumber, points, told } from './told.ts'

/** What stands beside the rules: each in words, and each at work on real rows. */
export interface Explaining {
  readonly rules: readonly ToldRule[]
  /** Undefined while they are fetched, null where the one who reads may not see them. */
  readonly examples: SchemeExamples | undefined | null
  /** The rules were changed since the examples were computed. */
  readonly isStale: boolean
}

export const ExplainingContext = createContext<Explaining>({
  rules: [],
  examples: null,
  isStale: false,
})

/** The formula of a rule in words, what sets it where it is written, and a worked example. */
export function SchemeRule({ of, children }: { of: string; children?: ReactNode }) {
  const { rules } = use(ExplainingContext)
  const text = rules.find(({ key }) => key === of)?.text
  return (
    <div className="rule">
      {text && <p className="formula">{text}</p>}
      {children}
      <WorkedExample of={of} />
    </div>
  )
}

function WorkedExample({ of }: { of: string }) {
  const { examples, isStale } = use(ExplainingContext)
  if (!examples) return null
  const own = examples.examples.filter(({ key }) => key === of)
  if (own.length === 0) return <p className="hint">{t('scheme.noExample')}</p>
  return (
    <div className="example">
      <p>
        <b>{t('scheme.example', { period: examples.period })}</b>
        {isStale && <span className="tag">{t('scheme.exampleStale')}</span>}
      </p>
      {own.map((example) => (
        <div key={`${example.cadreId} ${example.group?.group} ${example.statements[0]?.code}`}>
          {example.cadreId !== null && (
            <p>
              <Link to="/people/$id" params={{ id: example.cadreId }}>
                {example.name}
              </Link>
              {example.unit && <span className="hint"> {example.unit}</span>}
            </p>
          )}
          <Shown example={example} records={examples.records} />
        </div>
      ))}
    </div>
  )
}

function Shown({ example, records }: { example: SchemeExample; records: Records }) {
  const { node, statements, group } = example
  return (
    <>
      {statements.map((statement) => (
        <p key={statement.code}>
          {told(statement)}
          {statement.from.slice(0, SHOWN).map(({ noun, id }) => (
            <span key={id} className="tag">
              <RecordLink noun={noun} id={id}>
                {records[id]?.label || term(`noun.${noun}`)}
              </RecordLink>
            </span>
          ))}
        </p>
      ))}
      {node && <ExampleNumber node={node} records={records} open />}
      {group && <Places group={group} />}
    </>
  )
}

/** A group's places, worked out: who is assessed × the quota, rounded down. */
function Places({ group }: { group: NonNullable<SchemeExample['group']> }) {
  const { assessed, quota, places, proposed } = group
  return (
    <p>
      {term(`choice.unitGroup.${group.group}`)}
      {t('colon')}
      {t('scheme.placesFilled', {
        assessed,
        quota: `${percent(quota)}%`,
        exact: decimal(assessed * quota),
        places,
        proposed,
      })}
    </p>
  )
}

type Records = SchemeExamples['records']

/** One number of the example: the formula with its values, and the records that add to it. */
function ExampleNumber({ node, records, open = false }: ExampleNumberProps) {
  const nameOf = (one: Node): string =>
    one.kind === 'project'
      ? (records[one.from[0]?.id ?? '']?.label ?? term('noun.project'))
      : nameOfNumber(one.key)
  const filled = filledFormula(node, nameOf)
  const adding = node.from.filter((one) => one.points !== null)
  return (
    <details open={open}>
      <summary>
        {nameOf(node)}{' '}
        <b title={exactPoints(node.score)} data-figure="">
          {points(node.score)}
        </b>
      </summary>
      <p className="filled">{filled ?? formulaWords(node.formula)}</p>
      {node.abstains && <p className="abstains">{told(node.abstains)}</p>}
      {node.notes.map((note) => (
        <p key={note.code} className="hint">
          {told(note)}
        </p>
      ))}
      {adding.length > 0 && (
        <ul>
          {adding.slice(0, SHOWN).map((one) => (
            <li key={one.id}>
              <RecordLink noun={one.noun} id={one.id}>
                {records[one.id]?.label || term(`noun.${one.noun}`)}
              </RecordLink>
              {records[one.id]?.date && (
                <span className="hint"> {partialDate(records[one.id]?.date ?? '')}</span>
              )}{' '}
              <b>{points(one.points)}</b>
              {one.notes.map((note) => (
                <span key={note} className="tag">
                  {term(`source.${note}`)}
                </span>
              ))}
            </li>
          ))}
          {adding.length > SHOWN && <li className="hint">… {adding.length}</li>}
        </ul>
      )}
      {node.parts.map((part) => (
        <ExampleNumber key={part.key} node={part} records={records} />
      ))}
    </details>
  )
}

interface ExampleNumberProps {
  readonly node: Node
  readonly records: Records
  readonly open?: boolean
}

/** So many records of one number are listed; the person's page has them all. */
const SHOWN = 8
