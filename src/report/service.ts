import type { Observation } from '../facts/facts.ts'
import { type DaemonProof, endpointDaemon } from '../facts/relations/daemon-proof.ts'
import { publishedPorts } from '../facts/relations/published-ports.ts'
import type { Privilege } from '../plan/plan.ts'
import { enginePathOf } from '../values/engine-path.ts'
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
  const workspace = proof?.workspace
  if (report.plan?.strategy === 'dind') {
    const { daemon } = report.achieved
    return {
      host: daemon?.host ?? null,
      socket: daemon?.socket ?? null,
      engineVersion: daemon?.engineVersion ?? null,
      storageDriver: daemon?.storageDriver ?? null,
      privilege: daemon?.privilege ?? null,
      workspace: workspace ?? (daemon ? (seen(report.facts.runner)?.workspace ?? null) : null),
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
    workspace: workspace ?? translatedWorkspace(report),
    portsHost: proof ? proof.portsHost : certainPortsHost(report),
  }
}

/** Without a proof, only what must be so. */
function certainPortsHost({ facts }: Report): string | null {
  const { hosts, certain } = publishedPorts(facts)
  return certain ? (hosts[0] ?? null) : null
}

function translatedWorkspace({ facts }: Report): string | null {
  const path = seen(facts.runner)?.workspace
  const container = seen(facts.ownContainer)
  return path && container !== undefined ? enginePathOf(path, container) : null
}

/**
 * The daemon that serves the job, as /proc shows it: the job daemon in `dind`, else the daemon at the endpoint.
 *
 * @returns null if there is none, or the job daemon was not looked for
 */
export function daemonOf({ achieved, facts, plan }: Report): DaemonProof | null {
  if (plan?.strategy === 'dind') return achieved.daemonProof ?? null
  return endpointDaemon(facts)
}

/** The value of an observation; undefined where it is unseen. */
export function seen<T>(observation: Observation<T>): T | undefined {
  return observation.status === 'seen' ? observation.value : undefined
}
