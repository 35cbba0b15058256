import { loadModule, parseSync } from 'libpg-query'
import type { TableClass } from '../src/app/manifest.ts'

await loadModule()

/**
 * Holds a statement against the rules that keep the door to a sharded server open: every district
 * table is named with `district_id = $n` at its own level of the query, and so on. Gives what it
 * breaks, in words.
 */
export function breachesOf(sql: string, tables: Readonly<Record<string, TableClass>>): string[] {
  const { stmts } = parseSync(sql) as { stmts?: readonly { stmt: Node }[] }
  return (stmts ?? []).flatMap(({ stmt }) => judge(stmt, tables))
}

interface Node {
  readonly [key: string]: unknown
}
interface Table {
  readonly name: string
  readonly alias: string
  readonly class: TableClass | undefined
}
type Tables = Readonly<Record<string, TableClass>>

const HARMLESS = ['TransactionStmt', 'VariableSetStmt', 'VariableShowStmt', 'DeallocateStmt']

function judge(statement: Node, tables: Tables): string[] {
  const [kind = ''] = Object.keys(statement)
  if (HARMLESS.includes(kind)) return []
  if (!/^(Select|Insert|Update|Delete)Stmt$/.test(kind))
    return [`${kind} is not for the application`]
  return [...judgeLevels(statement, tables, new Set()), ...judgeWords(statement)]
}

/** Each level of a query by itself: the statement, then every subquery, CTE and arm within. */
function judgeLevels(node: Node, tables: Tables, ctes: ReadonlySet<string>): string[] {
  const found: string[] = []
  for (const [kind, level] of levelsIn(node)) {
    const known = new Set([...ctes, ...cteNames(level)])
    found.push(...judgeLevel(kind, level, tables, known))
    found.push(...judgeLevels(level, tables, known))
  }
  return found
}

/** The nearest query levels at or below a node; a set operation is its two arms. */
function* levelsIn(node: unknown): Generator<[string, Node]> {
  if (Array.isArray(node)) for (const item of node) yield* levelsIn(item)
  if (!isNode(node)) return
  for (const [key, value] of Object.entries(node)) {
    const isArm = (key === 'larg' || key === 'rarg') && isNode(value) && 'op' in value
    if (isArm) yield ['SelectStmt', value]
    else if (/^(Select|Insert|Update|Delete)Stmt$/.test(key) && isNode(value)) yield [key, value]
    else yield* levelsIn(value)
  }
}

function judgeLevel(kind: string, level: Node, tables: Tables, ctes: ReadonlySet<string>) {
  const found = tablesOf(kind, level, tables, ctes)
  const conditions = conjunctsOf(level)
  const distributed = found.filter((table) => table.class === 'distributed')
  const target = isNode(level['relation']) ? tableOf(level['relation'], tables) : undefined
  const named = distributed
    .filter((table) => !conditions.some((one) => names(one, table, distributed.length === 1)))
    .map((table) => `${table.name}: no ${table.alias}.district_id = $n at its level`)
  const unknown = found
    .filter((table) => table.class === undefined)
    .map(({ name }) => `${name}: not in the manifest`)
  const inserted = kind === 'InsertStmt' && target ? judgeInsert(level, target, tables) : []
  const assigned = assignsDistrict(level) ? ['district_id is assigned'] : []
  return [...named, ...unknown, ...inserted, ...assigned]
}

function tablesOf(kind: string, level: Node, tables: Tables, ctes: ReadonlySet<string>): Table[] {
  const changed = kind === 'UpdateStmt' || kind === 'DeleteStmt' ? [level['relation'] as Node] : []
  return [...changed, ...rangesIn(level['fromClause']), ...rangesIn(level['usingClause'])]
    .map((range) => tableOf(range, tables))
    .filter(({ name }) => !ctes.has(name) && !name.startsWith('pg_'))
}

function* rangesIn(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const item of node) yield* rangesIn(item)
  if (!isNode(node)) return
  if (isNode(node['RangeVar'])) yield node['RangeVar']
  if (isNode(node['JoinExpr'])) {
    yield* rangesIn(node['JoinExpr']['larg'])
    yield* rangesIn(node['JoinExpr']['rarg'])
  }
}

function tableOf(range: Node, tables: Tables): Table {
  const name = String(range['relname'])
  const alias = isNode(range['alias']) ? String(range['alias']['aliasname']) : name
  return { name, alias, class: range['schemaname'] === 'pg_catalog' ? 'local' : tables[name] }
}

/** Everything that must hold at a level: its `where` and the conditions of its joins, taken apart at `and`. */
function conjunctsOf(level: Node): Node[] {
  const apart = (node: unknown): Node[] => {
    if (!isNode(node)) return []
    const bool = node['BoolExpr']
    if (isNode(bool) && bool['boolop'] === 'AND_EXPR') return list(bool['args']).flatMap(apart)
    return [node]
  }
  const joins = (node: unknown): Node[] => {
    if (Array.isArray(node)) return node.flatMap(joins)
    const join = isNode(node) ? node['JoinExpr'] : undefined
    if (!isNode(join)) return []
    return [...apart(join['quals']), ...joins(join['larg']), ...joins(join['rarg'])]
  }
  const sources = [level['fromClause'], level['usingClause']]
  return [...apart(level['whereClause']), ...sources.flatMap(joins)]
}

/** Whether a condition is `alias.district_id = $n`: a bare column and a parameter. */
function names(condition: Node, table: Table, isAlone: boolean): boolean {
  const compared = condition['A_Expr']
  if (!isNode(compared) || compared['kind'] !== 'AEXPR_OP' || wordOf(compared['name']) !== '=')
    return false
  const sides = [compared['lexpr'], compared['rexpr']]
  return sides.some(isParameter) && sides.some((side) => isDistrictOf(side, table.alias, isAlone))
}

function isParameter(node: unknown): boolean {
  if (!isNode(node)) return false
  const cast = node['TypeCast']
  return isNode(node['ParamRef']) || (isNode(cast) && isParameter(cast['arg']))
}

function isDistrictOf(node: unknown, alias: string, isAlone: boolean): boolean {
  const path = columnPath(node)
  if (path.at(-1) !== 'district_id') return false
  return path.length === 1 ? isAlone : path.at(-2) === alias
}

const columnPath = (node: unknown): string[] =>
  isNode(node) && isNode(node['ColumnRef']) ? words(node['ColumnRef']['fields']) : []

/** Rule 10: rows that are selected bring their district with them. */
function judgeInsert(level: Node, target: Table, tables: Tables): string[] {
  const found: string[] = []
  const onConflict = level['onConflictClause']
  if (isNode(onConflict)) {
    if (isNode(onConflict['infer']) && onConflict['infer']['conname'])
      found.push('on conflict by the name of a constraint')
    if (assignsDistrict(onConflict)) found.push('district_id is assigned')
  }
  if (target.class === undefined) found.push(`${target.name}: not in the manifest`)
  if (target.class !== 'distributed') return found
  const columns = list(level['cols']).map((column) => nameOf(column))
  const place = columns.indexOf('district_id')
  if (place < 0) return [...found, `${target.name}: inserted without district_id`]
  const select = isNode(level['selectStmt']) ? level['selectStmt']['SelectStmt'] : undefined
  if (!isNode(select) || select['valuesLists']) return found
  return [...found, ...judgeInsertSelect(select, place, target, tables)]
}

function judgeInsertSelect(select: Node, place: number, target: Table, tables: Tables): string[] {
  if (isNode(select['larg']) && isNode(select['rarg']))
    return ['larg', 'rarg'].flatMap((arm) =>
      judgeInsertSelect(select[arm] as Node, place, target, tables),
    )
  const chosen = list(select['targetList'])[place]
  const value = chosen && isNode(chosen['ResTarget']) ? chosen['ResTarget']['val'] : undefined
  const text = JSON.stringify(select)
  return [
    ...(columnPath(value).at(-1) === 'district_id'
      ? []
      : [`${target.name}: insert … select does not take district_id from its source`]),
    ...(/"sval":"(random|gen_random_uuid|uuidv7|nextval|clock_timestamp)"/.test(text)
      ? [`${target.name}: insert … select with a volatile function`]
      : []),
    ...[...rangesIn(select['fromClause'])]
      .map((range) => tableOf(range, tables))
      .filter((table) => table.class === 'reference')
      .map(({ name }) => `${name}: a reference table in insert … select`),
  ]
}

const assignsDistrict = (level: Node): boolean =>
  (level['relation'] !== undefined || level['action'] !== undefined) &&
  level['cols'] === undefined &&
  list(level['targetList']).some((one) => nameOf(one) === 'district_id')

/** Rules 11 and 15 are about single words, wherever they stand. */
function judgeWords(statement: Node): string[] {
  const text = JSON.stringify(statement)
  return [
    ...(/"SQLValueFunction"/.test(text) ? ['the time is a parameter or now()'] : []),
    ...(/"sval":"(clock|statement)_timestamp"/.test(text)
      ? ['the time is a parameter or now()']
      : []),
  ]
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : [])
const words = (value: unknown): string[] =>
  list(value).map((item) => (isNode(item['String']) ? String(item['String']['sval']) : '*'))
const wordOf = (value: unknown): string => words(value).join('.')
const nameOf = (node: Node): string =>
  isNode(node['ResTarget']) ? String(node['ResTarget']['name']) : ''

function cteNames(level: Node): string[] {
  const clause = level['withClause']
  if (!isNode(clause)) return []
  return list(clause['ctes']).map((cte) =>
    isNode(cte['CommonTableExpr']) ? String(cte['CommonTableExpr']['ctename']) : '',
  )
}
