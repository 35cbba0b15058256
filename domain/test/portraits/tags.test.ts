import { describe, expect, test } from 'vitest'
import type { Light } from '../../src/projects/project.ts'
import type { PersonRecord } from '../../src/portraits/personRecord.ts'
import { SEED_TAGS, Tag, TagRule, Tagging } from '../../src/portraits/tag.ts'
import { foreignRecord, tagProposals } from '../../src/portraits/tagProposals.ts'
import { inEffect, recordsIn, recordsOf } from '../../src/portraits/tagRecords.ts'
import { id } from '../evaluation/district.ts'
import { person, seen } from './person.ts'

const DICTIONARY = SEED_TAGS.map((one, i) => ({ ...one, id: id('g', i) }))
const TODAY = '2025-01-15'
const tagOf = (rule: TagRule) => DICTIONARY.find((one) => one.rule === rule)?.id ?? ''
const proposed = (record: PersonRecord, rule: TagRule) =>
  tagProposals(record, DICTIONARY, TODAY).find(({ tagId }) => tagId === tagOf(rule))

const led = (lights: readonly Light[], noun: 'appointment' | 'command' = 'appointment') =>
  person({
    projects: [
      {
        id: id('p', 1),
        year: 2024,
        name: '桥',
        category: null,
        number: null,
        totalInvestment: null,
        annualInvestment: null,
        unitId: null,
        unit: null,
        start: null,
        completion: null,
        difficulty: null,
        posts: [{ id: id('h', 1), noun, from: null, until: null }],
        reports: lights.map((light, i) => ({
          id: id('r', i),
          month: `2024-${String(i + 1).padStart(2, '0')}`,
          invested: null,
          cumulative: null,
          progress: null,
          light,
          note: null,
        })),
        blockers: [],
      },
    ],
  })

describe('the machine proposes by stated rules', () => {
  test('a project turned green: with the worst light and the last', () => {
    const records = proposed(led(['green', 'red', 'green']), 'turnedGreen')?.records
    expect(records).toEqual([
      { noun: 'project', id: id('p', 1) },
      { noun: 'report', id: id('r', 1) },
      { noun: 'report', id: id('r', 2) },
    ])
  })

  test.each([
    ['that was always green', led(['green', 'green'])],
    ['that ends yellow', led(['red', 'green', 'yellow'])],
    ['that was commanded, not led', led(['red', 'green'], 'command')],
  ])('not a project %s', (_, record) => {
    expect(proposed(record, 'turnedGreen')).toBeUndefined()
  })

  test('six green months are steady, five are not, and one yellow ends it', () => {
    const green: Light[] = ['green', 'green', 'green', 'green', 'green', 'green']
    expect(proposed(led(green), 'steadyGreen')?.records).toHaveLength(6)
    expect(proposed(led(green.slice(1)), 'steadyGreen')).toBeUndefined()
    expect(proposed(led([...green, 'yellow']), 'steadyGreen')).toBeUndefined()
  })

  test('an aspect that two teams found good, and nobody less', () => {
    const by = (n: number, mark: 'A' | 'B') =>
      seen(n, { teamId: id('g', n), marks: { emergency: mark } })
    const of = (...observations: PersonRecord['observations']) =>
      proposed(person({ observations }), 'emergency')
    expect(of(by(1, 'A'), by(2, 'A'))?.records).toHaveLength(2)
    expect(of(by(1, 'A'))).toBeUndefined()
    expect(of(by(1, 'A'), { ...by(2, 'A'), teamId: id('g', 1) })).toBeUndefined()
    expect(of(by(1, 'A'), by(2, 'A'), by(3, 'B'))).toBeUndefined()
  })

  const tagging = (more: Partial<PersonRecord['taggings'][number]>) => ({
    id: id('x', 1),
    tagId: tagOf('turnedGreen'),
    tag: '攻坚能手',
    meaning: '',
    by: null,
    stance: 'given' as const,
    records: `report:${id('r', 1)}`,
    from: '2024-01-01',
    until: '2025-12-31',
    note: null,
    ...more,
  })
  const again = (more: Partial<PersonRecord['taggings'][number]>) =>
    proposed({ ...led(['red', 'green']), taggings: [tagging(more)] }, 'turnedGreen')

  test('a tag in effect is not proposed, an expired one is', () => {
    expect(again({})).toBeUndefined()
    expect(again({ until: '2025-01-14' })).toBeDefined()
  })

  test('one that was declined is proposed again only on a record that is new', () => {
    const all = recordsOf([
      { noun: 'project', id: id('p', 1) },
      { noun: 'report', id: id('r', 0) },
      { noun: 'report', id: id('r', 1) },
    ])
    expect(again({ stance: 'declined', records: all })).toBeUndefined()
    expect(again({ stance: 'declined', records: `report:${id('r', 0)}` })).toBeDefined()
  })
})

describe('a tagging', () => {
  const said = {
    cadreId: id('c', 1),
    tagId: id('g', 1),
    stance: 'given',
    records: `report:${id('r', 1)}`,
    from: '2024-01-01',
    until: '2024-12-31',
    note: null,
  }
  test('rests on one record at least and twenty at most', () => {
    const twenty = recordsOf(
      Array.from({ length: 30 }, (_, i) => ({ noun: 'report', id: id('r', i) })),
    )
    expect(recordsIn(twenty)).toHaveLength(20)
    expect(Tagging.safeParse({ ...said, records: twenty }).success).toBe(true)
    for (const records of [
      '',
      'report',
      `${twenty} report:${id('r', 40)}`,
      `report: ${id('r', 1)}`,
    ])
      expect(Tagging.safeParse({ ...said, records }).success, records).toBe(false)
    expect(Tagging.safeParse({ ...said, until: '2023-12-31' }).success).toBe(false)
  })

  test.each([
    ['2023-12-31', 'notYet'],
    ['2024-01-01', 'inEffect'],
    ['2024-12-31', 'inEffect'],
    ['2025-01-01', 'expired'],
  ])('on %s it is %s', (day, state) => {
    expect(inEffect({ ...said, stance: 'given' }, day)).toBe(state)
    expect(inEffect({ ...said, stance: 'declined' }, day)).toBe('declined')
  })

  test('a record about somebody else is found', () => {
    const record = led(['green'])
    expect(foreignRecord(record, `report:${id('r', 0)} project:${id('p', 1)}`)).toBeUndefined()
    expect(foreignRecord(record, `report:${id('r', 0)} report:${id('r', 9)}`)?.id).toBe(id('r', 9))
    expect(foreignRecord(record, `project:${id('r', 0)}`)?.noun).toBe('project')
  })
})

test('the dictionary to begin with: ten tags of their own names, every rule once, one by hand', () => {
  expect(SEED_TAGS).toHaveLength(10)
  for (const one of SEED_TAGS) expect(Tag.parse(one)).toEqual(one)
  expect(new Set(SEED_TAGS.map(({ name }) => name)).size).toBe(10)
  expect(SEED_TAGS.flatMap(({ rule }) => rule ?? []).toSorted()).toEqual(
    [...TagRule.options].toSorted(),
  )
})
