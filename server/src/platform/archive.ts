import { once } from 'node:events'
import { createReadStream, createWriteStream, openSync, fsyncSync, closeSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

/**
 * One file that holds many: the tar format (POSIX ustar) under gzip, which every system can open. It
 * has no upper limit, is written in one pass, and damage anywhere shows when it is read.
 */
export interface ArchiveWriter {
  add(name: string, content: Uint8Array): Promise<void>
  /** Completes the file; it is on the disk when this returns. */
  close(): Promise<void>
}

export interface ArchiveEntry {
  name: string
  content: Buffer
}

const BLOCK = 512
const LARGEST = 0o77777777777

export function createArchive(path: string, writtenAt: Date): ArchiveWriter {
  const zip = createGzip({ level: 6 })
  const done = pipeline(zip, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  // Whoever waits next hears of a failure; until then it must not end the program.
  done.catch(() => {})
  const write = async (bytes: Uint8Array) => {
    if (!zip.write(bytes)) await Promise.race([once(zip, 'drain'), done])
  }
  return {
    async add(name, content) {
      await write(headerOf(name, content.length, writtenAt))
      await write(content)
      await write(Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK))
    },
    async close() {
      zip.end(Buffer.alloc(2 * BLOCK))
      await done
      const handle = openSync(path, 'r+')
      fsyncSync(handle)
      closeSync(handle)
    },
  }
}

/** Reads the entries one after the other; only one is in memory at a time. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const source = createReadStream(path)
  const zip = createGunzip()
  source.on('error', (error) => zip.destroy(error))
  const take = takeFrom(source.pipe(zip))
  for (;;) {
    const header = await take(BLOCK)
    if (header.every((byte) => byte === 0)) return
    if (checksumOf(header) !== numberAt(header, 148, 8))
      throw new Error('damaged archive: a header does not add up')
    const size = numberAt(header, 124, 12)
    const content = await take(size)
    await take((BLOCK - (size % BLOCK)) % BLOCK)
    yield { name: textAt(header, 0, 100), content }
  }
}

/** Gives the next so many bytes of a stream; an early end is an error. */
function takeFrom(stream: AsyncIterable<Buffer>): (length: number) => Promise<Buffer> {
  const chunks = stream[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let total = 0
  return async (length) => {
    while (total < length) {
      const next = await chunks.next()
      if (next.done) throw new Error('damaged archive: it ends too early')
      held.push(next.value)
      total += next.value.length
    }
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
    held = [all.subarray(length)]
    total = all.length - length
    return all.subarray(0, length)
  }
}

function headerOf(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100)
    throw new RangeError(`too long a name for the archive: ${name}`)
  if (size > LARGEST) throw new RangeError(`too large for the archive: ${name}`)
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write(
    `${Math.floor(at.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  )
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** The sum of a header's bytes, with the place of the sum itself read as spaces. */
function checksumOf(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0)
}

function numberAt(header: Buffer, start: number, length: number): number {
  return Number.parseInt(textAt(header, start, length).trim() || '0', 8)
}

function textAt(header: Buffer, start: number, length: number): string {
  const bytes = header.subarray(start, start + length)
  const end = bytes.indexOf(0)
  return bytes.subarray(0, end === -1 ? length : end).toString('utf8')
}
