import { say } from '@zhishi/domain/kernel/words.ts'
import { zh } from '@zhishi/domain/app/words.ts'
import type { Finding } from '@zhishi/domain/intake/batch.ts'
import type { Database } from '../platform/database.ts'
import { placeOf } from '../platform/files.ts'
import type { Mark } from '../platform/sheets-marking.ts'
import { findingsOf } from './shown.ts'
import { type Batch, filesOf } from './store.ts'
import { fileFrom } from './worker.ts'

const BEFORE: Readonly<Record<Finding['kind'], string>> = {
  wrong: '【退回】',
  question: '【待确认】',
  note: '【提示】',
}

/** What stands in the comment on a cell. The workbook is the clerk's, so its language is. */
function wordsOf({ kind, code, about, question }: Finding): string {
  const sentence = say(zh, `reason.${code}`, about)
  const options = question?.options.map(({ label }) => label).join('、') ?? ''
  return `${BEFORE[kind]}${sentence}${options === '' ? '' : `（可选：${options}）`}`
}

export const markOf = (finding: Finding): Mark => ({
  sheet: finding.sheet,
  row: finding.row,
  column: finding.column,
  kind: finding.kind,
  text: wordsOf(finding),
})

/** The person's own workbook, with every finding on its cell. */
export async function returnWorkbook(
  { db, data }: { db: Database; data: string },
  batch: Batch,
  file: string,
): Promise<Uint8Array> {
  const kept = await filesOf(db, batch.districtId, batch.id)
  const findings = (await findingsOf(db, batch, file)) as readonly Finding[]
  return fileFrom({
    job: 'mark',
    file,
    files: kept.map(({ name, sha256 }) => ({ name, path: placeOf(data, sha256) })),
    marks: findings.filter(({ sheet }) => sheet !== '').map(markOf),
  })
}
