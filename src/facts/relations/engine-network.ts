import { isDockerDesktop } from '../../values/docker-desktop.ts'
import { canonicalSocketPath, isLoopback } from '../../values/engine-host.ts'
import type { Observation, Observed } from '../facts.ts'

/**
 * Why the interfaces and routes that the job sees are not those of the engine's machine; undefined where nothing says
 * so. A pod's containers share theirs, and an engine in the same pod knows nothing of the job's container.
 */
export function whyForeignNetwork({
  engine,
  endpoint,
  machine,
  ownContainer,
}: Pick<Observed, 'engine' | 'endpoint' | 'machine' | 'ownContainer'>): string | undefined {
  const container = seenOf(ownContainer)
  if (container && !container.networks.includes('host')) {
    return `The job's container sees its own interface and routes, and not those of the machine that the engine is on.`
  }
  const host = seenOf(endpoint)?.host
  if (host !== undefined && canonicalSocketPath(host) === undefined && !isLoopback(host)) {
    return `The engine at ${host} may be on another machine, whose interfaces and routes cannot be seen.`
  }
  const there = seenOf(engine)
  if (there && isInVirtualMachine({ engine, machine })) {
    return `The engine runs in a virtual machine (${there.operatingSystem}), whose interfaces and routes cannot be seen.`
  }
  if (there?.rootless) {
    return `The engine is rootless: its bridges are in the network namespace of RootlessKit, and not beside the machine's interfaces.`
  }
  return undefined
}

/** True if the engine has another kernel than the job, or is Docker Desktop's. */
export function isInVirtualMachine({ engine, machine }: Pick<Observed, 'engine' | 'machine'>): boolean {
  const [there, here] = [seenOf(engine), seenOf(machine)]
  return there !== undefined && here !== undefined && (there.kernel !== here.kernel || isDockerDesktop(there))
}

function seenOf<T>(observation: Observation<T>): T | undefined {
  return observation.status === 'seen' ? observation.value : undefined
}
