import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { EvidenceList, type FilesOfRecord, ListedFile } from '@zhishi/domain/evidence/api.ts'
import { LIMITS } from '@zhishi/domain/evidence/evidence.ts'
import { backUp } from '../../src/platform/backup.ts'
import { examine } from '../../src/platform/doctor.ts'
import { filesIn, placeOf, sha256Of } from '../../src/platform/files.ts'
import { restore } from '../../src/platform/restore.ts'
import { readSettings } from '../../src/platform/settings.ts'
import * as made from '../evidence/files.ts'
import { createTestDatabase, testDatabase } from '../harness.ts'
import { DISTRICT, enterDistrict, idOf } from './district.ts'
import { DATA, type Who, serve } from './people.ts'
import { at, recordsOf, refusal } from './reading.ts'

const database = await testDatabase()
const db = database.app
const ask = serve(db)
const { enter, change } = recordsOf(ask)
beforeAll(() => enterDistrict(db))

const FORBIDDEN = { code: 'forbidden' }
const NOT_FOUND = { code: 'not-found' }

const attach = (
  who: Who,
  noun: string,
  record: string,
  name: string,
  bytes: Uint8Array = made.PDF,
  id = `${record} ${name}`,
) =>
  ask(who, 'PUT', at(noun, record, `/evidence/${idOf(id)}?name=${encodeURIComponent(name)}`), bytes)
const open = (who: Who, noun: string, record: string, name: string) =>
  ask(who, 'GET', at(noun, record, `/evidence/${idOf(`${record} ${name}`)}/file`))
const withdraw = (who: Who, noun: string, record: string, name: string) =>
  ask(who, 'POST', at(noun, record, `/evidence/${idOf(`${record} ${name}`)}/withdrawal`), {
    reason: '传错了文件',
  })
const list = (who: Who, noun: string, record: string) =>
  ask(who, 'GET', at(noun, record, '/evidence'))
async function listed(who: Who, noun: string, record: string): Promise<EvidenceList> {
  const { status, body } = await list(who, noun, record)
  expect(status, JSON.stringify(body)).toBe(200)
  return EvidenceList.parse(body)
}
const beside = async (who: Who, names: readonly string[], known: string | null = null) => {
  const records = names.map((name) => idOf(name))
  const { status, body } = await ask(who, 'POST', '/evidence/beside', { records, known })
  expect(status, JSON.stringify(body)).toBe(200)
  return (body as FilesOfRecord[]).flatMap(({ files }) => files.map(({ name }) => name)).toSorted()
}
const ownAchievement = (name: string) =>
  enter('单雄信', 'achievement', name, {
    cadreId: idOf('单雄信'),
    quarter: '2024Q3',
    dimension: 'central',
    text: name,
    share: 10_000,
  })

describe('a file beside a record', () => {
  test('is attached by who entered the record, listed with name and day, and opens as it came', async () => {
    await ownAchievement('移民安置')
    const { status, body } = await attach('单雄信', 'achievement', '移民安置', '验收单.pdf')
    expect([status, body]).toMatchObject([
      200,
      {
        id: idOf('移民安置 验收单.pdf'),
        name: '验收单.pdf',
        kind: 'pdf',
        bytes: made.PDF.length,
        by: '单雄信',
        later: false,
        withdrawn: null,
        opens: true,
        why: null,
      },
    ])
    const { files, keptBack, why } = await listed('单雄信', 'achievement', '移民安置')
    expect([files, keptBack, why]).toEqual([[body], false, null])
    const opened = await open('单雄信', 'achievement', '移民安置', '验收单.pdf')
    expect(opened.bytes).toEqual(made.PDF)
    expect(Object.fromEntries(opened.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('验收单.pdf')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    })
  })

  test('sent again under its id is the same; another name or other bytes under it are refused', async () => {
    const first = await attach('单雄信', 'achievement', '移民安置', '照片.jpg', made.JPEG)
    const again = await attach('单雄信', 'achievement', '移民安置', '照片.jpg', made.JPEG)
    expect([again.status, again.body]).toEqual([200, first.body])
    const id = '移民安置 照片.jpg'
    const others = [
      await attach('单雄信', 'achievement', '移民安置', '照片.pdf', made.PDF, id),
      await attach('单雄信', 'achievement', '移民安置', '另一张.jpg', made.JPEG, id),
      await attach('单雄信', 'achievement', '实绩二', '照片.jpg', made.JPEG, id),
    ]
    for (const { status, body } of others)
      expect([status, body]).toEqual([409, refusal('record.id-taken')])
    expect((await listed('单雄信', 'achievement', '移民安置')).files).toHaveLength(2)
  })

  test('sent ten times at once is one file', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        attach('单雄信', 'achievement', '移民安置', '图.png', made.PNG),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect((await listed('周敏', 'achievement', '移民安置')).files).toHaveLength(3)
  })

  test('with the same bytes as another beside it is refused, and told of which', async () => {
    const { status, body } = await attach('单雄信', 'achievement', '移民安置', '又一份.pdf')
    expect([status, body]).toEqual([409, refusal('evidence.already-there', { file: '又一份.pdf' })])
  })

  test.each([
    ['现场.jpg', made.SVG, 'evidence.named-otherwise'],
    ['通报.docx', made.MACROS, 'evidence.macros'],
    ['通报.docx', made.BOMB, 'evidence.swells'],
    ['图.png', made.pngOf(50_000, 50_000), 'evidence.too-many-pixels'],
    ['空.pdf', new Uint8Array(), 'evidence.empty'],
  ])('%s that is not what it seems is refused and not kept', async (name, bytes, code) => {
    const { status, body } = await attach('周敏', 'achievement', '实绩三', name, bytes)
    expect([status, body]).toMatchObject([409, { reason: { code, about: { file: name } } }])
    expect((await listed('周敏', 'achievement', '实绩三')).files).toEqual([])
  })

  test('over the limit, or with a name that is none, is refused before it is looked at', async () => {
    const large = await attach(
      '周敏',
      'achievement',
      '实绩三',
      '大.pdf',
      new Uint8Array(LIMITS.bytes + 1),
    )
    expect([large.status, large.body]).toEqual([413, { code: 'too-large', limit: LIMITS.bytes }])
    expect((await attach('周敏', 'achievement', '实绩三', '../通报.pdf')).status).toBe(400)
    expect((await attach('周敏', 'achievement', '实绩三', '')).status).toBe(400)
  })

  test('photos are kept without their place', async () => {
    await attach('周敏', 'achievement', '实绩三', '现场.jpg', made.jpegWithPlace())
    const { bytes } = await open('周敏', 'achievement', '实绩三', '现场.jpg')
    expect(Buffer.from(bytes).includes('GPS')).toBe(false)
  })
})

describe('who may attach', () => {
  test.each<[Who, string, string]>([
    ['马成', 'achievement', '实绩二'],
    ['周敏', 'bottomLineEvent', '底线一'],
    ['严正', 'case', '澄清'],
    ['田野', 'observation', '事例一'],
    ['苏禾', 'reply', '说明一'],
    ['高远', 'report', '老城六月'],
    ['卢青', 'verification', '核实一'],
  ])('%s to a record that he or she may keep: %s', async (who, noun, record) => {
    expect((await attach(who, noun, record, `${who}.pdf`)).status).toBe(200)
  })

  test.each<[Who, string, string]>([
    ['齐明', 'achievement', '实绩一'],
    ['卢青', 'achievement', '实绩一'],
    ['许宁', 'observation', '事例一'],
    ['项目办', 'achievement', '实绩一'],
    ['审计员', 'achievement', '实绩一'],
    ['系统管理员', 'cadre', '许宁'],
    // Seen by a head of the unit, kept by others.
    ['单雄信', 'report', '老城六月'],
  ])('not %s to %s, which that seat does not keep', async (who, noun, record) => {
    const { status, body } = await attach(who, noun, record, '通报.pdf')
    expect([status, body]).toEqual([403, FORBIDDEN])
  })

  test('nobody to what is out of sight: as if it were not there', async () => {
    const hidden = await attach('苏禾', 'achievement', '实绩一', '通报.pdf')
    const nowhere = await attach('苏禾', 'achievement', '没有的实绩', '通报.pdf')
    expect([hidden.status, hidden.body]).toEqual([404, NOT_FOUND])
    expect(nowhere.bytes).toEqual(hidden.bytes)
  })

  test('nobody to what judges himself or kin, whatever his seat', async () => {
    expect((await attach('何川', 'observation', '事例二', '通报.pdf')).body).toEqual(NOT_FOUND)
    await enter('周敏', 'cadre', '秦岚', { name: '秦岚', ordinal: 20 })
    await enter('周敏', 'kinship', '秦岚夫妻', {
      cadreId: idOf('苏禾'),
      relativeId: idOf('秦岚'),
      kind: 'spouse',
    })
    const seen = { visitId: idOf('走访一'), cadreId: idOf('秦岚'), marks: {}, polarity: 'unknown' }
    await enter('周敏', 'observation', '看秦岚', seen)
    await attach('周敏', 'observation', '看秦岚', '谈话.pdf')
    const kin = await attach('秦岚', 'bottomLineEvent', '底线一', '通报.pdf')
    expect(kin.body).toEqual(NOT_FOUND)
    const own = await attach('秦岚', 'observation', '看秦岚', '通报.pdf')
    expect([own.status, own.body]).toEqual([409, refusal('keeping.about-oneself')])
    // Nor does a clerk open who said what about him, though he keeps all other such files.
    expect((await listed('秦岚', 'observation', '看秦岚')).keptBack).toBe(true)
    expect((await open('秦岚', 'observation', '看秦岚', '谈话.pdf')).status).toBe(404)
    expect(await beside('秦岚', ['看秦岚', '底线一'])).toEqual([])
    expect(await beside('周敏', ['底线一'])).toEqual(['周敏.pdf'])
  })

  test('nobody to a record that was withdrawn', async () => {
    await ownAchievement('录错的实绩')
    await change('单雄信', 'achievement', '录错的实绩', 'withdrawal')
    const { body } = await attach('单雄信', 'achievement', '录错的实绩', '通报.pdf')
    expect(body).toEqual(refusal('evidence.record-withdrawn'))
    expect((await listed('单雄信', 'achievement', '录错的实绩')).why).toBe(
      'evidence.record-withdrawn',
    )
  })

  test('the page says beforehand why not', async () => {
    expect((await listed('齐明', 'achievement', '实绩一')).why).toBe('keeping.not-your-role')
    expect((await listed('单雄信', 'report', '老城六月')).why).toBe('keeping.not-your-role')
  })
})

describe('who sees a file', () => {
  test('whoever sees the record, and nobody else: to all others it is not there', async () => {
    await attach('周敏', 'achievement', '实绩一', '试点批复.pdf')
    for (const who of ['单雄信', '马成', '周敏', '齐明', '卢青', '顾衡'] as const) {
      expect((await listed(who, 'achievement', '实绩一')).files).toHaveLength(1)
      expect((await open(who, 'achievement', '实绩一', '试点批复.pdf')).bytes).toEqual(made.PDF)
      expect(await beside(who, ['实绩一'])).toEqual(['试点批复.pdf'])
    }
    for (const who of ['苏禾', '许宁', '尤安'] as const) {
      const hidden = await open(who, 'achievement', '实绩一', '试点批复.pdf')
      const nowhere = await open(who, 'achievement', '没有的实绩', '没有的.pdf')
      expect([hidden.status, hidden.body]).toEqual([404, NOT_FOUND])
      expect(nowhere.bytes).toEqual(hidden.bytes)
      expect((await list(who, 'achievement', '实绩一')).status).toBe(404)
    }
    for (const who of ['江楠', '田野', '严正', '审计员', '系统管理员', '安全管理员'] as const) {
      expect((await list(who, 'achievement', '实绩一')).status).toBe(403)
      expect((await open(who, 'achievement', '实绩一', '试点批复.pdf')).status).toBe(403)
    }
    for (const who of ['苏禾', '江楠', '田野', '审计员', '系统管理员', '安全管理员'] as const)
      expect(await beside(who, ['实绩一']), who).toEqual([])
  })

  test('is not opened by way of another record', async () => {
    const id = idOf('实绩一 试点批复.pdf')
    for (const [noun, record] of [
      ['achievement', '实绩二'],
      ['cadre', '实绩一'],
    ] as const) {
      const { status } = await ask('周敏', 'GET', at(noun, record, `/evidence/${id}/file`))
      expect(status).toBe(404)
    }
  })

  test('of an inspected fact: the team, those who decide; not the person, not kin who inspect', async () => {
    await attach('周敏', 'observation', '事例二', '谈话记录.docx', made.DOCX)
    for (const who of ['周敏', '齐明'] as const)
      expect((await open(who, 'observation', '事例二', '谈话记录.docx')).status).toBe(200)
    // 许宁 sees the fact, but neither the file nor that there is one.
    expect(await listed('许宁', 'observation', '事例二')).toEqual({
      files: [],
      keptBack: true,
      why: 'evidence.kept-back',
    })
    expect(await listed('许宁', 'observation', '事例一')).toEqual(
      await listed('许宁', 'observation', '事例二'),
    )
    const own = await open('许宁', 'observation', '事例二', '谈话记录.docx')
    const none = await open('许宁', 'observation', '事例二', '没有的.pdf')
    expect(own.status).toBe(404)
    expect(own.bytes).toEqual(none.bytes)
    expect(await beside('许宁', ['事例二'])).toEqual([])
    // 何川 inspects with that team and is her brother-in-law; 田野 inspects with another.
    for (const who of ['何川', '田野'] as const) {
      expect((await open(who, 'observation', '事例二', '谈话记录.docx')).status).toBe(404)
      expect(await beside(who, ['事例二'])).toEqual([])
    }
    expect(await beside('周敏', ['事例二'])).toEqual(['谈话记录.docx'])
  })

  test('many records are asked for at once, and as they stood at a moment', async () => {
    const asked = ['实绩一', '事例二', '底线一', '没有的实绩']
    const all = ['周敏.pdf', '谈话记录.docx', '试点批复.pdf', '马成.pdf'].toSorted()
    expect(await beside('齐明', [...asked, '实绩二'])).toEqual(all)
    expect(await beside('单雄信', [...asked, '实绩二'])).toEqual(['试点批复.pdf', '马成.pdf'])
    expect(await beside('齐明', asked, '2025-01-31T00:00:00Z')).toEqual([])
  })
})

describe('a file that should not be there', () => {
  test('is withdrawn with a reason, stays in sight, and opens for few', async () => {
    await attach('单雄信', 'achievement', '实绩二', '别人的.pdf', made.bytesOf('%PDF-1 %%EOF'))
    const gone = await withdraw('单雄信', 'achievement', '实绩二', '别人的.pdf')
    expect(ListedFile.parse(gone.body)).toMatchObject({
      withdrawn: { by: '单雄信', reason: '传错了文件' },
      opens: true,
      why: 'evidence.already-withdrawn',
    })
    for (const who of ['周敏', '齐明'] as const)
      expect((await listed(who, 'achievement', '实绩二')).files).toContainEqual(
        expect.objectContaining({
          name: '别人的.pdf',
          withdrawn: expect.objectContaining({ by: '单雄信', reason: '传错了文件' }),
          opens: who === '周敏',
        }),
      )
    for (const who of ['周敏', '单雄信'] as const)
      expect((await open(who, 'achievement', '实绩二', '别人的.pdf')).status).toBe(200)
    expect((await open('马成', 'achievement', '实绩二', '别人的.pdf')).status).toBe(409)
    const refused = await open('齐明', 'achievement', '实绩二', '别人的.pdf')
    expect([refused.status, refused.body]).toEqual([409, refusal('evidence.withdrawn')])
    expect(await beside('周敏', ['实绩二'])).not.toContain('别人的.pdf')
  })

  test('once, and the same file may come anew under an id of its own', async () => {
    const twice = await withdraw('单雄信', 'achievement', '实绩二', '别人的.pdf')
    expect(twice.body).toEqual(refusal('evidence.already-withdrawn'))
    const bytes = made.bytesOf('%PDF-1 %%EOF')
    const anew = await attach('单雄信', 'achievement', '实绩二', '别人的.pdf', bytes, '再传一次')
    expect(anew.status).toBe(200)
  })

  test('not by somebody of the unit who did not attach it', async () => {
    await ownAchievement('防汛值守')
    await attach('单雄信', 'achievement', '防汛值守', '值班表.xlsx', made.XLSX)
    const { status, body } = await withdraw('马成', 'achievement', '防汛值守', '值班表.xlsx')
    expect([status, body]).toEqual([409, refusal('evidence.not-yours')])
    expect((await withdraw('齐明', 'achievement', '防汛值守', '值班表.xlsx')).status).toBe(403)
    expect((await withdraw('苏禾', 'achievement', '防汛值守', '值班表.xlsx')).status).toBe(404)
  })

  test('what a finding rests on is taken back by a second person; what came after it is told apart', async () => {
    await enter('卢青', 'verification', '防汛核实', {
      achievementId: idOf('防汛值守'),
      finding: 'confirmed',
    })
    await attach('单雄信', 'achievement', '防汛值守', '补充说明.pdf')
    const { files } = await listed('单雄信', 'achievement', '防汛值守')
    expect(files.map(({ name, later, why }) => [name, later, why])).toEqual([
      ['值班表.xlsx', false, 'evidence.second-person'],
      ['补充说明.pdf', true, null],
    ])
    const own = await withdraw('单雄信', 'achievement', '防汛值守', '值班表.xlsx')
    expect([own.status, own.body]).toEqual([409, refusal('evidence.second-person')])
    expect((await withdraw('周敏', 'achievement', '防汛值守', '值班表.xlsx')).status).toBe(200)
    expect((await withdraw('单雄信', 'achievement', '防汛值守', '补充说明.pdf')).status).toBe(200)
  })

  test('is not changed or removed by the program itself', async () => {
    const id = idOf('移民安置 验收单.pdf')
    for (const table of ['evidence', 'evidenceWithdrawals'] as const) {
      const column = table === 'evidence' ? 'id' : 'evidenceId'
      const removed = db.deleteFrom(table).where('districtId', '=', DISTRICT).where(column, '=', id)
      await expect(removed.execute()).rejects.toMatchObject({ code: '42501' })
    }
    const renamed = db
      .updateTable('evidence')
      .set({ name: '另名.pdf' })
      .where('districtId', '=', DISTRICT)
      .where('id', '=', id)
    await expect(renamed.execute()).rejects.toMatchObject({ code: '42501' })
  })
})

test('attaching, opening, withdrawing and being refused are on the trail with the record', async () => {
  await ownAchievement('留痕的实绩')
  await attach('单雄信', 'achievement', '留痕的实绩', '甲.pdf')
  await open('齐明', 'achievement', '留痕的实绩', '甲.pdf')
  await attach('齐明', 'achievement', '留痕的实绩', '乙.pdf')
  await listed('齐明', 'achievement', '留痕的实绩')
  await withdraw('周敏', 'achievement', '留痕的实绩', '甲.pdf')
  await open('齐明', 'achievement', '留痕的实绩', '甲.pdf')
  const rows = await db
    .selectFrom('trail')
    .select(['actor', 'act', 'outcome', 'noun', 'particulars'])
    .where('districtId', '=', DISTRICT)
    .where('recordId', '=', idOf('留痕的实绩'))
    .where('act', 'like', '%evidence%')
    .orderBy('at')
    .execute()
  const path = '/records/:noun/:id/evidence'
  const evidence = idOf('留痕的实绩 甲.pdf')
  expect(rows).toMatchObject([
    { actor: '单雄信', act: `PUT ${path}/:evidenceId`, outcome: 'done', noun: 'achievement' },
    { actor: '齐明', act: `GET ${path}/:evidenceId/file`, outcome: 'exported' },
    { actor: '齐明', act: `PUT ${path}/:evidenceId`, outcome: 'denied' },
    { actor: '齐明', act: `GET ${path}`, outcome: 'read', particulars: { files: 1 } },
    { actor: '周敏', act: `POST ${path}/:evidenceId/withdrawal`, outcome: 'done' },
    { actor: '齐明', act: `GET ${path}/:evidenceId/file`, outcome: 'denied' },
  ])
  expect(rows[0]?.particulars).toMatchObject({ evidence, kind: 'pdf', bytes: made.PDF.length })
  // The trail is read by the auditor, who sees no personnel content: a file's name is not on it.
  expect(JSON.stringify(rows)).not.toContain('甲.pdf')
})

describe('files and the database stay together', () => {
  test('over backup and restore: what opened before opens after, to whom it opened', async () => {
    const path = join(DATA, 'backup.zhishi')
    const elsewhere = join(DATA, 'elsewhere')
    await ownAchievement('备份的实绩')
    await attach('单雄信', 'achievement', '备份的实绩', '甲.pdf')
    await attach('单雄信', 'achievement', '备份的实绩', '乙.png', made.PNG)
    await withdraw('单雄信', 'achievement', '备份的实绩', '甲.pdf')
    const { running } = database
    await backUp({ running, files: filesIn(DATA), path, now: new Date('2025-03-01T00:00:00Z') })
    const target = await createTestDatabase('empty')
    onTestFinished(() => target.drop())
    await restore({ running: target.running, files: filesIn(elsewhere), path })
    const then = serve(target.app, elsewhere)
    const list = at('achievement', '备份的实绩', '/evidence')
    const file = `${list}/${idOf('备份的实绩 乙.png')}/file`
    expect((await then('单雄信', 'GET', list)).body).toEqual(
      (await ask('单雄信', 'GET', list)).body,
    )
    expect((await then('单雄信', 'GET', file)).bytes).toEqual(made.PNG)
    expect((await then('苏禾', 'GET', file)).status).toBe(404)
  })

  test('and the doctor tells when a file is gone', async () => {
    const settings = readSettings({ ZHISHI_DATA: DATA })
    const evidence = async () =>
      (await examine(settings, database.running)).find(({ code }) => code === 'evidence')
    expect(await evidence()).toMatchObject({ verdict: 'ok' })
    rmSync(placeOf(DATA, sha256Of(made.PNG)))
    expect(await evidence()).toMatchObject({
      verdict: 'unsafe',
      found: expect.stringContaining(sha256Of(made.PNG)),
    })
  })
})
