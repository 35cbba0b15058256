import { describe, expect, test } from 'vitest'
import { type AppointmentForm, emptyForm } from '@zhishi/domain/papers/appointmentForm.ts'
import { appointmentPaper } from '../../src/papers/appointmentPaper.ts'
import { LEADING, heightAt, largest } from '../../src/platform/fitting.ts'
import { writeTabledPaper } from '../../src/platform/word-tables.ts'
import { readDocx } from './reading.ts'

const TWIPS = 1440 / 25.4
/** What a sheet of A4 with margins of 16 mm holds. */
const SHEET = 297 - 2 * 16
const TITLE = 640 / TWIPS

const nothing = emptyForm()
const much: AppointmentForm = {
  ...emptyForm(),
  name: '阿'.repeat(48) + '·力',
  fullTimeSchool: '华东水利学院水利水电工程系水利水电工程专业',
  inServiceSchool: '省委党校经济管理专业',
  inServiceDegreeSchool: '省城大学公共管理学院公共管理专业',
  presentPost: '区发展和改革局党组书记、局长，区重点项目建设指挥部办公室主任',
  resume: Array.from(
    { length: 20 },
    (_, i) =>
      `${1980 + i}.01--${1981 + i}.01  云溪镇党委委员、副镇长（其间：在省委党校在职研究生班经济管理专业学习）`,
  ).join('\n'),
  honours: '2016年记三等功；'.repeat(20),
  family: Array.from({ length: 12 }, (_, i) => ({
    relation: '姐姐',
    name: `阿依古丽·买买提${i}`,
    birth: '1960-01',
    politicalStatus: '中共党员',
    employer: '区人民医院内科副主任医师、党支部书记（二级主任科员）',
  })),
}

interface Row {
  readonly height: number
  readonly needs: number
}

/** The rows of each table: how high each is set, and how much its fullest cell needs. */
async function tablesOf(form: AppointmentForm): Promise<Row[][]> {
  const paper = appointmentPaper(
    form,
    null,
    '2025-01-01',
    '较早的状态：截至2024年6月30日已发生的情况',
  )
  const { xml } = readDocx(await writeTabledPaper(paper))
  return xml
    .split('<w:tbl>')
    .slice(1)
    .map((table) =>
      (table.split('</w:tbl>')[0] ?? '')
        .split('</w:tr>')
        .slice(0, -1)
        .map((row) => ({
          height: Number(/<w:trHeight w:val="(\d+)"/.exec(row)?.[1] ?? 0) / TWIPS,
          needs: Math.max(...row.split('</w:tc>').slice(0, -1).map(neededBy)),
        })),
    )
}

function neededBy(cell: string): number {
  // What is merged with the cells below has their height as well.
  if (cell.includes('w:vMerge')) return 0
  const width = Number(/<w:tcW [^>]*w:w="(\d+)"/.exec(cell)?.[1] ?? 0) / TWIPS - 2.2
  const paragraphs = cell.split('</w:p>').slice(0, -1)
  return paragraphs.reduce((sum, one) => {
    const points = Number(/<w:sz w:val="(\d+)"/.exec(one)?.[1] ?? 0) / 2
    const text = [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, words]) => words).join('')
    const hanging = one.includes('w:hanging') ? 9 : 0
    return points === 0 ? sum : sum + heightAt([text], width, points, hanging)
  }, 0)
}

describe('干部任免审批表 stands on two sheets', () => {
  test.each([
    ['nothing', nothing],
    ['much, rare and long names, twelve relatives', much],
  ])('with %s on record', async (_, form) => {
    const tables = await tablesOf(form)
    expect(tables).toHaveLength(2)
    const used = tables.map((rows) =>
      rows.reduce((sum, { height, needs }) => sum + Math.max(height, needs + 0.8), 0),
    )
    const [front = 0, back = 0] = used
    expect(front + TITLE).toBeLessThan(SHEET)
    // Below the table on the back: who filled it in, and the older state.
    expect(back + 2 * 7.5).toBeLessThan(SHEET)
  })

  test('no empty paragraph between the sheets takes a page of its own, and the form bears no page numbers', async () => {
    const { xml } = readDocx(await writeTabledPaper(appointmentPaper(much, null, '2025-01-01')))
    const between = xml.split('</w:tbl>')[1]?.split('<w:tbl>')[0] ?? ''
    expect(between.match(/<w:p>|<w:p /g)).toHaveLength(1)
    expect(between).toContain('w:pageBreakBefore')
    expect(xml).not.toContain('w:footerReference')
  })
})

describe('the room that a text takes', () => {
  test('lines are counted in Chinese characters, Latin ones are half as wide', () => {
    // 10 points are 3.53 mm: ten to 36 mm.
    const one = 10 * LEADING * (25.4 / 72)
    expect(heightAt(['一'.repeat(10)], 36, 10)).toBeCloseTo(one)
    expect(heightAt(['一'.repeat(11)], 36, 10)).toBeCloseTo(2 * one)
    expect(heightAt(['a'.repeat(20)], 36, 10)).toBeCloseTo(one)
    expect(heightAt(['𠮷'.repeat(10)], 36, 10)).toBeCloseTo(one)
    expect(heightAt(['一'.repeat(12)], 36, 10, 9)).toBeCloseTo(3 * one)
  })

  test('the largest size that fits is taken, and never a smaller one than can be read', () => {
    expect(largest(12, 6, (points) => points <= 9.5)).toBe(9.5)
    expect(largest(12, 6, () => false)).toBe(6)
  })
})
