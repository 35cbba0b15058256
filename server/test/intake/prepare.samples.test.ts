import { fileURLToPath } from 'node:url'
import type { Change, OnRecord, Preparation, Sheet } from '@zhishi/domain/intake/batch.ts'
import { NOUNS } from '@zhishi/domain/intake/nouns.ts'
import { prepare } from '@zhishi/domain/intake/prepare.ts'
import { factOf } from '@zhishi/domain/app/facts.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import truth from '../../../samples/truth.json' with { type: 'json' }
import { after, idsInTurn, optionsFor } from './record.ts'
import { sheetsIn } from './workbooks.ts'

const SAMPLES = fileURLToPath(new URL('../../../samples', import.meta.url))

let sheets: readonly Sheet[]
let first: Preparation
let record: OnRecord

beforeAll(async () => {
  sheets = await sheetsIn(SAMPLES)
  first = prepare(sheets, new Map(), optionsFor())
  record = after(first.changes)
})

const contents = (noun: string) => (record.get(noun) ?? []).map(({ content }) => content)
const count = (
  noun: string,
  test: (content: Readonly<Record<string, unknown>>) => boolean = () => true,
) => contents(noun).filter(test).length
const among =
  (...values: unknown[]) =>
  (of: unknown) =>
    values.includes(of)

describe('the sample district from its eleven workbooks', () => {
  test('every sheet is recognised and every row is new', () => {
    expect(first.sheets.map(({ kind }) => kind)).not.toContain(undefined)
    expect(first.findings.filter(({ kind }) => kind !== 'note')).toEqual([])
    for (const { counts, rows } of first.sheets) expect(counts.new).toBe(rows)
    expect(first.sheets.reduce((sum, { rows }) => sum + rows, 0)).toBe(6669)
  })

  test('no column is unknown and none is missing', () => {
    for (const { columns, missing } of first.sheets) {
      expect(columns.filter(({ field }) => field === undefined)).toEqual([])
      expect(missing).toEqual([])
    }
  })

  test('the totals are those of the truth', () => {
    const names = Map.groupBy(contents('cadre'), ({ name }) => name)
    const outcome = (...kinds: string[]) => count('outcome', ({ kind }) => among(...kinds)(kind))
    const used = contents('outcome').filter(({ kind }) =>
      among('promotion', 'rankPromotion', 'motion')(kind),
    )
    const leads = new Set(contents('appointment').map(({ cadreId }) => cadreId))
    const cases = (of: string) => {
      const ids = new Set(
        (record.get('case') ?? [])
          .filter(({ content }) => content['kind'] === of)
          .map(({ id }) => id),
      )
      return {
        cases: ids.size,
        people: count('caseParty', ({ caseId }) => ids.has(String(caseId))),
      }
    }
    const category = (of: string) => count('project', ({ category: each }) => each === of)
    const light = (of: string) =>
      count('report', ({ month, light: each }) => month === '2024-12' && each === of)
    expect({
      people: count('cadre'),
      units: count('unit'),
      heads: count('tenure', ({ layer }) => layer === 'head'),
      leads: leads.size,
      projects: count('project'),
      byCategory: {
        集中攻坚: category('concentrated'),
        重点推进: category('priority'),
        示范引领: category('showcase'),
        遗留问题解决: category('legacy'),
      },
      assignments: count('appointment'),
      nominations: count('nomination'),
      monthlyReports: count('report'),
      achievements: count('achievement'),
      achievementsVerified: count('verification', ({ finding }) => finding === 'confirmed'),
      rankings: count('ranking'),
      bottomLine: count('bottomLineEvent'),
      vetoes: count('bottomLineEvent', ({ veto }) => veto === true),
      inspections: count('observation'),
      ballots: count('tally'),
      standout: count('recognition'),
      promotedOrRanked: outcome('promotion', 'furtherUse', 'rankPromotion'),
      motion: outcome('motion'),
      leadsUsed: new Set(used.map(({ cadreId }) => cadreId).filter((id) => leads.has(id))).size,
      commendedPeople: count(
        'outcome',
        ({ kind, cadreId }) => kind === 'commendation' && cadreId !== null,
      ),
      commendedGroups: count(
        'outcome',
        ({ kind, unitId }) => kind === 'commendation' && unitId !== null,
      ),
      talks: outcome('reminderTalk', 'admonition'),
      adjusted: outcome('adjustment'),
      tolerance: cases('tolerance'),
      clarification: cases('clearing'),
      sameNamePairs: [...names.values()].filter((namesakes) => namesakes.length > 1).length,
      decemberLights: { 绿: light('green'), 红: light('red'), 黄: light('yellow') },
    }).toEqual(
      Object.fromEntries(
        Object.entries(truth).filter(([key]) => !['style', 'district', 'planted'].includes(key)),
      ),
    )
  })

  test('sums are in yuan, points positive, months are months, the twelve county leaders a body', () => {
    const project = contents('project').find(({ name }) => name === '黄店高端化工新材料二期项目')
    expect(project).toMatchObject({
      totalInvestment: 1_795_600_000,
      annualInvestment: 1_061_140_000,
      start: '2024-04',
      completion: '2025-10',
      difficulty: 10_000,
      category: 'concentrated',
      year: 2024,
    })
    expect(contents('bottomLineEvent').every(({ points }) => Number(points) > 0)).toBe(true)
    expect(contents('cadre').every(({ birth }) => /^\d{4}-\d{2}$/.test(String(birth)))).toBe(true)
    expect(
      count(
        'tenure',
        ({ layer, body, unitId }) =>
          layer === 'countyLeader' && body === '区领导' && unitId === null,
      ),
    ).toBe(12)
  })

  test('names with a space in the middle are names, and namesakes go by their unit', () => {
    expect(count('cadre', ({ name }) => String(name).includes(' '))).toBe(0)
    const li = (record.get('cadre') ?? []).filter(({ content }) => content['name'] === '李磊')
    expect(li.length).toBeGreaterThan(1)
    const project = (record.get('project') ?? []).find(
      ({ content }) => content['name'] === '东河生物医药中间体项目',
    )
    const lead = contents('appointment').find(
      ({ projectId, cadreId }) => projectId === project?.id && li.some(({ id }) => id === cadreId),
    )
    const tenure = contents('tenure').find(({ cadreId }) => cadreId === lead?.['cadreId'])
    const unit = (record.get('unit') ?? []).find(({ id }) => id === tenure?.['unitId'])
    expect(unit?.content['name']).toBe('区发展和改革局')
  })

  test('facts on paper that break the rules of live entry are taken and flagged', () => {
    const flags = first.changes.flatMap(({ noun, flags: each }) =>
      each.map(({ code }) => `${noun} ${code}`),
    )
    expect(
      Object.fromEntries(
        [...Map.groupBy(flags, (flag) => flag)].map(([flag, all]) => [flag, all.length]),
      ),
    ).toEqual({
      'appointment intake.too-many-projects': 1,
      'opinion intake.own-staff': 13,
      'achievement intake.before-tenure': 125,
      'bottomLineEvent intake.before-tenure': 4,
    })
  })

  test('inspectors are linked only where the name is unique, and an unlinked one is a note', () => {
    const unlinked = contents('inspector').filter(({ cadreId }) => cadreId === null)
    const notes = first.findings.filter(({ code }) => code === 'intake.inspector-of-many')
    expect(notes.map(({ about }) => about['name']).toSorted()).toEqual(
      unlinked.map(({ name }) => name).toSorted(),
    )
    expect(contents('observation').every(({ polarity }) => polarity === 'unknown')).toBe(true)
  })

  test('every fact fits its schema and comes after those it points to', () => {
    const known = new Set<unknown>()
    for (const { noun, id, content } of first.changes) {
      const fact = factOf(noun)
      expect(fact?.schema.safeParse(content).error).toBeUndefined()
      for (const [field, value] of Object.entries(content))
        if (field.endsWith('Id') && value !== null) expect(known.has(value)).toBe(true)
      known.add(id)
    }
    expect(new Set(first.changes.map(({ noun }) => noun))).toEqual(new Set(NOUNS))
  })

  test('the same again changes nothing', () => {
    const again = prepare(sheets, record, optionsFor({ newId: idsInTurn(1_000_000) }))
    expect(again.changes).toEqual([])
    expect(again.findings.filter(({ kind }) => kind !== 'note')).toEqual([])
    for (const { counts, rows } of again.sheets) expect(counts.same).toBe(rows)
  })

  test('one workbook alone, again, changes nothing', () => {
    for (const file of new Set(sheets.map((sheet) => sheet.file))) {
      const alone = sheets.filter((sheet) => sheet.file === file)
      const again = prepare(alone, record, optionsFor({ newId: idsInTurn(1_000_000) }))
      expect([file, again.changes.length]).toEqual([file, 0])
      for (const { counts, rows } of again.sheets) expect([file, counts.same]).toEqual([file, rows])
    }
  })

  test('the workbooks one after another give the same as all at once', () => {
    let standing: OnRecord = new Map()
    let ids = 0
    for (const file of [...new Set(sheets.map((sheet) => sheet.file))].toSorted()) {
      const alone = sheets.filter((sheet) => sheet.file === file)
      const part = prepare(alone, standing, optionsFor({ newId: idsInTurn((ids += 100_000)) }))
      expect([file, part.findings.filter(({ kind }) => kind !== 'note')]).toEqual([file, []])
      standing = after(part.changes, standing)
    }
    const sizes = (of: OnRecord) =>
      Object.fromEntries([...of].map(([noun, facts]) => [noun, facts.length]))
    expect(sizes(standing)).toEqual(sizes(record))
  })

  test('the order of files decides nothing', () => {
    const files = [...new Set(sheets.map((sheet) => sheet.file))]
    const told = ({ changes, findings }: Preparation) => ({ changes, findings })
    for (const turn of [1, 4, 7]) {
      const turned = [...files.slice(turn), ...files.slice(0, turn)].toReversed()
      const shuffled = turned.flatMap((file) => sheets.filter((sheet) => sheet.file === file))
      const other = prepare(shuffled, new Map(), optionsFor())
      expect(told(other)).toEqual(told(first))
    }
  })

  test('no change names a sheet or row that is not there', () => {
    const at = (change: Change) =>
      sheets.find(({ file, sheet }) => file === change.file && sheet === change.sheet)?.rows[
        change.row - 1
      ]
    expect(first.changes.every((change) => at(change) !== undefined)).toBe(true)
  })
})
