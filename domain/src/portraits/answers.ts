import type { Answer } from '../safeguards/reply.ts'
import { recordOf } from '../safeguards/concern.ts'
import type { Section, Sentence, WriteUpText } from './api.ts'
import type { PersonRecord } from './personRecord.ts'
import { dateInWords, quoted, refs, sentence } from './wording.ts'

/** What the person answered, as a sentence of a paper. */
const inWords = ({ id, text, date }: Answer): Sentence =>
  sentence([`本人说明：${quoted(text)}（${dateInWords(date)}）`], refs('reply', [{ id }]))

/**
 * Which sentence each answer stands behind: one that names the record it answers, of those `against` the
 * person where it is among them; of several the one that rests on the fewest records, of equals the
 * last, so that it stands with the fact and not with a sum over the year.
 */
function besideWhich(
  sentences: readonly Sentence[],
  against: readonly Sentence[],
  replies: PersonRecord['replies'],
): ReadonlyMap<Sentence, Sentence[]> {
  const beside = new Map<Sentence, Sentence[]>()
  for (const reply of replies) {
    const to = recordOf(reply)?.id
    const named = ({ from }: Sentence) => from.some(({ id }) => id === to)
    const naming = against.some(named) ? against.filter(named) : sentences.filter(named)
    const fewest = Math.min(...naming.map(({ from }) => from.length))
    const one = naming.findLast(({ from }) => from.length === fewest)
    if (one) beside.set(one, [...(beside.get(one) ?? []), inWords(reply)])
  }
  return beside
}

/**
 * Lists of sentences with the person's answers beside what they answer (domain rule: right of reply);
 * `against` are those among them that count against the person.
 */
export function withAnswers(
  lists: readonly (readonly Sentence[])[],
  against: readonly Sentence[],
  replies: PersonRecord['replies'],
): Sentence[][] {
  const beside = besideWhich(lists.flat(), against, replies)
  return lists.map((list) => list.flatMap((one) => [one, ...(beside.get(one) ?? [])]))
}

/** The same for the sections of a write-up. */
export function sectionsWithAnswers(
  sections: readonly Section[],
  against: readonly Sentence[],
  replies: PersonRecord['replies'],
): Section[] {
  const paragraphs = sections.flatMap((section) => section.paragraphs)
  const lists = withAnswers(
    paragraphs.map(({ sentences }) => sentences),
    against,
    replies,
  )
  const told = new Map(paragraphs.map((one, i) => [one, lists[i] ?? one.sentences]))
  return sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((one) => ({
      ...one,
      sentences: told.get(one) ?? one.sentences,
    })),
  }))
}

/** The answers that a text does not tell: given since it was written, or taken out of it. */
export function untoldAnswers(text: WriteUpText, answers: readonly Answer[]): Answer[] {
  const told = new Set(
    text.sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ sentences }) =>
        sentences.flatMap(({ from }) => from.map(({ id }) => id)),
      ),
    ),
  )
  return [...new Map(answers.map((one) => [one.id, one])).values()].filter(
    ({ id }) => !told.has(id),
  )
}

/** A text that stands as it was kept, with the answers that it does not tell behind it. */
export function withUntold(text: WriteUpText, answers: readonly Answer[]): WriteUpText {
  const untold = untoldAnswers(text, answers)
  if (untold.length === 0) return text
  const behind = {
    heading: '附：本人说明',
    paragraphs: [{ heading: null, sentences: untold.map(inWords) }],
  }
  return { ...text, sections: [...text.sections, behind] }
}
