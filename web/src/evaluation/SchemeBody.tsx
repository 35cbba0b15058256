import type { Dimension } from '@zhishi/domain/achievements/achievement.ts'
import type { HeadScheme, LeadScheme, Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import { newDimension } from '@zhishi/domain/evaluation/schemeParts.ts'
import { t, term } from '../kernel/words.ts'
import { IndicatorPart, SchemeDimension } from './SchemeDimension.tsx'
import { ChoiceField, NumberField, NumberSet, SumLine, useWriting } from './SchemeFields.tsx'
import { Part, SchemeGrades } from './SchemeGrades.tsx'
import { SchemeRule } from './SchemeRule.tsx'

const DIMENSIONS: readonly Dimension[] = ['reform', 'breakthrough', 'core', 'central', 'bottomLine']

/** All rules of a scheme, from the total down; fields only where it is being written. */
export const SchemeBody = ({ scheme }: { scheme: Scheme }) => (
  <>
    {scheme.kind === 'heads' ? <HeadRules scheme={scheme} /> : <LeadRules scheme={scheme} />}
    <Part title={t('scheme.evidence')}>
      <SchemeRule of="absent" />
      <SchemeRule of="leastPresent">
        <NumberField path="leastPresent" />
      </SchemeRule>
      <SchemeRule of="marks">
        <ChoiceField
          path="marks"
          values={['raw', 'adjusted']}
          word={(one) => term(`scheme.marks.${one}`)}
        />
      </SchemeRule>
      <SchemeRule of="tolerance">
        <NumberSet path="tolerance" keys={['exempt', 'mitigate']} />
      </SchemeRule>
    </Part>
  </>
)

function HeadRules({ scheme }: { scheme: HeadScheme }) {
  const { edit } = useWriting()
  const { dimensions } = scheme
  const missing = DIMENSIONS.filter((one) => dimensions.every(({ dimension }) => dimension !== one))
  return (
    <>
      <Part title={term('number.total')}>
        <SchemeRule of="total" />
        <SumLine weights={dimensions.map(({ weight }) => weight)} path="dimensions" />
        {edit && missing.length > 0 && (
          <p className="actions">
            {missing.map((dimension) => (
              <button
                key={dimension}
                type="button"
                onClick={() => edit.put('dimensions', [...dimensions, newDimension(dimension)])}
              >
                {t('scheme.addNamed', { name: term(`choice.dimension.${dimension}`) })}
              </button>
            ))}
          </p>
        )}
      </Part>
      {dimensions.map((rule, i) => (
        <SchemeDimension
          key={rule.dimension}
          rule={rule}
          path={`dimensions.${i}`}
          onTakeOut={
            edit && dimensions.length > 1 ? () => edit.put(`dimensions.${i}`, undefined) : undefined
          }
        />
      ))}
      <SchemeGrades scheme={scheme} />
    </>
  )
}

function LeadRules({ scheme: { indicators } }: { scheme: LeadScheme }) {
  const { projects, marks } = indicators
  return (
    <Part title={term('number.total')}>
      <SchemeRule of="total" />
      <IndicatorPart rule={projects} of="total/projects" path="indicators.projects" fixed />
      <IndicatorPart rule={marks} of="total/observations" path="indicators.marks" fixed />
      <SumLine weights={[projects.weight, marks.weight]} path="indicators" />
    </Part>
  )
}
