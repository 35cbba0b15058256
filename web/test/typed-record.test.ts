import { describe, expect, it } from 'vitest'
import { FACTS, factOf } from '@zhishi/domain/app/facts.ts'
import { fieldsOf } from '@zhishi/domain/kernel/field.ts'
import { Observation } from '@zhishi/domain/inspection/observation.ts'
import { Project } from '@zhishi/domain/projects/project.ts'
import { checkContent } from '../src/app/checkContent.ts'
import {
  changedMeanwhile,
  contentFrom,
  startOf,
  typedRecord,
  wrongFrom,
} from '../src/platform/typed-record.ts'

const UNIT = '01a204cb-f94a-7000-899d-7f27d9f90022'
const labelOf = () => '区水务局'
const project: Project = {
  year: 2024,
  name: '黄店污水处理厂扩建工程',
  category: 'concentrated',
  number: null,
  content: null,
  totalInvestment: 1_716_720_001,
  annualInvestment: null,
  unitId: UNIT,
  start: '2024-03',
  completion: null,
  difficulty: 13_000,
  note: null,
  ordinal: 5,
}

describe('a record in a form', () => {
  it('comes out as it went in, every field of it', () => {
    const fields = fieldsOf(Project)
    const { content, wrong } = contentFrom(fields, typedRecord(fields, project, labelOf))
    expect(wrong).toEqual({})
    expect(content).toEqual(project)
    expect(checkContent('project', content)).toEqual([])
  })

  it('keeps marks as they are, and an aspect without one stays unobserved', () => {
    const fields = fieldsOf(Observation)
    const marks = { attitude: 'A', results: 'C' } as const
    const typed = typedRecord(fields, { marks }, labelOf)
    expect(contentFrom(fields, typed).content['marks']).toEqual(marks)
  })

  it('says at the field what is missing and what cannot be read', () => {
    const fields = fieldsOf(Project)
    const typed = {
      ...typedRecord(fields, project, labelOf),
      name: ' ',
      start: '三月',
      unitId: null,
    }
    const { content, wrong } = contentFrom(fields, typed)
    expect(wrong).toEqual({ name: 'field.required', start: 'date.impossible' })
    expect(content['unitId']).toBeNull()
  })

  it('takes what was typed to find a record for no choice', () => {
    const fields = fieldsOf(Project)
    const typed = { ...typedRecord(fields, project, labelOf), unitId: '水务' }
    expect(contentFrom(fields, typed).wrong).toEqual({ unitId: 'link.unchosen' })
    expect(contentFrom(fields, { ...typed, unitId: ' ' }).wrong).toEqual({})
  })

  it('starts so that only what a person must say is missing, for every kind of fact', () => {
    for (const { noun, schema } of FACTS) {
      const fields = fieldsOf(schema)
      const start = typedRecord(fields, startOf(fields, 2024), labelOf)
      const { wrong } = contentFrom(fields, start)
      expect(new Set(Object.values(wrong)), noun).toEqual(
        Object.keys(wrong).length === 0 ? new Set() : new Set(['field.required']),
      )
      expect(factOf(noun)?.schema).toBe(schema)
    }
  })

  it('hears the schema in the same codes as the server’s', () => {
    expect(checkContent('project', { ...project, name: '\u0000' })).toEqual([
      { path: 'name', code: 'text.malformed' },
    ])
  })
})

describe('what the server says about a field', () => {
  it('goes to the field, whatever it was wrapped in', () => {
    expect(
      wrongFrom([
        { path: 'content.start', code: 'date.impossible' },
        { path: 'content.marks.attitude', code: 'invalid_value' },
      ]),
    ).toEqual({ start: 'date.impossible', marks: 'invalid_value' })
  })
})

describe('two people correct one record', () => {
  it('the later one is shown what the earlier one changed', () => {
    const fields = fieldsOf(Project)
    const now = { ...project, note: '协调会已定', totalInvestment: 1 }
    expect(changedMeanwhile(fields, project, now).map(({ key }) => key)).toEqual([
      'totalInvestment',
      'note',
    ])
  })
})
