interface Corner {
  readonly point: readonly number[]
  readonly value: number
}

/**
 * The point where a function of a few variables is least, by the simplex of Nelder and Mead (1965):
 * no derivatives, no chance, so that the same input always gives the same answer. Every coordinate
 * stays within `bounds`.
 */
export function minimise(
  of: (point: readonly number[]) => number,
  start: readonly number[],
  bounds: readonly [number, number],
  { step = 1, tolerance = 1e-9, rounds = 400 } = {},
): { point: readonly number[]; value: number } {
  const clamp = (point: readonly number[]) =>
    point.map((x) => Math.min(bounds[1], Math.max(bounds[0], x)))
  const corner = (point: readonly number[]): Corner => {
    const inside = clamp(point)
    return { point: inside, value: of(inside) }
  }
  const first = corner(start)
  let corners = [
    first,
    ...start.map((_, i) => corner(start.map((x, j) => (i === j ? x + step : x)))),
  ]
  for (let round = 0; round < rounds; round++) {
    corners = corners.toSorted((a, b) => a.value - b.value)
    const best = corners[0] as Corner
    const worst = corners.at(-1) as Corner
    if (Math.abs(worst.value - best.value) <= tolerance * (1 + Math.abs(best.value))) break
    const rest = corners.slice(0, -1)
    const middle = start.map(
      (_, i) => rest.reduce((sum, { point }) => sum + (point[i] ?? 0), 0) / rest.length,
    )
    const towards = (factor: number) =>
      corner(middle.map((m, i) => m + factor * ((worst.point[i] ?? 0) - m)))
    const reflected = towards(-1)
    const secondWorst = rest.at(-1) as Corner
    if (reflected.value < best.value) {
      const further = towards(-2)
      corners = [...rest, further.value < reflected.value ? further : reflected]
    } else if (reflected.value < secondWorst.value) {
      corners = [...rest, reflected]
    } else {
      const nearer = towards(reflected.value < worst.value ? -0.5 : 0.5)
      corners =
        nearer.value < Math.min(reflected.value, worst.value)
          ? [...rest, nearer]
          : corners.map((one) =>
              one === best ? one : corner(one.point.map((x, i) => ((best.point[i] ?? 0) + x) / 2)),
            )
    }
  }
  return corners.toSorted((a, b) => a.value - b.value)[0] as Corner
}
