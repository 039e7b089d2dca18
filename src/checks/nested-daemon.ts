import { findServingDaemon, isNested, nameDaemon } from '../facts/relations/serving-daemon.ts'
import { defineCheck } from './check.ts'

export const nestedDaemon = defineCheck({
  id: 'nested-daemon',
  severity: 'warning',
  about: 'machine',
  title: 'The engine runs on its machine, in no container',
  failureTitle: 'A daemon runs in a container',
  needs: ['engine', 'endpoint'],
  observes: ['daemons', 'ownNamespaces', 'runner'],

  evaluate({ engine, endpoint }, { daemons, ownNamespaces, runner }) {
    const visible = daemons.status === 'seen' ? daemons.value : []
    const own = ownNamespaces.status === 'seen' ? ownNamespaces.value : undefined
    const serving = findServingDaemon(visible, engine, endpoint, own)
    // The engine reads /proc/1/cgroup to say so (moby: pkg/parsers/operatingsystem); its silence proves nothing.
    const saysSo = engine.operatingSystem.endsWith('(containerized)')
    if (saysSo || (serving && isNested(serving))) {
      // A runner that is in a container itself was given such an engine on purpose.
      const isMeant = runner.status === 'seen' && runner.value.inContainer
      return {
        severity: isMeant ? 'notice' : 'warning',
        message: `The engine at ${endpoint.host} runs in a container itself. A daemon inside of it would be the third level, where storage drivers, cgroups and MTU break first.`,
        evidence: [
          { label: 'operating system, as the engine says', value: engine.operatingSystem },
          ...(serving ? [{ label: nameDaemon(serving), value: serving.cgroup }] : []),
        ],
        remedy:
          'Use this daemon as it is (`mode: socket`), or bind the socket of the machine into the job and let Berth start a daemon there.',
        rulesOut: ['dind'],
      }
    }
    if (daemons.status === 'unseen') return { unproven: daemons.reason }
    if (!serving) {
      return { unproven: `The process that answers at ${endpoint.host} cannot be told among those visible.` }
    }

    const others = visible.filter((daemon) => isEngine(daemon.kind) && isNested(daemon))
    if (others.length === 0) return undefined
    return {
      severity: 'notice',
      about: 'other-daemons',
      message: `${others.length} other daemon${others.length === 1 ? ' runs' : 's run'} in a container on this machine; the engine that serves this job does not.`,
      evidence: others.map((daemon) => ({ label: nameDaemon(daemon), value: daemon.cgroup })),
      remedy:
        'Nothing, if another job runs now. Otherwise it is a leftover: find its container by the cgroup shown and remove it with `docker rm --force --volumes`.',
    }
  },
})

/** containerd and rootlesskit are parts of an engine, and a BuildKit in a container is how buildx works. */
function isEngine(kind: string): boolean {
  return kind === 'dockerd' || kind === 'podman'
}
