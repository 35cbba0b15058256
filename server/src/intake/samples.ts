import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keepFile } from '../platform/files.ts'

/** The workbooks of the sample district, part of the program. */
export const SAMPLES = fileURLToPath(new URL('../../../samples', import.meta.url))

export interface KeptFile {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

/** Puts the sample workbooks into the file store, as if somebody had handed them in. */
export async function keepSamples(data: string): Promise<KeptFile[]> {
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.xlsx')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(SAMPLES, name))
      return { name, sha256: await keepFile(data, bytes), bytes: bytes.length }
    }),
  )
}
