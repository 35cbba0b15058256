import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { en, zh } from '../../src/app/words.ts'
import { canonicalText } from '../../src/evaluation/canonical.ts'
import { HEADS_1, LEADS_1 } from '../../src/evaluation/defaults.ts'
import { evaluateHeads } from '../../src/evaluation/heads.ts'
import { evaluateLeads } from '../../src/evaluation/leads.ts'
import { Indicator, Source, sourceOf } from '../../src/evaluation/methods.ts'
import { HeadScheme, Scheme } from '../../src/evaluation/scheme.ts'
import { compareResults } from '../../src/evaluation/schemeComparison.ts'
import {
  cannotCompare,
  cannotDrop,
  cannotEdit,
  cannotFollow,
  cannotPublish,
  cannotResume,
  cannotUse,
} from '../../src/evaluation/schemeDrafting.ts'
import { faultsOf } from '../../src/evaluation/schemeFaults.ts'
import { DraftScheme, SchemeFile, fileText, schemeFrom } from '../../src/evaluation/schemeFile.ts'
import {
  measureOf,
  methodsFor,
  newAddition,
  newDeduction,
  newIndicator,
  underMethod,
} from '../../src/evaluation/schemeParts.ts'
import {
  differencesBetween,
  kindAt,
  placeWords,
  readNumber,
  valueAt,
  valueWords,
  withValue,
  writtenNumber,
} from '../../src/evaluation/schemePlaces.ts'
import { ruleWords, schemeRules } from '../../src/evaluation/schemeWords.ts'
import { anyDistrict } from './arbitrary.ts'
import { MIXED } from './schemes.ts'
import { district, head, item, votes } from './district.ts'

/** The default for heads with other weights of dimensions, in per cent. */
const weighing = (...weights: number[]): HeadScheme => ({
  ...HEADS_1,
  dimensions: HEADS_1.dimensions.map((rule, i) => ({ ...rule, weight: (weights[i] ?? 0) * 100 })),
})

const ofMethod = (method: Indicator['method']): Indicator => {
  const source = Source.options.find((one) => methodsFor(one)[0] === method) ?? 'achievements'
  return underMethod({ ...newIndicator(source), weight: 2500 }, method)
}

describe('rules in words', () => {
  test.each([
    [
      'pointsByLevel',
      /国家级 5、省级 3、市级 2、区级 1.*属实 100%、部分属实 50%、不属实 0%.*累计 10 分计 100 分|累计 10 分计 100 分.*国家级 5、省级 3、市级 2、区级 1.*属实 100%/,
    ],
    ['byRank', /第一名 100 分，每后一名减 2 分，最低 0 分/],
    ['byMarks', /创新突破.*好 100、较好 80、一般 60、差 40/],
    [
      'byVotes',
      /优秀 100、称职 80、基本称职 60、不称职 40.*领导 40%、同级 30%、干部群众 30%.*不足 5 票/,
    ],
    [
      'projectResult',
      /投资进度 × 50% \+ 月度亮灯平均 × 50%.*绿 100、黄 70、红 30.*不到 10 个百分点/,
    ],
    ['againstBest', /÷ 同类单位中最好的值 × 100.*不足 3 人.*本人的值：每项实绩/],
    ['byPlace', /在同类单位中的名次：第一名 100 分，每后一名减 2 分/],
    ['byBand', /80 以上 100 分、60 以上 80 分；达不到最低一档的 60 分/],
  ] as const)('%s is told with its own numbers', (method, words) => {
    expect(ruleWords(zh, ofMethod(method))).toMatch(words)
  })

  test('what is added and deducted too, with its caps', () => {
    expect(ruleWords(zh, newAddition())).toMatch(/每被认定一次实绩突出加 2 分。最多加 5 分/)
    const deduction = newDeduction()
    expect(ruleWords(zh, deduction)).toBe('底线事项按其扣分的 10 倍扣减。扣完为止，最低 0 分。')
    expect(ruleWords(zh, { ...deduction, untrue: 30_000, atMost: 200_000 })).toBe(
      '底线事项按其扣分的 10 倍扣减。核实不属实的实绩每项扣 3 分。合计最多扣 20 分。',
    )
  })

  test('every rule of every method has a sentence in both languages, with nothing left to fill', () => {
    const methods = Indicator.options.map((one) => one.shape.method.value)
    expect(methods.length).toBeGreaterThanOrEqual(8)
    for (const words of [zh, en]) {
      const rules = [
        ...methods.map((method) => ruleWords(words, ofMethod(method))),
        ruleWords(words, newAddition()),
        ruleWords(words, newDeduction()),
        ...[HEADS_1, LEADS_1].flatMap((scheme) =>
          schemeRules(words, scheme).map(({ text }) => text),
        ),
      ]
      for (const text of rules) {
        expect(text).not.toMatch(/[{}]|rule\.|choice\.|number\.|undefined/)
        expect(text.length).toBeGreaterThan(5)
      }
    }
  })

  test('a value that is compared is not cut off at the full points, and its words say so', () => {
    expect(ruleWords(zh, ofMethod('pointsByLevel'))).toContain('超出不再计')
    expect(ruleWords(zh, ofMethod('againstBest'))).toContain('超出照计')
  })

  test('a number changed in a rule is changed in its words', () => {
    const [rule] = HEADS_1.dimensions
    const changed = withValue(HEADS_1, 'dimensions.0.indicators.0.full', 125_000)
    const before = schemeRules(zh, HEADS_1).find(({ key }) => key === 'total/reform/achievements')
    const after = schemeRules(zh, changed).find(({ key }) => key === 'total/reform/achievements')
    expect(rule?.dimension).toBe('reform')
    expect(before?.text).toContain('累计 10 分')
    expect(after?.text).toContain('累计 12.5 分')
  })
})

describe('what keeps a scheme from being published', () => {
  test('the defaults are complete', () => {
    expect([HEADS_1, LEADS_1].map(faultsOf)).toEqual([[], []])
  })

  test('99.99 % is not 100 %, and the sum is told', () => {
    const scheme = withValue(HEADS_1, 'dimensions.0.weight', 1999)
    expect(faultsOf(scheme)).toEqual([
      { path: 'dimensions', code: 'scheme.weights', about: { sum: 9999 } },
    ])
  })

  test.each([
    ['dimensions.1.indicators.0.weight', 4000, 'dimensions.1.indicators', 'scheme.weights'],
    [
      'dimensions.0.indicators.2.classes.peers',
      0,
      'dimensions.0.indicators.2.classes',
      'scheme.weights',
    ],
    ['thresholds.basic', 700_000, 'thresholds.competent', 'scheme.thresholds'],
    ['thresholds.excellent', 500_000, 'thresholds.excellent', 'scheme.thresholds'],
    ['quota.approved', 1000, 'quota.approved', 'scheme.quota'],
    [
      'groupQuotas.party',
      { usual: 3000, approved: 2000 },
      'groupQuotas.party.approved',
      'scheme.quota',
    ],
    ['dimensions.0.needs', ['projects'], 'dimensions.0.needs.0', 'scheme.needs'],
    ['bars.dissent.parts', 4, 'bars.dissent.parts', 'scheme.dissent'],
  ])('%s = %j is found at %s', (path, value, where, code) => {
    const scheme = withValue(HEADS_1, path, value)
    expect(faultsOf(scheme).map((fault) => [fault.path, fault.code])).toContainEqual([where, code])
    // It may still be saved as a draft.
    expect(DraftScheme.safeParse(scheme).success).toBe(true)
  })

  test('what is left out is missing, what is put in is unknown, and neither can be a draft', () => {
    for (const part of ['source', 'leave.over', 'dimensions.2.indicators.1.method']) {
      const scheme = withValue(HEADS_1, part, undefined)
      expect(faultsOf(scheme)).toEqual([{ path: part, code: 'scheme.missing', about: {} }])
      expect(DraftScheme.safeParse(scheme).success).toBe(false)
    }
    const more = { ...HEADS_1, mood: 'good' }
    expect(faultsOf(more)).toEqual([{ path: 'mood', code: 'scheme.unknown-part', about: {} }])
    expect(DraftScheme.safeParse(more).success).toBe(false)
  })

  test('a reading of a dimension that is not there', () => {
    const scheme = { ...weighing(), dimensions: HEADS_1.dimensions.slice(1) }
    expect(faultsOf(scheme)).toContainEqual({
      path: 'readings.height',
      code: 'scheme.no-dimension',
      about: { dimension: 'reform' },
    })
  })

  test('whatever weights are given, a scheme without faults is one that the engine takes', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(weights, (given) => {
        const scheme = weighing(...given)
        const isWhole = given.reduce((a, b) => a + b, 0) === 100
        expect(faultsOf(scheme).length === 0).toBe(isWhole)
        expect(Scheme.safeParse(scheme).success).toBe(isWhole)
      }),
    )
  })
})

describe('who may do what with which version', () => {
  const draft = {
    key: 'heads-2',
    state: 'draft',
    revision: 3,
    runs: 0,
    scheme: HEADS_1,
    last: { by: '齐文', at: '2025-01-01T00:00:00.000Z' },
  } as const

  test('a draft is written and published, and judges nobody', () => {
    expect(cannotEdit(draft)).toBeUndefined()
    expect(cannotPublish(draft, 3)).toBeUndefined()
    expect(cannotUse(draft)?.code).toBe('scheme.draft')
  })

  test.each(['published', 'superseded'] as const)('what is %s never changes', (state) => {
    expect(cannotEdit({ ...draft, state })?.code).toBe('scheme.published')
    expect(cannotPublish({ ...draft, state }, 3)?.code).toBe('scheme.published')
    expect(cannotUse({ ...draft, state })).toBeUndefined()
  })

  test('nor does what a run used', () => {
    expect(cannotEdit({ ...draft, runs: 1 })).toEqual({
      code: 'scheme.used',
      about: { key: 'heads-2', runs: 1 },
    })
  })

  test('who edited an earlier revision is told who was faster', () => {
    expect(cannotFollow(draft, 2)).toEqual({
      code: 'scheme.changed-meanwhile',
      about: { by: '齐文', at: '2025-01-01T00:00:00.000Z', revision: 3 },
    })
    expect(cannotPublish(draft, 2)?.code).toBe('scheme.changed-meanwhile')
  })

  test('a draft is dropped by whoever read it as it is, and taken up again', () => {
    expect(cannotDrop(draft, 3)).toBeUndefined()
    expect(cannotDrop(draft, 2)?.code).toBe('scheme.changed-meanwhile')
    const dropped = { ...draft, state: 'dropped', revision: 4 } as const
    expect(cannotResume(dropped, 4)).toBeUndefined()
    expect(cannotResume(dropped, 3)?.code).toBe('scheme.changed-meanwhile')
    expect(cannotResume(draft, 3)?.code).toBe('scheme.not-dropped')
    for (const why of [
      cannotEdit(dropped),
      cannotPublish(dropped, 4),
      cannotDrop(dropped, 4),
      cannotUse(dropped),
    ])
      expect(why?.code).toBe('scheme.dropped')
  })

  test.each(['published', 'superseded'] as const)('what is %s is never dropped', (state) => {
    expect(cannotDrop({ ...draft, state }, 3)?.code).toBe('scheme.drop-published')
    expect(cannotDrop({ ...draft, state, runs: 2 }, 3)?.code).toBe('scheme.drop-used')
  })

  test('an unfinished draft is not published; heads and leads are not compared', () => {
    const unfinished = { ...draft, scheme: weighing(20, 25, 25, 20, 9) }
    expect(cannotPublish(unfinished, 3)).toEqual({
      code: 'scheme.not-finished',
      about: { faults: 1 },
    })
    expect(cannotCompare(HEADS_1, LEADS_1)?.code).toBe('scheme.other-kind')
    expect(cannotCompare(HEADS_1, HEADS_1)).toBeUndefined()
  })
})

describe('two schemes on the same evidence', () => {
  const simple = district({
    people: [head(1), head(2), head(3)],
    achievements: [
      item(1, { dimension: 'reform', level: 'national' }),
      item(2, { dimension: 'breakthrough', level: 'national' }),
      item(3, { dimension: 'reform', level: 'city' }),
    ],
    tallies: [votes(1, [6, 3, 1, 0]), votes(2, [6, 3, 1, 0]), votes(3, [6, 3, 1, 0])],
  })

  test('who did reforms falls behind who broke through when breakthrough counts more', () => {
    const [before, after] = [weighing(40, 5, 25, 20, 10), weighing(5, 40, 25, 20, 10)]
    const [one, other] = [evaluateHeads(before, simple), evaluateHeads(after, simple)]
    const { moves, tally } = compareResults(one, other)
    const first = moves.find(({ cadreId }) => cadreId === head(1).cadreId)
    const second = moves.find(({ cadreId }) => cadreId === head(2).cadreId)
    expect([first?.before.rank, second?.before.rank]).toEqual([1, 3])
    expect([first?.after.rank, second?.after.rank]).toEqual([2, 1])
    expect([first?.places, second?.places]).toEqual([-1, 2])
    // The largest move first.
    expect(moves[0]?.cadreId).toBe(head(2).cadreId)
    expect(tally).toMatchObject({ people: 3, rises: 1, falls: 2, stays: 0, comesOrGoes: 0 })
    // 1 has 50 points for reforms. No marks, so achievements are ⅔ of the dimension: 26.67 % of the
    // total fall to 3.33 %, and 50 points of that are 11.67.
    const [largest] = first?.causes ?? []
    expect(largest).toMatchObject({ key: 'total/reform/achievements', code: 'weight' })
    expect(largest).toMatchObject({ before: 2667, after: 333 })
    expect(Math.round((largest?.points ?? 0) / 100)).toBe(-1167)
  })

  test('a method changed moves the score of that indicator and of no other', () => {
    const changed = withValue(HEADS_1, 'dimensions.0.indicators.0.full', 50_000)
    const { moves } = compareResults(evaluateHeads(HEADS_1, simple), evaluateHeads(changed, simple))
    const causes = moves.flatMap((move) => move.causes).filter(({ code }) => code !== 'rest')
    expect(causes.length).toBeGreaterThan(0)
    for (const { key, code } of causes)
      expect([key, code]).toEqual(['total/reform/achievements', 'score'])
  })

  test('where weights and methods change together, nothing but rounding is left unexplained', () => {
    const changed = withValue(weighing(5, 40, 25, 20, 10), 'dimensions.0.indicators.0.full', 50_000)
    const { moves } = compareResults(
      evaluateHeads(weighing(40, 5, 25, 20, 10), simple),
      evaluateHeads(changed, simple),
    )
    const first = moves.find(({ cadreId }) => cadreId === head(1).cadreId)
    const ofReform = first?.causes.filter(({ key }) => key === 'total/reform/achievements') ?? []
    // 50 points become 100, and ⅔ of 40 % become ⅔ of 5 %: the share at the mean of 75 points is
    // −17.5, the score at the mean share of 15 % is +7.5.
    expect(ofReform.map(({ code, points }) => [code, Math.round(points / 100)])).toEqual([
      ['weight', -1750],
      ['score', 750],
    ])
    for (const { causes } of moves)
      for (const { code, points } of causes)
        if (code === 'rest') expect(Math.abs(points)).toBeLessThan(200)
  })

  test('a scheme beside itself moves nobody', () => {
    fc.assert(
      fc.property(anyDistrict, (evidence) => {
        const pairs = [
          [evaluateHeads(HEADS_1, evidence), evaluateHeads(HEADS_1, evidence)],
          [evaluateLeads(LEADS_1, evidence), evaluateLeads(LEADS_1, evidence)],
        ] as const
        for (const [result, again] of pairs) {
          const { moves, tally } = compareResults(result, again)
          expect(tally).toEqual({ ...tally, rises: 0, falls: 0, comesOrGoes: 0, gradeChanges: 0 })
          expect(moves).toHaveLength(result.people.length)
          for (const { causes, places, points } of moves) {
            expect(causes).toEqual([])
            expect(Math.abs(places ?? 0) + Math.abs(points ?? 0)).toBe(0)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  const weights = fc
    .array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 5 })
    .map((given) => {
      const sum = given.reduce((a, b) => a + b, 0)
      const parts = given.map((one) => Math.floor((one * 10_000) / sum))
      parts[0] = (parts[0] ?? 0) + 10_000 - parts.reduce((a, b) => a + b, 0)
      return {
        ...HEADS_1,
        dimensions: HEADS_1.dimensions.map((rule, i) => ({ ...rule, weight: parts[i] ?? 0 })),
      }
    })

  test('the causes add up to the move, and turned around it is the same move backwards', () => {
    fc.assert(
      fc.property(anyDistrict, fc.oneof(weights, fc.constant(MIXED)), (evidence, scheme) => {
        const [one, other] = [evaluateHeads(HEADS_1, evidence), evaluateHeads(scheme, evidence)]
        const back = new Map(
          compareResults(other, one).moves.map((move) => [move.cadreId, move] as const),
        )
        const { moves } = compareResults(one, other)
        for (const { cadreId, causes, points, places } of moves) {
          if (points !== null)
            expect(causes.reduce((sum, cause) => sum + cause.points, 0)).toBe(points)
          const turned = back.get(cadreId)
          expect([turned?.points ?? null, turned?.places ?? null]).toEqual([
            points === null ? null : 0 - points,
            places === null ? null : 0 - places,
          ])
        }
        const sizes = moves.flatMap(({ places }) => (places === null ? [] : [Math.abs(places)]))
        const ranked = moves
          .filter(({ places }) => places !== null)
          .map(({ places }) => Math.abs(places ?? 0))
        expect(ranked).toEqual(sizes.toSorted((a, b) => b - a))
      }),
      { numRuns: 80 },
    )
  })

  test('heads beside leads is refused', () => {
    const [heads, leads] = [evaluateHeads(HEADS_1, simple), evaluateLeads(LEADS_1, simple)]
    expect(() => compareResults(heads, leads)).toThrow(RangeError)
  })
})

describe('places, values and differences', () => {
  test('a place is called as its field is', () => {
    const say = (path: string) => placeWords(zh, HEADS_1, path)
    expect(say('dimensions.0.weight')).toBe('改革创新 · 权重')
    expect(say('dimensions.2.indicators.1.first')).toBe('核心业务争先 · 核心业务排名 · 第一名得分')
    expect(say('dimensions.0.indicators.0.points.city')).toBe('改革创新 · 实绩 · 分值 · 市级')
    expect(say('bars.dissent.of')).toBe('反对票 · 总份数')
    expect(say('')).toBe('方案')
  })

  test('every place of the defaults has words in both languages', () => {
    const paths = (value: unknown, at = ''): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) =>
            paths(inner, at === '' ? key : `${at}.${key}`),
          )
        : [at]
    const silent = /^(kind|id|version|dated|source)$|\.(method|source|dimension)$|\.\d+$/
    for (const [words, scheme] of [
      [zh, HEADS_1],
      [en, HEADS_1],
      [zh, LEADS_1],
      [en, LEADS_1],
    ] as const)
      for (const path of paths(scheme).filter((one) => !silent.test(one))) {
        const last = path.split('.').at(-1) ?? ''
        expect(placeWords(words, scheme, path).split(' · ').at(-1), path).not.toBe(last)
      }
  })

  test('what is typed is read to the last ten-thousandth, full-width too, or told what is wrong', () => {
    const read = (kind: Parameters<typeof readNumber>[0], text: string) => {
      const got = readNumber(kind, text)
      return 'value' in got ? got.value : got.code
    }
    expect(
      ['25', '25%', '２５％', ' 25.5 % ', '0', '100', '99.99'].map((one) => read('percent', one)),
    ).toEqual([2500, 2500, 2500, 2550, 0, 10_000, 9999])
    expect(
      ['100.01', '25.123', '-1', '', 'abc', '1e3', '25%%', '∞'].map((one) => read('percent', one)),
    ).toEqual(Array.from({ length: 8 }, () => 'scheme.percent'))
    expect(
      ['80', '８０', '80分', '0.0001', '1,000', '12.5'].map((one) => read('points', one)),
    ).toEqual([800_000, 800_000, 800_000, 1, 10_000_000, 125_000])
    expect(['0.00001', '1e309', '-0', '九十'].map((one) => read('points', one))).toEqual(
      Array.from({ length: 4 }, () => 'scheme.points'),
    )
    expect(['5', '５', '0'].map((one) => read('whole', one))).toEqual([5, 5, 0])
    expect(read('whole', '5.5')).toBe('scheme.whole')
  })

  test('what is written is read back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 100_000_000 }),
        (a, b) => {
          expect(readNumber('percent', writtenNumber('percent', a))).toEqual({ value: a })
          expect(readNumber('points', writtenNumber('points', b))).toEqual({ value: b })
        },
      ),
    )
  })

  test('percentages, points and counts are told apart by their place', () => {
    const kinds = [
      'dimensions.0.weight',
      'quota.usual',
      'thresholds.basic',
      'bars.dissent.of',
      'bars.sanctionMonths.warning',
      'dimensions.0.indicators.0.findings.partly',
      'dimensions.0.indicators.0.points.city',
    ]
    expect(kinds.map((path) => kindAt(path, HEADS_1))).toEqual([
      'percent',
      'percent',
      'points',
      'whole',
      'whole',
      'percent',
      'points',
    ])
    const preset = 'dimensions.1.indicators.3.preset'
    expect(kindAt(`${preset}.red`, HEADS_1)).toBe('points')
    const byRatio = withValue(HEADS_1, preset, { by: 'ratio', yellow: 10_000, red: 5000 })
    expect(kindAt(`${preset}.red`, byRatio)).toBe('percent')
    expect(valueWords(zh, byRatio, `${preset}.red`, 5000)).toBe('50%')
  })

  test('differences lead from one scheme to the other', () => {
    const changes = fc.constantFrom<[string, unknown]>(
      ['dimensions.0.weight', 1500],
      ['dimensions.0.indicators.0', underMethod(ofMethod('pointsByLevel'), 'byBand')],
      ['dimensions.2.indicators', []],
      ['dimensions.4.deduction', null],
      ['groupQuotas.party', { usual: 1000, approved: 2000 }],
      ['readings.height', ['core']],
      ['marks', 'raw'],
      ['leave.kinds', ['病假']],
    )
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 5 }), (all) => {
        const edited = all.reduce(
          (scheme, [path, value]) => withValue(scheme, path, value),
          HEADS_1,
        )
        const found = differencesBetween(HEADS_1, edited)
        const back = found.reduce((scheme, { path, to }) => withValue(scheme, path, to), HEADS_1)
        expect(canonicalText(back)).toBe(canonicalText(edited))
        for (const { path, from } of found) expect(valueAt(HEADS_1, path)).toEqual(from)
      }),
    )
    expect(differencesBetween(HEADS_1, { ...HEADS_1, version: 9, dated: '2030-01-01' })).toEqual([])
  })
})

describe('parts to begin with', () => {
  test('every source has one method that reads its records, and three that compare', () => {
    for (const source of Source.options) {
      expect(measureOf(source).source).toBe(source)
      for (const method of methodsFor(source)) {
        const rule = underMethod(newIndicator(source), method)
        expect(Indicator.safeParse(rule).success, `${source} ${method}`).toBe(true)
        expect([rule.method, sourceOf(rule), rule.weight]).toEqual([method, source, 0])
        // There and back again it is what it was.
        expect(underMethod(rule, methodsFor(source)[0] ?? method)).toEqual(newIndicator(source))
      }
    }
  })
})

describe('a scheme as a file', () => {
  test('goes out and comes in as the same bytes, whatever number it gets', () => {
    for (const scheme of [HEADS_1, LEADS_1]) {
      const text = fileText('方案', scheme)
      const file = SchemeFile.parse(JSON.parse(text))
      expect(fileText(file.title, schemeFrom(file.rules, 17, '2031-02-03'))).toBe(text)
    }
  })

  test('one written before a rule was known means what it meant then', () => {
    const { groupQuotas: _, marks: __, ...older } = JSON.parse(fileText(null, HEADS_1)).rules
    const file = SchemeFile.parse({ format: 'zhishi.scheme/1', title: null, rules: older })
    expect(schemeFrom(file.rules, 2, '2025-01-01')).toMatchObject({ groupQuotas: {}, marks: 'raw' })
  })
})
