import { among, count, date, hidden, ledger, link, text } from '../platform/ledger.ts'
import { TagRule, TagStance } from './tag.ts'

/** The dictionary of tags. */
export const tags = ledger({
  name: 'tags',
  noun: 'tag',
  may: 'read portraits',
  personal: false,
  lead: 'name',
  columns: { name: text, meaning: text, rule: among(TagRule), months: count },
})

/** Who was given which tag, until when. */
export const taggings = ledger({
  name: 'taggings',
  noun: 'tagging',
  may: 'read portraits',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    tag: link('tag'),
    stance: among(TagStance),
    from: date,
    until: date,
    note: text,
    records: hidden(text),
  },
})
