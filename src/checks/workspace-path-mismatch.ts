import type { Mount } from '../facts/facts.ts'
import { enginePathOf, mountOver } from '../values/engine-path.ts'
import { defineCheck } from './check.ts'

export const workspacePathMismatch = defineCheck({
  id: 'workspace-path-mismatch',
  severity: 'warning',
  title: 'The workspace has the same path for the job and for the engine',
  failureTitle: 'The engine knows the workspace by another path',
  needs: ['ownContainer', 'runner'],

  evaluate({ ownContainer, runner: { workspace } }) {
    if (ownContainer === null || workspace === null) return undefined
    const mount = mountOver(workspace, ownContainer.mounts)
    const hostPath = enginePathOf(workspace, ownContainer)
    if (!mount || hostPath === null) {
      return {
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

function nameMount({ source, destination, type }: Mount): string {
  return `${source || type} at ${destination}`
}
