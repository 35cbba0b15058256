import type { Marks } from '../../inspection/observation.ts'
import type { Id } from '../../kernel/values.ts'
import type { Desk } from '../desk.ts'
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
import { gather, pairUp, settle, stated, storedUnder } from '../matching.ts'
import { nameOf } from '../names.ts'
import { keyOf } from '../nouns.ts'
import {
  cellOf,
  columnOf,
  dateOf,
  find,
  isHeldUp,
  NAME,
  needed,
  PHRASE,
  placeOf,
  PROSE,
  textOf,
  valueOf,
} from '../rows.ts'
import type { Row } from '../table.ts'
import { readChoice } from '../values/lists.ts'
import { isBlank, plain, tidy, written } from '../values/text.ts'
import { CAPACITY, MARK, METHOD, methodOf } from '../values/wordings.ts'
import { hintsOf, isHead, namedIn, peopleOf, projectOf, rolesIn, tellOnce } from '../whom.ts'

const ASPECTS = [
  'attitude',
  'responsibility',
  'emergency',
  'results',
  'role',
  'innovation',
  'ability',
] as const
/** The team of a sheet that names none. */
const NO_TEAM = '考察组'

/** The method, and the finer way in words where the cell gives one of those. */
function methodIn(
  desk: Desk,
  row: Row,
): { method: 'observing' | 'learning' | 'listening' | undefined; way: string | undefined } {
  const cell = cellOf(row, 'method')
  const plainly = isBlank(cell) ? undefined : readChoice(cell, METHOD)
  if (plainly && 'value' in plainly)
    return { method: plainly.value, way: textOf(row, 'way', PHRASE) }
  const way = textOf(row, 'method', PHRASE)
  const method = way === undefined ? undefined : methodOf(plain(way))
  if (way !== undefined && method === undefined)
    tellOnce(desk, row, 'intake.way-without-method', columnOf(row, 'method'), { way })
  return { method, way: way ?? textOf(row, 'way', PHRASE) }
}

interface Seen {
  readonly row: Row
  readonly teamName: string
  readonly date: string
  readonly projectId: Id | undefined
  readonly place: string | undefined
  readonly inspectors: readonly string[]
}

function readRow(desk: Desk, row: Row): void {
  const date = needed(row, 'date', dateOf(row, 'date'))
  const year = date === undefined ? row.table.context.year : Number(date.slice(0, 4))
  const stated = row.table.context.year
  if (date !== undefined && stated !== undefined && year !== stated)
    find(row, 'note', 'intake.other-year', columnOf(row, 'date'), { date, year: stated })
  const project = projectOf(desk, row, 'project', year)
  const capacity = valueOf(row, 'capacity', (cell) => readChoice(cell, CAPACITY))
  const persons = peopleOf(
    desk,
    row,
    'name',
    hintsOf(desk, row, rolesFor(desk, capacity, project?.id)),
  )
  if (persons?.length === 0) needed(row, 'name', undefined)
  const teamName = textOf(row, 'team', NAME) ?? NO_TEAM
  const inspectors = (row.table.of.get('inspector') ?? []).flatMap((at) =>
    namedIn(desk, row, at).map(({ name }) => name),
  )
  const { method, way } = methodIn(desk, row)
  const marks: Marks = {}
  for (const aspect of ASPECTS) {
    const mark = valueOf(row, aspect, (cell) => readChoice(cell, MARK))
    if (mark !== undefined) marks[aspect] = mark
  }
  const text = textOf(row, 'text', PROSE)
  const source = textOf(row, 'source', PHRASE)
  const place = textOf(row, 'place', PHRASE)
  if (text === undefined && Object.keys(marks).length === 0 && !isHeldUp(row))
    needed(row, 'text', undefined)
  if (!persons || persons.length === 0 || date === undefined || isHeldUp(row)) return
  const seen: Seen = {
    row,
    teamName: tidy(teamName).replace(/\s+/g, ''),
    date,
    projectId: project?.id,
    place,
    inspectors,
  }
  const { visitId, inspectorId, companions } = visitOf(desk, seen)
  for (const person of persons) {
    const { namesake } = gather(
      desk.facts,
      row,
      'observation',
      {
        visitId,
        inspectorId,
        companions,
        cadreId: person.id,
        capacity,
        method,
        way,
        marks,
        text,
        source,
      },
      { polarity: 'unknown', marks: {} },
      [],
    )
    if (namesake && namesake !== row)
      find(row, 'note', 'intake.same-identity', columnOf(row, 'name'), placeOf(namesake))
  }
}

const rolesFor = (desk: Desk, capacity: string | undefined, projectId: Id | undefined) =>
  capacity === 'lead'
    ? rolesIn(desk.leads, projectId)
    : capacity === 'commander'
      ? rolesIn(desk.commands, projectId)
      : capacity === 'head'
        ? [isHead]
        : projectId === undefined
          ? []
          : [rolesIn(desk.leads, projectId)[0], rolesIn(desk.commands, projectId)[0]].filter(
              (role) => role !== undefined,
            )

/** The team, its inspectors and the visit of a row; each is entered once. */
function visitOf(
  desk: Desk,
  seen: Seen,
): { visitId: Id; inspectorId: Id | undefined; companions: string | undefined } {
  const { row, teamName, date, projectId, place } = seen
  const team = settle(desk.facts, row, 'team', { name: teamName })
  const [first, ...others] = seen.inspectors
  const ids = seen.inspectors.map((name) => inspectorOf(desk, row, team.id, name))
  const visit = settle(desk.facts, row, 'visit', {
    teamId: team.id,
    date,
    projectId,
    place: placeAt(desk, team.id, seen, place),
  })
  return {
    visitId: visit.id,
    inspectorId: first === undefined ? undefined : ids[0],
    companions:
      others.length === 0 ? undefined : Array.from(others.join('、')).slice(0, PHRASE).join(''),
  }
}

/** The place is part of the visit on record; a sheet that repeats the visit elsewhere does not move it. */
function placeAt(
  desk: Desk,
  teamId: Id,
  { date, projectId }: Seen,
  place: string | undefined,
): string | undefined {
  const [known] = storedUnder(desk.facts, 'visit', keyOf('visit', { teamId, date, projectId }))
  return known && known.content['place'] !== null ? undefined : place
}

/** An inspector as written, linked to a cadre only where the name is unique in the district. */
function inspectorOf(desk: Desk, row: Row, teamId: Id, written: string): Id {
  const name = nameOf(written)
  const known = stated(desk.facts, 'inspector', keyOf('inspector', { teamId, name }))
  if (known) return known.id
  const cadres = desk.people.byName.get(name) ?? []
  const [only] = cadres
  const cadreId = cadres.length === 1 && only && !only.waits ? only.id : undefined
  const [stored] = storedUnder(desk.facts, 'inspector', keyOf('inspector', { teamId, name }))
  const linked = stored !== undefined && stored.content['cadreId'] !== null
  if (cadreId === undefined && !linked)
    tellOnce(
      desk,
      row,
      cadres.length > 1 ? 'intake.inspector-of-many' : 'intake.inspector-unlinked',
      columnOf(row, 'inspector'),
      { name },
    )
  return settle(desk.facts, row, 'inspector', {
    teamId,
    name,
    cadreId: linked ? undefined : cadreId,
  }).id
}

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
    for (const row of rows) readRow(desk, row)
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
