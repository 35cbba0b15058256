import { expect, test } from 'vitest'
import { countFigures } from '../../src/cockpit/figures.ts'
import { type Workbook, readWorkbook, unpack } from '../../src/platform/sheets.ts'
import truth from '../../../samples/truth.json' with { type: 'json' }
import { world } from '../world.ts'
import { handingIn, sampleFiles, takeIn } from './asking.ts'

const { as, elsewhere, app, errors } = await world({ facts: false })
const [HERE, ELSEWHERE] = [1, 2]

/** What a sheet looks like: its names, its lines above the table, its merges, how long it is. */
const shapeOf = async (book: Workbook) =>
  (await readWorkbook(book)).map(({ sheet, rows, merges }) => ({
    sheet,
    head: rows
      .slice(0, 2)
      .map((row) => row.map((cell) => String(cell ?? '').replace('青川区', '陶丘区'))),
    merges: merges.map((merge) => JSON.stringify(merge)).toSorted(),
    rows: rows.length,
  }))

test('the sample district comes in with its figures, goes out in its own form, and comes in again elsewhere with the same', async () => {
  const batch = handingIn(elsewhere)
  await batch.begin({ sample: true })
  await batch.read()
  expect(await batch.settled()).toMatchObject({
    state: 'ready',
    counts: { new: 6669, changed: 0, same: 0, wrong: 0, question: 0 },
  })
  await batch.confirm()
  expect(await batch.settled()).toMatchObject({ state: 'confirmed' })
  const { style: _style, planted: _planted, district: _district, ...expected } = truth
  expect(await countFigures(app, { districtId: ELSEWHERE, cadreId: null }, 2024)).toMatchObject(
    expected,
  )

  const zip = await (await elsewhere.get('/workbooks', { year: 2024 })).bytes()
  const { workbooks } = unpack({ name: '台账.zip', bytes: zip })
  const byName = new Map(workbooks.map((book) => [book.name, book]))
  for (const sample of sampleFiles()) {
    const ours = byName.get(sample.name)
    expect(ours && (await shapeOf(ours))).toEqual(await shapeOf(sample))
  }

  const { shown, done } = await takeIn(as('clerk'), [{ name: '台账.zip', bytes: zip }], null)
  expect(shown.counts).toMatchObject({ new: 6669, changed: 0, wrong: 0, question: 0 })
  expect(done).toMatchObject({ state: 'confirmed' })
  expect(await countFigures(app, { districtId: HERE, cadreId: null }, 2024)).toMatchObject(expected)
  expect(errors).toEqual([])
}, 240_000)
