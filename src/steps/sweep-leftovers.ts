import type { Docker } from '../platform/docker.ts'
import type { StepHandler, Tools } from './step.ts'
import { findCompleted } from './sweep/completed-attempts.ts'
import { isDue, undecided } from './sweep/due.ts'
import { engineTime } from './sweep/engine-time.ts'
import {
  type Leftover,
  listCaches,
  listContainers,
  listImages,
  listNetworks,
  listVolumes,
} from './sweep/leftovers.ts'

/** Milliseconds after which no further removal starts. A later job removes the rest. */
const timeLimit = 60_000

/**
 * Removes containers, volumes, builders and images of earlier jobs that Berth could not clean up, because the runner was
 * killed before the post step or the engine did not answer it. `isDue` decides which. Also removes caches without use.
 */
export const sweepLeftovers: StepHandler<'sweep-leftovers'> = {
  title: ({ olderThan }) => `Removing Berth resources older than ${Math.round(olderThan / 3600)} h`,

  async apply(step, tools) {
    const { connect, hostEngine } = tools
    const docker = connect(hostEngine)
    const until = performance.now() + timeLimit
    const swept: string[] = []
    const lists = await Promise.all([
      listOrWarn(docker, 'containers', listContainers, [], tools),
      listOrWarn(docker, 'images', listImages, [], tools),
    ])
    const leftovers = lists.flat()
    const removeDue = async (leftovers: readonly Leftover[]) => {
      if (leftovers.length === 0) return []
      const now = await engineTime(docker)
      const completed = await findCompleted(undecided(leftovers, step, now), step.secret.githubToken, tools)
      return removeAll(
        leftovers.filter((leftover) => isDue(leftover, step, now, completed)),
        until,
        tools,
      )
    }
    swept.push(...(await removeDue(leftovers)))
    // Only now: containers that use a volume have been removed.
    const listed = (docker: Docker) => Promise.all([listVolumes(docker), listCaches(docker)])
    const [[volumes, caches], networks] = await Promise.all([
      listOrWarn(docker, 'volumes', listed, [[], []], tools),
      listOrWarn(docker, 'networks', listNetworks, [], tools),
    ])
    swept.push(...(await removeDue([...networks, ...volumes])))
    if (caches.length > 0 && performance.now() < until) {
      const { sweepCaches } = await import('./cache/cache-keeper.ts')
      swept.push(...(await sweepCaches(caches, step, await engineTime(docker), docker)))
    }
    return { swept }
  },

  undo: 'nothing',
}

/** Gives `none`, with a warning, if an engine that answers cannot list these, such as because a driver hangs. */
async function listOrWarn<Lists>(
  docker: Docker,
  what: string,
  list: (docker: Docker) => Promise<Lists>,
  none: Lists,
  { warn }: Tools,
): Promise<Lists> {
  try {
    return await list(docker)
  } catch (error) {
    await docker.ping()
    warn(`Could not list ${what} of earlier jobs: ${messageOf(error)}`)
    return none
  }
}

/** Removes them one by one and gives the names of those that were removed. */
async function removeAll(
  leftovers: readonly Leftover[],
  until: number,
  { log, warn }: Tools,
): Promise<string[]> {
  const removed: string[] = []
  for (const [index, { name, remove }] of leftovers.entries()) {
    if (performance.now() > until) {
      const rest = leftovers.length - index
      warn(
        `Removing resources of earlier jobs took over ${timeLimit / 1000} s. ${rest} of ${leftovers.length} remain, from ${name} on. A later job removes them.`,
      )
      return removed
    }
    try {
      await remove()
      removed.push(name)
      log(`Removed ${name}`)
    } catch (error) {
      // Another job may be removing it at the same time, or using it again.
      warn(`Could not remove ${name}: ${messageOf(error)}`)
    }
  }
  return removed
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
