import type { Observation } from '../facts/facts.ts'
import { type DaemonProof, endpointDaemon } from '../facts/relations/daemon-proof.ts'
import { publishedPorts } from '../facts/relations/published-ports.ts'
import { isSidecar } from '../facts/relations/sidecar.ts'
import { workspaceInEngine } from '../facts/relations/workspace-in-engine.ts'
import type { Privilege } from '../plan/plan.ts'
import type { Report } from './report.ts'

/** What later steps get: each null where there is none, or it could not be seen. */
export type Service = {
  /** The engine that they reach. */
  readonly host: string | null
  readonly socket: string | null
  readonly engineVersion: string | null
  readonly storageDriver: string | null
  readonly privilege: Privilege | null
  /** The path to give to that engine so that it is the workspace. */
  readonly workspace: string | null
  /** The address at which the job reaches ports that containers publish. */
  readonly portsHost: string | null
}

/** Reads off a report what later steps get. */
export function serviceOf(report: Report): Service {
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
      // Unproved, the job daemon's address is as good a guess as any.
      portsHost: proof ? proof.portsHost : (daemon?.address ?? null),
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

/** Without a proof, the one place where they can be. */
function onlyPortsHost({ facts }: Report): string | null {
  const [host = null, ...others] = publishedPorts(facts).hosts
  return others.length === 0 ? host : null
}

/** What a container saw; without a proof, or if the job could not write there, only what must be so. */
function workspaceOf({ facts, achieved }: Report): string | null {
  const parts = achieved.containerProof?.parts ?? []
  if (parts.some(({ part, status }) => part === 'workspace' && status === 'failed')) return null
  const found = workspaceInEngine(facts)
  return achieved.containerProof?.workspace ?? (found?.certain ? found.source : null)
}

/**
 * The daemon that serves the job, as /proc shows it: the job daemon in `dind`, else the daemon at the endpoint.
 *
 * @returns null if there is none, or the job daemon was not looked for
 */
export function daemonOf({ achieved, facts, plan }: Report): DaemonProof | null {
  if (plan?.strategy === 'dind') return achieved.daemonProof ?? null
  const found = endpointDaemon(facts)
  // The sidecar's process is hidden, and its network is not.
  return found?.sharedNetworkNamespace === null && isSidecar(facts)
    ? { ...found, sharedNetworkNamespace: true }
    : found
}

/** The value of an observation; undefined where it is unseen. */
export function seen<T>(observation: Observation<T>): T | undefined {
  return observation.status === 'seen' ? observation.value : undefined
}
