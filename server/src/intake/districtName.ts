import type { ReadSheet } from '../platform/sheets.ts'

const NAMED =
  /^[\s《"“【(（]*(?:\p{Script=Han}{2,8}?[省市州盟])?(\p{Script=Han}{1,8}?(?:自治县|自治旗|特区|林区|新区|开发区|县|区|市|旗))/u
/** 全区, 本县 name no place. */
const NO_NAME = /^[全本各我该]/

/**
 * The district that titles begin with (陶丘区2024年…), where most that name one name the same;
 * undefined where none does or they do not agree.
 */
export function districtNamed(sheets: readonly ReadSheet[]): string | undefined {
  const votes = new Map<string, number>()
  for (const { rows } of sheets) {
    const title = rows
      .slice(0, 3)
      .flat()
      .find((cell) => typeof cell === 'string' && cell.trim() !== '')
    const name = typeof title === 'string' ? NAMED.exec(title)?.[1] : undefined
    if (name !== undefined && name.length > 1 && !NO_NAME.test(name))
      votes.set(name, (votes.get(name) ?? 0) + 1)
  }
  const [first, second] = [...votes].toSorted(([, a], [, b]) => b - a)
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined
}
