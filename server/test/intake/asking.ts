import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BatchView } from '@zhishi/domain/intake/api.ts'
import { newId } from '../../src/platform/ids.ts'
import { pause } from '../../src/platform/processes.ts'
import type { Client } from '../client.ts'
import { rowsXml, workbook } from './madeWorkbooks.ts'

export const SAMPLES = fileURLToPath(new URL('../../../samples/', import.meta.url))
export const sampleFiles = (): { name: string; bytes: Uint8Array }[] =>
  readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.xlsx'))
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(SAMPLES + name) }))

/** One sheet as one workbook, of plain cells. */
export const book = (
  name: string,
  rows: readonly (readonly (string | number | null)[])[],
): { name: string; bytes: Uint8Array } => ({
  name,
  bytes: workbook([{ name: '表', data: rowsXml(rows) }]),
})

/** A clerk with a batch, step by step as on the page. */
export function handingIn(client: Client) {
  const id = newId()
  const path = `/batches/${id}`
  const view = async () => (await client.get<BatchView>(path)).body
  return {
    id,
    path,
    view,
    begin: (input: { year?: number | null; sample?: boolean } = {}) =>
      client.put<BatchView>(path, { year: null, sample: false, ...input }),
    add: (file: { name: string; bytes: Uint8Array }) =>
      client.send<BatchView>(`${path}/files?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        body: Buffer.from(file.bytes),
      }),
    read: () => client.post<BatchView>(`${path}/reading`, {}),
    confirm: () => client.post<BatchView>(`${path}/confirmation`, {}),
    cancel: () => client.post<BatchView>(`${path}/cancellation`, {}),
    answer: (answers: Record<string, string>, year?: number) =>
      client.post<BatchView>(`${path}/answers`, {
        answers,
        ...(year === undefined ? {} : { year }),
      }),
    /**
     * Waits as the page waits, until nothing is under way any more. What came to its end between the
     * look at the record and the look at the work is still said to be reading, without progress.
     */
    async settled(): Promise<BatchView> {
      for (;;) {
        const batch = await view()
        const moves = batch.state === 'reading' || batch.state === 'confirming'
        if (batch.progress === null && !moves) return batch
        await pause(30)
      }
    },
  }
}

/** Hands files in and waits until they are read. */
export async function handIn(
  client: Client,
  files: readonly { name: string; bytes: Uint8Array }[],
  year: number | null = 2024,
) {
  const batch = handingIn(client)
  await batch.begin({ year })
  for (const file of files) await batch.add(file)
  await batch.read()
  const shown = await batch.settled()
  return { ...batch, shown }
}

/** Hands files in and confirms them. */
export async function takeIn(
  client: Client,
  files: readonly { name: string; bytes: Uint8Array }[],
  year: number | null = 2024,
) {
  const batch = await handIn(client, files, year)
  await batch.confirm()
  return { ...batch, done: await batch.settled() }
}
