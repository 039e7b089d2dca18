import { isDockerDesktop } from '../../values/docker-desktop.ts'
import { canonicalSocketPath } from '../../values/engine-host.ts'
import type { Observed } from '../facts.ts'
import { endpointDaemon } from './daemon-proof.ts'
import { isSidecar } from './sidecar.ts'

/** Where a job finds the ports that containers of an engine publish. */
export type PublishedPorts = {
  /** Addresses, the likeliest first. */
  readonly hosts: readonly string[]
  /** True if the ports must be at the first of them, or Docker's network is broken. */
  readonly certain: boolean
}

const loopback = '127.0.0.1'

/**
 * Where the ports are that containers of the engine at the endpoint publish, as seen from the job: at localhost on the
 * engine's machine, else at an address of that machine that the job may or may not reach.
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
  // A rootless engine has a network namespace of its own, and RootlessKit brings its ports to localhost. Of another that
  // cannot be told among the processes, it is not known whether it has one.
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

/** The addresses of the engine's machine in the networks of the job's container, and that of its default route. */
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
