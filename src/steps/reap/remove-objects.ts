import { setTimeout as sleep } from 'node:timers/promises'
import { limitConcurrency } from '../../platform/limit-concurrency.ts'
import { engineError } from '../engine-error.ts'
import type { DaemonObject, Made } from './list-objects.ts'

/** The result of the clean-up. */
export type Reaped = {
  readonly removed: readonly Made[]
  readonly remaining: readonly (Made & { readonly reason: string })[]
}

/** Removals at once. More do not make an engine faster. */
const atOnce = 8
/** Milliseconds in all. The runner gives a cancelled job a minute at least (actions/runner, JobDispatcher.cs). */
const timeLimit = 45_000
/** A network whose last container has just been removed can have an endpoint for a moment. */
const pauses = [0, 250, 1_000]

/** The order of removal: each can be in use by those before it. */
const order = ['container', 'network', 'volume'] as const

/** When removals that begin now must be done. */
export const removalDeadline = (): number => performance.now() + timeLimit

/**
 * Removes containers with their anonymous volumes, then networks, then volumes.
 *
 * @param until a time of `removalDeadline`
 */
export async function removeObjects(
  objects: readonly DaemonObject[],
  until = removalDeadline(),
): Promise<Reaped> {
  const removed: Made[] = []
  const remaining: (Made & { reason: string })[] = []
  for (const kind of order) {
    const limiter = limitConcurrency(atOnce)
    const removing = objects
      .filter((object) => object.kind === kind)
      .map(({ name, remove }) =>
        limiter.run(async () => {
          const reason = await tryRemoval(remove, until)
          if (reason === null) removed.push({ kind, name })
          else remaining.push({ kind, name, reason })
        }),
      )
    await Promise.all(removing)
  }
  return { removed, remaining }
}

/** @returns null, or why it remains */
async function tryRemoval(remove: () => Promise<void>, until: number): Promise<string | null> {
  let reason = 'there was no time left'
  for (const pause of pauses) {
    if (performance.now() + pause > until) return reason
    await sleep(pause)
    try {
      await remove()
      return null
    } catch (error) {
      reason = engineError(error)?.message ?? (error instanceof Error ? error.message : String(error))
    }
  }
  return reason
}
