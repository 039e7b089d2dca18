import { performance } from 'node:perf_hooks'

/**
 * Runs each contestant once to warm up and then `rounds` times, in turn, so that whatever else the machine does meets
 * all alike.
 *
 * @param contestants name to an async function; it gives the milliseconds that count, or nothing where all of it does
 * @returns name to the median in milliseconds
 */
export async function medians(contestants, rounds = 10) {
  const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const started = performance.now()
      const own = await run()
      if (round >= 0) times[name].push(own ?? performance.now() - started)
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]))
}

/** The middle of some numbers. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
