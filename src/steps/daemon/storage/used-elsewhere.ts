import { ExpectedError } from '../../../expected-error.ts'
import type { Docker } from '../../../platform/docker.ts'

/**
 * Refuses a data root that another container has mounted: two daemons on one data root corrupt it, and the second one
 * notices only after 15 s ("timeout waiting for containerd to start").
 *
 * @param own the names of containers that belong to this job daemon
 * @throws ExpectedError `volume-in-use`, with the name of the other container
 */
export async function refuseUsedVolume(
  volume: string,
  own: readonly string[],
  host: Pick<Docker, 'listContainers'>,
): Promise<void> {
  const users = await host.listContainers({ volume: [volume], status: ['running', 'paused', 'restarting'] })
  const others = users.map(({ Id, Names }) => Names[0]?.slice(1) ?? Id).filter((name) => !own.includes(name))
  if (others.length === 0) return
  throw new ExpectedError(
    'volume-in-use',
    `Volume ${volume} is mounted in container ${others.join(', ')}. Two daemons that share a data root corrupt it.`,
    `If no job uses the container, remove it: docker rm --force ${others[0]}`,
  )
}
