import { describe, expect, test } from 'vitest'
import { sectionsWithAnswers, untoldAnswers, withUntold } from '../../src/portraits/answers.ts'
import type { PersonRecord } from '../../src/portraits/personRecord.ts'
import { draftWriteUp } from '../../src/portraits/writeUp.ts'
import { id } from '../evaluation/district.ts'
import { breach, person, seen } from './person.ts'

const reply = (n: number, to: Partial<PersonRecord['replies'][number]>, text: string) => ({
  id: id('q', n),
  observationId: null,
  bottomLineEventId: null,
  achievementId: null,
  reportId: null,
  date: '2024-07-10',
  text,
  ...to,
})
const sectionOf = (record: PersonRecord, name: string) =>
  draftWriteUp(record).sections.find(({ heading }) => heading.endsWith(name))
const saidIn = (record: PersonRecord, name: string) =>
  (sectionOf(record, name)?.paragraphs ?? []).flatMap(({ sentences }) =>
    sentences.map(({ text }) => text),
  )

describe('what the person answered', () => {
  test('stands behind the shortcoming that it answers, resting on itself', () => {
    const record = person({
      bottomLineEvents: [breach(1), breach(2, { date: '2024-08-01', text: '越级访2批次' })],
      replies: [reply(1, { bottomLineEventId: id('b', 1) }, '已当面答复，附笔录。')],
    })
    expect(saidIn(record, '主要不足')).toEqual([
      '2024年6月11日，债务风险方面发生“越级访1批次”，扣3分。',
      '本人说明：已当面答复，附笔录（2024年7月10日）。',
      '2024年8月1日，债务风险方面发生“越级访2批次”，扣3分。',
    ])
    const [, answer] = sectionOf(record, '主要不足')?.paragraphs[0]?.sentences ?? []
    expect(answer?.from).toEqual([{ noun: 'reply', id: id('q', 1) }])
  })

  test('is told once, with the shortcoming and not with the sums that rest on the same record', () => {
    const record = person({
      observations: [
        seen(1, { marks: { attitude: 'C' } }),
        seen(2, { marks: { attitude: 'D' }, text: '对存在问题底数不清' }),
      ],
      replies: [reply(1, { observationId: id('o', 2) }, '当日请假')],
    })
    expect(saidIn(record, '主要不足').at(-1)).toBe('本人说明：当日请假（2024年7月10日）。')
    const all = draftWriteUp(record).sections.flatMap(({ heading }) => saidIn(record, heading))
    expect(all.filter((text) => text.includes('当日请假'))).toHaveLength(1)
  })

  test('to a record that is not told is not told either', () => {
    const record = person({ replies: [reply(1, { reportId: id('m', 9) }, '受限电影响')] })
    expect(sectionsWithAnswers(draftWriteUp(record).sections, [], record.replies)).toEqual(
      draftWriteUp(record).sections,
    )
  })

  test('after a version was kept stands behind its text; what it tells already is not told twice', () => {
    const record = person({ bottomLineEvents: [breach(1)] })
    const kept = draftWriteUp(record)
    const later = { id: id('q', 2), text: '已整改到位', date: '2025-01-02' }
    expect(untoldAnswers(kept, [later, later])).toEqual([later])
    const shown = withUntold(kept, [later])
    expect(shown.sections.slice(0, -1)).toEqual(kept.sections)
    expect(shown.sections.at(-1)).toEqual({
      heading: '附：本人说明',
      paragraphs: [
        {
          heading: null,
          sentences: [
            {
              text: '本人说明：已整改到位（2025年1月2日）。',
              from: [{ noun: 'reply', id: later.id }],
            },
          ],
        },
      ],
    })
    expect(withUntold(shown, [later])).toEqual(shown)
  })
})
