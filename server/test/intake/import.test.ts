import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import type { Cell, Sheet } from '@zhishi/domain/intake/batch.ts'
import type { Report } from '../../src/intake/importReport.ts'
import { joinPostgres } from '../../src/platform/postgres.ts'
import { pause } from '../../src/platform/processes.ts'
import { unzipped } from '../../src/platform/zip.ts'
import truth from '../../../samples/truth.json' with { type: 'json' }
import {
  ask,
  dataDirectory,
  kill,
  settingsFor,
  startProgram,
  usedDirectory,
  zhishi,
} from '../embedded.ts'
import { SAMPLES, book } from './asking.ts'
import { secondDistrict } from './secondDistrict.ts'

/** The import through the program itself, as an operator runs it, on a data directory of its own. */

const folder = mkdtempSync(join(tmpdir(), 'zhishi-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { style: _style, planted: _planted, ...expected } = truth

async function run(words: string[], data: string) {
  const { code, out, err } = await zhishi(words, { ZHISHI_DATA: data, LANG: 'zh_CN.UTF-8' })
  return { code, out, err }
}

async function importing(
  words: string[],
  data: string,
): Promise<{ code: number | null; report: Report }> {
  const { code, out, err } = await run(['import', ...words, '--json'], data)
  if (out === '') throw new Error(err)
  return { code, report: JSON.parse(out) as Report }
}

const figures = async (data: string): Promise<unknown> =>
  JSON.parse((await run(['figures', '--json'], data)).out) as unknown

/** Real workbooks of sheets as they lie in memory; several sheets of one file become one workbook. */
async function write(sheets: readonly Sheet[], into: string): Promise<void> {
  const value = (cell: Cell) =>
    typeof cell === 'object' && cell !== null
      ? new Date(`${cell.date.padEnd(10, '-01')}T00:00:00Z`)
      : cell
  for (const [file, own] of Map.groupBy(sheets, (sheet) => sheet.file)) {
    mkdirSync(join(into, file, '..'), { recursive: true })
    const bytes = await writeXlsx({
      sheets: own.map(({ sheet, rows, merges }) => ({
        name: sheet,
        rows: rows.map((row) => row.map(value)),
        merges: merges.map(({ top, left, bottom, right }) => ({
          startRow: top,
          startCol: left,
          endRow: bottom,
          endCol: right,
        })),
      })),
    })
    writeFileSync(join(into, file), bytes)
  }
}

describe('the sample district on an empty database', () => {
  test('is shown first, then taken with the figures of its truth, and the second time changes nothing', async () => {
    const data = dataDirectory()
    const preview = await run(['import', SAMPLES], data)
    expect(preview.code).toBe(0)
    expect(preview.out).toContain('尚未写入')
    expect((await run(['figures'], data)).code).toBe(1)

    const { code, report } = await importing([SAMPLES, '--yes'], data)
    expect(code).toBe(0)
    expect(report).toMatchObject({ district: '陶丘区', confirmed: true, returns: [] })
    expect(report.counts).toMatchObject({ new: 6669, wrong: 0, question: 0 })
    expect(
      report.problems.every(
        ({ kind, message }) => kind === 'note' && !message.startsWith('reason.'),
      ),
    ).toBe(true)
    expect(await figures(data)).toEqual(expected)

    const again = await importing([SAMPLES, '--yes'], data)
    expect(again.code).toBe(0)
    expect(again.report.counts).toMatchObject({ new: 0, changed: 0, same: 6669 })
    expect(await figures(data)).toEqual(expected)

    const out = join(folder, 'exported')
    expect((await run(['export', out], data)).code).toBe(0)
    expect(readdirSync(out)).toHaveLength(11)
    const back = await importing([out], data)
    expect(back.report.counts).toMatchObject({ new: 0, changed: 0, same: 6669 })
  }, 400_000)

  test('cut off while it is written leaves nothing behind, and is simply imported again', async () => {
    const data = await usedDirectory()
    // The database runs on its own, so that only the import dies.
    const database = startProgram(data)
    await database.ready
    const running = await joinPostgres(settingsFor(data))
    const app = running?.connectionOptions('app')
    if (!app) throw new Error('no database to join')
    const importer = startImport(data)
    const state = async () =>
      (await ask<{ state: string }>(app, 'select state from zhishi.batches'))[0]?.state
    while ((await state()) !== 'confirming') await pause(20)
    await pause(400)
    await kill(importer)
    expect(await state()).toBe('confirming')
    const [left] = await ask<{ n: number }>(
      app,
      'select count(*)::int as n from zhishi.fact_versions',
    )
    expect(left?.n).toBe(0)
    const { code, report } = await importing([SAMPLES, '--yes'], data)
    expect({ code, counts: report.counts }).toMatchObject({ code: 0, counts: { new: 6669 } })
    expect(await figures(data)).toEqual(expected)
    await kill(database.child)
  }, 400_000)
})

describe('a second district, kept by other clerks', () => {
  const { sheets, planted } = secondDistrict()

  test('is taken but for its mistakes, which go back marked, each at its place', async () => {
    const data = await usedDirectory()
    const [books, returns] = [join(folder, 'second'), join(folder, 'returns')]
    await write(sheets, books)
    const { code, report } = await importing(
      [books, '--yes', '--district', '澄江县', '--returns', returns],
      data,
    )
    expect({ code, confirmed: report.confirmed }).toEqual({ code: 2, confirmed: true })
    const place = (one: {
      file: string
      sheet: string
      row: number
      column: string
      kind: string
      code: string
    }) => `${one.file} ${one.sheet} ${one.column}${one.row} ${one.kind} ${one.code}`
    const found = new Set(report.problems.map(place))
    expect(planted.map(place).filter((one) => !found.has(one))).toEqual([])
    const bad = new Set(planted.filter(({ kind }) => kind !== 'note').map(({ file }) => file))
    expect(report.returns).toHaveLength(bad.size)
    for (const path of report.returns) {
      const parts = unzipped(readFileSync(path)).filter(({ name }) => name.includes('comments'))
      expect(Buffer.from(parts[0]?.bytes ?? []).toString()).toMatch(/【(退回|待确认)】/)
    }
    const again = await importing([books, '--yes'], data)
    expect(again.code).toBe(2)
    expect(again.report.counts).toMatchObject({ new: 0, changed: 0, wrong: report.counts.wrong })
  }, 300_000)
})

describe('what cannot be imported', () => {
  test('is said with exit code 1, and nothing is made of it', async () => {
    const data = await usedDirectory()
    expect(await run(['import'], data)).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有找到台账'),
    })
    expect(await run(['import', join(folder, 'none')], data)).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有这个文件'),
    })
    const junk = join(folder, 'junk')
    mkdirSync(junk)
    writeFileSync(join(junk, '旧表.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    const old = await importing([junk, '--yes'], data)
    expect(old).toMatchObject({
      code: 1,
      report: { confirmed: null, problems: [{ file: '旧表.xls', code: 'upload.old-excel' }] },
    })
    expect(old.report.problems[0]?.message).toContain('另存为 .xlsx')
    const strange = book('x.xlsx', [
      ['甲', '乙'],
      ['1', '2'],
    ])
    writeFileSync(join(junk, 'x.xlsx'), strange.bytes)
    const { code, report } = await importing([join(junk, 'x.xlsx')], data)
    expect({ code, kinds: report.sheets.map(({ kind }) => kind) }).toEqual({
      code: 1,
      kinds: [null],
    })
    expect((await run(['figures'], data)).code).toBe(1)
  }, 120_000)
})

function startImport(data: string): ChildProcess {
  const cli = fileURLToPath(new URL('../../src/app/cli.ts', import.meta.url))
  const env = { PATH: process.env['PATH'], ZHISHI_DATA: data }
  return spawn(process.execPath, [cli, 'import', SAMPLES, '--yes'], { env, stdio: 'ignore' })
}
