export type Gate = {
  /** Does the work once there is room for it. */
  pass<T>(work: () => Promise<T>): Promise<T>
  /** How much work has begun and not ended. */
  busy(): number
}

/** Lets a number of works through at a time, in the order in which they come. */
export function atMost(room: number): Gate {
  const waiting: (() => void)[] = []
  let busy = 0
  return {
    busy: () => busy,
    async pass(work) {
      if (busy === room) await new Promise<void>((resolve) => waiting.push(resolve))
      else busy += 1
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        // Its room is handed on.
        if (next) next()
        else busy -= 1
      }
    },
  }
}
