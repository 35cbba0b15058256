/** How much room a text takes on paper, as near as it can be told without the fonts. */

const MILLIMETRES = 25.4 / 72
/** Lines in cells stand this many times the letters' size apart, exactly, so that rooms can be reckoned. */
export const LEADING = 1.25

/** In widths of a Chinese character: Latin letters and digits take half of one. */
const widthIn = (text: string): number =>
  Array.from(text).reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1), 0)

/** Millimetres that lines of text need at a size; `hanging`: characters by which further lines stand in. */
export function heightAt(
  lines: readonly string[],
  width: number,
  points: number,
  hanging = 0,
): number {
  const room = Math.max(1, Math.floor(width / (points * MILLIMETRES)))
  const further = Math.max(1, room - hanging)
  const count = lines.reduce((sum, text) => {
    const over = widthIn(text) - room
    return sum + 1 + (over > 0 ? Math.ceil(over / further) : 0)
  }, 0)
  return count * points * LEADING * MILLIMETRES
}

/** The largest size, in halves of a point, at which something fits; the least where none does. */
export function largest(most: number, least: number, fits: (points: number) => boolean): number {
  for (let points = most; points > least; points -= 0.5) if (fits(points)) return points
  return least
}
