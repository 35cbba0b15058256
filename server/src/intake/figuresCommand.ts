import { en, zh } from '@zhishi/domain/app/words.ts'
import { countFigures } from '../cockpit/figures.ts'
import { latestYear } from '../evaluation/year.ts'
import type { CommandContext } from '../platform/command.ts'
import { districtAt } from '../platform/district.ts'
import { operatorError, speaksChinese } from '../platform/operator.ts'

/** The totals of a district's year, with the keys by which tests and people compare them. */
export async function runFigures(context: CommandContext): Promise<number> {
  const { db } = await context.open()
  const { id } = await districtAt(db, context.value('district'))
  const year = yearOf(context) ?? (await latestYear(db, id, context.now()))
  const figures = await countFigures(db, { districtId: id, cadreId: null }, year)
  const words: Readonly<Record<string, string>> = speaksChinese() ? zh : en
  const lines = Object.entries(figures).flatMap(([key, value]) =>
    typeof value === 'object'
      ? Object.entries(value).map(([part, number]) => [`${key}.${part}`, number] as const)
      : [[key, value] as const],
  )
  const text = lines.map(([key, value]) => `${words[`figure.${key}`] ?? key}: ${value}`)
  context.answer(figures, text.join('\n'))
  return 0
}

/** The year as asked for; undefined where none was. */
export function yearOf(context: CommandContext): number | undefined {
  const given = context.value('year')
  if (given === undefined) return undefined
  if (!/^(19|20|21)\d\d$/.test(given))
    throw operatorError('command.year', {
      zh: `“${given}”不是年度，应为 2024 的写法。`,
      en: `"${given}" is not a year; write it as 2024.`,
    })
  return Number(given)
}
