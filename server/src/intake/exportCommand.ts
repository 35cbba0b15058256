import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { counted } from '@zhishi/domain/kernel/words.ts'
import { latestYear } from '../evaluation/year.ts'
import type { CommandContext } from '../platform/command.ts'
import { districtAt } from '../platform/district.ts'
import { operatorError, wordsFor } from '../platform/operator.ts'
import { record } from '../platform/trail.ts'
import { unzipped } from '../platform/zip.ts'
import { yearOf } from './figuresCommand.ts'
import { recordOf } from './reading.ts'
import { fileFrom } from './worker.ts'

/** Writes a year's workbooks into a folder; what is there under the same names is replaced. */
export async function runExport(context: CommandContext): Promise<number> {
  const [folder, ...more] = context.words
  if (folder === undefined || more.length > 0)
    throw operatorError('export.words', {
      zh: '请写明一个文件夹：zhishi export DIR',
      en: 'Name one folder: zhishi export DIR',
    })
  const { db } = await context.open()
  const { id: districtId, name: district } = await districtAt(db, context.value('district'))
  const now = context.now()
  const year = yearOf(context) ?? (await latestYear(db, districtId, now))
  const facts = await recordOf(db, districtId)
  const zip = await fileFrom({ job: 'workbooks', district, year }, facts)
  const target = context.path(folder)
  await mkdir(target, { recursive: true })
  const files = unzipped(zip)
  for (const { name, bytes } of files) await writeFile(join(target, name), bytes)
  const by = { districtId, accountId: null, name: context.operator }
  const particulars = { year, files: files.length }
  await record(db, by, now, { act: 'export workbooks', outcome: 'exported', particulars })
  context.answer(
    { district, year, files: files.map(({ name }) => name) },
    wordsFor({
      zh: `已写入 ${files.length} 本台账：${target}`,
      en: `Wrote ${files.length} ${counted(files.length, 'workbook', 'workbooks')} to ${target}`,
    }),
  )
  return 0
}
