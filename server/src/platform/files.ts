import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Files by the SHA-256 of their bytes, below `files/` of the data directory. What is kept is on the
 * disk before anybody is told, and is never changed: the same bytes are the same file.
 */

export const filesIn = (data: string): string => join(data, 'files')

export const placeOf = (data: string, sha256: string): string =>
  join(filesIn(data), sha256.slice(0, 2), sha256)

export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

/** Keeps bytes and gives the name under which they are found again. */
export async function keepFile(data: string, bytes: Uint8Array): Promise<string> {
  const sha256 = sha256Of(bytes)
  const place = placeOf(data, sha256)
  if (await isThere(place, bytes.length)) return sha256
  const folder = dirname(place)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Written aside and renamed: a file that is there is there whole.
  const aside = `${place}.${process.pid}.${performance.now()}`
  await write(aside, bytes)
  await rename(aside, place)
  await settle(folder)
  await settle(dirname(folder))
  return sha256
}

/** The bytes of a kept file; damage on the disk is an error, never another file. */
export async function readKept(data: string, sha256: string): Promise<Buffer> {
  const bytes = await readFile(placeOf(data, sha256))
  if (sha256Of(bytes) !== sha256) throw new Error(`the kept file ${sha256} is damaged`)
  return bytes
}

async function isThere(place: string, bytes: number): Promise<boolean> {
  const found = await stat(place).catch(() => undefined)
  return found?.size === bytes
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A name is only lasting when its folder is on the disk; Windows syncs no folders and needs none. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
