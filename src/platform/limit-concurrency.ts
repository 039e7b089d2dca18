export type Limiter = {
  /** Runs the task as soon as a slot is free. */
  run<T>(task: () => Promise<T>): Promise<T>
  /** The number of running tasks. */
  active(): number
}

/** Limits the number of tasks that run at the same time. Tasks start in the order of their calls. */
export function limitConcurrency(slots: number): Limiter {
  const waiting: (() => void)[] = []
  let active = 0
  return {
    active: () => active,
    async run(task) {
      if (active === slots) await new Promise<void>((resolve) => waiting.push(resolve))
      else active += 1
      try {
        return await task()
      } finally {
        const next = waiting.shift()
        // The next task takes over the slot.
        if (next) next()
        else active -= 1
      }
    },
  }
}
