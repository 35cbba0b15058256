import { column, formOf, NOTE, PARTICULARS, SERIAL, UNIT_WORDS, type Kind } from '../kind.ts'
import { OUTCOME } from '../values/wordings.ts'
import {
  BASIS,
  recognise,
  takeGroups,
  takePersonal,
  TYPE_WORDS,
  WHEN,
  WHO,
  YEAR_COLUMN,
} from './outcomes.ts'

/** The sheets of the outcome ledger: what the evidence was used for. */

const workbook = '10-结果运用台账'
const ASIDE_NOTE = { ...NOTE, aside: true as const }
const type = column('type', '类型', 'choice', TYPE_WORDS, {
  weight: 1.5,
  list: OUTCOME,
})
const reason = column(
  'reason',
  '原因',
  'longText',
  '事由 约谈原因 调整原因 理由 问题 主要问题 原因事由 事迹 主要事迹 具体原因 约谈事由 处理原因 调整事由',
  { weight: 1 },
)

export const promotions: Kind = {
  name: 'promotions',
  noun: 'outcome',
  form: {
    workbook,
    sheet: '提拔晋升',
    title: '提拔重用和晋升职级',
    columns: formOf({ name: '姓名', unit: '单位', type: '类型', date: '时间' }),
  },
  titles: /提拔|重用|晋升|结果运用|使用情况/,
  period: 'year',
  take: (rows, desk) => takePersonal(rows, desk),
  fields: [
    ...WHO,
    type,
    WHEN,
    column(
      'title',
      '新任职务',
      'text',
      '拟任职务 任职职务 晋升后职级 新职务 拟任职级 提拔职务 提拔后职务 拟任职务职级 任命职务 晋升职级 现任新职务 提拔任职',
      { weight: 1.2 },
    ),
    { ...reason, weight: 0.3 },
    BASIS,
    YEAR_COLUMN,
    ASIDE_NOTE,
    ...PARTICULARS,
  ],
}

export const motions: Kind = {
  name: 'motions',
  noun: 'outcome',
  form: {
    workbook,
    sheet: '纳入动议',
    title: '领办专员纳入动议范围',
    columns: formOf({ name: '姓名', unit: '单位' }),
  },
  titles: /动议/,
  period: 'year',
  take: (rows, desk) => takePersonal(rows, desk, 'motion'),
  fields: [
    ...WHO,
    WHEN,
    column('title', '拟任职务', 'text', '动议职务 拟任职级 拟任方向 动议方向', { weight: 0.5 }),
    { ...reason, weight: 0.3 },
    BASIS,
    YEAR_COLUMN,
    column('project', '领办项目', 'text', '项目 项目名称', { weight: 0.5, aside: true }),
    ASIDE_NOTE,
    ...PARTICULARS,
  ],
}

const AWARD =
  '奖励 表彰奖项 荣誉 荣誉称号 表彰类型 奖励种类 奖项名称 表彰名称 奖励类型 称号 奖励名称 表彰项目 表彰种类 奖励类别 荣誉名称 表彰类别 类型 类别 奖励等次 奖励形式 表彰形式 所获奖项 所获荣誉 获奖名称 表彰奖励'

export const commendations: Kind = {
  name: 'commendations',
  noun: 'outcome',
  form: {
    workbook,
    sheet: '个人表彰',
    title: '嘉奖表彰个人',
    columns: formOf({ name: '姓名', unit: '单位', title: '奖项' }),
  },
  titles: /(?:表彰|嘉奖|记功|奖励|荣誉)(?!.*集体)/,
  period: 'year',
  take: (rows, desk) => takePersonal(rows, desk, 'commendation'),
  fields: [
    ...WHO,
    column('title', '奖项', 'text', AWARD, { weight: 1.6 }),
    WHEN,
    { ...reason, weight: 0.3 },
    BASIS,
    YEAR_COLUMN,
    ASIDE_NOTE,
    ...PARTICULARS,
  ],
}

export const groupCommendations: Kind = {
  name: 'groupCommendations',
  noun: 'outcome',
  form: {
    workbook,
    sheet: '集体表彰',
    title: '嘉奖表彰集体',
    columns: formOf({ unit: '单位', title: '奖项' }),
  },
  titles: /集体|先进单位/,
  period: 'year',
  take: takeGroups,
  fields: [
    SERIAL,
    column(
      'unit',
      '单位',
      'unit',
      `${UNIT_WORDS} 集体名称 获奖单位 表彰集体 获奖集体 集体 单位集体 先进集体 表彰单位 受表彰单位 受奖集体 受表彰集体 获奖集体名称`,
      { essential: true },
    ),
    column('title', '奖项', 'text', AWARD, { weight: 1.6, essential: true }),
    WHEN,
    { ...reason, weight: 0.3 },
    BASIS,
    YEAR_COLUMN,
    ASIDE_NOTE,
  ],
}

export const standouts: Kind = {
  name: 'standouts',
  noun: 'recognition',
  form: {
    workbook,
    sheet: '实绩突出',
    title: '实绩突出干部',
    columns: formOf({ name: '姓名', unit: '单位' }),
  },
  titles: /实绩突出|突出干部|突出正职|担当作为好干部|担当标兵/,
  period: 'year',
  take: (rows, desk) => {
    for (const row of rows) recognise(desk, row)
  },
  fields: [
    ...WHO,
    YEAR_COLUMN,
    column('note', '备注', 'text', '主要实绩 突出实绩 事迹 主要事迹 实绩 说明 突出表现', {
      weight: 0.5,
    }),
    ...PARTICULARS,
  ],
}

export const measures: Kind = {
  name: 'measures',
  noun: 'outcome',
  form: {
    workbook,
    sheet: '约谈调整',
    title: '约谈和组织调整',
    columns: formOf({ name: '姓名', unit: '单位', type: '类型', reason: '原因' }),
  },
  titles: /约谈|诫勉|调整|问责|处理情况/,
  period: 'year',
  take: (rows, desk) => takePersonal(rows, desk),
  fields: [
    ...WHO,
    type,
    { ...reason, weight: 1.5 },
    WHEN,
    column('title', '调整后职务', 'text', '调整职务 现任职务安排', { weight: 0.5 }),
    BASIS,
    YEAR_COLUMN,
    ASIDE_NOTE,
    ...PARTICULARS,
  ],
}
