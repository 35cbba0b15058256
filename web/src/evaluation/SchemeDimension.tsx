import type { Indicator, Source } from '@zhishi/domain/evaluation/methods.ts'
import { sourceOf } from '@zhishi/domain/evaluation/methods.ts'
import type { DimensionRule } from '@zhishi/domain/evaluation/scheme.ts'
import {
  newAddition,
  newDeduction,
  newIndicator,
  unusedSources,
} from '@zhishi/domain/evaluation/schemeParts.ts'
import { useId, useState } from 'react'
import { percent } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { CheckSet, NumberField, SumLine, fieldId, useWriting } from './SchemeFields.tsx'
import { AdditionFields, DeductionFields, IndicatorFields } from './SchemeMethod.tsx'
import { SchemeRule } from './SchemeRule.tsx'

interface DimensionProps {
  readonly rule: DimensionRule
  readonly path: string
  readonly onTakeOut?: (() => void) | undefined
}

/** One dimension: its weight, its indicators with their methods, what it adds and deducts. */
export function SchemeDimension({ rule, path, onTakeOut }: DimensionProps) {
  const { edit } = useWriting()
  const { dimension, indicators, addition, deduction } = rule
  const name = term(`choice.dimension.${dimension}`)
  const key = `total/${dimension}`
  return (
    <section className="card dimension" aria-label={name} id={fieldId(path)}>
      <header>
        <h3>{name}</h3>
        {edit ? <NumberField path={`${path}.weight`} /> : <b>{percent(rule.weight)}%</b>}
        {onTakeOut && (
          <button type="button" onClick={onTakeOut}>
            {t('scheme.takeOutNamed', { name })}
          </button>
        )}
      </header>
      <SchemeRule of={key} />
      {indicators.map((one, i) => (
        <IndicatorPart
          key={sourceOf(one)}
          rule={one}
          of={`${key}/${sourceOf(one)}`}
          path={`${path}.indicators.${i}`}
        />
      ))}
      <SumLine weights={indicators.map(({ weight }) => weight)} path={`${path}.indicators`} />
      <AddIndicator rule={rule} path={path} />
      {edit && (
        <CheckSet
          path={`${path}.needs`}
          values={indicators.map(sourceOf)}
          word={(source) => term(`number.${source}`)}
        />
      )}
      <Beside
        name={term('scheme.at.addition')}
        of={`${key}/additions`}
        isThere={addition !== null}
        onToggle={(on) => edit?.put(`${path}.addition`, on ? newAddition() : null)}
      >
        {addition && <AdditionFields rule={addition} path={`${path}.addition`} />}
      </Beside>
      <Beside
        name={term('scheme.at.deduction')}
        of={`${key}/bottomLineEvents`}
        isThere={deduction !== null}
        onToggle={(on) => edit?.put(`${path}.deduction`, on ? newDeduction() : null)}
      >
        {deduction && <DeductionFields path={`${path}.deduction`} />}
      </Beside>
    </section>
  )
}

interface IndicatorPartProps {
  readonly rule: Indicator
  readonly of: string
  readonly path: string
  readonly fixed?: boolean
}

/** One indicator: open it to read its formula, an example, and to write it. */
export function IndicatorPart({ rule, of, path, fixed = false }: IndicatorPartProps) {
  const { edit } = useWriting()
  const name = term(`number.${sourceOf(rule)}`)
  return (
    <div className="indicator">
      <details id={fieldId(path)}>
        <summary>
          <span className="name">{name}</span>
          <span className="hint">{term(`scheme.method.${rule.method}`)}</span>
          {!edit && <b>{rule.weight === 0 ? t('scheme.shownOnly') : `${percent(rule.weight)}%`}</b>}
        </summary>
        <SchemeRule of={of}>
          <IndicatorFields rule={rule} path={path} fixed={fixed} />
        </SchemeRule>
        {edit && !fixed && (
          <button type="button" onClick={() => edit.put(path, undefined)}>
            {t('scheme.takeOutNamed', { name })}
          </button>
        )}
      </details>
      <NumberField path={`${path}.weight`} label={t('scheme.weightOf', { name })} />
    </div>
  )
}

function AddIndicator({ rule, path }: { rule: DimensionRule; path: string }) {
  const { edit } = useWriting()
  const id = useId()
  const left = unusedSources(rule)
  const [chosen, setChosen] = useState<Source>()
  const source = chosen && left.includes(chosen) ? chosen : left[0]
  if (!edit || source === undefined) return null
  return (
    <div className="add">
      <label htmlFor={id}>{t('scheme.addIndicator')}</label>
      <select
        id={id}
        value={source}
        onChange={({ target }) => setChosen(left.find((one) => one === target.value))}
      >
        {left.map((one) => (
          <option key={one} value={one}>
            {term(`number.${one}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        onClick={() => edit.put(`${path}.indicators`, [...rule.indicators, newIndicator(source)])}
      >
        {t('scheme.add')}
      </button>
    </div>
  )
}

interface BesideProps {
  readonly name: string
  readonly of: string
  readonly isThere: boolean
  readonly onToggle: (on: boolean) => void
  readonly children: React.ReactNode
}

/** What stands beside the weighed indicators, where the scheme has it. */
function Beside({ name, of, isThere, onToggle, children }: BesideProps) {
  const { edit } = useWriting()
  if (!edit && !isThere) return null
  return (
    <div className="beside">
      {edit ? (
        <label className="tick">
          <input
            type="checkbox"
            checked={isThere}
            onChange={({ target }) => onToggle(target.checked)}
          />
          {name}
        </label>
      ) : (
        <h4>{name}</h4>
      )}
      {isThere && <SchemeRule of={of}>{children}</SchemeRule>}
    </div>
  )
}
