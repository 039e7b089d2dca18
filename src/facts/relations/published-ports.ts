import { isDockerDesktop } from '../../values/docker-desktop.ts'
import { canonicalSocketPath } from '../../values/engine-host.ts'
import { loopback } from '../../values/loopback.ts'
import type { Observed } from '../facts.ts'
import { endpointDaemon } from './daemon-proof.ts'
import { isSidecar } from './sidecar.ts'

/** The addresses at which a job reaches ports that containers publish. */
export type PublishedPorts = {
  /** The most likely first. */
  readonly hosts: readonly string[]
  /** True if the ports must be reachable at the first address, unless Docker's network is broken. */
  readonly certain: boolean
}

/**
 * The addresses at which the job can reach published ports of containers: localhost if the job runs on the engine's
 * machine, otherwise addresses of that machine, which the job cannot always reach.
 */
export function publishedPorts(
  observed: Pick<
    Observed,
    | 'endpoint'
    | 'engine'
    | 'machine'
    | 'daemons'
    | 'ownNamespaces'
    | 'ownContainer'
    | 'runner'
    | 'network'
    | 'engineNetworks'
  >,
): PublishedPorts {
  const { endpoint, engine, machine, ownContainer, runner } = observed
  if (endpoint.status === 'unseen' || engine.status === 'unseen') return { hosts: [], certain: false }
  const { host } = endpoint.value
  if (canonicalSocketPath(host) === undefined) return { hosts: [machineOf(host)], certain: false }
  const isOnLinux = machine.status === 'seen' && machine.value.operatingSystem === 'linux'
  const inContainer =
    ownContainer.status === 'unseen'
      ? runner.status === 'unseen' || runner.value.inContainer
      : ownContainer.value === null
        ? runner.status === 'unseen' || runner.value.inContainer
        : !ownContainer.value.networks.includes('host')
  if (isSidecar(observed)) return { hosts: [loopback], certain: !engine.value.rootless }
  // RootlessKit publishes the ports of a rootless engine on localhost. For any other engine, the process must be known
  // to share the job's network namespace.
  const isHere = engine.value.rootless || endpointDaemon(observed)?.sharedNetworkNamespace === true
  if (!inContainer) {
    return { hosts: [loopback], certain: isOnLinux && isHere && !isDockerDesktop(engine.value) }
  }
  return { hosts: [...new Set([...gateways(observed), loopback])], certain: false }
}

/** The host of a `tcp://` address. */
function machineOf(address: string): string {
  const [, host = ''] = /^[a-z]+:\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)/.exec(address) ?? []
  return host === 'localhost' ? loopback : host.replace(/^\[(.*)\]$/, '$1')
}

/** The gateways of the job container's networks and of its default route, which are addresses of the engine's machine. */
function gateways({
  ownContainer,
  engineNetworks,
  network,
}: Pick<Observed, 'ownContainer' | 'engineNetworks' | 'network'>): string[] {
  const names = ownContainer.status === 'seen' ? (ownContainer.value?.networks ?? []) : []
  const networks = engineNetworks.status === 'seen' ? engineNetworks.value : []
  const own = networks.filter(({ name }) => names.includes(name)).flatMap((each) => each.gateways)
  const routes = network.status === 'seen' ? network.value.routes : []
  const routed = routes.flatMap(({ destination, gateway }) =>
    destination === '0.0.0.0/0' && gateway !== null ? [gateway] : [],
  )
  return [...own, ...routed]
}
