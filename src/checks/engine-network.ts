import type { Engine, Observation, Observed } from '../facts/facts.ts'
import { isLoopback, socketPathOf } from './endpoint-socket.ts'

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
  if (host !== undefined && socketPathOf(host) === undefined && !isLoopback(host)) {
    return `The engine at ${host} may be on another machine, whose interfaces and routes cannot be seen.`
  }
  const [there, here] = [seenOf(engine), seenOf(machine)]
  if (there && here && (there.kernel !== here.kernel || isDockerDesktop(there))) {
    return `The engine runs in a virtual machine (${there.operatingSystem}), whose interfaces and routes cannot be seen.`
  }
  return undefined
}

/** Docker Desktop runs its engine in a virtual machine, or beside WSL distributions in one of its own. */
export function isDockerDesktop({ operatingSystem }: Pick<Engine, 'operatingSystem'>): boolean {
  return operatingSystem === 'Docker Desktop'
}

function seenOf<T>(observation: Observation<T>): T | undefined {
  return observation.status === 'seen' ? observation.value : undefined
}
