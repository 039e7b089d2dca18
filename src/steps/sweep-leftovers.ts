import type { Docker } from '../platform/docker.ts'
import type { StepHandler, Tools } from './step.ts'
import { isDue, undecided } from './sweep/due.ts'
import { findOver } from './sweep/over.ts'
import { listContainers, listImages, listVolumes, type Thing } from './sweep/things.ts'

/** Milliseconds after which no further removal begins: what is left then is a later job's. */
const patience = 60_000

/**
 * Removes what jobs left whose runner was killed, so that no post step ran, or whose engine did not answer it:
 * containers, volumes, builders and images of Berth's. See `isDue` for which.
 */
export const sweepLeftovers: StepHandler<'sweep-leftovers'> = {
  describe: ({ olderThan }) => `sweep what killed jobs left over ${Math.round(olderThan / 3600)} h ago`,

  async apply(step, tools) {
    const { connect, hostEngine } = tools
    const docker = connect(hostEngine)
    const until = performance.now() + patience
    const swept: string[] = []
    const lists = await Promise.all([
      listed(docker, 'containers', listContainers, tools),
      listed(docker, 'images', listImages, tools),
    ])
    const things = lists.flat()
    if (things.length > 0) {
      const now = await engineTime(docker)
      const over = await findOver(undecided(things, step, now), step.secret.githubToken, tools)
      const due = things.filter((thing) => isDue(thing, step, now, over))
      swept.push(...(await removeAll(due, until, tools)))
    }
    // After the containers, which hold them.
    const volumes = await listed(docker, 'volumes', listVolumes, tools)
    if (volumes.length > 0) {
      const now = await engineTime(docker)
      const due = volumes.filter((volume) => isDue(volume, step, now, new Set()))
      swept.push(...(await removeAll(due, until, tools)))
    }
    return { swept }
  },

  undo: 'nothing',
  undoTimeout: 0,
}

/** An engine that lives and does not list its volumes, for a driver that hangs, is no trouble of this job's. */
async function listed(
  docker: Docker,
  what: string,
  list: (docker: Docker) => Promise<Thing[]>,
  { warn }: Tools,
): Promise<Thing[]> {
  try {
    return await list(docker)
  } catch (error) {
    await docker.ping()
    warn(`The ${what} that killed jobs left could not be listed: ${messageOf(error)}`)
    return []
  }
}

/** Milliseconds since 1970. NaN if the engine does not say it. */
async function engineTime(docker: Docker): Promise<number> {
  return Date.parse(String((await docker.info())['SystemTime']))
}

/** Gives the names of what is gone. */
async function removeAll(things: readonly Thing[], until: number, { log, warn }: Tools): Promise<string[]> {
  const gone: string[] = []
  for (const { name, remove } of things) {
    if (performance.now() > until) {
      warn(`${name} and what else killed jobs left is not swept: it took over ${patience / 1000} s already`)
      return gone
    }
    try {
      await remove()
      gone.push(name)
      log(`Swept ${name}`)
    } catch (error) {
      // Another job may sweep it at the same moment, or hold it again: it is not this job's trouble.
      warn(`${name} could not be swept: ${messageOf(error)}`)
    }
  }
  return gone
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
