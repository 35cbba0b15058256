import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { operatorError } from '../platform/operator.ts'
import type { HandedIn } from './work.ts'

const WANTED = /\.(xls[xmb]?|zip|et)$/i
const SKIPPED = /^(\.|~\$)/

/** The workbooks that the words on the command line name: files themselves, folders with what is below. */
export async function findFiles(paths: readonly string[]): Promise<HandedIn[]> {
  const found = (await Promise.all(paths.map(filesAt))).flat()
  const names = new Set<string>()
  return found.map(({ name, path }) => {
    let free = name
    // Two folders may hold files of one name.
    for (let number = 2; names.has(free); number += 1) free = `${number}/${name}`
    names.add(free)
    return { name: free, path }
  })
}

async function filesAt(path: string): Promise<HandedIn[]> {
  const there = await stat(path).catch(() => undefined)
  if (!there)
    throw operatorError('import.no-such-file', {
      zh: `没有这个文件或文件夹：${path}`,
      en: `No such file or folder: ${path}`,
    })
  if (!there.isDirectory()) return [{ name: basename(path), path }]
  const below = await readdir(path, { recursive: true, withFileTypes: true })
  return below
    .filter((entry) => entry.isFile() && WANTED.test(entry.name) && !SKIPPED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({ name: relative(path, file).split(sep).join('/'), path: file }))
}
