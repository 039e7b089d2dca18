import type { Mount, Observed } from '../facts/facts.ts'
import { isInVirtualMachine } from '../facts/relations/engine-network.ts'
import { canonicalSocketPath } from '../values/engine-host.ts'
import { enginePathOf, mountOver } from '../values/engine-path.ts'
import { defineCheck, type Finding } from './check.ts'

export const workspacePathMismatch = defineCheck({
  id: 'workspace-path-mismatch',
  severity: 'warning',
  about: 'host-daemon',
  title: 'Workspace path',
  failureTitle: 'The workspace path differs between job and daemon',
  needs: ['ownContainer', 'runner'],
  observes: ['endpoint', 'engine', 'machine'],

  evaluate({ ownContainer, runner: { workspace } }, { endpoint, engine, machine }) {
    if (workspace === null) return undefined
    if (ownContainer === null) {
      const why = whyUnknown({ endpoint, engine, machine })
      return why === undefined ? undefined : { unknown: why }
    }
    const mount = mountOver(workspace, ownContainer.mounts)
    const hostPath = enginePathOf(workspace, ownContainer)
    if (!mount || hostPath === null) {
      return {
        about: 'job',
        message: `The workspace ${workspace} is inside the job container and on no mount. The daemon cannot mount it into another container.`,
        evidence: [
          { label: 'path in the job', value: workspace },
          {
            label: 'mounts of the job container',
            value: ownContainer.mounts.map(nameMount).join(', ') || 'none',
          },
        ],
        remedy:
          'Mount the workspace into the job container at the same path, with `-v "$PWD:$PWD" -w "$PWD"`.',
        rulesOut: ['socket', 'dind'],
      }
    }
    if (hostPath === workspace) return undefined
    return {
      message: `The workspace is ${workspace} in the job, but ${hostPath} for the daemon. \`docker run -v "$PWD:…"\` in this job mounts an empty directory, without an error.`,
      evidence: [
        { label: 'path in the job', value: workspace },
        { label: 'path for the daemon', value: hostPath },
        { label: 'mount', value: nameMount(mount) },
      ],
      // In `env:`, the runner changes the path back (actions/runner, StepHost.cs: TranslateToContainerPath).
      remedy:
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's.
        'Mount the output `host-workspace` instead of `$PWD`, as an expression in `run:`: `docker run -v "${{ steps.berth.outputs.host-workspace }}:/app" …`. Or use `mode: dind`, whose daemon has the job\'s path.',
      rulesOut: ['socket'],
    }
  },
})

/**
 * The finding if a test container could not read the mounted workspace. Builds still work, so it rules out no mode.
 */
export function unseenWorkspace(host: string, workspace: string, seen: string): Finding {
  const { id, severity, failureTitle: title } = workspacePathMismatch
  return {
    id,
    severity,
    about: 'job',
    title,
    message: `Containers of the daemon at ${host} cannot read the workspace ${workspace}: ${seen}. \`docker run -v "$PWD:…"\` in this job mounts another directory. Builds work, because the client sends the files.`,
    evidence: [
      { label: 'path in the job', value: workspace },
      { label: 'daemon', value: host },
    ],
    remedy:
      "Mount the work directory into the daemon's container at the same path: `docker run -v /home/runner/work:/home/runner/work … docker:dind`. If no step mounts a path, set `ignore: workspace-path-mismatch`.",
    rulesOut: [],
  }
}

function whyUnknown(observed: Pick<Observed, 'endpoint' | 'engine' | 'machine'>): string | undefined {
  const { endpoint } = observed
  if (endpoint.status === 'seen' && canonicalSocketPath(endpoint.value.host) === undefined) {
    return `Only a test container shows whether the daemon at ${endpoint.value.host} can mount the workspace.`
  }
  return isInVirtualMachine(observed)
    ? "Only a test container shows whether the daemon's virtual machine can mount the workspace."
    : undefined
}

function nameMount({ source, destination, type }: Mount): string {
  return `${source || type} at ${destination}`
}
