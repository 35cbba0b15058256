import { lastOrdinal, type Desk } from '../desk.ts'
import { groupOf, isBody } from '../groups.ts'
import { settle } from '../matching.ts'
import { nameOf } from '../names.ts'
import { addPerson, type Person } from '../people.ts'
import {
  cellOf,
  columnOf,
  dateOf,
  find,
  hasColumn,
  isHeldUp,
  NAME,
  needed,
  PHRASE,
  PROSE,
  textOf,
  TITLE,
  valueOf,
} from '../rows.ts'
import type { Row } from '../table.ts'
import { addUnit, matchUnit, unitKey } from '../units.ts'
import { readChoice, readFlag } from '../values/lists.ts'
import { SEX } from '../values/wordings.ts'
import { isBlank, plain, tidy, withoutBrackets, written } from '../values/text.ts'
import { matchCadres, type RosterRow } from './rosterMatching.ts'
import { placeIn } from './tenures.ts'

const LEADER_NOTE = /(?:区|县|市|旗)级领导|(?:区|县)领导|县处级领导/
/** Posts that only county leaders hold. */
const LEADER_POST =
  /^(?:中共)?.{0,4}?(?:区|县|旗)(?:委(?:书记|副书记|常委)|长(?:$|、)|人大(?:常委会)?(?:党组书记、)?(?:主任|副主任)|政协(?:党组书记、)?(?:主席|副主席)|委副书记)|^副(?:区|县|旗)长/
/** A heading or sheet that bears the name of a unit is that unit's. */
const UNIT_LIKE =
  /^.{2,20}(?:局|委|办|镇|乡|街道|部|中心|集团|公司|会|院|校|馆|社|队|室|联|协|机关|站|所|处|园|台|园区)$/
const isUnitLike = (desk: Desk, text: string): boolean =>
  UNIT_LIKE.test(plain(text)) || isBody(text) || matchUnit(desk.units, text)?.how === 'exact'
/** Names that stand for an empty post. */
const VACANT = /^[(（]?(?:空缺|缺|暂缺|待配|空编|缺职|拟配)[)）]?$/

const HEAD_SAID =
  /^(?:党政|单位|班子)?正职(?:干部|领导)?$|党政正职|单位正职|一把手|主要(?:负责人|领导)/
const HEAD_NOTED = /^(?:党政|单位|班子)正职$|^一把手$/

function layerOf(
  row: Row,
  body: boolean,
  post: string | undefined,
): 'countyLeader' | 'head' | 'other' | undefined {
  const head = valueOf(row, 'head', readFlag)
  if (head) return 'head'
  const said = plain(written(cellOf(row, 'layer')))
  const note = plain(written(cellOf(row, 'note')))
  if (body || LEADER_NOTE.test(said) || LEADER_NOTE.test(note)) return 'countyLeader'
  if (post !== undefined && LEADER_POST.test(plain(post))) return 'countyLeader'
  if (HEAD_SAID.test(said) || (head === undefined && HEAD_NOTED.test(note))) return 'head'
  return hasColumn(row, 'head') || hasColumn(row, 'layer') ? 'other' : undefined
}

/** 学历学位 in one cell: 大学/学士, 研究生 硕士. */
function schooling(row: Row): { education: string | undefined; degree: string | undefined } {
  const both = textOf(row, 'schooling', PHRASE)
  const parts = (both ?? '').split(/[\s/、,，;；+]+/).filter((part) => part !== '')
  const degree = parts.find((part) => /学士|硕士|博士|学位/.test(part))
  const education = parts.find((part) => part !== degree)
  return {
    education: textOf(row, 'education', PHRASE) ?? education,
    degree: textOf(row, 'degree', PHRASE) ?? degree,
  }
}

const POSTS =
  /(?:党组|党委|党工委|党总支|党支部|机关党委|纪检组|总支|支部)?(?:副?书记|成员|委员|组长)|副?(?:局长|主任|镇长|乡长|部长|院长|校长|馆长|会长|主席|理事长|队长|大队长|所长|站长|科长|股长|总经理|董事长|经理|区长|县长|检察长)|总工程师|总会计师|[一二三四]级(?:主任科员|调研员|科员|巡视员)|中层|科员|干部|专职|兼职|办公室主任/

/** Offices that are units of their own, unlike the office of a bureau. */
const OFFICE = /^(.{0,6}?[区县市旗](?:委|政府|人大(?:常委会)?|政协)办公室)(.*)$/

/** A unit and post written in one cell, parted by a known unit or where the post begins. */
function parted(desk: Desk, text: string): { unit: string; post: string } | undefined {
  const match = matchUnit(desk.units, text)
  const flat = text.trim()
  if (match?.how === 'within' && flat.startsWith(match.unit.name))
    return { unit: match.unit.name, post: flat.slice(match.unit.name.length) }
  const leader = LEADER_POST.test(plain(flat))
  if (leader) return { unit: '区领导', post: flat }
  const office = OFFICE.exec(flat)
  if (office?.[1] !== undefined) return { unit: office[1], post: office[2] ?? '' }
  const at = flat.search(POSTS)
  if (at < 2 || at > NAME) return undefined
  // 区发改局投资科科长 is of the bureau, the section belongs to the post.
  const section = /^(.{2,}(?:局|镇|乡|街道|集团|公司|委|部))(.{1,6}(?:科|股|室|站|所))$/.exec(
    flat.slice(0, at),
  )
  const unit = section?.[1] ?? flat.slice(0, at)
  return { unit, post: flat.slice(unit.length) }
}

function whereOf(desk: Desk, row: Row): { unit: string | undefined; post: string | undefined } {
  const unit = textOf(row, 'unit', NAME)
  const post = textOf(row, 'post', TITLE)
  if (unit !== undefined) return { unit, post }
  const both = textOf(row, 'unitPost', TITLE)
  const found = both === undefined ? undefined : parted(desk, both)
  if (found) return { unit: found.unit.trim(), post: found.post.trim() || post }
  const around = hasColumn(row, 'unit') ? [row.section] : [row.section, row.table.sheet.sheet]
  return { unit: around.map(tidy).find((text) => isUnitLike(desk, text)), post }
}

function readRow(desk: Desk, row: Row): RosterRow | undefined {
  const cell = cellOf(row, 'name')
  const text = isBlank(cell) ? '' : withoutBrackets(written(cell).normalize('NFKC'))
  const name = nameOf(text)
  if (name === '') needed(row, 'name', undefined)
  else if (!/^[\p{L}\u3007·]+$/u.test(name) || Array.from(name).length > NAME)
    find(row, 'wrong', 'intake.no-name', columnOf(row, 'name'), { name: text })
  const { unit, post } = whereOf(desk, row)
  if (unit === undefined) needed(row, hasColumn(row, 'unit') ? 'unit' : 'unitPost', undefined)
  const body = unit !== undefined && isBody(unit)
  const birth = dateOf(row, 'birth')
  const workSince = dateOf(row, 'workSince')
  const partySince = dateOf(row, 'partySince')
  const since = dateOf(row, 'since')
  const cadre = {
    name,
    sex: valueOf(row, 'sex', (each) => readChoice(each, SEX)),
    people: textOf(row, 'people', PHRASE),
    birth,
    workSince,
    partySince,
    ...schooling(row),
    rank: textOf(row, 'rank', PHRASE),
    expertise: textOf(row, 'expertise', PHRASE),
    note: textOf(row, 'note', PROSE),
  }
  for (const [field, date] of [
    ['workSince', workSince],
    ['partySince', partySince],
    ['since', since],
  ] as const)
    if (birth !== undefined && date !== undefined && date <= birth)
      find(row, 'note', 'intake.before-birth', columnOf(row, field), { date, birth })
  const layer = layerOf(row, body, post)
  return { row, name, unit, body: body ? unit : undefined, post, since, layer, cadre }
}

/** Enters the units of a roster in the order in which it names them. */
function enterUnits(desk: Desk, rows: readonly RosterRow[]): void {
  let ordinal = lastOrdinal(desk, 'unit')
  for (const { row, unit, body } of rows) {
    if (unit === undefined || body !== undefined) continue
    const key = unitKey(unit, desk.units.district)
    if (isHeldUp(row)) {
      if (!desk.units.byName.has(key)) desk.waitingUnits.set(nameOf(unit), row)
      continue
    }
    if (desk.units.byName.has(key) || matchUnit(desk.units, unit)?.how === 'exact') continue
    const group = groupOf(unit, desk.options.groupWords)
    const entry = settle(desk.facts, row, 'unit', { name: unit }, { group, ordinal: ++ordinal })
    addUnit(desk.units, { id: entry.id, name: unit })
    desk.waitingUnits.delete(nameOf(unit))
  }
}

/** A person of a row that went back, so that rows naming him or her wait for it. */
function awaited(desk: Desk, { row, name, unit, post }: RosterRow): void {
  if (name === '') return
  const known = unit === undefined ? undefined : matchUnit(desk.units, unit)
  const namesakes = desk.people.byName.get(name) ?? []
  if (namesakes.some((person) => known && person.units.includes(known.unit.id))) return
  const person: Person = {
    id: `waits/${row.table.sheet.file}/${row.table.sheet.sheet}/${row.number}`,
    key: `row/${row.table.sheet.file}/${row.table.sheet.sheet}/${row.number}`,
    name,
    birth: undefined,
    units: known ? [known.unit.id] : [],
    body: unit !== undefined && isBody(unit) ? unit : undefined,
    posts: post === undefined ? [] : [post],
    layer: 'other',
    from: undefined,
    waits: row,
  }
  addPerson(desk.people, person)
}

export function takeRoster(taken: readonly Row[], desk: Desk): void {
  const rows: RosterRow[] = []
  for (const row of taken) {
    const name = plain(written(cellOf(row, 'name')))
    if (VACANT.test(name)) {
      find(row, 'note', 'intake.vacant', columnOf(row, 'name'))
      row.fates.push({ fate: 'same', principal: true })
      continue
    }
    const read = readRow(desk, row)
    if (read) rows.push(read)
  }
  enterUnits(desk, rows)
  matchCadres(desk, rows)
  for (const read of rows) {
    if (isHeldUp(read.row)) awaited(desk, read)
    else placeIn(desk, read)
  }
}
