import { prepare } from '@zhishi/domain/intake/prepare.ts'
import { describe, expect, test } from 'vitest'
import { after, idsInTurn, optionsFor } from './record.ts'
import { secondDistrict } from './secondDistrict.ts'

const { sheets, planted, expected } = secondDistrict()
const options = () => optionsFor({ district: '澄江县' })
const first = prepare(sheets, new Map(), options())
const at = ({ file, sheet, row, column, kind, code }: (typeof planted)[number]) =>
  `${file} ${sheet} ${column}${row} ${kind} ${code}`

describe('a second district, kept by other clerks', () => {
  test('every sheet is recognised', () => {
    expect(first.sheets.filter(({ kind }) => kind === undefined).map(({ file }) => file)).toEqual(
      [],
    )
  })

  test('every planted mistake is found at its place', () => {
    const found = new Set(first.findings.map(at))
    expect(planted.map(at).filter((mistake) => !found.has(mistake))).toEqual([])
  })

  test('nothing else goes back or is asked', () => {
    const meant = new Set(planted.map(at))
    const others = first.findings
      .filter(({ kind }) => kind !== 'note')
      .map(at)
      .filter((finding) => !meant.has(finding))
    expect(others).toEqual([])
  })

  test('everything else is entered', () => {
    const entered = Object.fromEntries(
      [...Map.groupBy(first.changes, ({ noun }) => noun)].map(([noun, all]) => [noun, all.length]),
    )
    expect(entered).toMatchObject(expected)
  })

  test('the same again changes nothing', () => {
    const again = prepare(sheets, after(first.changes), {
      ...options(),
      newId: idsInTurn(1_000_000),
    })
    expect(again.changes).toEqual([])
  })
})
