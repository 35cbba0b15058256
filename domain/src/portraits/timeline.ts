import { earliest } from '../evaluation/period.ts'
import type { OutcomeKind } from '../outcomes/outcome.ts'
import type { TimelineEntry } from './api.ts'
import type { PersonRecord } from './personRecord.ts'

/** `2024Q3` begins in 2024-07; a date begins with the first day that it can mean. */
function beginningOf(when: string): string {
  if (when[4] !== 'Q') return earliest(when)
  return earliest(`${when.slice(0, 4)}-${String(Number(when[5]) * 3 - 2).padStart(2, '0')}`)
}

const ADVERSE: readonly OutcomeKind[] = ['reminderTalk', 'admonition', 'adjustment']

const entry = (
  noun: string,
  { id }: { readonly id: string },
  when: string | null,
  label: string | null,
  word: string | null = null,
  weighs: TimelineEntry['weighs'] = null,
): TimelineEntry => ({ when, noun, id, label: label ?? '', word, weighs, decidedIn: null })

const joined = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' ')

/**
 * Everything on record about one person in time order, oldest first, undated last. `word` is a key
 * of the word catalogue. Whether an entry speaks for or against is said only where the record itself
 * says so: a polarity that a person has set, a finding, an outcome's kind.
 */
export function timelineOf(record: PersonRecord): TimelineEntry[] {
  const { cadre } = record
  const entries: TimelineEntry[] = [
    ...(cadre.workSince ? [entry('cadre', cadre, cadre.workSince, null, 'field.workSince')] : []),
    ...(cadre.partySince
      ? [entry('cadre', cadre, cadre.partySince, null, 'field.partySince')]
      : []),
    ...record.tenures.map((one) =>
      entry(
        'tenure',
        one,
        one.from,
        joined(one.unit ?? one.body, one.post),
        `choice.layer.${one.layer}`,
      ),
    ),
    ...record.sanctions.map((one) =>
      entry('sanction', one, one.from, one.reason, `choice.sanctionKind.${one.kind}`, 'against'),
    ),
    ...record.leaves.map((one) => entry('leave', one, one.from, one.kind)),
    ...record.annualResults.map((one) =>
      entry('annualResult', one, String(one.year), null, `choice.grade.${one.grade}`),
    ),
    ...record.cases.map((one) =>
      entry(
        'case',
        one,
        one.date ?? String(one.year),
        joined(one.number, one.matter),
        `choice.caseKind.${one.kind}`,
        one.kind === 'clearing' ? 'for' : null,
      ),
    ),
    ...record.projects.flatMap(({ name, year, posts }) =>
      posts.map((post) => entry(post.noun, post, post.from ?? String(year), name)),
    ),
    ...record.nominations.map((one) =>
      entry('nomination', one, null, one.project, one.ways && `choice.ways.${one.ways}`),
    ),
    ...record.observations.map((one) =>
      entry(
        'observation',
        one,
        one.date,
        one.text ?? one.project,
        one.method && `choice.method.${one.method}`,
        one.polarity === 'positive' ? 'for' : one.polarity === 'negative' ? 'against' : null,
      ),
    ),
    ...record.achievements.map((one) => {
      const finding = one.verification?.finding
      const weighs = finding === 'rejected' ? 'against' : finding ? 'for' : null
      const word = finding ? `choice.finding.${finding}` : null
      return entry('achievement', one, one.date ?? one.quarter, one.text, word, weighs)
    }),
    ...record.rankings.map((one) => entry('ranking', one, String(one.year), one.business)),
    ...record.tallies.map((one) =>
      entry(
        'tally',
        one,
        one.date ?? String(one.year),
        one.debrief,
        `choice.voterClass.${one.voterClass}`,
      ),
    ),
    ...record.bottomLineEvents.map((one) =>
      entry('bottomLineEvent', one, one.date, one.text, null, 'against'),
    ),
    ...record.outcomes.map((one) =>
      entry(
        'outcome',
        one,
        one.date ?? String(one.year),
        one.title,
        `choice.outcomeKind.${one.kind}`,
        ADVERSE.includes(one.kind) ? 'against' : 'for',
      ),
    ),
    ...record.recognitions.map((one) => ({
      ...entry('recognition', one, String(one.year), one.note, 'noun.recognition', 'for'),
      decidedIn: one.decision?.runId ?? null,
    })),
  ]
  return entries
    .map((one) => ({ one, at: `${one.when === null ? '~' : beginningOf(one.when)} ${one.id}` }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ one }) => one)
}
