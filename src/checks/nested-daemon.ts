import { findServingDaemon, isNested, nameDaemon } from '../facts/relations/serving-daemon.ts'
import { defineCheck } from './check.ts'

export const nestedDaemon = defineCheck({
  id: 'nested-daemon',
  severity: 'warning',
  about: 'machine',
  title: 'Daemon nesting',
  failureTitle: 'A Docker daemon runs in a container',
  needs: ['engine', 'endpoint'],
  observes: ['daemons', 'ownNamespaces', 'runner'],

  evaluate({ engine, endpoint }, { daemons, ownNamespaces, runner }) {
    const visible = daemons.status === 'seen' ? daemons.value : []
    const own = ownNamespaces.status === 'seen' ? ownNamespaces.value : undefined
    const serving = findServingDaemon(visible, engine, endpoint, own)
    // dockerd adds "(containerized)" after reading /proc/1/cgroup (moby: pkg/parsers/operatingsystem). Without it, the daemon
    // can still run in a container.
    const isReported = engine.operatingSystem.endsWith('(containerized)')
    if (isReported || (serving && isNested(serving))) {
      // If the runner is in a container too, somebody chose this daemon for it.
      const isIntended = runner.status === 'seen' && runner.value.inContainer
      return {
        severity: isIntended ? 'notice' : 'warning',
        message: `The daemon at ${endpoint.host} already runs in a container. Another daemon inside it often fails because of its storage driver, cgroups or MTU.`,
        evidence: [
          { label: 'operating system in `docker info`', value: engine.operatingSystem },
          ...(serving ? [{ label: nameDaemon(serving), value: serving.cgroup }] : []),
        ],
        // The containers of a pod are run by containerd or CRI-O, so its node has no host daemon.
        remedy:
          runner.status === 'seen' && runner.value.kind === 'kubernetes'
            ? 'Use this daemon with `mode: socket`.'
            : 'Use this daemon with `mode: socket`. Or mount the host socket into the job, so that `mode: dind` starts a daemon on the host.',
        rulesOut: ['dind'],
      }
    }
    if (daemons.status === 'unseen') return { unknown: daemons.reason }
    if (!serving) {
      return { unknown: `Berth could not identify the daemon process for ${endpoint.host}.` }
    }

    const others = visible.filter((daemon) => isEngine(daemon.kind) && isNested(daemon))
    if (others.length === 0) return undefined
    return {
      severity: 'notice',
      about: 'other-daemons',
      message: `${others.length} other daemon${others.length === 1 ? ' runs' : 's run'} in a container on this machine. The daemon of this job does not.`,
      evidence: others.map((daemon) => ({ label: nameDaemon(daemon), value: daemon.cgroup })),
      remedy:
        'Remove it if no other job is running. Its container ID is in the cgroup path: `docker rm --force --volumes <id>`.',
    }
  },
})

/** Not containerd and rootlesskit, which are parts of a daemon. Not buildkitd, which buildx always runs in a container. */
function isEngine(kind: string): boolean {
  return kind === 'dockerd' || kind === 'podman'
}
