import { type AppointmentForm, ageAt } from '@zhishi/domain/papers/appointmentForm.ts'
import { isPartialDate } from '@zhishi/domain/kernel/dates.ts'
import { readResume } from '@zhishi/domain/papers/resume.ts'
import type { Jpeg } from '../platform/jpeg.ts'
import type { PaperCell, PaperTable, TabledPaper } from '../platform/word-tables.ts'

/** 干部任免审批表 in the two pages of the official form. */

const label = (text: string, more: Partial<PaperCell> = {}): PaperCell => ({
  lines: text.split('\n'),
  label: true,
  ...more,
})
const value = (text: string | null, more: Partial<PaperCell> = {}): PaperCell => ({
  lines: text === null ? [] : text.split('\n'),
  align: 'centre',
  ...more,
})

/** `1978-03` as the form has it: 1978.03. */
const dotted = (date: string | null): string | null =>
  date !== null && isPartialDate(date) ? date.replaceAll('-', '.') : date

const bornAndAge = ({ birth }: AppointmentForm, day: string): string | null => {
  const age = ageAt(birth, day)
  return [dotted(birth), age === null ? null : `（${age}岁）`].filter(Boolean).join('\n') || null
}

const together = (...parts: (string | null)[]): string | null =>
  parts.filter((part) => part !== null && part !== '').join('\n') || null

/** A school once, where education and degree come from the same one. */
const schools = (one: string | null, other: string | null): string | null =>
  one === other ? one : together(one, other)

const FAMILY_ROWS = 7
const MARGIN = 16
/** What the two sheets leave for the résumé, and for the rows of the family, in millimetres. */
const RESUME = 145
const FAMILY = 81
/** `1991.01—2000.01` and a blank, in characters. */
const DATES = 9

function firstPage(form: AppointmentForm, photo: Jpeg | null, day: string): PaperTable {
  const portrait: PaperCell =
    photo === null
      ? label('照片', { down: 4 })
      : {
          down: 4,
          align: 'centre',
          picture: { kind: 'jpg', bytes: photo.bytes, ...fitted(photo, 27, 38), says: '照片' },
        }
  const wide = { across: 6, align: 'left' } as const
  const resume = form.resume === null ? [] : resumeLines(form.resume)
  return {
    fits: true,
    columns: [24, 25, 23, 25, 23, 25, 31],
    rows: [
      {
        height: 11,
        cells: [
          label('姓　名'),
          value(form.name),
          label('性　别'),
          value(form.sex),
          label('出生年月\n（岁）'),
          value(bornAndAge(form, day)),
          portrait,
        ],
      },
      {
        height: 11,
        cells: [
          label('民　族'),
          value(form.people),
          label('籍　贯'),
          value(form.nativePlace),
          label('出生地'),
          value(form.birthPlace),
        ],
      },
      {
        height: 11,
        cells: [
          label('入　党\n时　间'),
          value(dotted(form.partySince)),
          label('参加工\n作时间'),
          value(dotted(form.workSince)),
          label('健康状况'),
          value(form.health),
        ],
      },
      {
        height: 11,
        cells: [
          label('专业技\n术职务'),
          value(form.professionalTitle, { across: 2 }),
          label('熟悉专业\n有何专长'),
          value(form.expertise, { across: 2 }),
        ],
      },
      {
        height: 12,
        cells: [
          label('学　历\n学　位', { down: 2 }),
          label('全日制\n教　育'),
          value(together(form.fullTimeEducation, form.fullTimeDegree), { across: 2 }),
          label('毕业院校\n系及专业'),
          value(schools(form.fullTimeSchool, form.fullTimeDegreeSchool), { across: 2 }),
        ],
      },
      {
        height: 12,
        cells: [
          label('在　职\n教　育'),
          value(together(form.inServiceEducation, form.inServiceDegree), { across: 2 }),
          label('毕业院校\n系及专业'),
          value(schools(form.inServiceSchool, form.inServiceDegreeSchool), { across: 2 }),
        ],
      },
      { height: 11, cells: [label('现任职务'), value(form.presentPost, wide)] },
      { height: 11, cells: [label('拟任职务'), value(form.proposedPost, wide)] },
      { height: 11, cells: [label('拟免职务'), value(form.removedPost, wide)] },
      {
        height: RESUME,
        cells: [
          label('简历', { upright: true }),
          { lines: resume, across: 6, top: true, hanging: DATES },
        ],
      },
    ],
  }
}

/** The posts stand below one another, behind the dates. */
const resumeLines = (text: string): string[] => {
  const { opening, lines } = readResume(text)
  const dot = (date: string) => date.replaceAll('-', '.')
  return [
    ...(opening === '' ? [] : opening.split('\n')),
    ...lines.flatMap((one) => {
      const [first = '', ...more] = one.text.split('\n')
      const dates = `${dot(one.from)}—${one.until === null ? '　　　 ' : dot(one.until)}`
      return [`${dates}　${first}`, ...more.map((further) => '　'.repeat(DATES) + further)]
    }),
  ]
}

function secondPage(form: AppointmentForm, day: string): PaperTable {
  const wide = { across: 5, align: 'left' } as const
  const rows = Math.max(FAMILY_ROWS, form.family.length)
  const members = Array.from({ length: rows }, (_, i) => form.family[i])
  const height = Math.min(10, FAMILY / rows)
  return {
    fits: true,
    columns: [20, 20, 26, 18, 28, 64],
    rows: [
      { height: 36, cells: [label('奖惩情况', { upright: true }), value(form.honours, wide)] },
      { height: 24, cells: [label('年度考\n核结果'), value(form.annualResults, wide)] },
      { height: 36, cells: [label('任免理由', { upright: true }), value(form.reasons, wide)] },
      {
        height: 10,
        cells: [
          label('家庭主要成员及重要社会关系', { upright: true, down: rows + 1 }),
          label('称谓'),
          label('姓名'),
          label('年龄'),
          label('政治面貌'),
          label('工作单位及职务'),
        ],
      },
      ...members.map((member) => ({
        height,
        cells: [
          value(member?.relation ?? null),
          value(member?.name ?? null),
          value(ageAt(member?.birth ?? null, day)?.toString() ?? null),
          value(member?.politicalStatus ?? null),
          value(member?.employer ?? null, { align: 'left' }),
        ],
      })),
      { height: 18, cells: [label('呈报单位'), value(form.reportingUnit, { across: 5 })] },
      {
        height: 40,
        cells: [
          label('审批机\n关意见'),
          value('（盖章）\n年　月　日', { across: 3, align: 'right' }),
          label('行政机关\n任免意见'),
          value('（盖章）\n年　月　日', { align: 'right' }),
        ],
      },
    ],
  }
}

/** As large as it fits, with its own proportions. */
function fitted({ width, height }: Jpeg, most: number, highest: number) {
  const scale = Math.min(most / width, highest / height)
  return { width: width * scale, height: height * scale }
}

/** `day`: on which ages are told, unless the form says another. */
export function appointmentPaper(
  form: AppointmentForm,
  photo: Jpeg | null,
  day: string,
  state: string | null = null,
): TabledPaper {
  const on = form.ageOn !== null && isPartialDate(form.ageOn) ? form.ageOn.padEnd(10, '-01') : day
  return {
    title: '干部任免审批表',
    subtitle: null,
    blocks: [
      { table: firstPage(form, photo, on) },
      { newPage: true },
      { table: secondPage(form, on) },
      { text: `填表人：${form.filledBy ?? '　　　　'}　　　${dotted(form.filledOn) ?? ''}` },
      ...(state === null ? [] : [{ text: state }]),
    ],
    closing: [],
    notes: [],
    margin: MARGIN,
    unnumbered: true,
  }
}
