import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Zip, ZipPassThrough } from 'fflate'

/**
 * Writes many files into one ZIP, one in memory at a time, aside and then renamed: a file that is
 * there is there whole. What is packed already (.docx) is stored as it is. Gives its size.
 */
export async function writeZip(
  path: string,
  files: AsyncIterable<{ readonly name: string; readonly bytes: Uint8Array }>,
  at: Date,
): Promise<number> {
  const aside = `${path}.part`
  const out = createWriteStream(aside, { mode: 0o600 })
  const failed = once(out, 'error').then(([error]) => Promise.reject(error as Error))
  failed.catch(() => {})
  let bytes = 0
  let full = false
  const zip = new Zip((error, chunk) => {
    if (error) out.destroy(error)
    bytes += chunk.length
    full = !out.write(chunk)
  })
  for await (const file of files) {
    const entry = new ZipPassThrough(file.name)
    entry.mtime = at
    zip.add(entry)
    entry.push(file.bytes, true)
    if (full) await Promise.race([once(out, 'drain'), failed])
  }
  zip.end()
  await Promise.race([new Promise<void>((resolve) => out.end(resolve)), failed])
  await rename(aside, path)
  return bytes
}
