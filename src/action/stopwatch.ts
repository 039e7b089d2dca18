export type Lap = { readonly phase: string; readonly milliseconds: number }

/** Times phases one after the other, in whole milliseconds of a monotonic clock. */
export function stopwatch(): { lap(phase: string): void; laps(): readonly Lap[] } {
  const laps: Lap[] = []
  let last = performance.now()
  return {
    lap(phase) {
      const now = performance.now()
      laps.push({ phase, milliseconds: Math.round(now - last) })
      last = now
    },
    laps: () => laps,
  }
}
