import type { Ref } from '../evaluation/evidence.ts'
import { happenedIn, quarterIn, yearIn } from '../evaluation/period.ts'
import type { Aspect } from '../inspection/observation.ts'
import type { Id } from '../kernel/values.ts'
import type { PersonAchievement, PersonRecord } from './personRecord.ts'
import { ownProjects } from './projectFacts.ts'
import type { Tag, TagRule } from './tag.ts'
import { inEffect, recordsIn } from './tagRecords.ts'
import { timelineOf } from './timeline.ts'
import { refs } from './wording.ts'

/** A tag that the machine would give, on these records; a person accepts or declines. */
export interface TagProposal {
  readonly tagId: Id
  readonly records: readonly Ref[]
}

/** The first record of a tagging that is not on record about the person; undefined where all are. */
export function foreignRecord(record: PersonRecord, records: string): Ref | undefined {
  const own = new Set([
    ...timelineOf(record).map(({ noun, id }) => `${noun}:${id}`),
    ...record.projects.flatMap(({ id, reports }) => [
      `project:${id}`,
      ...reports.map((report) => `report:${report.id}`),
    ]),
    ...record.achievements.flatMap(({ verification }) =>
      verification ? [`verification:${verification.id}`] : [],
    ),
  ])
  return recordsIn(records).find(({ noun, id }) => !own.has(`${noun}:${id}`))
}

/** How much each rule asks for (ours). */
const LEAST = { lights: 6, items: 3, teams: 2, votes: 10, excellentOf100: 85 }
const MOST_RECORDS = 20

/** Led, not commanded: a lead whose project was yellow or red in the own time and green at its end. */
const turnedGreen = (record: PersonRecord): Ref[] =>
  ownProjects(record)
    .filter(({ posts }) => posts.some(({ noun }) => noun === 'appointment'))
    .flatMap(({ project, reports }) => {
      const lit = reports.filter(({ light }) => light !== null)
      const [last, worst] = [lit.at(-1), lit.findLast(({ light }) => light !== 'green')]
      return last?.light === 'green' && worst
        ? [...refs('project', [project]), ...refs('report', [worst, last])]
        : []
    })

function steadyGreen(record: PersonRecord): Ref[] {
  const lit = ownProjects(record)
    .flatMap(({ reports }) => reports)
    .filter(({ light }) => light !== null)
  const steady = lit.length >= LEAST.lights && lit.every(({ light }) => light === 'green')
  return steady ? refs('report', lit) : []
}

const confirmed = (record: PersonRecord, is: (item: PersonAchievement) => boolean): Ref[] => {
  const items = record.achievements.filter(
    (item) =>
      quarterIn(record.period, item.quarter) &&
      item.verification?.finding === 'confirmed' &&
      is(item),
  )
  return items.length >= LEAST.items ? refs('achievement', items) : []
}

/** 好 from so many teams, and no mark below it on the aspect. */
function goodOn(record: PersonRecord, aspect: Aspect): Ref[] {
  const seen = record.observations.filter(
    ({ date, marks }) => happenedIn(record.period, date) && marks[aspect] !== undefined,
  )
  const teams = new Set(seen.map(({ teamId }) => teamId))
  const allGood = seen.every(({ marks }) => marks[aspect] === 'A')
  return allGood && teams.size >= LEAST.teams ? refs('observation', seen) : []
}

function votes(record: PersonRecord): Ref[] {
  const tallies = record.tallies.filter(({ year }) => yearIn(record.period, year))
  const sum = (pick: (one: (typeof tallies)[number]) => number) =>
    tallies.reduce((total, one) => total + pick(one), 0)
  const all = sum(
    ({ excellent, competent, basic, incompetent }) => excellent + competent + basic + incompetent,
  )
  const excellent = sum((one) => one.excellent)
  return all >= LEAST.votes && excellent * 100 >= all * LEAST.excellentOf100
    ? refs('tally', tallies)
    : []
}

/** One rule each: the records on which it holds in the record's period; none where it does not hold. */
const RULES: Readonly<Record<TagRule, (record: PersonRecord) => Ref[]>> = {
  turnedGreen,
  steadyGreen,
  threeCity: (record) => confirmed(record, ({ level }) => level !== null && level !== 'district'),
  reformer: (record) => confirmed(record, ({ dimension }) => dimension === 'reform'),
  breakthrough: (record) => confirmed(record, ({ dimension }) => dimension === 'breakthrough'),
  emergency: (record) => goodOn(record, 'emergency'),
  responsible: (record) => goodOn(record, 'responsibility'),
  innovative: (record) => goodOn(record, 'innovation'),
  votes,
}

/**
 * The tags that the machine proposes by the dictionary's rules. A tag that is in effect is not
 * proposed again; one that was declined only when a record is there that was not among those it was
 * declined on. An expired one may be proposed anew.
 */
export function tagProposals(
  record: PersonRecord,
  dictionary: readonly (Tag & { readonly id: Id })[],
  day: string,
): TagProposal[] {
  return dictionary.flatMap(({ id, rule }) => {
    if (rule === null) return []
    const records = RULES[rule](record).slice(0, MOST_RECORDS)
    if (records.length === 0) return []
    const before = record.taggings.filter(({ tagId }) => tagId === id)
    if (before.some((one) => inEffect(one, day) === 'inEffect')) return []
    const declinedOn = new Set(
      before
        .filter(({ stance }) => stance === 'declined')
        .flatMap((one) => recordsIn(one.records).map((ref) => ref.id)),
    )
    return records.every((ref) => declinedOn.has(ref.id)) ? [] : [{ tagId: id, records }]
  })
}
