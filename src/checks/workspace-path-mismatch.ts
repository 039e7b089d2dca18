import type { Mount, Observed } from '../facts/facts.ts'
import { isInVirtualMachine } from '../facts/relations/engine-network.ts'
import { canonicalSocketPath } from '../values/engine-host.ts'
import { enginePathOf, mountOver } from '../values/engine-path.ts'
import { defineCheck, type Finding } from './check.ts'

export const workspacePathMismatch = defineCheck({
  id: 'workspace-path-mismatch',
  severity: 'warning',
  about: 'host-daemon',
  title: 'The workspace has the same path for the job and for the engine',
  failureTitle: 'The engine knows the workspace by another path',
  needs: ['ownContainer', 'runner'],
  observes: ['endpoint', 'engine', 'machine'],

  evaluate({ ownContainer, runner: { workspace } }, { endpoint, engine, machine }) {
    if (workspace === null) return undefined
    if (ownContainer === null) {
      const why = whyElsewhere({ endpoint, engine, machine })
      return why === undefined ? undefined : { unproven: why }
    }
    const mount = mountOver(workspace, ownContainer.mounts)
    const hostPath = enginePathOf(workspace, ownContainer)
    if (!mount || hostPath === null) {
      return {
        about: 'job',
        message: `The workspace ${workspace} lies inside the job's container, on no mount: the engine has no path to it, so nothing of it can be bound into another container.`,
        evidence: [
          { label: "the job's path", value: workspace },
          { label: "the job's mounts", value: ownContainer.mounts.map(nameMount).join(', ') || 'none' },
        ],
        remedy: 'Mount the workspace into the job\'s container at the same path: `-v "$PWD:$PWD" -w "$PWD"`.',
        rulesOut: ['socket', 'dind'],
      }
    }
    if (hostPath === workspace) return undefined
    return {
      message: `The job sees its workspace at ${workspace}, the engine at ${hostPath}. \`docker run -v "$PWD:…"\` from this job mounts an empty directory, without an error.`,
      evidence: [
        { label: "the job's path", value: workspace },
        { label: "the engine's path", value: hostPath },
        { label: 'through the mount', value: nameMount(mount) },
      ],
      remedy:
        "Bind from Berth's output `host-workspace` instead of `$PWD`, or choose `mode: dind`, whose daemon gets the workspace at the job's own path.",
      rulesOut: ['socket'],
    }
  },
})

/**
 * The finding if a container that had the workspace mounted did not see it. Builds work all the same, so that it rules
 * nothing out.
 */
export function unseenWorkspace(host: string, workspace: string, seen: string): Finding {
  const { id, severity, failureTitle: title } = workspacePathMismatch
  return {
    id,
    severity,
    about: 'job',
    title,
    message: `Containers of the engine at ${host} do not see the workspace ${workspace}: ${seen}. \`docker run -v "$PWD:…"\` from this job mounts something else. Builds work, because the client sends the files.`,
    evidence: [
      { label: "the job's path", value: workspace },
      { label: 'the engine', value: host },
    ],
    remedy:
      "Mount the work directory into the daemon's container at the same path: `docker run -v /home/runner/work:/home/runner/work … docker:dind`. If no step mounts a path: `ignore: workspace-path-mismatch`.",
    rulesOut: [],
  }
}

function whyElsewhere(observed: Pick<Observed, 'endpoint' | 'engine' | 'machine'>): string | undefined {
  const { endpoint } = observed
  if (endpoint.status === 'seen' && canonicalSocketPath(endpoint.value.host) === undefined) {
    return `Only a container can show whether the engine at ${endpoint.value.host} has the workspace.`
  }
  return isInVirtualMachine(observed)
    ? 'Only a container can show whether the virtual machine of the engine has the workspace.'
    : undefined
}

function nameMount({ source, destination, type }: Mount): string {
  return `${source || type} at ${destination}`
}
