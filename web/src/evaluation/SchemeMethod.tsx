import type { Addition, Indicator, Measured } from '@zhishi/domain/evaluation/methods.ts'
import { measuredBy, sourceOf } from '@zhishi/domain/evaluation/methods.ts'
import { methodsFor, newAdded, underMethod } from '@zhishi/domain/evaluation/schemeParts.ts'
import { t, term } from '../kernel/words.ts'
import { CheckSet, ChoiceField, NumberField, NumberSet, useWriting } from './SchemeFields.tsx'

const LEVELS = ['national', 'provincial', 'city', 'district']
const MARKS = ['A', 'B', 'C', 'D']
const ASPECTS = [
  'attitude',
  'responsibility',
  'emergency',
  'results',
  'role',
  'innovation',
  'ability',
]
export const VOTES = ['excellent', 'competent', 'basic', 'incompetent']
const LIGHTS = ['green', 'yellow', 'red']

/** What a measuring rule is set by, one form a method; a method without a form does not compile. */
function MeasuredFields({ rule, path }: { rule: Measured; path: string }): React.ReactNode {
  switch (rule.method) {
    case 'pointsByLevel':
      return (
        <>
          <NumberSet path={`${path}.points`} keys={LEVELS} />
          <NumberSet path={`${path}.findings`} keys={['confirmed', 'partly', 'rejected']} />
          <NumberField path={`${path}.unverified`} />
          <NumberField path={`${path}.full`} />
        </>
      )
    case 'byRank':
      return <Places path={path} />
    case 'byMarks':
      return (
        <>
          <CheckSet
            path={`${path}.aspects`}
            values={ASPECTS}
            word={(one) => term(`choice.aspect.${one}`)}
            some
          />
          <NumberSet path={`${path}.points`} keys={MARKS} />
        </>
      )
    case 'byVotes':
      return (
        <>
          <NumberSet path={`${path}.points`} keys={VOTES} />
          <NumberSet path={`${path}.classes`} keys={['leaders', 'peers', 'staff']} />
          <NumberField path={`${path}.fewest`} />
        </>
      )
    case 'projectResult':
      return (
        <>
          <NumberField path={`${path}.progress`} />
          <NumberField path={`${path}.lights`} />
          <NumberSet path={`${path}.lightPoints`} keys={LIGHTS} />
          <ChoiceField
            path={`${path}.lightsAs`}
            values={['reported', 'computed']}
            word={(one) => term(`scheme.lightsAs.${one}`)}
          />
          <Preset path={`${path}.preset`} />
          <NumberField path={`${path}.noDifficulty`} />
        </>
      )
  }
}

const Places = ({ path }: { path: string }) => (
  <>
    <NumberField path={`${path}.first`} />
    <NumberField path={`${path}.step`} />
  </>
)

/** Another way of computing lights begins with the limits that are usual for it. */
function Preset({ path }: { path: string }) {
  const { edit } = useWriting()
  const begin = (by: string) =>
    edit?.put(
      path,
      by === 'behind'
        ? { by, yellow: 100_000, red: 300_000 }
        : { by: 'ratio', yellow: 10_000, red: 5_000 },
    )
  return (
    <>
      <ChoiceField
        path={`${path}.by`}
        values={['behind', 'ratio']}
        word={(one) => term(`scheme.by.${one}`)}
        onChoose={begin}
      />
      <NumberField path={`${path}.yellow`} />
      <NumberField path={`${path}.red`} />
    </>
  )
}

interface IndicatorFieldsProps {
  readonly rule: Indicator
  readonly path: string
  /** The method is fixed where a scheme has one place for it only. */
  readonly fixed?: boolean
}

/** The method of an indicator and what it is set by. */
export function IndicatorFields({ rule, path, fixed = false }: IndicatorFieldsProps) {
  const { edit } = useWriting()
  if (!edit) return null
  return (
    <div className="method">
      {!fixed && (
        <ChoiceField
          path={`${path}.method`}
          values={methodsFor(sourceOf(rule))}
          word={(one) => term(`scheme.method.${one}`)}
          onChoose={(method) => edit.put(path, underMethod(rule, method as Indicator['method']))}
        />
      )}
      <ComparedFields rule={rule} path={path} />
      <MeasuredFields rule={measuredBy(rule)} path={'of' in rule ? `${path}.of` : path} />
    </div>
  )
}

/** What the methods add that hold a value against others or put it into bands. */
function ComparedFields({ rule, path }: { rule: Indicator; path: string }): React.ReactNode {
  switch (rule.method) {
    case 'againstBest':
      return <NumberField path={`${path}.fewest`} />
    case 'byPlace':
      return (
        <>
          <Places path={path} />
          <NumberField path={`${path}.fewest`} />
        </>
      )
    case 'byBand':
      return <Bands bands={rule.bands} path={path} />
    case 'pointsByLevel':
    case 'byRank':
    case 'byMarks':
    case 'byVotes':
    case 'projectResult':
      return null
  }
}

type Band = Extract<Indicator, { method: 'byBand' }>['bands'][number]

function Bands({ bands, path }: { bands: readonly Band[]; path: string }) {
  const { edit } = useWriting()
  const last = bands.at(-1)
  return (
    <fieldset className="bands">
      <legend>{term('scheme.at.bands')}</legend>
      {bands.map((_, i) => (
        // Bands have no name of their own: their place among the others is what they are.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className="band">
          <NumberField path={`${path}.bands.${i}.from`} />
          <NumberField path={`${path}.bands.${i}.points`} />
          {bands.length > 1 && (
            <button type="button" onClick={() => edit?.put(`${path}.bands.${i}`, undefined)}>
              {t('scheme.takeOut')}
            </button>
          )}
        </div>
      ))}
      <NumberField path={`${path}.below`} />
      <button
        type="button"
        onClick={() => {
          const from = Math.floor((last?.from ?? 0) / 2)
          edit?.put(`${path}.bands`, [...bands, { from, points: last?.points ?? 0 }])
        }}
      >
        {t('scheme.addBand')}
      </button>
    </fieldset>
  )
}

const ADDED = ['recognitions', 'achievements', 'rankings'] as const

/** What a dimension adds: which records, how much for each, how much in all. */
export function AdditionFields({ rule, path }: { rule: Addition; path: string }) {
  const { edit } = useWriting()
  if (!edit) return null
  const there = rule.items.map(({ source }) => source)
  const tick = (source: (typeof ADDED)[number], on: boolean) =>
    edit.put(
      `${path}.items`,
      ADDED.flatMap((one) => {
        const item = rule.items.find((other) => other.source === one)
        if (one === source) return on ? [newAdded(one)] : []
        return item ? [item] : []
      }),
    )
  return (
    <div className="method">
      {ADDED.map((source) => {
        const at = there.indexOf(source)
        const item = rule.items[at]
        return (
          <fieldset key={source} className="number-set">
            <legend className="unseen">{term(`number.${source}`)}</legend>
            <label className="tick">
              <input
                type="checkbox"
                checked={at >= 0}
                disabled={at >= 0 && there.length === 1}
                onChange={({ target }) => tick(source, target.checked)}
              />
              {term(`number.${source}`)}
            </label>
            {item?.source === 'achievements' && (
              <NumberSet path={`${path}.items.${at}.each`} keys={LEVELS} />
            )}
            {item?.source === 'rankings' && <NumberField path={`${path}.items.${at}.upTo`} />}
            {item && item.source !== 'achievements' && (
              <NumberField path={`${path}.items.${at}.each`} />
            )}
          </fieldset>
        )
      })}
      <NumberField path={`${path}.atMost`} />
    </div>
  )
}

/** What a dimension deducts. */
export function DeductionFields({ path }: { path: string }) {
  return (
    <div className="method">
      <NumberField path={`${path}.times`} />
      <NumberField path={`${path}.untrue`} />
      <NumberField path={`${path}.atMost`} optional />
    </div>
  )
}
