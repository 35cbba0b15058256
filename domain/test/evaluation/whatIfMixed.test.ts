import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { NO_TOTAL, reweigh, valuesOf, weightsOf } from '../../src/evaluation/whatIf.ts'
import { anyDistrict } from './arbitrary.ts'
import { MIXED } from './schemes.ts'
import { TOWN } from './town.ts'

test('the values of a scheme with every method give its own totals, to the last digit', () => {
  let compared = 0
  fc.assert(
    fc.property(anyDistrict, (evidence) => {
      const result = evaluateHeads(MIXED, evidence)
      const totals = result.people.flatMap(({ total }) => (total ? [total.score ?? NO_TOTAL] : []))
      expect([...reweigh(valuesOf(MIXED, result), weightsOf(MIXED))]).toEqual(totals)
      compared += totals.filter((total) => total !== NO_TOTAL).length
    }),
    { numRuns: 100, examples: [[TOWN]] },
  )
  expect(compared).toBeGreaterThan(0)
})
