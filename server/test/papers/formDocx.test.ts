import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Refusal } from '@zhishi/domain/kernel/refusal.ts'
import { type AppointmentForm, emptyForm } from '@zhishi/domain/papers/appointmentForm.ts'
import { withKnown } from '@zhishi/domain/papers/family.ts'
import { appointmentPaper } from '../../src/papers/appointmentPaper.ts'
import { readFormDocx } from '../../src/papers/formDocx.ts'
import { writeTabledPaper } from '../../src/platform/word-tables.ts'

const DAY = '2025-03-01'
const written = (form: AppointmentForm) => writeTabledPaper(appointmentPaper(form, null, DAY))

const FULL: AppointmentForm = {
  ...emptyForm(),
  name: '买买提·艾力',
  sex: '男',
  birth: '1978-03',
  people: '维吾尔族',
  nativePlace: '云山',
  birthPlace: '云山',
  partySince: '民盟；2005.06',
  workSince: '1998-08',
  health: '健康',
  professionalTitle: '高级工程师',
  expertise: '水利工程',
  fullTimeEducation: '大学',
  fullTimeDegree: '工学学士',
  fullTimeSchool: '云山大学水利系',
  fullTimeDegreeSchool: '云山大学水利系',
  inServiceEducation: '研究生',
  inServiceDegree: '管理学硕士',
  inServiceSchool: '省委党校',
  inServiceDegreeSchool: '云山大学管理学院',
  presentPost: '云溪镇党委副书记、镇长',
  proposedPost: '水务局局长',
  removedPost: '云溪镇镇长',
  resume:
    '1998.08--2004.03  云溪镇水利站技术员\n                  （其间：2001.09—2003.07在省委党校学习）\n2004.03--         云溪镇镇长',
  honours: '2023年记三等功一次',
  annualResults: '2022年优秀\n2023年优秀',
  reasons: '工作需要',
  reportingUnit: '县委组织部',
  family: [
    {
      relation: '妻子',
      name: '古丽',
      birth: '1980-02',
      politicalStatus: '群众',
      employer: '县一中教师',
    },
    { relation: '儿子', name: '𠮷', birth: null, politicalStatus: null, employer: null },
  ],
}

const refusalOf = (bytes: Uint8Array): string => {
  try {
    readFormDocx(bytes, '表.docx')
  } catch (error) {
    if (error instanceof Refusal) return error.reason.code
    throw error
  }
  return 'taken'
}

/** A Word file of these rows of cells. */
const typed = (...rows: readonly (readonly string[])[]): Uint8Array => {
  const cell = (text: string) =>
    `<w:tc>${text
      .split('\n')
      .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
      .join('')}</w:tc>`
  const table = rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')
  return zipSync({
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body><w:tbl>${table}</w:tbl></w:body></w:document>`,
    ),
  })
}

describe('the form in Word', () => {
  test('comes back as it went out, but for what it has no place for', async () => {
    const { form, doubled } = readFormDocx(await written(FULL), '表.docx')
    // Ages stand there and no births; 民盟 joined on a date stays as it was written.
    const family = FULL.family.map((member) => ({ ...member, birth: null }))
    expect(form).toEqual({ ...FULL, family })
    expect(doubled).toEqual([])
    expect(withKnown(FULL.family, form.family)).toEqual(FULL.family)
  })

  test('of nobody but a name is the name alone', async () => {
    const form = { ...emptyForm(), name: '甲' }
    expect(readFormDocx(await written(form), '表.docx').form).toEqual(form)
  })

  test('is read as people type it: blanks in the labels, another order, other dashes', () => {
    const { form } = readFormDocx(
      typed(
        ['性 别', '女', '姓　　名', '曹　莲'],
        ['出生年月\n（ 岁）', '1981年9月\n（43岁）', '参加工\n作 时 间', '2002.07'],
        ['简\n历', '2002.07——2010.01 技术员\n2010.01—至今 站长'],
        ['家庭主要成员', '称 谓', '姓 名', '年 龄', '政治面貌', '工作单位及职务'],
        ['', '丈夫', '秦朗', '45', '中共党员', '财政局'],
        ['', '', '', '', '', ''],
        ['呈报单位', '组织部'],
      ),
      '表.docx',
    )
    expect(form).toMatchObject({
      name: '曹　莲',
      sex: '女',
      birth: '1981-09',
      workSince: '2002-07',
      reportingUnit: '组织部',
      family: [{ relation: '丈夫', name: '秦朗', birth: null, employer: '财政局' }],
    })
    expect(form.resume).toBe('2002.07--2010.01  技术员\n2010.01--         站长')
  })

  test.each<[string, Uint8Array, string]>([
    ['another paper', typed(['报送单位', '水务局']), 'form.no-table'],
    ['no Word file', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'form.no-docx'],
    ['a file that is cut off', typed(['姓名', '甲']).slice(0, 100), 'form.no-docx'],
    [
      'one that brings entities',
      zipSync({
        'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "姓名">]><a>&b;</a>'),
      }),
      'xml.doctype',
    ],
    [
      'one that would swell',
      zipSync({ 'word/document.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 }),
      'form.no-docx',
    ],
    ['a name beyond its bounds', typed(['姓名', '甲'.repeat(300)]), 'form.unfit-value'],
  ])('%s is refused', (_, bytes, code) => {
    expect(refusalOf(bytes)).toBe(code)
  })
})
