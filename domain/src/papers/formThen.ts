import { earliest, latest } from '../evaluation/period.ts'
import { isPartialDate } from '../kernel/dates.ts'
import type { AppointmentForm, TextKey } from './appointmentForm.ts'
import { readResume, writeResume } from './resume.ts'

/** A form as far as it had come about by a day; `undated`: parts left out because they bear no date. */
export interface FormThen {
  readonly form: AppointmentForm
  readonly undated: number
}

/** Said of a proposal and not of the person: as old as the form that says it. */
const OF_PROPOSAL: readonly TextKey[] = [
  'proposedPost',
  'removedPost',
  'reasons',
  'reportingUnit',
  'ageOn',
  'filledOn',
  'filledBy',
]

const notLater = (date: string | null, day: string): string | null =>
  date !== null && isPartialDate(date) && earliest(date) > day ? null : date

/** Lines that had begun; one that ended later stands open again. */
function resumeBy(text: string | null, day: string): string | null {
  if (text === null) return null
  const { opening, lines } = readResume(text)
  const begun = lines
    .filter(({ from }) => earliest(from) <= day)
    .map((one) => ({ ...one, until: notLater(one.until, day) }))
  return [opening, writeResume(begun)].filter((part) => part !== '').join('\n') || null
}

/** `2023年度`, `2019年6月`, `2021.03`: the dates in a clause, as partial dates. */
const datesIn = (clause: string): string[] =>
  [...clause.matchAll(/((?:19|20)\d\d)(?:(?:年|[.．])(\d{1,2})(?:月|(?!\d)))?/g)]
    .map(([, year = '', month]) => (month ? `${year}-${month.padStart(2, '0')}` : year))
    .filter((date) => isPartialDate(date))

/** The clauses of a running text that were over by the day; 无 is no clause. */
function clausesBy(text: string | null, day: string): { text: string | null; undated: number } {
  if (text === null || text.startsWith('无')) return { text, undated: 0 }
  const clauses = text.split(/(?<=[；;。\n])/).filter((clause) => /[^；;。\s]/.test(clause))
  const dated = clauses.map((clause) => ({ clause, dates: datesIn(clause) }))
  const over = dated.filter(
    ({ dates }) => dates.length > 0 && dates.every((date) => latest(date) <= day),
  )
  return {
    text:
      over
        .map(({ clause }) => clause)
        .join('')
        .replace(/[；;\s]+$/, '') || null,
    undated: dated.filter(({ dates }) => dates.length === 0).length,
  }
}

/**
 * What a form says of a day in the past (the record that it was made of had come about by then
 * already): its own words are cut to that day as far as they bear dates. What somebody proposed later
 * had not been proposed; on a form without a date nobody can say.
 */
export function formThen(form: AppointmentForm, day: string): FormThen {
  const [honours, results] = [clausesBy(form.honours, day), clausesBy(form.annualResults, day)]
  const then: AppointmentForm = {
    ...form,
    partySince: notLater(form.partySince, day),
    workSince: notLater(form.workSince, day),
    resume: resumeBy(form.resume, day),
    honours: honours.text,
    annualResults: results.text,
    family: form.family.filter(({ birth }) => birth === null || notLater(birth, day) !== null),
  }
  const filled = form.filledOn !== null && isPartialDate(form.filledOn) ? form.filledOn : null
  const proposed = OF_PROPOSAL.filter((key) => form[key] !== null)
  if (filled === null || latest(filled) > day) for (const key of proposed) then[key] = null
  return {
    form: then,
    undated: honours.undated + results.undated + (filled === null ? proposed.length : 0),
  }
}
