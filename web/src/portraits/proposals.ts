import type { PersonPage } from '@zhishi/domain/portraits/api.ts'

/** What the latest runs propose on a person, as head and as lead, where a run has a line on either. */
export const proposalsOn = ({ record, runs }: Pick<PersonPage, 'record' | 'runs'>) =>
  [
    { run: runs.heads, row: record.asHead, word: 'person.asHead' as const },
    { run: runs.leads, row: record.asLead, word: 'person.asLead' as const },
  ].flatMap(({ run, row, word }) => (run && row ? [{ run, row, word }] : []))
