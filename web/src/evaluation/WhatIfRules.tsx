import { sourceOf } from '@zhishi/domain/evaluation/methods.ts'
import type { HeadScheme } from '@zhishi/domain/evaluation/scheme.ts'
import { useId } from 'react'
import { percent, scaled } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { withDimension, withIndicator } from './whatIfBoard.ts'

interface RulesProps {
  readonly rules: HeadScheme
  readonly change: (rules: HeadScheme) => void
}

/** Everything that may be tried: weights that give way to one another, lines, quotas, least evidence. */
export function WhatIfRules({ rules, change }: RulesProps) {
  return (
    <div className="rules">
      <fieldset>
        <legend>{t('whatIf.dimensions')}</legend>
        {rules.dimensions.map(({ dimension, weight }, d) => (
          <Weight
            key={dimension}
            name={term(`choice.dimension.${dimension}`)}
            weight={weight}
            change={(to) => change(withDimension(rules, d, to))}
          />
        ))}
        <p className="hint">{t('whatIf.giveWay')}</p>
      </fieldset>
      {rules.dimensions.map((rule, d) => (
        <details key={rule.dimension}>
          <summary>
            {t('whatIf.indicators', { dimension: term(`choice.dimension.${rule.dimension}`) })}
          </summary>
          {rule.indicators.map((indicator, i) => (
            <Weight
              key={sourceOf(indicator)}
              name={term(`number.${sourceOf(indicator)}`)}
              weight={indicator.weight}
              change={(to) => change(withIndicator(rules, d, i, to))}
            />
          ))}
        </details>
      ))}
      <OtherRules rules={rules} change={change} />
    </div>
  )
}

function OtherRules({ rules, change }: RulesProps) {
  const { thresholds, quota, leastPresent } = rules
  const line = (grade: keyof typeof thresholds) => (to: number) =>
    change({ ...rules, thresholds: { ...thresholds, [grade]: to } })
  return (
    <details>
      <summary>{t('whatIf.rules')}</summary>
      {(['excellent', 'competent', 'basic'] as const).map((grade) => (
        <Amount
          key={grade}
          name={t(`whatIf.${grade}`)}
          value={thresholds[grade]}
          one={10_000}
          change={line(grade)}
        />
      ))}
      <Amount
        name={t('whatIf.quota')}
        value={quota.usual}
        one={100}
        change={(usual) => change({ ...rules, quota: { ...quota, usual } })}
      />
      <Amount
        name={t('whatIf.approvedQuota')}
        value={quota.approved}
        one={100}
        change={(approved) => change({ ...rules, quota: { ...quota, approved } })}
      />
      <Amount
        name={t('whatIf.leastPresent')}
        value={leastPresent}
        one={100}
        change={(to) => change({ ...rules, leastPresent: to })}
      />
    </details>
  )
}

interface WeightProps {
  readonly name: string
  /** Ten-thousandths; 100 of them are one percent. */
  readonly weight: number
  readonly change: (to: number) => void
}

/** A weight as slider and as number; both say what it is called. */
function Weight({ name, weight, change }: WeightProps) {
  const id = useId()
  const label = t('whatIf.of', { name })
  return (
    <div className="weight">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={10_000}
        step={50}
        value={weight}
        aria-label={label}
        aria-valuetext={`${percent(weight)}%`}
        onChange={({ target }) => change(Number(target.value))}
      />
      <Typed label={label} value={weight} one={100} change={change} />
    </div>
  )
}

interface AmountProps {
  readonly name: string
  readonly value: number
  /** How many of the kept unit make one of the shown. */
  readonly one: number
  readonly change: (to: number) => void
}

function Amount({ name, value, one, change }: AmountProps) {
  return (
    <div className="amount">
      <span aria-hidden="true">{name}</span>
      <Typed label={name} value={value} one={one} change={change} />
    </div>
  )
}

/** From 0 to 100 with up to two decimals; what is no such number changes nothing. */
function Typed({ label, value, one, change }: Omit<AmountProps, 'name'> & { label: string }) {
  return (
    <input
      type="number"
      inputMode="decimal"
      min={0}
      max={100}
      step="any"
      aria-label={label}
      value={one === 100 ? percent(value) : scaled(value, false)}
      onChange={({ target }) => {
        const to = target.value === '' ? Number.NaN : Number(target.value)
        if (to >= 0 && to <= 100) change(Math.round(to * one))
      }}
    />
  )
}
