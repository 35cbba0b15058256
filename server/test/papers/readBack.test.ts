import { tmpdir } from 'node:os'
import type { RunResults } from '@zhishi/domain/evaluation/api.ts'
import type { PersonPage } from '@zhishi/domain/portraits/api.ts'
import type { ArchivePage } from '@zhishi/domain/portraits/peopleApi.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { papersRoutes } from '../../src/papers/handlers.ts'
import type { Means } from '../../src/platform/means.ts'
import { portraitsRoutes } from '../../src/portraits/handlers.ts'
import { peopleRoutes } from '../../src/portraits/people.ts'
import { ALL, district, grade, PEOPLE } from '../decisions/meeting.ts'
import { serve } from '../evaluation/asking.ts'
import { idOf } from '../evaluation/smallDistrict.ts'
import { numbersIn, readDocx, tablesIn, unsourced } from './reading.ts'

/** Every number of a paper is the one on the page, and stands with a source that the paper lists. */
const { db, ask, clock, newRun } = await district()
const means: Means = {
  db,
  data: tmpdir(),
  clock: () => clock.now,
  logError: (error) => console.error(error),
  stopping: new AbortController().signal,
}
const askPapers = serve(
  db,
  [...papersRoutes(means), ...portraitsRoutes, ...peopleRoutes],
  clock,
  PEOPLE,
)
const fetched = async (path: string) => {
  const { status, bytes } = await askPapers('周敏', 'GET', path)
  expect(status).toBe(200)
  return readDocx(bytes)
}
const listed = (paragraphs: readonly string[]) => paragraphs.slice(paragraphs.indexOf('依据清单'))
/** Marks and list agree: every number that is used is listed, every listed one is used, from 1 on. */
const marksAgree = (paragraphs: readonly string[]) => {
  const list = paragraphs.indexOf('依据清单')
  const used = new Set(paragraphs.slice(0, list).flatMap(numbersIn))
  const lines = listed(paragraphs).flatMap((one) => /^\[(\d+)\] ./.exec(one)?.[1] ?? [])
  expect(lines).toEqual(lines.map((_, i) => String(i + 1)))
  expect([...used].toSorted((a, b) => a - b)).toEqual(lines.map(Number))
}
const hundredths = (points: number) => (Math.round(points / 100) / 100).toFixed(2)

let run: Awaited<ReturnType<typeof newRun>>
let page: RunResults
beforeAll(async () => {
  run = await newRun()
  page = (await ask('周敏', 'GET', run.path)).body as RunResults
})

describe('the report of a run', () => {
  test('has everybody once, with the scores, place and total that the run’s page has', async () => {
    const { xml, paragraphs } = await fetched(`${run.path}/report.docx`)
    const rows = tablesIn(xml).flatMap(([head, ...table]) => (head?.[0] === '名次' ? table : []))
    expect(rows).toHaveLength(page.rows.length)
    for (const { name, rank, total, parts } of page.rows) {
      const row = rows.find((one) => one[1] === name)
      expect(row?.[0], name).toBe(rank === null ? '—' : String(rank))
      const said = parts.map(({ score }) => (score === null ? '—' : hundredths(score)))
      expect(row?.slice(3, 3 + parts.length), name).toEqual(said)
      const cell = row?.[3 + parts.length] ?? ''
      if (total !== null) expect(cell, name).toMatch(new RegExp(`^${hundredths(total)}\\[`))
      // The line of this person's number is about this person and this run.
      const [number] = numbersIn(cell)
      const line = listed(paragraphs).find((one) => one.startsWith(`[${number}] `))
      expect(line, name).toContain(name)
      expect(line, name).toContain('评价[1]')
    }
    expect(listed(paragraphs).find((one) => one.startsWith('[1] '))).toContain(run.id)
    marksAgree(paragraphs)
  })

  test('the distribution of each group counts the totals of its people, band by band', async () => {
    const { xml } = await fetched(`${run.path}/report.docx`)
    const distributions = tablesIn(xml).filter(([head]) => head?.[0] === '分布')
    const groups = [...Map.groupBy(page.rows, ({ group }) => group).values()].filter((rows) =>
      rows.some(({ total }) => total !== null),
    )
    expect(distributions).toHaveLength(groups.length)
    for (const [i, rows] of groups.entries()) {
      const totals = rows.flatMap(({ total }) => total ?? [])
      const bands = Array.from({ length: 10 }, (_, band) => {
        const inBand = totals.filter((one) => Math.min(9, Math.floor(one / 100_000)) === band)
        return inBand.length === 0 ? '' : String(inBand.length)
      })
      expect(distributions[i]?.[1]?.slice(1)).toEqual(bands)
      expect(numbersIn(distributions[i]?.[1]?.[0] ?? '')).toHaveLength(totals.length)
    }
  })

  test('counts whom the run counted, and no number stands alone', async () => {
    const { xml, text } = await fetched(`${run.path}/report.docx`)
    const { coverage } = page.run
    if (!coverage) throw new Error('The clerk avoids nobody.')
    const { people, scored, ranked, abstained, notAssessed } = coverage
    expect(text).toContain(
      `参评${people}人，有总分${scored}人，排名${ranked}人，依据不足没有总分${abstained}人，不进行考核${notAssessed}人[1]。`,
    )
    expect(unsourced(xml)).toEqual([])
  })
})

describe('the report of a run that was decided', () => {
  test('tells beside every proposal what was decided, by whom, and that it is sealed', async () => {
    const held = await newRun()
    await held.open()
    await held.decide('周敏', [
      ...ALL.filter(({ cadreId }) => cadreId !== idOf('何川')),
      grade('何川', 'excellent', '群众公认'),
    ])
    const open = await fetched(`${held.path}/report.docx`)
    expect(open.text).toContain('决定尚未封存')
    const { candidates } = await held.calibration()
    await held.decide(
      '周敏',
      candidates.map(({ cadreId }) => ({
        matter: 'recognition' as const,
        cadreId,
        verdict: 'recognised' as const,
        reason: '会议研究',
      })),
    )
    expect((await held.seal()).status).toBe(200)
    const { xml, text, paragraphs } = await fetched(`${held.path}/report.docx`)
    expect(text).toContain('已由人研究决定并封存')
    expect(text).toContain(
      `研究决定：优秀1人，称职2人，不定等次1人，暂缓1人，认定实绩突出${candidates.length}人[`,
    )
    const [head] = tablesIn(xml).find(([first]) => first?.[0] === '名次') ?? []
    expect(head?.slice(-3)).toEqual(['建议等次', '决定等次', '实绩突出'])
    const row = tablesIn(xml)
      .flat()
      .find((one) => one[1] === '何川')
    expect(row?.at(-2)).toBe('优秀')
    marksAgree(paragraphs)
    expect(unsourced(xml)).toEqual([])
  })
})

describe('the sheets of a head', () => {
  const path = `/people/${idOf('林岳')}`

  test('the debrief sheet is that of a head only for who was head in the period', async () => {
    const titleOf = async (who: string) =>
      (await fetched(`/people/${idOf(who)}/debrief-sheet.docx?period=2024`)).text.match(
        /(?:党政正职)?述职一张表/,
      )?.[0]
    expect(await titleOf('林岳')).toBe('党政正职述职一张表')
    expect(await titleOf('许宁')).toBe('述职一张表')
  })

  test('the debrief sheet says with its sources what the record has', async () => {
    const { xml, text, paragraphs } = await fetched(`${path}/debrief-sheet.docx?period=2024`)
    const { record } = (await askPapers('周敏', 'GET', `${path}?period=2024`)).body as PersonPage
    expect(tablesIn(xml)[0]?.[0]).toEqual(expect.arrayContaining(['林岳', '2024年度']))
    for (const { text: said } of record.achievements) expect(text).toContain(said.slice(0, 20))
    for (const { ballots } of record.tallies as { ballots?: number }[])
      if (ballots !== undefined) expect(text).toContain(String(ballots))
    marksAgree(paragraphs)
    expect(unsourced(xml)).toEqual([])
  })

  test('the archive sheet has each achievement of the year once, as the page counts them', async () => {
    const { xml, text, paragraphs } = await fetched(`${path}/archive-sheet.docx?period=2024`)
    const { quarters } = (await askPapers('周敏', 'GET', `${path}/archive?period=2024`))
      .body as ArchivePage
    const cells = quarters
      .filter(({ quarter }) => quarter.startsWith('2024'))
      .flatMap((one) => one.cells)
    const sum = (of: 'confirmed' | 'partly' | 'rejected' | 'open') =>
      cells.reduce((all, one) => all + one[of], 0)
    const items = cells.flatMap((one) => one.items)
    const rows = (tablesIn(xml)[1] ?? []).slice(1)
    expect(rows).toHaveLength(items.length)
    expect(items.length).toBeGreaterThan(0)
    expect(text).toMatch(
      new RegExp(
        `共${items.length}项，属实${sum('confirmed')}项、部分属实${sum('partly')}项、不属实${sum('rejected')}项，尚未核实${sum('open')}项\\[`,
      ),
    )
    for (const row of rows) expect(numbersIn(row[4] ?? ''), row[4]).toHaveLength(1)
    marksAgree(paragraphs)
    expect(unsourced(xml)).toEqual([])
  })
})

describe('the write-up', () => {
  test('marks in the text and the numbered list are the same, and no number stands alone', async () => {
    const { xml, paragraphs } = await fetched(`/people/${idOf('林岳')}/write-up.docx`)
    marksAgree(paragraphs)
    expect(unsourced(xml)).toEqual([])
  })
})

describe('the minutes', () => {
  test('count as the decisions stand, each with the run and the step it was said in', async () => {
    const held = await newRun()
    await held.open()
    await held.decide('周敏', ALL)
    await held.decide('周敏', [grade('何川', 'excellent', '群众公认')])
    const docx = readDocx((await ask('周敏', 'GET', `${held.path}/minutes`)).bytes)
    const { standing } = await held.calibration()
    const grades = standing.filter(({ matter }) => matter === 'grade')
    for (const [verdict, words] of [
      ['excellent', '优秀'],
      ['competent', '称职'],
    ] as const) {
      const count = grades.filter((one) => one.verdict === verdict).length
      expect(docx.text).toContain(`${words} ${count} 人：`)
    }
    marksAgree(docx.paragraphs)
    expect(unsourced(docx.xml)).toEqual([])
    const list = listed(docx.paragraphs)
    expect(list[1]).toContain(held.id)
    const said = docx.paragraphs.find((one) => one.includes('群众公认')) ?? ''
    const last = list.find((one) => one.startsWith(`[${numbersIn(said).at(-1)}] `))
    expect(last).toMatch(/第3步：决定，2025年1月20日县委常委会/)
  })
})
