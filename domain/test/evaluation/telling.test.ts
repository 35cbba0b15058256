import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { en, zh } from '../../src/app/words.ts'
import { HEADS_1, LEADS_1 } from '../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { evaluateLeads } from '../../src/evaluation/leads.ts'
import { numbersIn } from '../../src/evaluation/lineage.ts'
import { decimal, percentage, tell } from '../../src/evaluation/telling.ts'
import { anyDistrict } from './arbitrary.ts'
import { MIXED } from './schemes.ts'

describe('numbers for people', () => {
  test('ten-thousandths are told as decimals without superfluous noughts', () => {
    expect([812_500, 1_000_000, 5, 0, -20_000].map(decimal)).toEqual([
      '81.25',
      '100',
      '0.0005',
      '0',
      '-2',
    ])
    expect(percentage(6_875)).toBe('68.75%')
  })

  test('a statement is told with its particulars worded', () => {
    const thin = { code: 'abstains.thin', about: { present: 4_375, least: 6_000 } }
    expect(tell(zh, 'evaluation', thin)).toBe('有依据的权重只有 43.75%，不足 60%，不出总分')
    const strong = { code: 'for.dimension', about: { dimension: 'reform', score: 905_000 } }
    expect(tell(zh, 'evaluation', strong)).toBe('改革创新得 90.5 分')
    expect(tell(en, 'evaluation', strong)).toBe('Reform: 90.5')
    const marks = {
      code: 'byMarks',
      about: { observations: 1, marks: 2, aspects: 'attitude,role' },
    }
    expect(tell(en, 'formula', marks)).toContain('Work attitude, Role played')
  })
})

test('everything that a result says has words in both languages, with every gap filled', () => {
  type Said = { readonly code: string; readonly about: Record<string, string | number> }
  const said = new Map<string, Said>()
  const marks = new Set<string>()
  const hear = (of: 'evaluation' | 'formula', ...statements: (Said | null)[]) => {
    for (const one of statements)
      if (one) said.set([`${of}.${one.code}`, ...Object.keys(one.about)].join(' '), one)
  }
  fc.assert(
    fc.property(anyDistrict, (evidence) => {
      const heads = [HEADS_1, MIXED].flatMap((scheme) => evaluateHeads(scheme, evidence).people)
      const leads = evaluateLeads(LEADS_1, evidence).people
      for (const { gradeWhy, bars, speaksFor, speaksAgainst } of heads)
        hear('evaluation', gradeWhy, ...bars, ...speaksFor, ...speaksAgainst)
      for (const { total, notAssessed, unranked, notes, leftOut } of [...heads, ...leads]) {
        hear('evaluation', notAssessed, unranked, ...notes)
        for (const { why } of leftOut) marks.add(`leftOut.${why}`)
        for (const node of total ? numbersIn(total) : []) {
          hear('formula', node.formula)
          hear('evaluation', node.abstains, ...node.notes)
          for (const { notes: own } of node.from)
            for (const mark of own) marks.add(`source.${mark}`)
        }
      }
    }),
    // The same districts each time: how many sayings they bring up is no matter of chance.
    { numRuns: 150, seed: 20_261_130 },
  )
  for (const [key, one] of said) {
    const [name = ''] = key.split(' ')
    const of = name.startsWith('formula') ? 'formula' : 'evaluation'
    for (const words of [zh, en]) {
      expect(Object.hasOwn(words, name), name).toBe(true)
      expect(tell(words, of, one)).not.toMatch(/[{}]/)
    }
  }
  for (const mark of marks) expect(Object.hasOwn(zh, mark), mark).toBe(true)
  expect(said.size + marks.size).toBeGreaterThan(60)
})
