import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import {
  AppointmentForm,
  DATE_KEYS,
  FamilyMember,
  type TextKey,
  dateFromForm,
  emptyForm,
} from '@zhishi/domain/papers/appointmentForm.ts'
import { readResume, writeResume } from '@zhishi/domain/papers/resume.ts'
import { type XmlElement, XML_BOUNDS, readXml } from '../platform/xml.ts'
import { entriesOf, inflater } from '../platform/zip.ts'
import { type ReadForm, checked } from './lrmx.ts'

/**
 * 干部任免审批表 read back from a Word file, ours or one that somebody typed: a value is the cell behind
 * its label, wherever the cells stand. The form tells ages and not births of the family, and holds no
 * identity number; those and the photo are left as they are on record.
 */

/** What is printed in the form, blanks and what stands in brackets apart, and which field it is for. */
const LABELS: ReadonlyMap<string, TextKey> = new Map([
  ['姓名', 'name'],
  ['性别', 'sex'],
  ['出生年月', 'birth'],
  ['民族', 'people'],
  ['籍贯', 'nativePlace'],
  ['出生地', 'birthPlace'],
  ['入党时间', 'partySince'],
  ['参加工作时间', 'workSince'],
  ['健康状况', 'health'],
  ['专业技术职务', 'professionalTitle'],
  ['熟悉专业有何专长', 'expertise'],
  ['现任职务', 'presentPost'],
  ['拟任职务', 'proposedPost'],
  ['拟免职务', 'removedPost'],
  ['简历', 'resume'],
  ['奖惩情况', 'honours'],
  ['年度考核结果', 'annualResults'],
  ['任免理由', 'reasons'],
  ['呈报单位', 'reportingUnit'],
])
const MANY_LINES: ReadonlySet<TextKey> = new Set([
  'presentPost',
  'proposedPost',
  'removedPost',
  'resume',
  'honours',
  'annualResults',
  'reasons',
])
const STUDIES = [
  ['全日制教育', 'fullTime'],
  ['在职教育', 'inService'],
] as const
const SCHOOL = '毕业院校系及专业'
const FAMILY = ['称谓', '姓名', '年龄', '政治面貌', '工作单位及职务']
/** What a Word file is bounded by: of this many elements a form has a tenth. */
const BOUNDS = { ...XML_BOUNDS, elements: 60_000, depth: 40 }

const local = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1)

/** The elements of a name, of which none lies in another of them. */
const outermost = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => (local(child) === name ? [child] : outermost(child, name)))

/** The text as it is read, paragraphs and line breaks on lines of their own. */
function textOf(element: XmlElement): string {
  const name = local(element)
  if (name === 't') return element.text
  if (name === 'br' || name === 'cr') return '\n'
  if (name === 'tab') return ' '
  const inside = element.children.map(textOf).join('')
  return name === 'p' ? `${inside}\n` : inside
}

const linesOf = (cell: string): string[] =>
  cell.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trimEnd()]))

const labelOf = (cell: string): string => cell.replace(/[（(].*?[）)]/gs, '').replace(/\s/g, '')

const isLabel = (cell: string): boolean => {
  const label = labelOf(cell)
  return LABELS.has(label) || label === SCHOOL || STUDIES.some(([one]) => one === label)
}

/** The document's text of tables, row by row; anything that is no Word file is refused. */
function rowsIn(bytes: Uint8Array, file: string): string[][] {
  const body = readXml(documentIn(bytes, file), BOUNDS)
  return outermost(body, 'tbl').flatMap((table) =>
    outermost(table, 'tr').map((row) => outermost(row, 'tc').map(textOf)),
  )
}

function documentIn(bytes: Uint8Array, file: string): Uint8Array {
  try {
    const entry = entriesOf(bytes, file).find(({ name }) => name === 'word/document.xml')
    if (entry) return inflater(file)(entry)
  } catch (error) {
    // The words for archives speak of workbooks.
    if (!(error instanceof Refusal) || !error.reason.code.startsWith('upload.')) throw error
  }
  throw new Refusal(reason('form.no-docx', { file }))
}

/** `1979.05` and the age below it, or a date among other words, which then stay. */
const dateIn = (text: string): string => dateFromForm(text.replace(/[（(].*?[）)]/gs, '').trim())

function valueOf(key: TextKey, cell: string): string | null {
  const lines = linesOf(cell)
  if (lines.length === 0) return null
  if (key === 'resume') {
    const { opening, lines: read } = readResume(lines.join('\n'))
    return [opening, writeResume(read)].filter((part) => part !== '').join('\n')
  }
  if (MANY_LINES.has(key)) return lines.map((line) => line.trim()).join('\n')
  const text = lines.map((line) => line.trim()).join(' ')
  return DATE_KEYS.includes(key) ? dateIn(text) : text
}

const isDegree = (words: string): boolean => /学士|硕士|博士|学位/.test(words)

/** Education and degree stand in one cell, their schools in another; one school is that of both. */
function studiesIn(row: readonly string[], at: number, kind: 'fullTime' | 'inService') {
  const said = linesOf(row[at + 1] ?? '').flatMap((line) => line.trim().split(/\s+/))
  const schools = linesOf(row[row.findIndex((cell) => labelOf(cell) === SCHOOL) + 1] ?? '')
  const degree = said.find(isDegree) ?? null
  const education = said.filter((words) => words !== degree).join(' ') || null
  const [first = null, second = first] = schools.map((line) => line.trim())
  return {
    [`${kind}Education`]: education,
    [`${kind}Degree`]: degree,
    [`${kind}School`]: education === null ? null : first,
    [`${kind}DegreeSchool`]: degree === null ? null : second,
  }
}

const isFamilyHead = (row: readonly string[]): boolean =>
  row.slice(-FAMILY.length).map(labelOf).join() === FAMILY.join()

/** Who stands below the heads 称谓, 姓名 and so on, up to the first row with a label of its own. */
function familyIn(rows: readonly (readonly string[])[]): FamilyMember[] {
  const head = rows.findIndex(isFamilyHead)
  if (head < 0) return []
  const below = rows.slice(head + 1)
  const end = below.findIndex((row) => row.some(isLabel))
  return below.slice(0, end < 0 ? below.length : end).flatMap((row) => {
    const [relation = null, name = null, , politicalStatus = null, employer = null] = row
      .slice(-FAMILY.length)
      .map((cell) => linesOf(cell).join(' ').trim() || null)
    const member = { relation, name, birth: null, politicalStatus, employer }
    return relation === null && name === null
      ? []
      : [checked(FamilyMember, member, '家庭主要成员及重要社会关系')]
  })
}

/** Reads the form out of a .docx; one without the form's table is refused. */
export function readFormDocx(bytes: Uint8Array, file: string): ReadForm {
  const rows = rowsIn(bytes, file)
  const form: Record<string, unknown> = { ...emptyForm(), family: familyIn(rows) }
  const [seen, doubled] = [new Set<string>(), new Set<string>()]
  for (const row of rows) {
    // The heads of the family bear a label too: 姓名.
    if (isFamilyHead(row)) continue
    row.forEach((cell, at) => {
      const label = labelOf(cell)
      const studies = STUDIES.find(([one]) => one === label)
      const key = LABELS.get(label)
      if (studies) Object.assign(form, studiesIn(row, at, studies[1]))
      if (key === undefined) return
      if (seen.has(label)) {
        doubled.add(label)
        return
      }
      seen.add(label)
      const value = row[at + 1] ?? ''
      form[key] = isLabel(value)
        ? null
        : checked(AppointmentForm.shape[key], valueOf(key, value), label)
    })
  }
  if (!seen.has('姓名')) throw new Refusal(reason('form.no-table', { file }))
  return {
    form: checked(AppointmentForm, form, '干部任免审批表'),
    photo: null,
    unknown: [],
    doubled: [...doubled],
    outOfOrder: [],
  }
}
