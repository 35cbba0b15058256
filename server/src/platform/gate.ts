/**
 * Lets so many run at once and so many wait; who comes after that is turned away at once with the
 * given error, so that work that is dear never piles up.
 */
export function gate(atOnce: number, waiting: number, full: () => Error) {
  let running = 0
  const queue: (() => void)[] = []
  return async function pass<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw full()
      await new Promise<void>((enter) => queue.push(enter))
    } else running += 1
    try {
      return await work()
    } finally {
      // The place goes straight to the next in line, so that nobody slips in between.
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
