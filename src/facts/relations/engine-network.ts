import { isDockerDesktop } from '../../values/docker-desktop.ts'
import { canonicalSocketPath, isLoopback } from '../../values/engine-host.ts'
import type { Observation, Observed } from '../facts.ts'

/**
 * The reason why the job sees other interfaces and routes than the engine's machine; undefined if there is none. The
 * containers of a pod share their network, and an engine in the same pod does not know the job's container.
 */
export function whyForeignNetwork({
  engine,
  endpoint,
  machine,
  ownContainer,
}: Pick<Observed, 'engine' | 'endpoint' | 'machine' | 'ownContainer'>): string | undefined {
  const container = seenOf(ownContainer)
  if (container && !container.networks.includes('host')) {
    return `The job's container has its own interfaces and routes, not those of the daemon's machine.`
  }
  const host = seenOf(endpoint)?.host
  if (host !== undefined && canonicalSocketPath(host) === undefined && !isLoopback(host)) {
    return `The daemon at ${host} can be on another machine, whose interfaces and routes are not visible.`
  }
  const there = seenOf(engine)
  if (there && isInVirtualMachine({ engine, machine })) {
    return `The daemon runs in a virtual machine (${there.operatingSystem}), whose interfaces and routes are not visible.`
  }
  if (there?.rootless) {
    return `The daemon is rootless: its bridges are in RootlessKit's network namespace, not on the host.`
  }
  return undefined
}

/** True if the engine has another kernel than the job, or is Docker Desktop. */
export function isInVirtualMachine({ engine, machine }: Pick<Observed, 'engine' | 'machine'>): boolean {
  const [there, here] = [seenOf(engine), seenOf(machine)]
  return there !== undefined && here !== undefined && (there.kernel !== here.kernel || isDockerDesktop(there))
}

function seenOf<T>(observation: Observation<T>): T | undefined {
  return observation.status === 'seen' ? observation.value : undefined
}
