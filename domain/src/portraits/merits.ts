import type { Sentence } from './api.ts'
import { foundIn, achievementInWords } from './dimensionFacts.ts'
import { factsInWords, seenIn } from './inspectionFacts.ts'
import { yearOf } from '../evaluation/period.ts'
import type { PersonRecord } from './personRecord.ts'
import { partIn, ownProjects } from './projectFacts.ts'
import { refs, sentence } from './wording.ts'

/**
 * 突出优点: facts that a person has classified as speaking for the cadre, confirmed achievements of
 * provincial level and above, recognition, and projects that were green throughout. Marks alone make
 * no merit here; they stand in the section on inspection.
 */
export function merits(record: PersonRecord): Sentence[] {
  const year = yearOf(record.period)
  const recognised = record.recognitions.filter((one) => one.year === year)
  const high = foundIn(record, 'confirmed').filter(
    ({ level }) => level === 'national' || level === 'provincial',
  )
  const green = ownProjects(record).filter(
    ({ reports }) => reports.length > 0 && reports.every(({ light }) => light === 'green'),
  )
  return [
    ...(recognised.length > 0
      ? [sentence([`被认定为${year}年实绩突出干部`], refs('recognition', recognised))]
      : []),
    ...high.map(achievementInWords),
    ...green.map(({ project, posts, reports }) =>
      sentence(
        [`${partIn(posts)}的“${project.name}”任职期间${reports.length}次调度均为绿灯`],
        [...refs('project', [project]), ...refs('report', reports)],
      ),
    ),
    ...factsInWords(
      seenIn(record).filter(({ polarity }) => polarity === 'positive'),
      '考察反映：',
    ),
  ]
}
