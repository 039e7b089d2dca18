import { setTimeout as sleep } from 'node:timers/promises'
import { guardLabel } from '../../plan/job.ts'
import type { Labels } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { limitConcurrency } from '../../platform/limit-concurrency.ts'
import { engineError } from '../engine-error.ts'

/** Something that the job made through the guard. */
export type Made = { readonly kind: 'container' | 'network' | 'volume'; readonly name: string }

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

type Removable = Made & { remove(): Promise<void> }

/**
 * Removes containers with their anonymous volumes, then networks, then volumes, because each can be in use by those before it.
 *
 * @param labels those of the job. An object is the job's if it has their token and the label of a guard.
 */
export async function removeMade(docker: Docker, labels: Labels): Promise<Reaped> {
  const filter = { label: [`berth.token=${labels['berth.token']}`, guardLabel] }
  const until = performance.now() + timeLimit
  const reaped: { removed: Made[]; remaining: (Made & { reason: string })[] } = { removed: [], remaining: [] }
  for (const list of [containers, networks, volumes]) {
    const limiter = limitConcurrency(atOnce)
    const found = await list(docker, filter)
    await Promise.all(
      found.map(({ remove, ...made }) =>
        limiter.run(async () => {
          const reason = await tryRemoval(remove, until)
          if (reason === null) reaped.removed.push(made)
          else reaped.remaining.push({ ...made, reason })
        }),
      ),
    )
  }
  return reaped
}

type Filter = { readonly label: string[] }

const containers = async (docker: Docker, filter: Filter): Promise<Removable[]> =>
  (await docker.listContainers(filter)).map(({ Id, Names }) => ({
    kind: 'container',
    name: Names[0]?.slice(1) ?? Id,
    remove: () => docker.removeContainer(Id),
  }))

const networks = async (docker: Docker, filter: Filter): Promise<Removable[]> =>
  (await docker.listNetworks(filter)).map(({ Id, Name }) => ({
    kind: 'network',
    name: Name,
    remove: () => docker.removeNetwork(Id),
  }))

const volumes = async (docker: Docker, filter: Filter): Promise<Removable[]> =>
  (await docker.listVolumes(filter)).map(({ Name }) => ({
    kind: 'volume',
    name: Name,
    remove: () => docker.removeVolume(Name),
  }))

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
