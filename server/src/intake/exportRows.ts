import { Category } from '@zhishi/domain/projects/project.ts'
import { Aspect } from '@zhishi/domain/inspection/observation.ts'
import type { Noun } from '@zhishi/domain/app/facts.ts'
import type { WrittenCell } from '../platform/sheets-writing.ts'
import {
  type Known,
  type YearOnRecord,
  decimal,
  joined,
  wan,
  word,
  written,
  yes,
  yesNo,
} from './yearOnRecord.ts'

/** A row of a workbook by the keys of its kind's columns; `month` says on which sheet of several it stands. */
export type ExportRow = Readonly<Record<string, WrittenCell>>

const QUARTERS = ['', '第一季度', '第二季度', '第三季度', '第四季度'] as const

type RowsOf = (record: YearOnRecord) => readonly ExportRow[]

const groupBy = <N extends Noun, K>(facts: readonly Known<N>[], key: (fact: Known<N>) => K) =>
  Map.groupBy(facts, key)

const person = ({ nameOf, placeOf }: YearOnRecord, cadreId: string | null): ExportRow => ({
  name: nameOf(cadreId),
  unit: placeOf(cadreId),
})

const roster: RowsOf = (record) =>
  record
    .all('cadre')
    .toSorted((a, b) => a.content.ordinal - b.content.ordinal)
    .map(({ id, content }) => {
      const tenure = record.tenureOf(id)
      return {
        ...person(record, id),
        sex: word('sex', content.sex),
        people: content.people,
        birth: written(content.birth),
        workSince: written(content.workSince),
        partySince: written(content.partySince),
        education: content.education,
        degree: content.degree,
        post: tenure?.post ?? null,
        since: written(tenure?.from ?? null),
        rank: content.rank,
        head: yes(tenure?.layer === 'head'),
        expertise: content.expertise,
        note: content.note,
      }
    })

/** The category is written once for many rows; rows without one stand first, where none is above them. */
const projects: RowsOf = (record) => {
  const commands = groupBy(record.all('command'), ({ content }) => content.projectId)
  const appointments = groupBy(record.all('appointment'), ({ content }) => content.projectId)
  const place = (category: string | null) => Category.options.findIndex((one) => one === category)
  return ofYear(record)
    .toSorted(
      (a, b) =>
        place(a.content.category) - place(b.content.category) ||
        a.content.ordinal - b.content.ordinal,
    )
    .map(({ id, content }) => {
      const inCommand = (commands.get(id) ?? []).filter(({ content }) => content.until === null)
      return {
        category: word('category', content.category),
        name: content.name,
        number: content.number,
        content: content.content,
        totalInvestment: wan(content.totalInvestment),
        annualInvestment: wan(content.annualInvestment),
        unit: record.find('unit', content.unitId)?.name ?? null,
        commander: joined(inCommand.map(({ content }) => record.toldApart(content.cadreId))),
        commanderPost: joined(inCommand.map(({ content }) => content.post)),
        leads: joined(
          (appointments.get(id) ?? []).map(({ content }) => record.toldApart(content.cadreId)),
        ),
        start: written(content.start),
        completion: written(content.completion),
        difficulty: decimal(content.difficulty),
        note: content.note,
      }
    })
}

const ofYear = (record: YearOnRecord) =>
  record.all('project').filter(({ content }) => content.year === record.year)

const nominations: RowsOf = (record) => {
  const known = new Map(ofYear(record).map(({ id, content }) => [id, content.name]))
  const opinions = groupBy(record.all('opinion'), ({ content }) => content.nominationId)
  return record
    .all('nomination')
    .filter(({ content }) => known.has(content.projectId))
    .map(({ id, content }) => ({
      ...person(record, content.cadreId),
      project: known.get(content.projectId) ?? null,
      ways: word('ways', content.ways),
      political: word('factorMark', content.political),
      professional: word('factorMark', content.professional),
      management: word('factorMark', content.management),
      ...Object.fromEntries(
        (opinions.get(id) ?? []).map(({ content }) => [
          `opinion:${content.department}`,
          word('stance', content.stance),
        ]),
      ),
      selected: yesNo(content.selected),
      note: content.note,
    }))
}

const reports: RowsOf = (record) => {
  const blockers = groupBy(record.all('blocker'), ({ content }) => content.reportId)
  return record
    .all('report')
    .filter(({ content }) => content.month.startsWith(String(record.year)))
    .map(({ id, content }) => {
      const held = (blockers.get(id) ?? []).map(({ content }) => content)
      return {
        month: Number(content.month.slice(5)),
        project: record.find('project', content.projectId)?.name ?? null,
        invested: wan(content.invested),
        cumulative: wan(content.cumulative),
        progress: content.progress,
        problem: held.map(({ text }) => text).join('；') || null,
        owner: joined(held.map(({ owner }) => owner)),
        due: written(held.find(({ due }) => due !== null)?.due ?? null),
        light: word('light', content.light),
        note: content.note,
      }
    })
}

const achievements: RowsOf = (record) => {
  const found = new Map(
    record.all('verification').map(({ content }) => [content.achievementId, content]),
  )
  return record
    .all('achievement')
    .filter(({ content }) => content.quarter.startsWith(String(record.year)))
    .map(({ id, content }) => {
      const verification = found.get(id)
      return {
        ...person(record, content.cadreId),
        quarter: QUARTERS[Number(content.quarter.slice(5))] ?? content.quarter,
        dimension: word('dimension', content.dimension),
        front: content.front,
        text: content.text,
        level: word('level', content.level),
        date: written(content.date),
        evidence: content.evidence,
        finding: word('finding', verification?.finding),
        office: verification?.office ?? null,
        on: written(verification?.on ?? null),
        share: content.share === 10_000 ? null : decimal(content.share),
      }
    })
}

const rankings: RowsOf = (record) =>
  record
    .all('ranking')
    .filter(({ content }) => content.year === record.year)
    .map(({ content }) => ({
      unit: record.find('unit', content.unitId)?.name ?? null,
      business: content.business,
      place: content.place,
      outOf: content.outOf,
      previous: content.previous,
    }))

const bottomLineEvents: RowsOf = (record) =>
  record
    .all('bottomLineEvent')
    .filter(({ content }) => content.date?.startsWith(String(record.year)) ?? false)
    .map(({ content }) => ({
      date: written(content.date),
      unit: record.find('unit', content.unitId)?.name ?? null,
      name:
        content.unitId === null
          ? record.toldApart(content.cadreId)
          : record.nameOf(content.cadreId),
      category: content.category,
      text: content.text,
      points: content.points === 0 ? 0 : -Number(decimal(content.points)),
      veto: yes(content.veto),
    }))

const observations: RowsOf = (record) =>
  record.all('observation').flatMap(({ content }) => {
    const visit = record.find('visit', content.visitId)
    if (!visit?.date.startsWith(String(record.year))) return []
    return [
      {
        date: written(visit.date),
        team: record.find('team', visit.teamId)?.name ?? null,
        inspector: joined([
          record.find('inspector', content.inspectorId)?.name ?? null,
          content.companions,
        ]),
        method: word('method', content.method),
        way: content.way,
        project: record.find('project', visit.projectId)?.name ?? null,
        place: visit.place,
        name: record.toldApart(content.cadreId),
        capacity: word('capacity', content.capacity),
        ...Object.fromEntries(Aspect.options.map((one) => [one, content.marks[one] ?? null])),
        text: content.text,
        source: content.source,
      },
    ]
  })

const tallies: RowsOf = (record) =>
  record.all('tally').flatMap(({ content }) => {
    if (record.find('debrief', content.debriefId)?.year !== record.year) return []
    const { voters, excellent, competent, basic, incompetent } = content
    return [
      {
        ...person(record, content.cadreId),
        voterClass: content.voterClass === 'all' ? null : word('voterClass', content.voterClass),
        voters,
        excellent,
        competent,
        basic,
        incompetent,
      },
    ]
  })

const outcomes =
  (kinds: readonly string[], whose: 'person' | 'group' = 'person'): RowsOf =>
  (record) =>
    record.all('outcome').flatMap(({ content }) => {
      const isGroup = content.unitId !== null
      if (content.year !== record.year || !kinds.includes(content.kind)) return []
      if (isGroup !== (whose === 'group')) return []
      return [
        {
          ...(isGroup
            ? { unit: record.find('unit', content.unitId)?.name ?? null }
            : person(record, content.cadreId)),
          type: word('outcomeKind', content.kind),
          title: content.title,
          date: written(content.date),
          reason: content.reason,
          basis: content.basis,
        },
      ]
    })

const standouts: RowsOf = (record) =>
  record
    .all('recognition')
    .filter(({ content }) => content.year === record.year)
    .map(({ content }) => ({ ...person(record, content.cadreId), note: content.note }))

const cases =
  (kind: 'tolerance' | 'clearing'): RowsOf =>
  (record) => {
    const parties = groupBy(record.all('caseParty'), ({ content }) => content.caseId)
    return record
      .all('case')
      .filter(({ content }) => content.kind === kind && content.year === record.year)
      .map(({ id, content }) => ({
        number: /^\d{1,9}$/.test(content.number) ? Number(content.number) : content.number,
        parties: joined(
          (parties.get(id) ?? []).map(({ content }) => record.toldApart(content.cadreId)),
        ),
        matter: content.matter,
        ground: content.ground,
        result: word('toleranceResult', content.result),
        way: word('clearingWay', content.way),
        date: written(content.date),
      }))
  }

/** What each kind of sheet holds of a year. */
export const EXPORTS: Readonly<Record<string, RowsOf>> = {
  roster,
  projects,
  nominations,
  reports,
  achievements,
  rankings,
  bottomLineEvents,
  observations,
  tallies,
  promotions: outcomes(['promotion', 'furtherUse', 'rankPromotion']),
  motions: outcomes(['motion']),
  commendations: outcomes(['commendation']),
  groupCommendations: outcomes(['commendation'], 'group'),
  standouts,
  measures: outcomes(['reminderTalk', 'admonition', 'adjustment', 'namedExample', 'development']),
  tolerances: cases('tolerance'),
  clearings: cases('clearing'),
}
