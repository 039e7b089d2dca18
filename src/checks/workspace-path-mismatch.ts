import type { Mount } from '../facts/facts.ts'
import { defineCheck } from './check.ts'
import { isWithin } from './path.ts'

export const workspacePathMismatch = defineCheck({
  id: 'workspace-path-mismatch',
  severity: 'warning',
  title: 'The workspace has the same path for the job and for the engine',
  failureTitle: 'The engine knows the workspace by another path',
  needs: ['ownContainer', 'runner'],

  evaluate({ ownContainer, runner: { workspace } }) {
    if (ownContainer === null || workspace === null) return undefined
    const mount = findMount(ownContainer.mounts, workspace)
    if (!mount) {
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
    const hostPath = mount.source + workspace.slice(mount.destination.length)
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

/** The innermost mount with a source that covers the path: a tmpfs has none that could be bound. */
function findMount(mounts: readonly Mount[], path: string): Mount | undefined {
  const [innermost] = mounts
    .filter(({ destination }) => isWithin(path, destination))
    .toSorted((a, b) => b.destination.length - a.destination.length)
  return innermost?.source ? innermost : undefined
}

function nameMount({ source, destination, type }: Mount): string {
  return `${source || type} at ${destination}`
}
