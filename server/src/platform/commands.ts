import { counted } from '@zhishi/domain/kernel/words.ts'
import type { Manifest } from './backup.ts'
import type { Command, CommandContext, OpenedDatabase } from './command.ts'
import { filesIn } from './files.ts'
import type { Finding } from './finding.ts'
import { operatorError, wordsFor } from './operator.ts'
import type { Settings } from './settings.ts'
import { record } from './trail.ts'

const backup: Command = {
  name: 'backup',
  summary: {
    zh: '把数据库和文件备份到一个文件；知事可以照常运行',
    en: 'back up the database and the files into one file, while Zhishi runs',
  },
  usage: 'FILE',
  options: {},
  async run(context) {
    const path = onePath(context)
    const { backUp } = await import('./backup.ts')
    const opened = await context.open()
    const manifest = await backUp({
      running: opened.running,
      files: filesIn(context.settings.data),
      path,
      now: context.now(),
      beforeNaming: (made) => recordBackup(context, opened, made),
    })
    context.answer(
      { file: path, ...countsOf(manifest) },
      told('备份完成', 'Backed up', path, manifest),
    )
    return 0
  },
}

const restoring: Command = {
  name: 'restore',
  summary: {
    zh: '把备份恢复到空的数据目录（或空的数据库）；先检查，再写入',
    en: 'restore a backup into an empty data directory (or database); checked first, then written',
  },
  usage: 'FILE',
  options: {},
  async run(context) {
    const path = onePath(context)
    const { restore } = await import('./restore.ts')
    const { running } = await context.open({ migrate: false, alone: true })
    const manifest = await restore({ running, files: filesIn(context.settings.data), path })
    context.answer(
      { file: path, ...countsOf(manifest) },
      told('恢复完成', 'Restored', path, manifest),
    )
    return 0
  },
}

const doctor: Command = {
  name: 'doctor',
  summary: {
    zh: '检查版本和设置；有不安全之处则退出码为 1',
    en: 'look at version and settings; exit code 1 where something is unsafe',
  },
  usage: '',
  options: {},
  async run(context) {
    const { examine } = await import('./doctor.ts')
    const { running } = await context.open({ migrate: false })
    const findings = await examine(context.settings, running)
    const isSafe = findings.every(({ verdict }) => verdict !== 'unsafe')
    context.answer(
      { safe: isSafe, settings: shown(context.settings), findings },
      prescription(findings, isSafe),
    )
    return isSafe ? 0 : 1
  },
}

export const commands: readonly Command[] = [backup, restoring, doctor]

function onePath(context: CommandContext): string {
  const [given, ...more] = context.words
  if (given && more.length === 0) return context.path(given)
  throw operatorError('command.one_file', { zh: '请给出一个文件名。', en: 'Name one file.' })
}

/** A backup carries everything out of the house: it stands on the trail of every district in it. */
async function recordBackup(
  context: CommandContext,
  { db }: OpenedDatabase,
  manifest: Manifest,
): Promise<void> {
  const districts = await db.selectFrom('districts').select('id').execute()
  await db.transaction().execute(async (tx) => {
    for (const { id } of districts)
      await record(tx, { districtId: id, accountId: null, name: context.operator }, context.now(), {
        act: 'back up',
        outcome: 'exported',
        particulars: countsOf(manifest),
      })
  })
}

function countsOf(manifest: Manifest) {
  return {
    madeAt: manifest.madeAt,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    files: manifest.files.length,
    tables: Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows])),
  }
}

function told(zh: string, en: string, path: string, manifest: Manifest): string {
  const { rows, files } = countsOf(manifest)
  return wordsFor({
    zh: `${zh}：${path}（${rows} 行，${files} 个文件，${manifest.madeAt}）`,
    en: `${en}: ${path} (${rows} ${counted(rows, 'row', 'rows')}, ${files} ${counted(files, 'file', 'files')}, ${manifest.madeAt})`,
  })
}

function prescription(findings: Finding[], isSafe: boolean): string {
  const marks = { ok: '✓', note: '·', unsafe: '✗' }
  const lines = findings.map(({ code, found, verdict, advice }) => {
    const told = advice ? `\n    ${wordsFor(advice).replaceAll('\n', '\n    ')}` : ''
    return `${marks[verdict]} ${code}: ${found}${told}`
  })
  const verdict = isSafe
    ? { zh: '没有不安全之处。', en: 'Nothing unsafe.' }
    : { zh: '有不安全之处（✗），请改正。', en: 'Something is unsafe (✗); mend it.' }
  return [...lines, '', wordsFor(verdict)].join('\n')
}

/** Settings without the passwords in them. */
function shown(settings: Settings) {
  return {
    ...settings,
    databaseUrl: hidden(settings.databaseUrl),
    databaseOwnerUrl: hidden(settings.databaseOwnerUrl),
  }
}

function hidden(url: string | undefined): string | undefined {
  if (!url) return undefined
  const shown = new URL(url)
  if (shown.password) shown.password = '***'
  return shown.href
}
