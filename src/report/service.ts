import type { Observation } from '../facts/facts.ts'
import { type DaemonProof, endpointDaemon } from '../facts/relations/daemon-proof.ts'
import { publishedPorts } from '../facts/relations/published-ports.ts'
import { isSidecar } from '../facts/relations/sidecar.ts'
import { workspaceInEngine } from '../facts/relations/workspace-in-engine.ts'
import type { Privilege } from '../plan/plan.ts'
import { loopback } from '../values/loopback.ts'
import type { Report } from './report.ts'

/** The Docker that later steps get. A value is null if the mode has none, or Berth could not read it. */
export type Service = {
  /** Address of the daemon that later steps reach. */
  readonly host: string | null
  readonly socket: string | null
  readonly engineVersion: string | null
  readonly storageDriver: string | null
  readonly privilege: Privilege | null
  /** Path of the workspace for that daemon, as in `docker run -v`. */
  readonly workspace: string | null
  /** Address at which the job reaches published ports. */
  readonly portsHost: string | null
}

/** Takes from a report what later steps get. */
export function serviceOf(report: Report): Service {
  const service = ofDaemon(report)
  const guard = guardSocketOf(report)
  return guard === null ? service : { ...service, host: `unix://${guard}`, socket: guard }
}

/** The socket of the guard, through which later steps reach the daemon. null: there is none. */
function guardSocketOf({ plan }: Report): string | null {
  const [guard] =
    plan?.steps.flatMap((step) => (step.kind === 'start-companion' ? [step.tasks.guard] : [])) ?? []
  return guard?.socket ?? null
}

function ofDaemon(report: Report): Service {
  const proof = report.achieved.containerProof
  if (report.plan?.strategy === 'dind') {
    const { daemon } = report.achieved
    return {
      host: daemon?.host ?? null,
      socket: daemon?.socket ?? null,
      engineVersion: daemon?.engineVersion ?? null,
      storageDriver: daemon?.storageDriver ?? null,
      privilege: daemon?.privilege ?? null,
      workspace: proof?.workspace ?? (daemon ? (seen(report.facts.runner)?.workspace ?? null) : null),
      // Without a test, these are the best guess.
      portsHost: proof
        ? proof.portsHost
        : report.achieved.companion?.tasks.includes('ports')
          ? loopback
          : (daemon?.address ?? null),
    }
  }
  const host = seen(report.facts.endpoint)?.host ?? null
  const engine = seen(report.facts.engine)
  return {
    host,
    socket: host?.startsWith('unix://') ? host.slice('unix://'.length) : null,
    engineVersion: engine?.version ?? null,
    storageDriver: engine?.storageDriver ?? null,
    privilege: null,
    workspace: workspaceOf(report),
    portsHost: proof ? proof.portsHost : onlyPortsHost(report),
  }
}

/** Without a test: the address, if there is only one candidate. */
function onlyPortsHost({ facts }: Report): string | null {
  const [host = null, ...others] = publishedPorts(facts).hosts
  return others.length === 0 ? host : null
}

/** The path that the test container used. Without a test, a path only if it is certain. */
function workspaceOf({ facts, achieved }: Report): string | null {
  const parts = achieved.containerProof?.parts ?? []
  if (parts.some(({ part, status }) => part === 'workspace' && status === 'failed')) return null
  const found = workspaceInEngine(facts)
  return achieved.containerProof?.workspace ?? (found?.certain ? found.source : null)
}

/**
 * The daemon that serves the job, as /proc shows it: the job daemon in `dind`, else the daemon at the endpoint.
 *
 * @returns null if there is none, or Berth did not look for the job daemon
 */
export function daemonOf({ achieved, facts, plan }: Report): DaemonProof | null {
  if (plan?.strategy === 'dind') return achieved.daemonProof ?? null
  const found = endpointDaemon(facts)
  // A sidecar's process is in another PID namespace, but its network is the job's.
  return found?.sharedNetworkNamespace === null && isSidecar(facts)
    ? { ...found, sharedNetworkNamespace: true }
    : found
}

/** The value of an observation, undefined if it is unseen. */
export function seen<T>(observation: Observation<T>): T | undefined {
  return observation.status === 'seen' ? observation.value : undefined
}
