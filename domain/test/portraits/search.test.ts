import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Dimension, Level } from '../../src/achievements/achievement.ts'
import { Aspect, Mark } from '../../src/inspection/observation.ts'
import { Phrase } from '../../src/kernel/values.ts'
import { cannotCompare } from '../../src/portraits/comparing.ts'
import { type Condition, MOST_CONDITIONS, Written } from '../../src/portraits/condition.ts'
import { EXAMPLES, written } from '../../src/portraits/search.ts'
import { Category } from '../../src/projects/project.ts'
import { id } from '../evaluation/district.ts'

const few = fc.integer({ min: 1, max: 99 })
const opt = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const period = fc.constantFrom('2024', '2024Q4')
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => Phrase.safeParse(text).success)

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    is: fc.constant('turnedGreen' as const),
    category: opt(fc.constantFrom(...Category.options)),
  }),
  fc.record({
    is: fc.constant('achievements' as const),
    atLeast: few,
    level: fc.constantFrom(...Level.options),
    dimension: opt(fc.constantFrom(...Dimension.options)),
    period: opt(period),
  }),
  fc.record({
    is: fc.constant('aspect' as const),
    aspect: fc.constantFrom(...Aspect.options),
    mark: fc.constantFrom(...Mark.options),
    teams: few,
    period: opt(period),
  }),
  fc.record({ is: fc.constant('background' as const), words }),
  fc.record({ is: fc.constant('tag' as const), tag: fc.uuid({ version: 7 }) }),
  fc.record({ is: fc.constant('headFor' as const), years: few }),
  fc.constant({ is: 'sanctioned' as const }),
)

/** Without what was left open. */
const said = (one: Condition) =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined))

describe('the address is the search', () => {
  test('what is written is read again, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: MOST_CONDITIONS }), (conditions) => {
        expect(Written.parse(written(conditions))).toEqual(conditions.map(said))
      }),
    )
  })

  test('words that mean something in the address keep their meaning', () => {
    const conditions: Condition[] = [{ is: 'background', words: 'a;b:c,d=e%20 2024' }]
    expect(Written.parse(written(conditions))).toEqual(conditions)
  })

  test('anything else is refused or read, never a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const read = Written.safeParse(text)
        if (read.success) expect(Written.parse(written(read.data))).toEqual(read.data)
      }),
    )
  })

  test.each(EXAMPLES.map((one) => [one.name, one] as const))(
    'the example %s',
    (_, { all, none }) => {
      expect(Written.parse(written(all))).toEqual(all)
      expect(Written.parse(written(none))).toEqual(none)
    },
  )

  test('a number written in words, too many, an unknown kind', () => {
    const many = Array.from({ length: MOST_CONDITIONS + 1 }, () => 'sanctioned').join(';')
    for (const text of ['headFor:years=two', 'headFor:years=0', many, 'best', 'recognised:year=24'])
      expect(Written.safeParse(text).success, text).toBe(false)
  })
})

describe('comparing', () => {
  const [me, other, third] = [id('c', 1), id('c', 2), id('c', 3)]
  test('two to five, and never oneself', () => {
    const clerk = { cadreId: null }
    expect(cannotCompare(clerk, [other])?.code).toBe('comparison.count')
    expect(cannotCompare(clerk, [other, third])).toBeUndefined()
    expect(cannotCompare({ cadreId: me }, [other, third])).toBeUndefined()
    expect(cannotCompare({ cadreId: me }, [other, me])?.code).toBe('comparison.own')
    const six = Array.from({ length: 6 }, (_, i) => id('c', i + 10))
    expect(cannotCompare(clerk, six.slice(1))).toBeUndefined()
    expect(cannotCompare(clerk, six)?.code).toBe('comparison.count')
  })
})
