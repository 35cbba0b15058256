import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zh } from '../../src/app/words.ts'
import { HEADS_1 } from '../../src/evaluation/defaults.ts'
import { filledFormula } from '../../src/evaluation/filling.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { numberAt } from '../../src/evaluation/lineage.ts'
import type { HeadScheme } from '../../src/evaluation/scheme.ts'
import { examplesIn } from '../../src/evaluation/schemeExamples.ts'
import { schemeRules } from '../../src/evaluation/schemeWords.ts'
import { anyDistrict } from './arbitrary.ts'
import { breach, cadre, district, head, id, item, seen, votes } from './district.ts'

describe('worked examples', () => {
  const examplesOf = (scheme: HeadScheme, given: Parameters<typeof district>[0]) => {
    const evidence = district(given)
    return examplesIn(scheme, evidence, evaluateHeads(scheme, evidence))
  }
  const toldOf = (examples: ReturnType<typeof examplesIn>, key: string) =>
    examples
      .filter((one) => one.key === key)
      .flatMap(({ statements }) => statements.map(({ code, about }) => [code, about]))

  test('each is a number that the result has of somebody, or a sentence said of somebody', () => {
    fc.assert(
      fc.property(anyDistrict, (evidence) => {
        const result = evaluateHeads(HEADS_1, evidence)
        for (const { cadreId, node, statements, group } of examplesIn(HEADS_1, evidence, result)) {
          const person = result.people.find((one) => one.cadreId === cadreId)
          if (node?.key.startsWith('total'))
            expect(person?.total && numberAt(person.total, node.key)).toEqual(node)
          else if (node)
            expect(
              person?.readings.find(({ reading }) => node.key === `readings/${reading}`),
            ).toMatchObject({ score: node.score, exact: node.exact })
          for (const one of statements)
            if (!one.code.startsWith('example.'))
              expect(JSON.stringify(person)).toContain(JSON.stringify(one))
          if (group) expect(result.groups).toContainEqual(group)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a rule that nobody’s rows show has none', () => {
    const keys = (evidence: Parameters<typeof district>[0]) =>
      examplesOf(HEADS_1, evidence).map(({ key }) => key)
    const people = [head(1)]
    expect(keys({ people })).not.toContain('total/bottomLine/bottomLineEvents/x')
    expect(keys({ people })).not.toContain('total/reform/observations')
    expect(keys({ people, observations: [seen(1, { innovation: 'A' })] })).toContain(
      'total/reform/observations',
    )
    expect(keys({ people, tallies: [votes(1, [6, 3, 1, 0])] })).not.toContain('veto')
    const vetoed = {
      people,
      tallies: [votes(1, [6, 3, 1, 0])],
      bottomLineEvents: [breach(1, 1, { veto: true })],
    }
    expect(keys(vetoed)).toContain('veto')
  })

  test('a reading is worked out from its dimensions by their weights', () => {
    const given = { people: [head(1)], tallies: [votes(1, [10, 0, 0, 0])] }
    const [steadiness] = examplesOf(HEADS_1, given).filter(
      ({ key }) => key === 'readings.steadiness',
    )
    // Core 25, central 20, bottom line 10 of 55; each has its debrief of 100 and achievements of 0 at 25 and 50.
    expect(steadiness?.node?.parts.map(({ key, weight }) => [key, weight])).toEqual([
      ['total/core', 2500],
      ['total/central', 2000],
      ['total/bottomLine', 1000],
    ])
    const filled = steadiness?.node && filledFormula(steadiness.node, ({ key }) => key)
    expect(filled).toMatch(/total\/core .* × 25% \+ .* × 20% \+ .* × 10%\) ÷ 55%/)
  })

  test('a mark is told from its word to its points, less what its team is lenient by', () => {
    // Two teams see the same ten people; the second always marks one step higher.
    const both = Array.from({ length: 10 }, (_, i) => i + 1)
    const observations = both.flatMap((n) => [
      seen(
        n,
        { innovation: n % 2 ? 'C' : 'B', results: n % 3 ? 'C' : 'B' },
        { teamId: id('g', 1) },
      ),
      seen(
        n,
        { innovation: n % 2 ? 'B' : 'A', results: n % 3 ? 'B' : 'A' },
        { teamId: id('g', 2) },
      ),
    ])
    const given = { people: both.map((n) => head(n)), observations }
    const [marks] = examplesOf(HEADS_1, given).filter(({ key }) => key === 'marks')
    const { code, about } = marks?.statements[0] ?? {}
    expect(code).toBe('example.markAdjusted')
    const { points, change, value } = about as Readonly<Record<string, number>>
    expect(change).not.toBe(0)
    expect((points ?? 0) + (change ?? 0)).toBe(value)
    expect(marks?.node?.formula.code).toBe('byMarksAdjusted')
    const raw: HeadScheme = { ...HEADS_1, marks: 'raw' }
    expect(toldOf(examplesOf(raw, given), 'marks')).toMatchObject([['example.mark', { mark: 'C' }]])
  })

  test('an accepted case is told by the total with and without it', () => {
    // Two points, ten times deducted from the bottom line, whose only part is a debrief of 100.
    const event = breach(1, 2)
    const tolerance = {
      id: id('k', 1),
      kind: 'tolerance',
      result: 'exempt',
      cadreIds: [cadre(1)],
      concerns: [{ noun: 'bottomLineEvent', id: event.id }],
    } as const
    const given = {
      people: [head(1)],
      tallies: [votes(1, [10, 0, 0, 0])],
      bottomLineEvents: [event],
      cases: [tolerance],
    }
    const told = toldOf(examplesOf(HEADS_1, given), 'tolerance')
    expect(told[0]).toEqual(['example.tolerated', { noun: 'bottomLineEvent' }])
    const [, [code, about] = []] = told
    const { total, instead } = about as { total: number; instead: number }
    expect(code).toBe('example.withoutCase')
    const before = evaluateHeads(HEADS_1, district({ ...given, cases: [] }))
    expect(instead).toBe(before.people[0]?.total?.score)
    expect(total).toBeGreaterThan(instead)
    expect(toldOf(examplesOf(HEADS_1, { ...given, cases: [] }), 'tolerance')).toEqual([])
    const mild: HeadScheme = { ...HEADS_1, tolerance: { exempt: 5000, mitigate: 5000 } }
    expect(toldOf(examplesOf(mild, given), 'tolerance')[0]?.[0]).toBe('example.lessened')
    const cleared = { ...tolerance, kind: 'clearing', result: null } as const
    const clearing = examplesOf(HEADS_1, { ...given, cases: [cleared] })
    expect(toldOf(clearing, 'tolerance')[0]?.[0]).toBe('example.cleared')
  })

  test('an absent part gives its weight to the others, seen in a number whose parts are not all there', () => {
    const given = { people: [head(1)], achievements: [item(1)] }
    const [absent] = examplesOf(HEADS_1, given).filter(({ key }) => key === 'absent')
    // Achievements alone: 2 of 10 points, and their 50 % are all there is.
    expect(absent?.node?.key).toBe('total/reform')
    expect(absent?.node && filledFormula(absent.node, () => '实绩')).toBe(
      '实绩 20 × 50% ÷ 50% = 20',
    )
  })

  test('enough evidence and too little, each with its part of the weight', () => {
    const full = { tallies: [votes(1, [10, 0, 0, 0])], achievements: [item(1)] }
    const codes = (given: Parameters<typeof district>[0]) =>
      toldOf(examplesOf(HEADS_1, given), 'leastPresent').map(([code]) => code)
    expect(codes({ people: [head(1)], ...full })).toEqual(['example.enough'])
    expect(codes({ people: [head(1), head(2)], ...full })).toEqual([
      'abstains.thin',
      'example.enough',
    ])
  })

  test('a veto is told with the total that it does not touch and the grade it leaves', () => {
    const given = {
      people: [head(1)],
      tallies: [votes(1, [10, 0, 0, 0])],
      achievements: [item(1)],
      bottomLineEvents: [breach(1, 1, { veto: true })],
    }
    expect(toldOf(examplesOf(HEADS_1, given), 'veto').map(([code]) => code)).toEqual([
      'bar.veto',
      'example.grade',
    ])
  })

  test('each group shows its places, and every way to a grade somebody who went it', () => {
    const people = [head(1), head(2), head(3, { group: 'economy' })]
    const examples = examplesOf(HEADS_1, {
      people,
      tallies: [1, 2, 3].map((n) => votes(n, [10, 0, 0, 0])),
      achievements: people.map((_, i) => item(i + 1)),
    })
    expect(examples.filter(({ key }) => key === 'quota').map(({ group }) => group?.group)).toEqual([
      'township',
      'economy',
    ])
    expect(toldOf(examples, 'thresholds').length).toBeGreaterThan(0)
  })

  test('every rule that the page shows in words can have one', () => {
    const known = new Set(schemeRules(zh, HEADS_1).map(({ key }) => key))
    fc.assert(
      fc.property(anyDistrict, (evidence) => {
        const keys = examplesIn(HEADS_1, evidence, evaluateHeads(HEADS_1, evidence))
        // Numbers below a rule's own (a compared value) stand under it.
        for (const { key } of keys) expect(known.has(key) || key.endsWith('/value')).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})
