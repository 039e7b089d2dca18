import type { Network, OwnContainer } from '../../facts/facts.ts'
import { firstDynamicPort } from '../first-dynamic-port.ts'
import type { LaunchDaemon, PortsTask } from '../plan.ts'
import type { Request } from '../request.ts'

/**
 * What the job daemon needs so that its published ports can be at localhost of the job.
 *
 * @returns null with `ports: address`, without a companion, and with `network: sealed`, where no port is published
 */
export function localhostPorts(
  { companion, ports, network: mode, job, daemonConfiguration }: Request,
  network: Network,
  ownContainer: OwnContainer | null,
): LaunchDaemon['localhostPorts'] {
  if (!companion || ports === 'address' || mode === 'sealed') return null
  // Without docker-proxy, no socket shows which ports are published on loopback only.
  const hasProxy = daemonConfiguration['userland-proxy'] !== false
  return {
    firstDynamic: firstDynamicPort(job.token),
    sources: hasProxy ? sourcesOf(network, ownContainer) : [],
  }
}

/**
 * What the companion does for the published ports of the job daemon.
 *
 * @param host the socket of the daemon that runs its container
 */
export function portsTask(
  { container, networks, localhostPorts: ports }: LaunchDaemon,
  host: string,
): PortsTask | null {
  const hostDaemon = { host, certificates: null }
  return ports && { container, networks, hostDaemon, opensLoopback: ports.sources.length > 0 }
}

/** A job that is not in a container of the host daemon has the address of its bridge, which facts lack while that is down. */
function sourcesOf(
  { interfaces }: Network,
  ownContainer: OwnContainer | null,
): readonly string[] | 'machine' {
  if (ownContainer === null || ownContainer.networks.includes('host')) return 'machine'
  const addresses = interfaces.flatMap((each) => each.addresses.map((address) => address.replace(/\/.*/, '')))
  return addresses.filter((each) => /^\d+(\.\d+){3}$/.test(each) && !each.startsWith('127.'))
}
