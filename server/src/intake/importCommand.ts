import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Finding } from '@zhishi/domain/intake/batch.ts'
import { makeDistrict } from '../accounts/setup.ts'
import type { CommandContext } from '../platform/command.ts'
import { type Database, transaction } from '../platform/database.ts'
import { keepFile } from '../platform/files.ts'
import { newId } from '../platform/ids.ts'
import { explain, operatorError } from '../platform/operator.ts'
import type { Doer } from '../platform/trail.ts'
import { type Beginning, beginBatch } from './batches.ts'
import { confirmBatch } from './confirming.ts'
import { yearOf } from './figuresCommand.ts'
import { findFiles } from './importFiles.ts'
import { type Report, languageOf, reportOf, textOf } from './importReport.ts'
import { type Bench, type Prepared, keepShown, prepareFiles } from './reading.ts'
import { markOf } from './returning.ts'
import { startRun } from './running.ts'
import type { KeptFile } from './samples.ts'
import { findBatch, moveBatch } from './store.ts'
import { fileFrom, partsOf } from './worker.ts'
import type { HandedIn } from './work.ts'

/** Exit codes, as scripts read them. */
const ALL_TAKEN = 0
const NOTHING_DONE = 1
const SOME_WENT_BACK = 2

/** Reads workbooks and shows what they would change; with --yes takes what is right. */
export async function runImport(context: CommandContext): Promise<number> {
  const files = await findFiles(context.words.map((word) => context.path(word)))
  if (files.length === 0)
    throw operatorError('import.no-files', {
      zh: '没有找到台账。请写明 .xlsx 文件、文件夹或 .zip：zhishi import FOLDER|FILE…',
      en: 'No workbooks found. Name .xlsx files, a folder, or a .zip: zhishi import FOLDER|FILE…',
    })
  const { db } = await context.open()
  const bench: Bench = {
    db,
    data: context.settings.data,
    clock: context.now,
    logError: (error) => context.warn(explain(error)),
  }
  const begunAt = context.now()
  const batchId = newId(begunAt.getTime())
  const district = await districtFor(db, context.value('district'))
  const prepared = await prepareFiles(bench, {
    files,
    districtId: district?.id ?? 0,
    district: district?.name ?? context.value('district'),
    year: yearOf(context),
    batchId,
    begunAt,
  })
  try {
    const findings: Finding[] = []
    for await (const part of partsOf<Finding>(prepared.working, 'findings', prepared.findings))
      findings.push(...part)
    const beginning = { id: batchId, year: yearOf(context) ?? null, sample: false, files }
    const isWanted = context.isSet('yes') && prepared.failure === undefined
    const confirmed = isWanted
      ? await take(context, bench, beginning, prepared, district?.id)
      : undefined
    const returns = context.value('returns')
    const written =
      returns === undefined ? [] : await writeReturns(context.path(returns), files, findings)
    const language = languageOf(context)
    const report = reportOf(prepared, findings, { confirmed, returns: written }, language)
    context.answer(report, textOf(report, language))
    return codeOf(report)
  } finally {
    await prepared.working.end()
  }
}

function codeOf({ sheets, confirmed, counts }: Report): number {
  const isKnown = sheets.some(({ kind }) => kind !== null)
  if (!isKnown || confirmed === false) return NOTHING_DONE
  return counts.wrong + counts.question > 0 ? SOME_WENT_BACK : ALL_TAKEN
}

/** The district that is named, or the only one; none on an empty database, which then gets one. */
async function districtFor(db: Database, name: string | undefined) {
  const all = await db.selectFrom('districts').select(['id', 'name']).orderBy('id').execute()
  const found =
    all.find((district) => district.name === name) ??
    (name === undefined && all.length === 1 ? all[0] : undefined)
  if (found || all.length === 0) return found
  const names = all.map((district) => district.name).join('、')
  throw operatorError('district.which', {
    zh: `请用 --district 指明县区：${names}`,
    en: `Say which district with --district: ${names}`,
  })
}

/** Writes what is right, exactly as it was read; false where it could not. */
async function take(
  context: CommandContext,
  bench: Bench,
  { files, ...beginning }: Omit<Beginning, 'files'> & { readonly files: readonly HandedIn[] },
  prepared: Prepared,
  known: number | undefined,
): Promise<boolean> {
  const { db, data } = bench
  const kept = await Promise.all(files.map((file) => keepAt(data, file)))
  const now = context.now()
  const by: Doer = await transaction(db, async (tx) => {
    const districtId = known ?? (await makeDistrict(tx, nameFor(prepared), now)).id
    const doer = { districtId, accountId: null, name: context.operator }
    const batch = await beginBatch(tx, { ...beginning, files: kept }, doer, now)
    await keepShown(tx, batch, prepared)
    const { sheets, plan } = prepared
    await moveBatch(tx, districtId, batch.id, ['reading'], { state: 'ready', sheets, plan })
    return doer
  })
  const run = startRun(by.districtId, beginning.id, 'confirming', (run) =>
    confirmBatch(bench, beginning.id, by, run, prepared),
  )
  await run.finished
  const { state, failure } = await findBatch(db, by.districtId, beginning.id)
  if (state !== 'confirmed') context.warn(failure ?? state)
  return state === 'confirmed'
}

async function keepAt(data: string, { name, path }: HandedIn): Promise<KeptFile> {
  const bytes = await readFile(path)
  return { name, sha256: await keepFile(data, bytes), bytes: bytes.length }
}

function nameFor({ district }: Prepared): string {
  if (district !== undefined) return district
  throw operatorError('import.which-district', {
    zh: '台账的标题没有写明县区，请用 --district 指明。',
    en: 'The titles do not say which district this is; name it with --district.',
  })
}

/** Writes the workbooks that hold something to put right, marked; gives their paths. */
async function writeReturns(
  folder: string,
  files: readonly HandedIn[],
  findings: readonly Finding[],
): Promise<string[]> {
  const marked = Map.groupBy(
    findings.filter(({ sheet }) => sheet !== ''),
    ({ file }) => file,
  )
  await mkdir(folder, { recursive: true })
  const written: string[] = []
  for (const [file, found] of marked) {
    if (found.every(({ kind }) => kind === 'note')) continue
    const bytes = await fileFrom({ job: 'mark', files, file, marks: found.map(markOf) })
    const target = join(
      folder,
      freeName(
        basename(file),
        written.map((path) => basename(path)),
      ),
    )
    await writeFile(target, bytes)
    written.push(target)
  }
  return written
}

function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  const [, stem = name, ending = ''] = /^(.*?)(\.\w+)?$/.exec(name) ?? []
  let number = 2
  while (taken.includes(`${stem}-${number}${ending}`)) number += 1
  return `${stem}-${number}${ending}`
}
