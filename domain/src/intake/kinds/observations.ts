import {
  column,
  formOf,
  NAME_WORDS,
  NOTE,
  PARTICULARS,
  SERIAL,
  UNIT_WORDS,
  type Kind,
} from '../kind.ts'
import { pairUp } from '../pairing.ts'
import { CAPACITY, MARK, METHOD } from '../values/wordings.ts'
import { readObservation } from './observationRows.ts'

/** Field observations: who was seen by whom, where, how, with which marks. */
export const observations: Kind = {
  name: 'observations',
  noun: 'observation',
  form: {
    workbook: '08-一线考察记录',
    sheet: '记录',
    title: '{district}"行走一线、知事识人"考察记录',
    columns: formOf({
      date: '日期',
      team: '考察组',
      inspector: '考察人',
      method: '考察方式',
      project: '项目',
      name: '考察对象',
      capacity: '身份',
      attitude: '分项评价/工作态度',
      responsibility: '分项评价/担当精神',
      emergency: '分项评价/应急能力',
      results: '分项评价/实际成效',
      role: '分项评价/作用发挥',
      innovation: '分项评价/创新突破',
      ability: '分项评价/工作能力',
      text: '具体事例',
    }),
  },
  titles: /考察记录|一线考察|行走一线|知事识人|考察台账/,
  take: (rows, desk) => {
    for (const row of rows) readObservation(desk, row)
    pairUp(desk.facts, 'observation')
  },
  fields: [
    SERIAL,
    column(
      'date',
      '日期',
      'date',
      '时间 考察时间 考察日期 走访时间 走访日期 调研时间 观察时间 记录时间',
      { essential: true, once: true },
    ),
    column(
      'team',
      '考察组',
      'text',
      '组别 专项考察组 考察组别 考察小组 所在组 所属考察组 考察组名称 小组 考察组组别 考察分组',
      { weight: 2, once: true },
    ),
    column(
      'inspector',
      '考察人',
      'names',
      '考察员 考察人员 考察组成员 调研人 记录人 考察干部 走访人 考察者 考察人姓名 考察组人员 考察员姓名',
      { weight: 2, several: true, once: true },
    ),
    column(
      'method',
      '考察方式',
      'choice',
      '方式 考察形式 了解方式 考察方法 一线方式 走访方式 考察途径',
      { weight: 1.5, list: METHOD },
    ),
    column('way', '具体方式', 'text', '方式说明 具体形式', { weight: 0.3 }),
    column(
      'project',
      '项目',
      'project',
      '项目名称 关联项目 所在项目 考察项目 领办项目 相关项目 涉及项目 重点项目 走访项目 所属项目',
      { weight: 1 },
    ),
    column(
      'name',
      '考察对象',
      'names',
      `被考察人 姓名 对象 干部姓名 被考察对象 被考察干部 考察对象姓名 被考察人姓名 被考察人员 ${NAME_WORDS}`,
      { essential: true, weight: 1.5 },
    ),
    column('unit', '单位', 'unit', `${UNIT_WORDS} 考察对象单位 被考察人单位 对象单位`, {
      weight: 0.5,
    }),
    column(
      'capacity',
      '身份',
      'choice',
      '角色 对象身份 职责身份 类别 担任角色 对象类别 考察对象身份 人员身份 项目角色 岗位身份 身份类别 对象类型',
      { weight: 1, list: CAPACITY },
    ),
    column('attitude', '工作态度', 'choice', '态度 工作作风', { weight: 1, list: MARK }),
    column(
      'responsibility',
      '担当精神',
      'choice',
      '担当 责任担当 责任意识 担当意识 担当作为 责任心 担当尽责',
      { weight: 1, list: MARK },
    ),
    column(
      'emergency',
      '应急能力',
      'choice',
      '应急 应急处突 应急处突能力 应急处置能力 应急处置 应变能力',
      { weight: 1, list: MARK },
    ),
    column('results', '实际成效', 'choice', '成效 工作成效 实绩成效 实际效果 工作实效 实际效能', {
      weight: 1,
      list: MARK,
    }),
    column('role', '作用发挥', 'choice', '发挥作用 作用 角色作用', { weight: 1, list: MARK }),
    column(
      'innovation',
      '创新突破',
      'choice',
      '创新 创新能力 改革创新 创新意识 创新精神 创新突破能力',
      { weight: 1, list: MARK },
    ),
    column('ability', '工作能力', 'choice', '能力 业务能力 专业能力 履职能力 综合能力', {
      weight: 1,
      list: MARK,
    }),
    column(
      'text',
      '具体事例',
      'longText',
      '事例 典型事例 主要事例 具体表现 事实 考察事例 表现 现实表现 具体情况 事例描述 观察记录 考察记录 情况记录 考察情况 记录 具体事例描述 事例内容',
      { weight: 1.5 },
    ),
    column('place', '地点', 'text', '考察地点 走访地点 考察地', { weight: 0.5 }),
    column('source', '来源', 'text', '信息来源 反映人 事例来源 反映来源', { weight: 0.3 }),
    { ...NOTE, aside: true },
    ...PARTICULARS,
  ],
}
