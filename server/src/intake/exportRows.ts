import { Category } from '@zhishi/domain/projects/project.ts'
import {
  bottomLineEvents,
  cases,
  observations,
  outcomes,
  standouts,
  tallies,
} from './exportJudgements.ts'
import { type RowsOf, groupBy, person } from './exportRow.ts'
import {
  type YearOnRecord,
  decimal,
  joined,
  wan,
  word,
  written,
  yes,
  yesNo,
} from './yearOnRecord.ts'

const QUARTERS = ['', '第一季度', '第二季度', '第三季度', '第四季度'] as const

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
