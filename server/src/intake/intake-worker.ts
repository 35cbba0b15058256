import { readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { Refusal, type Reason, reason } from '@zhishi/domain/kernel/refusal.ts'
import type { Finding, Sheet, SheetReport, Stored } from '@zhishi/domain/intake/batch.ts'
import { prepare } from '@zhishi/domain/intake/prepare.ts'
import { markWorkbook } from '../platform/sheets-marking.ts'
import { type ReadSheet, type Workbook, readWorkbook, unpack } from '../platform/sheets.ts'
import { districtNamed } from './districtName.ts'
import { labeller, viewOf } from './labels.ts'
import { idsOf, planOf } from './plan.ts'
import { templateOf } from './template.ts'
import { type Ask, type Asked, type HandedIn, type Job, type Told, sumOf } from './work.ts'
import { workbooksOf } from './workbooks.ts'

/**
 * Everything that opens, compares or writes workbooks runs in this thread, so that the server goes on
 * answering, and so that a hostile file ends the thread and not the program.
 */

type Wanting = Extract<Ask, { want: string }>

const port = parentPort
if (!port) throw new Error('this file is a worker')
const tell = (told: Told): void => port.postMessage(told)

/** What one job is given beside itself: records, and what is asked of its result. */
class Desk {
  readonly record = new Map<string, Stored[]>()
  answer: (ask: Wanting) => void = () => {}
  go: () => void = () => {}
  /** Resolves when all records have come. */
  readonly complete = new Promise<void>((resolve) => (this.go = resolve))
}

let desk = new Desk()
port.on('message', (ask: Ask) => {
  if ('record' in ask)
    desk.record.set(ask.record, [...(desk.record.get(ask.record) ?? []), ...ask.facts])
  else if ('go' in ask) desk.go()
  else if ('want' in ask) desk.answer(ask)
  else if ('forget' in ask) desk = new Desk()
  else void begin(ask.job)
})

async function begin(job: Job): Promise<void> {
  desk = new Desk()
  try {
    await run(job, desk)
  } catch (error) {
    if (error instanceof Refusal) tell({ refused: error.reason })
    else tell({ broken: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

async function run(job: Job, desk: Desk): Promise<void> {
  if (job.job === 'prepare') return prepareBatch(job.files, job.asked, desk)
  if (job.job === 'mark') return tell({ bytes: await mark(job.files, job.file, job) })
  if (job.job === 'template') return tell({ bytes: await templateOf(job.kind) })
  await desk.complete
  return tell({ bytes: await workbooksOf(desk.record, job) })
}

async function mark(
  files: readonly HandedIn[],
  file: string,
  { marks }: Extract<Job, { job: 'mark' }>,
): Promise<Uint8Array> {
  for (const handedIn of files) {
    if (file !== handedIn.name && !file.startsWith(`${handedIn.name}/`)) continue
    const { workbooks } = await open(handedIn)
    const found = workbooks.find(({ name }) => name === file)
    if (found) return markWorkbook(found.bytes, file, marks)
  }
  throw new Refusal(reason('batch.no-such-file', { file }))
}

/** The workbooks of one upload; those of a .zip bear its name before their own. */
async function open({ name, path }: HandedIn): Promise<ReturnType<typeof unpack>> {
  const { workbooks, passedOver } = unpack({ name, bytes: await readFile(path) })
  const inside = (inner: string) => `${name}/${inner}`
  const isZip = workbooks.some((book) => book.name !== name)
  return {
    workbooks: isZip ? workbooks.map((book) => ({ ...book, name: inside(book.name) })) : workbooks,
    passedOver: passedOver.map(inside),
  }
}

/** What was read, and what is to be said about files and sheets as a whole. */
interface Read {
  readonly sheets: ReadSheet[]
  readonly findings: Finding[]
}

/** Cells of a whole batch; beyond, it is not a district's year. */
const MOST_CELLS = 5_000_000

async function readAll(files: readonly HandedIn[]): Promise<Read> {
  const read: Read = { sheets: [], findings: [] }
  let cells = 0
  let rows = 0
  for (const [opened, handedIn] of files.entries()) {
    const books = await openOrSay(handedIn, read)
    for (const [done, book] of books.entries()) {
      const sheets = await readOrSay(book, handedIn, read)
      rows += sheets.reduce((sum, { rows }) => sum + rows.length, 0)
      // How many rows are still to come is guessed from the files that are.
      const share = (opened + (done + 1) / books.length) / files.length
      tell({ progress: { done: rows, total: Math.round(rows / share) } })
      cells += sheets.reduce((sum, { rows }) => sum + rows.length * (rows[0]?.length ?? 0), 0)
      if (cells > MOST_CELLS) throw new Refusal(reason('upload.too-large', { file: book.name }))
      read.sheets.push(...sheets)
      read.findings.push(...sheets.flatMap(remarks))
    }
  }
  return read
}

async function openOrSay(handedIn: HandedIn, { findings }: Read): Promise<Workbook[]> {
  tell({ reading: handedIn.name })
  try {
    if (handedIn.refused) throw new Refusal(handedIn.refused)
    const { workbooks, passedOver } = await open(handedIn)
    for (const file of passedOver) findings.push(about(file, 'note', reason('upload.passed-over')))
    return workbooks
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    findings.push(about(handedIn.name, 'wrong', error.reason))
    return []
  }
}

async function readOrSay(
  book: Workbook,
  { name }: HandedIn,
  { findings }: Read,
): Promise<ReadSheet[]> {
  try {
    return await readWorkbook(book)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    findings.push(about(book.name, 'wrong', error.reason))
    return []
  } finally {
    tell({ reading: name })
  }
}

const about = (file: string, kind: Finding['kind'], why: Reason, sheet = '', row = 0): Finding => ({
  kind,
  code: why.code,
  file,
  sheet,
  row,
  column: '',
  header: '',
  value: '',
  about: { file, ...why.about },
})

/** What a sheet hides, and formulas that were never computed: their cells count as empty. */
function remarks({ file, sheet, hidden, uncomputed }: ReadSheet): Finding[] {
  return [
    ...(hidden ? [about(file, 'note', reason('sheet.hidden', { sheet }), sheet)] : []),
    ...uncomputed.slice(0, 200).map((cell) => ({
      ...about(
        file,
        'note',
        reason('cell.uncomputed', { cell }),
        sheet,
        Number(/\d+/.exec(cell)?.[0]),
      ),
      column: /^[A-Z]+/.exec(cell)?.[0] ?? '',
    })),
  ]
}

/** Files that gave no sheet stand in the list too, with why. */
function reportsOf(findings: readonly Finding[], reports: readonly SheetReport[]): SheetReport[] {
  const bare = Map.groupBy(
    findings.filter(({ sheet }) => sheet === ''),
    ({ file }) => file,
  )
  const counted = reports.map((report) => {
    const own = findings.filter(({ file, sheet }) => file === report.file && sheet === report.sheet)
    return { ...report, counts: { ...report.counts, note: report.counts.note + own.length } }
  })
  const files = [...bare].map(([file, said]) => ({
    file,
    sheet: '',
    kind: undefined,
    rows: 0,
    counts: {
      ...sumOf([]),
      wrong: said.filter(({ kind }) => kind === 'wrong').length,
      note: said.filter(({ kind }) => kind === 'note').length,
    },
    columns: [],
    missing: [],
  }))
  return [...files, ...counted]
}

const PART = 500

async function prepareBatch(files: readonly HandedIn[], asked: Asked, desk: Desk): Promise<void> {
  const { record } = desk
  const read = await readAll(files)
  await desk.complete
  const { batchId, begunAt, ...options } = asked
  const district = options.district ?? districtNamed(read.sheets)
  const prepared = prepare(read.sheets satisfies readonly Sheet[], record, {
    ...options,
    district,
    newId: idsOf(batchId, begunAt),
  })
  const sheets = reportsOf(read.findings, prepared.sheets)
  const findings = [...read.findings, ...prepared.findings]
  const labelOf = labeller(record, prepared.changes)
  desk.answer = ({ want, from }) => {
    const items =
      want === 'findings'
        ? findings.slice(from, from + PART)
        : prepared.changes.slice(from, from + PART)
    tell({ items: want === 'views' ? items.map((item) => viewOf(item as never, labelOf)) : items })
  }
  tell({
    prepared: {
      sheets,
      counts: sumOf(sheets.map(({ counts }) => counts)),
      plan: planOf(prepared.changes),
      district,
      findings: findings.length,
      changes: prepared.changes.length,
      failure: read.sheets.length === 0 ? (read.findings[0]?.code ?? 'batch.empty') : undefined,
    },
  })
}
