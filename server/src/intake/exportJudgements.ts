import { Aspect } from '@zhishi/domain/inspection/observation.ts'
import { type RowsOf, groupBy, person } from './exportRow.ts'
import { decimal, joined, word, written, yes } from './yearOnRecord.ts'

/** What was seen and decided of a year, row by row as workbooks hold it. */

export const bottomLineEvents: RowsOf = (record) =>
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

export const observations: RowsOf = (record) =>
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

export const tallies: RowsOf = (record) =>
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

export const outcomes =
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

export const standouts: RowsOf = (record) =>
  record
    .all('recognition')
    .filter(({ content }) => content.year === record.year)
    .map(({ content }) => ({ ...person(record, content.cadreId), note: content.note }))

export const cases =
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
