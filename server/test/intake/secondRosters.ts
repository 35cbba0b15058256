import { pick, type Making } from './secondDistrict.ts'

/** 1994-10 in one of the ways in which clerks write months. */
export function monthAs(month: string, random: () => number): string | number | { date: string } {
  const [year = '', of = ''] = month.split('-')
  const n = Number(of)
  return pick(
    [
      () => `${year}.${of}`,
      () => `${year}.${n === 1 ? '01' : n}`,
      () => `${year}年${n}月`,
      () => `${year}-${of}`,
      () => `${year}${of}`,
      () => `${year}/${of}`,
      () => ({ date: `${month}-01` }),
      () => Math.round((Date.UTC(Number(year), n - 1, 1) - Date.UTC(1899, 11, 30)) / 86_400_000),
      () =>
        Array.from(`${year}.${of}`, (sign) =>
          String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
        ).join(''),
      () => (Number(year) < 2000 && n > 1 ? `'${year.slice(2)}.${of}` : `${year}.${of}`),
    ],
    random,
  )()
}

/** The roster in two files: townships under headings, bureaus with their names merged downwards. */
export function rosters({ random, people: all, open, count }: Making): void {
  const townships = open('名册/乡镇干部.xlsx', 'Sheet1')
  townships.write('澄江县管理干部名册（乡镇）')
  townships.merge('A1:K1')
  townships.write(
    '序号',
    '干部姓名',
    '性　别',
    '族别',
    '出生时间',
    '参加工作年月',
    '入党年月',
    '文化程度',
    '职务',
    '任职时间',
    '是否正职',
    '身份证号码',
  )
  const bureaus = open('名册/部门干部.xlsx', '2025')
  bureaus.write('填报单位：县委组织部', null, null, null, null, '填报日期：2025年12月30日')
  bureaus.write(
    '工作单位',
    '姓  名',
    '现任职务\n（全称）',
    '任现职\n时　间',
    '正职',
    '出生年月※',
    '学历学位',
    null,
    '现任职级',
    '熟悉领域',
    '手机号码',
  )
  bureaus.write(null, null, null, null, null, null, '学历', '学位')
  for (const letter of ['A', 'B', 'C', 'D', 'E', 'F', 'I', 'J', 'K'])
    bureaus.merge(`${letter}2:${letter}3`)
  bureaus.merge('G2:H2')
  const units = [...new Set(all.map(({ unit }) => unit))]
  let serial = 0
  let heading = 0
  for (const unit of units) {
    const here = all.filter((each) => each.unit === unit)
    if (unit !== '县领导') count('unit')
    if (/[镇乡]$/.test(unit)) {
      townships.write(`${'一二三四五六七八九十'[heading++] ?? ''}、${unit}（${here.length}人）`)
      for (const person of here) {
        count('cadre')
        const { name, birth, post, head, since } = person
        townships.write(
          ++serial,
          spaced(name, random),
          pick(['男', '女'], random),
          '汉',
          monthAs(birth, random),
          monthAs(later(birth, 22), random),
          random() < 0.2 ? '—' : monthAs(later(birth, 25), random),
          pick(['大学', '大专'], random),
          post,
          monthAs(since, random),
          head ? '√' : null,
          530_423_198_001_010_000,
        )
      }
      continue
    }
    let first = 0
    for (const person of here) {
      count('cadre')
      const { name, birth, post, head, since } = person
      const row = bureaus.write(
        first === 0 ? unit : null,
        spaced(name, random),
        post,
        monthAs(since, random),
        head ? '是' : random() < 0.5 ? '否' : null,
        monthAs(birth, random),
        '大学',
        random() < 0.5 ? '学士' : null,
        pick(['一级主任科员', '四级调研员'], random),
        '工业经济',
        '139 0000 0000',
      )
      if (first === 0) first = row
      if (row > first && person === here.at(-1)) bureaus.merge(`A${first}:A${row}`)
    }
  }
  townships.write('合计', all.filter(({ unit }) => /[镇乡]$/.test(unit)).length)
  townships.write('填表人：李某　　审核人：王某')
  // Thirteen is no month: the row goes back, and who names the person waits for it.
  bureaus.plant(
    [['F', 'wrong', 'intake.impossible-date']],
    '县气象局',
    '柏闻笛',
    '局长',
    '2021.05',
    '是',
    '1980年13月',
    '大学',
    null,
    null,
    null,
    null,
  )
  bureaus.plant(
    [['B', 'note', 'intake.vacant']],
    '县气象局',
    '（空缺）',
    '副局长',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  )
  bureaus.write('　　注：1.本表截至2025年底。')
  bureaus.write('2.县级领导不列入考核。')
  count('unit')
  count('cadre')
  bureaus.write(
    '县气象局',
    '娄师白',
    '副局长',
    '2020.03',
    '否',
    '1979.11',
    '大学',
    null,
    null,
    null,
    null,
  )
}

/** A name with a space in the middle, as some write names of two signs. */
const spaced = (name: string, random: () => number): string => {
  const signs = Array.from(name)
  if (signs.length !== 2) return name
  return pick([name, signs.join(' '), signs.join('　')], random)
}

const later = (month: string, years: number): string =>
  `${Number(month.slice(0, 4)) + years}${month.slice(4)}`
