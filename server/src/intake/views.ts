import type { BatchView, FindingView } from '@zhishi/domain/intake/api.ts'
import type { Finding, SheetReport } from '@zhishi/domain/intake/batch.ts'
import type { Database, Tx } from '../platform/database.ts'
import { progressOf, runOf } from './running.ts'
import { type Batch, filesOf } from './store.ts'
import { sumOf } from './work.ts'

/** A batch as people see it: as it is kept, and what is under way with it at this moment. */
export async function viewBatch(db: Database | Tx, batch: Batch): Promise<BatchView> {
  const run = runOf(batch.districtId, batch.id)
  const files = await filesOf(db, batch.districtId, batch.id)
  const sheets = batch.sheets as SheetReport[]
  return {
    id: batch.id,
    // What waits for its turn is being confirmed, for the person who asked for it.
    state: run && batch.state === 'ready' ? run.phase : batch.state,
    createdAt: batch.createdAt.toISOString(),
    by: batch.actor,
    year: batch.year,
    files: files.map(({ name }) => name),
    sheets: sheets.map((sheet) => ({
      file: sheet.file,
      sheet: sheet.sheet,
      kind: sheet.kind ?? null,
      rows: sheet.rows,
      counts: sheet.counts,
      columns: sheet.columns.map((column) => ({ ...column, field: column.field ?? null })),
      missing: [...sheet.missing],
    })),
    counts: sumOf(sheets.map(({ counts }) => counts)),
    progress: run ? progressOf(run) : null,
    failure: run ? null : batch.failure,
    confirmedAt: batch.confirmedAt?.toISOString() ?? null,
  }
}

/** A finding with the answer that was given to its question. */
export function viewFinding(
  finding: Finding,
  answers: Readonly<Record<string, string>>,
): FindingView {
  const { question, ...said } = finding
  return {
    ...said,
    about: { ...said.about },
    question: question ? { key: question.key, options: [...question.options] } : null,
    answer: question ? (answers[question.key] ?? null) : null,
  }
}
