import { type Actor, may } from '@zhishi/domain/access/actor.ts'
import type { Noun } from '@zhishi/domain/app/facts.ts'
import { en, zh } from '@zhishi/domain/app/words.ts'
import { type Catalogue, say } from '@zhishi/domain/kernel/words.ts'
import { platformApi } from '@zhishi/domain/platform/api.ts'
import type { Row } from '@zhishi/domain/platform/api.ts'
import type { Asked } from '@zhishi/domain/platform/filter.ts'
import type { Column, Ledger } from '@zhishi/domain/platform/ledger.ts'
import { tellAsked, tellCell, tellHeader } from '@zhishi/domain/platform/telling.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type Route, route } from '../platform/http.ts'
import { readIds, readRowsOf } from '../platform/ledger.ts'
import { forbidden, malformed } from '../platform/problems.ts'
import { streamWorkbook } from '../platform/sheets-stream.ts'
import type { Seen } from '../platform/source.ts'
import { readLabels } from './labels.ts'
import { open, understand } from './ledgers.ts'

/** Rows read at once: what an export holds in memory does not grow with the ledger. */
const PART = 4000

/** Which columns are written, in the asked order; all of them where none is named. */
function columnsOf({ columns }: Ledger, asked: string | undefined): [string, Column][] {
  if (asked === undefined) return Object.entries(columns)
  return asked.split(',').map((key) => {
    const column = Object.hasOwn(columns, key) ? columns[key] : undefined
    if (!column) throw malformed([{ path: 'columns', code: 'filter.unknown-column' }])
    return [key, column]
  })
}

const WIDTHS: Readonly<Partial<Record<Column['kind'], number>>> = {
  longText: 48,
  text: 18,
  link: 18,
  marks: 30,
}

interface Extra {
  readonly key: string
  readonly read: (row: Row) => string
}

/** What stands beside the columns: why a row is flagged, and that it is withdrawn. */
function extrasOf(asked: Asked, words: Catalogue): Extra[] {
  const flags = (row: Row) =>
    row.flags.map(({ code, about }) => say(words, `reason.${code}`, about)).join('；')
  const withdrawn = (row: Row) => say(words, `flag.${row.withdrawn}`)
  return [
    { key: 'flags', read: flags },
    ...(asked.withdrawn === 'without' ? [] : [{ key: 'withdrawn', read: withdrawn }]),
  ]
}

async function* partsOf(
  db: Database | Tx,
  seen: Seen,
  ids: readonly string[],
  tell: (row: Row) => (string | number | null)[],
): AsyncGenerator<(string | number | null)[][]> {
  for (let start = 0; start < ids.length; start += PART) {
    const rows = await readRowsOf(db, seen, ids.slice(start, start + PART))
    yield rows.map(tell)
  }
}

async function noteOf(
  db: Database | Tx,
  actor: Actor,
  { ledger }: Seen,
  asked: Asked,
  words: Catalogue,
  rows: number,
  now: Date,
): Promise<string> {
  const wanted = new Map<Noun, Set<string>>()
  for (const condition of asked.conditions)
    if (condition.test === 'linked')
      wanted.set(ledger.columns[condition.column]?.noun as Noun, new Set(condition.ids))
  const labels = await readLabels(db, actor.districtId, wanted)
  const told = tellAsked(ledger, asked, words, (id) => labels[id]?.label ?? id)
  return say(words, 'export.note', {
    asked: told.join('；') || say(words, 'asked.all'),
    rows,
    at: momentOf(now),
    district: actor.district,
    name: actor.name,
  })
}

/** A moment on the clock of the whole country, `2024-03-12 08:30`. */
const momentOf = (now: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(now)

export const exportRoutes: readonly Route[] = [
  route(platformApi.exportLedger, async ({ tx, actor, now, params, query, note }) => {
    const seen = open(actor, params['ledger'])
    if (!may(actor, 'export ledgers')) throw forbidden()
    const { ledger } = seen
    const asked = understand(ledger, query)
    const columns = columnsOf(ledger, query.columns)
    const words: Catalogue = query.lang === 'en' ? en : zh
    const extras = extrasOf(asked, words)
    const ids = await readIds(tx, seen, asked)
    note({
      outcome: 'exported',
      noun: ledger.noun,
      particulars: { ledger: ledger.name, asked: query, rows: ids.length },
    })
    const title = say(words, `ledger.${ledger.name}`)
    const file = streamWorkbook({
      sheet: title,
      title: `${actor.district}${title}`,
      note: await noteOf(tx, actor, seen, asked, words, ids.length, now),
      columns: [
        ...columns.map(([key, column]) => ({
          header: tellHeader(key, column, words),
          kind: column.kind,
          width: WIDTHS[column.kind] ?? 12,
        })),
        ...extras.map(({ key }) => ({
          header: say(words, `field.${key}`),
          kind: 'text' as const,
          width: 12,
        })),
      ],
      rows: partsOf(tx, seen, ids, (row) => [
        ...columns.map(([key, column]) => tellCell(column, row[key], words)),
        ...extras.map(({ read }) => read(row)),
      ]),
    })
    return { file, name: `${title} ${momentOf(now).slice(0, 10)}.xlsx` }
  }),
]
