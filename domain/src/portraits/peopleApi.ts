import { z } from 'zod'
import { Ref } from '../evaluation/result.ts'
import { Period } from '../evaluation/period.ts'
import { Points } from '../evaluation/scheme.ts'
import { Count, Day, Id, Name, Title } from '../kernel/values.ts'
import { endpoint } from '../platform/endpoint.ts'
import { Clocks, PersonPage } from './api.ts'
import { Written } from './condition.ts'
import { Dimension } from '../achievements/achievement.ts'
import { TagRule } from './tag.ts'

/** A record that fulfils a condition, in its own words. */
const Fulfilment = Ref.extend({ label: z.string() })

const FoundPerson = z.strictObject({
  id: Id,
  name: Name,
  unit: Name.nullable(),
  post: Title.nullable(),
  /** One list a condition of those that all hold, in their order; at most twelve records each. */
  fulfilled: z.array(z.strictObject({ count: Count, records: z.array(Fulfilment) })),
})
export type FoundPerson = z.infer<typeof FoundPerson>

const FoundPeople = z.strictObject({
  total: Count,
  page: Count,
  pages: Count,
  people: z.array(FoundPerson),
  /** The day on which tags and sanctions are in effect or not. */
  asOf: Day,
})
export type FoundPeople = z.infer<typeof FoundPeople>

const Cell = z.strictObject({
  dimension: Dimension,
  items: z.array(Id),
  confirmed: Count,
  partly: Count,
  rejected: Count,
  open: Count,
  points: Points.nullable(),
})

export const ArchivePage = z.strictObject({
  page: PersonPage,
  years: z.array(z.string()),
  quarters: z.array(
    z.strictObject({ quarter: z.string(), inPost: z.boolean(), cells: z.array(Cell) }),
  ),
})
export type ArchivePage = z.infer<typeof ArchivePage>

const DictionaryTag = z.strictObject({
  id: Id,
  name: Name,
  meaning: z.string(),
  rule: TagRule.nullable(),
  months: Count,
})

export const peopleApi = {
  /** Two to five people on the same terms. */
  comparison: endpoint('GET', '/comparison', {
    may: 'compare people',
    asks: z.strictObject({
      /** Ids, with commas. */
      ids: z
        .string()
        .max(400)
        .transform((text) => text.split(',').filter((id) => id !== ''))
        .pipe(z.array(Id).max(50)),
      period: Period.optional(),
    }),
    gives: z.strictObject({ period: Period, people: z.array(PersonPage) }),
  }),
  /** Finds people by what they have done. */
  findPeople: endpoint('GET', '/find-people', {
    may: 'compare people',
    asks: z.strictObject({
      all: Written.optional(),
      none: Written.optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
    gives: FoundPeople,
  }),
  /** 实绩档案: achievements by quarter and dimension, with the record they come from. */
  archive: endpoint('GET', '/people/:id/archive', {
    may: 'read portraits',
    asks: Clocks.extend({ period: Period.optional() }),
    gives: ArchivePage,
  }),
  /** The dictionary, and what the machine proposes for a person by its rules. */
  tagging: endpoint('GET', '/people/:id/tag-proposals', {
    may: 'compare people',
    asks: z.strictObject({ period: Period.optional() }),
    gives: z.strictObject({
      dictionary: z.array(DictionaryTag),
      proposals: z.array(
        z.strictObject({ tagId: Id, records: z.array(Ref.extend({ label: z.string() })) }),
      ),
    }),
  }),
  /** Takes those of the seed's tags into the dictionary whose names are not in it; gives how many. */
  seedTags: endpoint('POST', '/tags/seed', {
    may: 'keep cadres',
    takes: z.strictObject({ ids: z.array(Id).min(1).max(50) }),
    gives: z.strictObject({ added: Count }),
  }),
}
