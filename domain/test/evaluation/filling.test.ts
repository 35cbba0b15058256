import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { HEADS_1, LEADS_1 } from '../../src/evaluation/defaults.ts'
import { filledFormula } from '../../src/evaluation/filling.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { numberAt, numbersIn } from '../../src/evaluation/lineage.ts'
import { decimal } from '../../src/evaluation/telling.ts'
import { evaluate } from '../../src/evaluation/without.ts'
import { anyDistrict } from './arbitrary.ts'
import { breach, district, head, item, seen, votes } from './district.ts'
import { resultOf } from './points.ts'
import { TOWN } from './town.ts'

const lastOf = ({ key }: { key: string }) => key.slice(key.lastIndexOf('/') + 1)

const town = district({
  people: [head(1)],
  achievements: [
    item(1, { dimension: 'reform', level: 'provincial' }),
    item(1, { dimension: 'reform', level: 'city' }),
    item(1, { dimension: 'reform', level: 'city' }),
    ...Array.from({ length: 3 }, () => item(1, { dimension: 'breakthrough', level: 'national' })),
  ],
  observations: [seen(1, { innovation: 'B' })],
  tallies: [votes(1, [6, 3, 1, 0])],
  bottomLineEvents: [breach(1, 1)],
})
const { total } = resultOf(evaluateHeads(HEADS_1, town), 1)
const filled = (path: string) => {
  const node = total && numberAt(total, path)
  return node && filledFormula(node, lastOf)
}

test('records are added up, equal ones told once, and the cap where it is reached', () => {
  expect(filled('total/reform/achievements')).toBe('30 + 2 × 20 = 70')
  expect(filled('total/breakthrough/achievements')).toBe('3 × 50 = 150 → 100')
})

test('parts stand with their values and weights', () => {
  expect(filled('total/reform')).toBe(
    'achievements 70 × 50% + observations 80 × 25% + tallies 90 × 25% = 77.5',
  )
})

test('where a part is absent the rest is divided by its weight, and a deduction stands behind', () => {
  expect(filled('total/bottomLine')).toBe(
    '(achievements 0 × 50% + tallies 90 × 25%) ÷ 75% − bottomLineEvents 10 = 20',
  )
})

test('what is told comes out: the signs computed again give the number, to the rounding', () => {
  let checked = 0
  fc.assert(
    fc.property(anyDistrict, fc.constantFrom(HEADS_1, LEADS_1), (evidence, scheme) => {
      for (const person of evaluate(scheme, evidence).people)
        for (const node of person.total ? numbersIn(person.total) : []) {
          const text = filledFormula(node, () => '')
          if (text === null) continue
          const [left = '', right = ''] = text.split(/[=≈]/)
          const sum = left
            .replaceAll('×', '*')
            .replaceAll('÷', '/')
            .replaceAll('−', '-')
            .replaceAll(/([\d.]+)%/g, '($1/100)')
          expect(sum).toMatch(/^[\d\s.()*/+-]+$/)
          const value = Number(new Function(`return ${sum}`)())
          const told = Number(right.split(/[→[]/)[0])
          if (right.includes('[')) expect(value < 0 || value > 100).toBe(true)
          else if (node.kind === 'project') expect(Math.min(100, value)).toBeCloseTo(told, 1)
          else expect(value, text).toBeCloseTo(told, 1)
          if (right.includes('→')) expect(right).toContain(decimal(node.score ?? 0))
          checked += 1
        }
    }),
    {
      numRuns: 60,
      examples: [
        [TOWN, HEADS_1],
        [TOWN, LEADS_1],
      ],
    },
  )
  expect(checked).toBeGreaterThan(0)
})
