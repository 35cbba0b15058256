import type { Cell, Sheet } from '@zhishi/domain/intake/batch.ts'
import type { Kind } from '@zhishi/domain/intake/kind.ts'
import { kindOf } from '@zhishi/domain/intake/kinds/kinds.ts'
import type { SheetReport } from '@zhishi/domain/intake/batch.ts'

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <T>(from: readonly T[], random: () => number): T =>
  from[Math.floor(random() * from.length)] as T

function shuffled<T>(of: readonly T[], random: () => number): T[] {
  const left = [...of]
  for (let i = left.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[left[i], left[j]] = [left[j] as T, left[i] as T]
  }
  return left
}

/** How a header is written by somebody else: another wording, spaces, marks, a unit in brackets. */
function reworded(kind: Kind, key: string, random: () => number): string {
  const field = kind.fields.find((each) => each.key === key)
  const word = pick(field?.words ?? [key], random)
  const dress = random()
  if (dress < 0.15) return `${word}*`
  if (dress < 0.3) return Array.from(word).join(' ')
  if (dress < 0.4 && word.length > 3) return `${word.slice(0, 2)}\n${word.slice(2)}`
  if (dress < 0.5) return `${word}（必填）`
  return word
}

const LIGHTS: Readonly<Record<string, readonly string[]>> = {
  绿: ['绿灯', '绿色', '●绿', '🟢', '绿 灯'],
  黄: ['黄灯', '黄色', '🟡', '黄灯（滞后）'],
  红: ['红灯', '红色', '🔴'],
}
const MARKS: Readonly<Record<string, readonly string[]>> = {
  A: ['好', 'Ａ', 'a'],
  B: ['较好', 'B'],
  C: ['一般', 'ｃ'],
  D: ['差', 'D'],
}
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  国家级: ['国家', '国家级', '全国'],
  省级: ['省', '省级'],
  市级: ['市', '全市'],
  区级: ['区', '县级', '区 级'],
}
const wide = (text: string): string =>
  text.replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** A cell as another clerk would write the same value. */
function rewritten(key: string, cell: Cell, random: () => number): Cell {
  const among = (words: readonly string[] | undefined): Cell =>
    words === undefined ? cell : pick(words, random)
  if (key === 'light') return among(LIGHTS[String(cell)])
  if (key === 'level') return among(LEVELS[String(cell)])
  if (['attitude', 'responsibility', 'emergency', 'results'].includes(key))
    return among(MARKS[String(cell)])
  if (key === 'quarter') {
    const n = ['一', '二', '三', '四'].findIndex((sign) => String(cell).includes(sign)) + 1
    return pick(
      [
        `Q${n}`,
        `${n}季度`,
        n,
        String(cell).slice(1),
        `2024Q${n}`,
        `2024年${String(cell)}`,
        `${n * 3 - 2}-${n * 3}月`,
      ],
      random,
    )
  }
  if (key === 'head' || key === 'veto' || key === 'selected')
    return cell === '是' ? pick<Cell>(['√', '是', 'Y', '✓'], random) : cell
  if (key === 'points' && typeof cell === 'number')
    return pick<Cell>([cell, -cell, `扣${-cell}分`], random)
  if (key === 'place' && typeof cell === 'number')
    return pick<Cell>([cell, `第${cell}名`, `${cell}/9`], random)
  if (key === 'totalInvestment' && typeof cell === 'number')
    return pick<Cell>(
      [cell, `${cell}万元`, `${(cell / 10_000).toFixed(4)}亿元`, wide(String(cell))],
      random,
    )
  if (['birth', 'workSince', 'since', 'start'].includes(key) && typeof cell === 'string') {
    const [, year = '', month = ''] = /(\d{4})\D(\d{1,2})/.exec(cell) ?? []
    const two = month.padStart(2, '0')
    return pick(
      [
        `${year}.${two}`,
        `${year}年${Number(month)}月`,
        `${year}-${two}`,
        `${year}${two}`,
        wide(`${year}.${two}`),
        `${year}/${two}`,
      ],
      random,
    )
  }
  if (key === 'date' && typeof cell === 'string')
    return pick([cell, cell.replaceAll('.', '/'), cell.replaceAll('.', '-')], random)
  if (key === 'name' && typeof cell === 'string' && cell.length === 2)
    return pick([cell, `${cell[0]}　${cell[1]}`], random)
  if (key === 'leads' && typeof cell === 'string')
    return pick([cell, cell.replaceAll('、', '，'), cell.replaceAll('、', '\n')], random)
  return cell
}

/** The same sheet as another district would keep it: other wordings, another order of columns. */
export function redress(sheet: Sheet, report: SheetReport, random: () => number): Sheet {
  const kind = kindOf(report.kind ?? '')
  if (!kind) return sheet
  const top = sheet.rows.findIndex((row) => row.filter((cell) => cell !== null).length >= 2)
  const height = report.columns.some(({ header }) => header.includes('/')) ? 2 : 1
  const columns = shuffled(report.columns, random)
  const indexOf = (letter: string): number => letter.charCodeAt(0) - 65
  const written = columns.map(({ field, header }) => {
    const [key = '', part] = (field ?? '').split(':')
    const above = header.includes('/') ? header.split('/')[0] : undefined
    return part !== undefined && key === 'opinion'
      ? { above: '部门联审意见', below: part }
      : { above: random() < 0.5 ? above : undefined, below: reworded(kind, key, random) }
  })
  const twoRows = written.some(({ above }) => above !== undefined)
  const header: Cell[][] = twoRows
    ? [
        written.map(({ above, below }) => above ?? below),
        written.map(({ above, below }) => (above === undefined ? null : below)),
      ]
    : [written.map(({ below }) => below)]
  const body = sheet.rows
    .slice(top + height)
    .map((row) =>
      columns.map(({ column, field }) =>
        rewritten((field ?? '').split(':')[0] ?? '', row[indexOf(column)] ?? null, random),
      ),
    )
  const shift = header.length - height
  const merges = sheet.merges
    .filter((merge) => merge.top >= top + height && merge.left === merge.right)
    .map((merge) => {
      const at = columns.findIndex(({ column }) => indexOf(column) === merge.left)
      return { top: merge.top + shift, bottom: merge.bottom + shift, left: at, right: at }
    })
  return { ...sheet, rows: [...sheet.rows.slice(0, top), ...header, ...body], merges }
}
