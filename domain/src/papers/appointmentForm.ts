import { z } from 'zod'
import { Cadre, FamilyMember as Kept } from '../cadres/cadre.ts'
import { isPartialDate } from '../kernel/dates.ts'
import { Phrase, Prose } from '../kernel/values.ts'
import type { PersonRecord } from '../portraits/personRecord.ts'
import { word } from '../portraits/wording.ts'
import { writeResume } from './resume.ts'

/** One of 家庭主要成员及重要社会关系, as the form lists them. */
export const FamilyMember = Kept.omit({ cadreId: true, ordinal: true })
export type FamilyMember = z.infer<typeof FamilyMember>

const field = Phrase.nullable()
const words = Prose.nullable()

/**
 * 干部任免审批表 (law: the form of the Central Organisation Department; `.lrmx` by practice). All
 * fields are optional; what is missing stays empty. Dates are partial dates (`1978-03`) where they
 * can be read as such, otherwise as written.
 */
export const AppointmentForm = z.strictObject({
  name: field,
  sex: field,
  birth: field,
  people: field,
  nativePlace: field,
  birthPlace: field,
  partySince: field,
  workSince: field,
  health: field,
  professionalTitle: field,
  expertise: field,
  fullTimeEducation: field,
  fullTimeDegree: field,
  fullTimeSchool: field,
  fullTimeDegreeSchool: field,
  inServiceEducation: field,
  inServiceDegree: field,
  inServiceSchool: field,
  inServiceDegreeSchool: field,
  presentPost: words,
  proposedPost: words,
  removedPost: words,
  resume: words,
  honours: words,
  annualResults: words,
  reasons: words,
  family: z.array(FamilyMember).max(60),
  reportingUnit: field,
  ageOn: field,
  filledOn: field,
  filledBy: field,
  idNumber: field,
  /** SHA-256 of the JPEG in the file store. */
  photo: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  formVersion: field,
})
export type AppointmentForm = z.infer<typeof AppointmentForm>
export type FormKey = keyof AppointmentForm
/** The fields that are plain text. */
export type TextKey = Exclude<FormKey, 'family' | 'photo'>

/** The elements of `.lrmx` in their order, each with its field; `JiaTingChengYuan` and `ZhaoPian` apart. */
export const ELEMENTS = [
  ['XingMing', 'name'],
  ['XingBie', 'sex'],
  ['ChuShengNianYue', 'birth'],
  ['MinZu', 'people'],
  ['JiGuan', 'nativePlace'],
  ['ChuShengDi', 'birthPlace'],
  ['RuDangShiJian', 'partySince'],
  ['CanJiaGongZuoShiJian', 'workSince'],
  ['JianKangZhuangKuang', 'health'],
  ['ZhuanYeJiShuZhiWu', 'professionalTitle'],
  ['ShuXiZhuanYeYouHeZhuanChang', 'expertise'],
  ['QuanRiZhiJiaoYu_XueLi', 'fullTimeEducation'],
  ['QuanRiZhiJiaoYu_XueWei', 'fullTimeDegree'],
  ['QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi', 'fullTimeSchool'],
  ['QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi', 'fullTimeDegreeSchool'],
  ['ZaiZhiJiaoYu_XueLi', 'inServiceEducation'],
  ['ZaiZhiJiaoYu_XueWei', 'inServiceDegree'],
  ['ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi', 'inServiceSchool'],
  ['ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi', 'inServiceDegreeSchool'],
  ['XianRenZhiWu', 'presentPost'],
  ['NiRenZhiWu', 'proposedPost'],
  ['NiMianZhiWu', 'removedPost'],
  ['JianLi', 'resume'],
  ['JiangChengQingKuang', 'honours'],
  ['NianDuKaoHeJieGuo', 'annualResults'],
  ['RenMianLiYou', 'reasons'],
  ['JiaTingChengYuan', 'family'],
  ['ChengBaoDanWei', 'reportingUnit'],
  ['JiSuanNianLingShiJian', 'ageOn'],
  ['TianBiaoShiJian', 'filledOn'],
  ['TianBiaoRen', 'filledBy'],
  ['ShenFenZheng', 'idNumber'],
  ['ZhaoPian', 'photo'],
  ['Version', 'formVersion'],
] as const satisfies readonly (readonly [string, FormKey])[]

export const FORM_KEYS: readonly FormKey[] = ELEMENTS.map(([, key]) => key)

/** The elements of one family member, in their order. */
export const MEMBER_ELEMENTS = [
  ['ChengWei', 'relation'],
  ['XingMing', 'name'],
  ['ChuShengRiQi', 'birth'],
  ['ZhengZhiMianMao', 'politicalStatus'],
  ['GongZuoDanWeiJiZhiWu', 'employer'],
] as const satisfies readonly (readonly [string, keyof FamilyMember])[]

export const DATE_KEYS: readonly FormKey[] = [
  'birth',
  'partySince',
  'workSince',
  'ageOn',
  'filledOn',
]

/** The version of the exchange file that we write (practice). */
export const FORM_VERSION = '3.2.1.6'

/**
 * An identity number as pages show it: the area and the last four; what is no such number wholly
 * hidden. In full it is given one at a time, with a note on the trail, and in exported files (ours).
 */
export const maskedNumber = (number: string | null): string | null =>
  number &&
  (number.length < 15
    ? '*'.repeat(number.length)
    : `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`)

export const emptyForm = (): AppointmentForm => ({
  ...(Object.fromEntries(FORM_KEYS.map((key) => [key, null])) as Record<FormKey, null>),
  family: [],
})

/** `199101`, `19910115`, `1991.01`, `1991年1月` as a partial date; anything else stays as it is written. */
export function dateFromForm(text: string): string {
  const digits = /^(\d{4})(\d{2})?(\d{2})?$/.exec(text)
  const parts = digits ?? /^(\d{4})[.．年/-](\d{1,2})(?:[.．月/-](\d{1,2}))?[月日]?$/.exec(text)
  if (!parts) return text
  const date = parts
    .slice(1)
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-')
  return isPartialDate(date) ? date : text
}

/** A partial date as `.lrmx` writes it: YYYY, YYYYMM or YYYYMMDD; other words as they are. */
export const dateToForm = (value: string): string =>
  isPartialDate(value) ? value.replaceAll('-', '') : value

/** Whole years at a day; null where either date is unknown or no date. */
export function ageAt(birth: string | null, day: string): number | null {
  if (birth === null || !isPartialDate(birth) || birth.length < 7) return null
  const before = day.slice(5, birth.length) < birth.slice(5)
  const age = Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (before ? 1 : 0)
  return age >= 0 && age < 150 ? age : null
}

/** Fields that the roster itself holds: the roster's value stands before a form's. */
export const ROSTER_KEYS = [
  'name',
  'sex',
  'birth',
  'people',
  'partySince',
  'workSince',
  'expertise',
  'nativePlace',
  'birthPlace',
  'health',
  'professionalTitle',
  'fullTimeEducation',
  'fullTimeDegree',
  'fullTimeSchool',
  'fullTimeDegreeSchool',
  'inServiceEducation',
  'inServiceDegree',
  'inServiceSchool',
  'inServiceDegreeSchool',
  'resume',
  'honours',
] as const satisfies readonly (keyof Cadre & FormKey)[]
export type RosterKey = (typeof ROSTER_KEYS)[number]

const SEX: Readonly<Record<string, Cadre['sex']>> = { 男: 'male', 女: 'female' }

/** A form's value as the roster holds it; undefined where the roster cannot hold it. */
export function asRosterValue(key: RosterKey, value: string): Cadre[RosterKey] | undefined {
  const read = Cadre.shape[key].safeParse(key === 'sex' ? SEX[value] : value)
  return read.success && read.data !== undefined ? read.data : undefined
}

const asWritten = (key: RosterKey, value: Cadre[RosterKey]): string | null =>
  value !== null && key === 'sex' ? word('sex', value) : value

const postInWords = ({ unit, body, post }: PersonRecord['tenures'][number]): string =>
  [unit ?? body, post].filter(Boolean).join('')

const byTime = <T extends { readonly from: string | null }>(a: T, b: T): number =>
  (a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0

/** The present posts by the roster, main post first; empty where none is on record. */
export const presentPosts = ({ tenures }: PersonRecord): string =>
  tenures
    .filter(({ until }) => until === null)
    .toSorted((a, b) => Number(b.main) - Number(a.main) || byTime(a, b))
    .map(postInWords)
    .filter((post) => post !== '')
    .join('、')

function resumeOf({ tenures }: PersonRecord): string | null {
  const dated = tenures.filter(({ from }) => from !== null).toSorted(byTime)
  const lines = dated.map((one) => ({
    from: one.from ?? '',
    until: one.until,
    text: postInWords(one),
  }))
  return lines.length === 0 ? null : writeResume(lines)
}

function resultsOf({ annualResults }: PersonRecord): string | null {
  const told = annualResults
    .toSorted((a, b) => a.year - b.year)
    .map(({ year, grade }) => `${year}年度${word('grade', grade)}`)
  return told.length === 0 ? null : told.join('；')
}

const familyOf = ({ family }: PersonRecord): FamilyMember[] =>
  family
    .toSorted((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
    .map(({ relation, name, birth, politicalStatus, employer }) => ({
      relation,
      name,
      birth,
      politicalStatus,
      employer,
    }))

/**
 * The form of a person: the roster, family, posts and annual results as they stand, and for the rest
 * what a form said that was taken over. `stored` is that form, null where there was none.
 */
export function formOf(record: PersonRecord, stored: AppointmentForm | null): AppointmentForm {
  const form = { ...(stored ?? emptyForm()) }
  for (const key of ROSTER_KEYS) form[key] = asWritten(key, record.cadre[key]) ?? form[key]
  if (record.family.length > 0) form.family = familyOf(record)
  form.presentPost = presentPosts(record) || form.presentPost
  form.resume ??= resumeOf(record)
  form.annualResults ??= resultsOf(record)
  form.fullTimeEducation ??= form.inServiceEducation === null ? record.cadre.education : null
  form.fullTimeDegree ??= form.inServiceDegree === null ? record.cadre.degree : null
  return form
}
