import type { HeadScheme } from '@zhishi/domain/evaluation/scheme.ts'
import { useId } from 'react'
import { t, term } from '../kernel/words.ts'
import { GROUPS } from './groups.built.ts'
import { CheckSet, ChoiceField, NumberField, NumberSet, useWriting } from './SchemeFields.tsx'
import { VOTES } from './SchemeMethod.tsx'
import { SchemeRule } from './SchemeRule.tsx'

const SANCTIONS = ['warning', 'demerit', 'majorDemerit', 'demotion', 'removal', 'admonition']
const READINGS = ['height', 'sharpness', 'steadiness']

/** How grades are proposed for heads: readings, quotas, lines, vetoes, bars, leave. */
export function SchemeGrades({ scheme }: { scheme: HeadScheme }) {
  const { edit } = useWriting()
  const dimensions = scheme.dimensions.map(({ dimension }) => dimension)
  return (
    <>
      <Part title={term('scheme.at.readings')}>
        {READINGS.map((reading) => (
          <SchemeRule key={reading} of={`readings.${reading}`}>
            <CheckSet
              path={`readings.${reading}`}
              values={dimensions}
              word={(one) => term(`choice.dimension.${one}`)}
              some
            />
          </SchemeRule>
        ))}
      </Part>
      <Part title={term('scheme.at.quota')}>
        <SchemeRule of="quota">
          <NumberSet path="quota" keys={['usual', 'approved']} legend={t('scheme.quotaAll')} />
          {edit && <GroupQuotas scheme={scheme} />}
        </SchemeRule>
      </Part>
      <Part title={term('scheme.at.thresholds')}>
        <SchemeRule of="thresholds">
          <NumberSet path="thresholds" keys={['excellent', 'competent', 'basic']} />
        </SchemeRule>
      </Part>
      <Part title={t('scheme.bars')}>
        <SchemeRule of="veto">
          <ChoiceField
            path="vetoCeiling"
            values={VOTES}
            word={(one) => term(`choice.grade.${one}`)}
          />
        </SchemeRule>
        <SchemeRule of="dissent">
          <NumberSet path="bars.dissent" keys={['parts', 'of', 'fewest']} />
        </SchemeRule>
        <SchemeRule of="sanction">
          <NumberSet path="bars.sanctionMonths" keys={SANCTIONS} />
          <NumberField path="bars.sanctionMonthsAtMost" />
        </SchemeRule>
      </Part>
      <Part title={term('scheme.at.leave')}>
        <SchemeRule of="leave">
          <NumberField path="leave.over" />
          <LeaveKinds kinds={scheme.leave.kinds} />
        </SchemeRule>
      </Part>
    </>
  )
}

export function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="card part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function GroupQuotas({ scheme: { quota, groupQuotas } }: { scheme: HeadScheme }) {
  const { edit } = useWriting()
  return GROUPS.map((group) => {
    const name = term(`choice.unitGroup.${group}`)
    const own = groupQuotas[group] !== undefined
    return (
      <div key={group} className="group-quota">
        <label className="tick">
          <input
            type="checkbox"
            checked={own}
            onChange={({ target }) =>
              edit?.put(`groupQuotas.${group}`, target.checked ? { ...quota } : undefined)
            }
          />
          {t('scheme.ownQuota', { name })}
        </label>
        {own && (
          <NumberSet path={`groupQuotas.${group}`} keys={['usual', 'approved']} legend={name} />
        )}
      </div>
    )
  })
}

/** Kinds of leave as the roster writes them; nothing written: every kind counts. */
function LeaveKinds({ kinds }: { kinds: readonly string[] | null }) {
  const { edit } = useWriting()
  const id = useId()
  if (!edit) return null
  const read = (text: string): string[] | null => {
    const found = text
      .split(/[、，,;；\n]/)
      .map((one) => one.trim())
      .filter((one) => one !== '')
    return found.length === 0 ? null : [...new Set(found)]
  }
  return (
    <div className="number-field wide-field">
      <label htmlFor={id}>{term('scheme.at.kinds')}</label>
      <input
        id={id}
        defaultValue={kinds?.join('、') ?? ''}
        placeholder={term('rule.leave.all')}
        maxLength={400}
        onBlur={({ target }) => edit.put('leave.kinds', read(target.value))}
      />
      <span className="hint">{t('scheme.kindsHint')}</span>
    </div>
  )
}
