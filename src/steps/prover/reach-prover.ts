import type { ProveContainer } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import type { Network } from '../../platform/network.ts'
import { loopback } from '../../values/loopback.ts'
import type { Achieved } from '../achieved.ts'
import { type ProverResult, readProver } from './read-prover.ts'
import { tokenOf } from './run-prover.ts'

/** Milliseconds to reach a published port that must be reachable. An emulated machine took 3 s to start a container. */
const requiredPortTimeout = 15_000
/** The same for a port that may be unreachable. The container listens before the engine reports that it has started. */
const optionalPortTimeout = 3_000
/** The same at localhost. The companion listens 10 ms after the container has started. The test container lives 20 s. */
const forwardedPortTimeout = 4_000

type Reached = {
  /** null: the container has written nothing. */
  readonly result: ProverResult | null
  /** The addresses at which the port was tried. */
  readonly hosts: readonly string[]
  /** True if the first of them is localhost, to which the companion forwards the port. */
  readonly isAtLocalhost: boolean
}

/** Reads the output of the prover through its published port: first at localhost, if the companion forwards it. */
export async function reachProver(
  step: ProveContainer,
  port: number | null,
  achieved: Achieved,
  docker: Pick<Docker, 'containerLogs'>,
  network: Network,
): Promise<Reached> {
  const readAt = (hosts: readonly string[], timeout: number) =>
    readProver(
      {
        token: tokenOf(step),
        hosts: port === null ? [] : hosts,
        port: port ?? 0,
        timeout,
        readLog: async () => (await docker.containerLogs(step.name, 10).catch(() => ({ stdout: '' }))).stdout,
      },
      network,
    )
  const addresses = hostsOf(step, achieved)
  if (achieved.companion?.tasks.includes('ports')) {
    const result = await readAt([loopback], forwardedPortTimeout)
    const hosts = [loopback, ...addresses]
    if (result !== null && result.host !== null) return { result, hosts, isAtLocalhost: true }
    return { result: await readAt(addresses, forwardedPortTimeout), hosts, isAtLocalhost: true }
  }
  const timeout = step.ports.certain ? requiredPortTimeout : optionalPortTimeout
  return { result: await readAt(addresses, timeout), hosts: addresses, isAtLocalhost: false }
}

function hostsOf({ ports }: ProveContainer, { daemon }: Achieved): readonly string[] {
  if (ports.hosts.length > 0) return ports.hosts
  return daemon?.address ? [daemon.address] : []
}
