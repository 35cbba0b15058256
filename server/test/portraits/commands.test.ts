import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cadre, tenure } from '@zhishi/domain/cadres/cadre.ts'
import { commands as evaluating } from '../../src/evaluation/commands.ts'
import type { Command } from '../../src/platform/command.ts'
import { transaction } from '../../src/platform/database.ts'
import { enterFacts } from '../../src/platform/facts.ts'
import { commands as writing } from '../../src/portraits/commands.ts'
import { NOBODY, enterSmallDistrict, idOf } from '../evaluation/smallDistrict.ts'
import { atTerminal } from '../evaluation/terminal.ts'
import { testDatabase } from '../harness.ts'

const database = await testDatabase()
const { app: db } = database
const folder = mkdtempSync(join(tmpdir(), 'zhishi-papers-'))
afterAll(() => rmSync(folder, { recursive: true }))

const only = (all: readonly Command[]): Command => {
  const [command] = all
  if (!command) throw new Error('No command.')
  return command
}
const run = (all: readonly Command[], options: Readonly<Record<string, string | true>>) =>
  atTerminal(database, only(all), options, folder)

test('without a district the operator is told what to do', async () => {
  expect(await run(evaluating, {})).toMatchObject({
    code: 1,
    error: expect.stringContaining('import'),
  })
})

describe('with a district', () => {
  beforeAll(async () => {
    await enterSmallDistrict(db)
    const by = { districtId: 1, accountId: null, name: '周敏' }
    const namesake = { ...NOBODY, birth: null, name: '林岳', ordinal: 50 }
    const post = {
      body: null,
      post: '局长助理',
      layer: 'other',
      main: true,
      from: null,
      until: null,
    }
    const id = idOf('另一个林岳')
    await transaction(db, async (tx) => {
      await enterFacts(tx, cadre, [{ id, content: namesake }], { by, at: new Date() })
      const content = { ...post, cadreId: id, unitId: idOf('水利局') }
      await enterFacts(tx, tenure, [{ id: idOf('职'), content }], { by, at: new Date() })
    })
  })

  test('evaluate computes the newest year, keeps the run and says that people decide', async () => {
    const { code, answer, text } = await run(evaluating, {})
    expect(code).toBe(0)
    expect(answer).toMatchObject({ run: { scheme: 'heads-1', period: '2024', state: 'proposed' } })
    expect(text).toContain('林岳\t林岳镇\t62.8333\t62.5 95 67 36.6667 25')
    expect((await run(evaluating, { scheme: 'leads-1' })).text).toContain('许宁\t水利局\t71')
    const trail = await db
      .selectFrom('trail')
      .select('actor')
      .where('act', '=', 'evaluate')
      .execute()
    expect(trail).toEqual([{ actor: 'operator test@here' }, { actor: 'operator test@here' }])
    const wrongly: Record<string, string>[] = [{ scheme: 'heads-7' }, { year: 'last' }]
    for (const wrong of wrongly)
      expect(await run(evaluating, wrong)).toMatchObject({
        code: 1,
        error: expect.stringContaining('heads-1'),
      })
  })

  test('write-up writes the document of the one whom name and unit mean', async () => {
    const made = await run(writing, { name: '林岳', unit: '林岳镇', out: '林岳.docx' })
    expect(made).toMatchObject({ code: 0, answer: { cadreId: idOf('林岳'), period: '2024' } })
    const parts = unzipSync(new Uint8Array(readFileSync(join(folder, '林岳.docx'))))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    expect(xml).toContain('林岳同志现实表现材料')
    expect(xml).toContain('渠段渗漏处置迟缓')
    expect(xml).toContain('依据清单')
    const bare = await run(writing, { name: '𠮷 田', out: 'b.docx', 'without-sources': true })
    expect(bare.code).toBe(0)
  })

  test('a name that several bear, or nobody, is answered with candidates', async () => {
    const several = await run(writing, { name: '林岳', out: 'a.docx' })
    expect(several.code).toBe(1)
    expect(several.error).toContain('林岳 林岳镇 党委书记')
    expect(several.error).toContain('林岳 水利局 局长助理')
    const sounds = await run(writing, { name: '林月', out: 'a.docx' })
    expect(sounds).toMatchObject({ code: 1, error: expect.stringContaining('林岳 林岳镇') })
    const elsewhere = await run(writing, { name: '苏禾', unit: '水利局', out: 'a.docx' })
    expect(elsewhere).toMatchObject({ code: 1, error: expect.stringContaining('苏禾 苏禾镇') })
    const leader = await run(writing, { name: '方正', out: 'a.docx' })
    expect(leader).toMatchObject({ code: 1, error: expect.stringContaining('不列入考核范围') })
    expect(await run(writing, { name: '林岳' })).toMatchObject({
      code: 1,
      error: expect.stringContaining('--out'),
    })
  })
})
