import type { Id } from '../kernel/values.ts'
import { distance, isAbbreviation } from './nearest.ts'
import { plain, withoutBrackets } from './values/text.ts'

export interface UnitKnown {
  readonly id: Id
  readonly name: string
}

/** The units that rows may name: those on record and those of the batch. */
export interface Units {
  readonly district: string | undefined
  readonly byName: Map<string, UnitKnown>
  readonly byId: Map<Id, UnitKnown>
  readonly matched: Map<string, UnitMatch | undefined>
}

export interface UnitMatch {
  readonly unit: UnitKnown
  /** `within` names a part of the unit or somebody's post there: enough to tell people apart. */
  readonly how: 'exact' | 'short' | 'within'
}

/** A unit's name as it is compared; the district's own name before it says nothing. */
export function unitKey(name: string, district: string | undefined): string {
  const text = plain(name).replace(/^[、,;.]+|[、,;.]+$/g, '')
  const own = district === undefined ? '' : plain(district)
  if (own.length < 2 || !text.startsWith(own)) return text
  const rest = text.slice(own.length)
  return rest === '' ? text : own.slice(-1) + rest.replace(new RegExp(`^${own.slice(-1)}`), '')
}

export function addUnit(units: Units, unit: UnitKnown): void {
  units.byName.set(unitKey(unit.name, units.district), unit)
  units.byId.set(unit.id, unit)
  units.matched.clear()
}

/** What is left of a name without the 区, 县, 市 of its own district: 区财政局 and 财政局 are one. */
const coreOf = (key: string): string => {
  const core = key
    .replace(/^(?:中共|共青团)/, '')
    .replace(/^团[区县市旗]委$/, '团委')
    .replace(/^(?:[区县旗]|市(?![场政民监容])|.{2,3}[区县旗](?=.{3}))(?!委$)/, '')
    .replace(/人民政府(?=.*[镇乡街])|(?<=[镇乡道])(?:人民政府|党委|办事处)$/, '')
  return core.length < 2 ? key : core
}

/**
 * The unit that a text means: by its name, without or with the district's name, by an abbreviation that
 * fits one unit only (区发改局), or as the unit in which a longer text lies (区财政局副局长).
 */
export function matchUnit(units: Units, text: string): UnitMatch | undefined {
  const key = unitKey(withoutBrackets(text), units.district)
  if (key === '') return undefined
  const exact = units.byName.get(key) ?? units.byName.get(unitKey(text, units.district))
  if (exact) return { unit: exact, how: 'exact' }
  if (units.matched.has(key)) return units.matched.get(key)
  const match = looseMatch(units, key)
  units.matched.set(key, match)
  return match
}

const only = (found: readonly UnitKnown[]): UnitKnown | undefined =>
  new Set(found.map((unit) => unit.id)).size === 1 ? found[0] : undefined

function looseMatch(units: Units, key: string): UnitMatch | undefined {
  const core = coreOf(key)
  const all = [...units.byName].map(([name, unit]) => ({ name, core: coreOf(name), unit }))
  const where = (test: (each: (typeof all)[number]) => boolean): UnitKnown | undefined =>
    only(all.filter(test).map((each) => each.unit))
  const shorter = (each: (typeof all)[number]): boolean =>
    core.length >= 2 && core.length < each.core.length
  const same = where((each) => each.core === core)
  if (same) return { unit: same, how: 'exact' }
  const short =
    where((each) => key.length >= 3 && each.name.startsWith(key)) ??
    where((each) => shorter(each) && core[0] === each.core[0] && isAbbreviation(core, each.core)) ??
    where((each) => shorter(each) && each.core.endsWith(core)) ??
    where((each) => shorter(each) && core.length >= 3 && isAbbreviation(core, each.core)) ??
    where(
      (each) =>
        each.core.length < core.length &&
        core.length - each.core.length <= 8 &&
        each.core[0] === core[0] &&
        each.core.at(-1) === core.at(-1) &&
        isAbbreviation(each.core, core),
    )
  if (short) return { unit: short, how: 'short' }
  const longest = all
    .filter(
      (each) => each.core.length >= 2 && (key.startsWith(each.name) || core.startsWith(each.core)),
    )
    .toSorted((a, b) => b.core.length - a.core.length)[0]
  return longest ? { unit: longest.unit, how: 'within' } : undefined
}

/** Units whose names come near to a text, for the sentence that says it is unknown. */
export function unitsNear(units: Units, text: string): string[] {
  const core = coreOf(unitKey(text, units.district))
  return [...units.byName]
    .map(([name, unit]) => ({ unit, far: distance(core, coreOf(name)) / Math.max(core.length, 1) }))
    .filter(({ far }) => far <= 0.67)
    .toSorted((a, b) => a.far - b.far || (a.unit.name < b.unit.name ? -1 : 1))
    .slice(0, 3)
    .map(({ unit }) => unit.name)
}
