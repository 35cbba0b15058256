import type { Particulars } from './refusal.ts'

/**
 * A catalogue of sentences by key. `{name}` is filled from the particulars; `{count|record|records}`
 * is the one or the other word by a count among them (only English writes so: Chinese has no plural).
 */
export type Catalogue = Readonly<Record<string, string>>

/** The sentence for a key, filled; the key itself where no catalogue has it, so that nothing is hidden. */
export function say(words: Catalogue, key: string, about: Particulars = {}): string {
  const sentence = words[key] ?? key
  return sentence.replace(BRACED, (whole, name: string, one?: string, other?: string) => {
    const value = about[name]
    if (value === undefined) return whole
    return one === undefined ? String(value) : counted(value, one, other ?? '')
  })
}

const BRACED = /\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g

const plural = new Intl.PluralRules('en')
/**
 * The English word that goes with a count. It may come as people read it, with thousands marked off:
 * `1,200`; `1.00` is no single one.
 */
export function counted(count: string | number, one: string, other: string): string {
  const text = String(count).replaceAll(',', '')
  return !text.includes('.') && plural.select(Number(text)) === 'one' ? one : other
}

/** Words that belong to no single capability. */
export const zh = {
  'field.id': '编号',
  'field.name': '名称',
  'field.note': '备注',
  'field.ordinal': '序号',
  'field.year': '年度',
  'field.month': '月份',
  'field.quarter': '季度',
  'field.date': '日期',
  'field.text': '内容',
  'field.reason': '原因',
  'field.from': '开始时间',
  'field.until': '结束时间',
  'field.kind': '类型',
  'field.title': '名称',
  'field.cadre': '姓名',
  'field.cadreId': '干部',
  'field.unit': '单位',
  'field.unitId': '单位',
  'field.project': '项目',
  'field.projectId': '项目',
  'field.flags': '提示',
  'field.withdrawn': '已撤回',
  'flag.true': '是',
  'flag.false': '否',
  unknown: '未填',
  'reason.text.malformed': '含有不可用的字符',
  'reason.text.empty': '不能为空',
  'reason.text.too-long': '文字过长',
  'reason.date.impossible': '日期不存在或写法不对，应为 2024、2024-03 或 2024-03-12',
  'reason.month.impossible': '月份不存在，应为 2024-03 的写法',
  'reason.quarter.impossible': '季度不存在，应为 2024Q1 至 2024Q4 的写法',
} as const

export const en: Record<keyof typeof zh, string> = {
  'field.id': 'Id',
  'field.name': 'Name',
  'field.note': 'Note',
  'field.ordinal': 'No.',
  'field.year': 'Year',
  'field.month': 'Month',
  'field.quarter': 'Quarter',
  'field.date': 'Date',
  'field.text': 'Text',
  'field.reason': 'Reason',
  'field.from': 'From',
  'field.until': 'Until',
  'field.kind': 'Kind',
  'field.title': 'Title',
  'field.cadre': 'Cadre',
  'field.cadreId': 'Cadre',
  'field.unit': 'Unit',
  'field.unitId': 'Unit',
  'field.project': 'Project',
  'field.projectId': 'Project',
  'field.flags': 'Flags',
  'field.withdrawn': 'Withdrawn',
  'flag.true': 'Yes',
  'flag.false': 'No',
  unknown: 'not given',
  'reason.text.malformed': 'contains characters that cannot be used',
  'reason.text.empty': 'must not be empty',
  'reason.text.too-long': 'is too long',
  'reason.date.impossible': 'no such date; write 2024, 2024-03 or 2024-03-12',
  'reason.month.impossible': 'no such month; write 2024-03',
  'reason.quarter.impossible': 'no such quarter; write 2024Q1 to 2024Q4',
}
