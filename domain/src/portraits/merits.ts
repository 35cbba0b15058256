import type { Sentence } from './api.ts'
import { foundIn, achievementInWords } from './dimensionFacts.ts'
import { factsInWords, seenIn } from './inspectionFacts.ts'
import { yearOf } from '../evaluation/period.ts'
import { Aspect } from '../inspection/observation.ts'
import type { PersonRecord } from './personRecord.ts'
import { partIn, ownProjects } from './projectFacts.ts'
import { refs, sentence, word } from './wording.ts'

/** One or two friendly marks on an aspect are no strength (ours). */
const FEWEST_MARKS = 3

/**
 * The records of the period that speak for the person: recognition, confirmed achievements of
 * provincial level and above, projects that were green throughout the own tenure, facts that somebody
 * has classified as positive, and aspects marked 好 more often than not. As low marks are told among the
 * shortcomings, so are high ones here: nobody is measured by two yardsticks.
 */
export const speakingFor = (record: PersonRecord) => ({
  recognitions: record.recognitions.filter(({ year }) => year === yearOf(record.period)),
  achievements: foundIn(record, 'confirmed').filter(
    ({ level }) => level === 'national' || level === 'provincial',
  ),
  greens: ownProjects(record).filter(
    ({ reports }) => reports.length > 0 && reports.every(({ light }) => light === 'green'),
  ),
  facts: seenIn(record).filter(({ polarity }) => polarity === 'positive'),
  high: Aspect.options.flatMap((aspect) => {
    const marked = seenIn(record).filter(({ marks }) => marks[aspect])
    const good = marked.filter(({ marks }) => marks[aspect] === 'A')
    const told = marked.length >= FEWEST_MARKS && good.length * 2 > marked.length
    return told ? [{ aspect, good }] : []
  }),
})

/** 突出优点; empty where nothing speaks for the person. */
export function merits(record: PersonRecord): Sentence[] {
  const { recognitions, achievements, greens, facts, high } = speakingFor(record)
  return [
    ...recognitions
      .slice(0, 1)
      .map(({ year }) =>
        sentence([`被认定为${year}年实绩突出干部`], refs('recognition', recognitions)),
      ),
    ...achievements.map(achievementInWords),
    ...greens.map(({ project, posts, reports }) =>
      sentence(
        [`${partIn(posts)}的“${project.name}”任职期间${reports.length}次调度均为绿灯`],
        [...refs('project', [project]), ...refs('report', reports)],
      ),
    ),
    ...factsInWords(facts, '考察反映：'),
    ...high.map(({ aspect, good }) =>
      sentence(
        [`一线考察中${word('aspect', aspect)}评价为${word('mark', 'A')}${good.length}次`],
        refs('observation', good),
      ),
    ),
  ]
}
