import type { Daemon } from '../facts/facts.ts'
import { isNested, nameDaemon, networkNamespaceOf } from '../facts/relations/serving-daemon.ts'
import { findSharers } from '../values/find-sharers.ts'
import { defineCheck } from './check.ts'

export const severalDaemons = defineCheck({
  id: 'several-daemons',
  severity: 'warning',
  about: 'machine',
  title: 'Daemons per network namespace',
  failureTitle: 'Several Docker daemons share a network namespace',
  needs: ['daemons'],

  evaluate({ daemons }) {
    // A rootless daemon has its own network namespace with its own bridges and iptables rules.
    const rootful = daemons.filter((daemon) => daemon.kind === 'dockerd' && daemon.uid === 0)
    const allSeen = rootful.every((daemon) => networkNamespaceOf(daemon) !== undefined)
    const sharers = findSharers(rootful, (daemon) => (allSeen ? networkNamespaceOf(daemon) : guess(daemon)))
    if (!sharers) {
      if (allSeen || rootful.length < 2) return undefined
      return { unknown: `Berth needs root to read the network namespaces of ${rootful.length} daemons.` }
    }
    return {
      message: `${sharers.length} rootful dockerd processes ${allSeen ? 'share one network namespace' : 'run outside containers, most likely in one network namespace'}. Each assumes it owns docker0, 172.17.0.0/16 and the iptables chains DOCKER-*, so published ports and container networks can stop working.`,
      evidence: [
        ...sharers.map((daemon) => ({ label: nameDaemon(daemon), value: describe(daemon) })),
        {
          label: 'network namespace',
          value: allSeen
            ? `net:[${networkNamespaceOf(sharers[0])}]`
            : 'assumed equal, because none of them is in a container (not readable without root)',
        },
      ],
      remedy:
        'Stop all but one, or run the second in a container with `mode: dind`. To keep both, start the second with its own bridge: `dockerd --bridge=<name> --iptables=false`. Omit `--default-address-pool`, because it removes docker0 on restart.',
    }
  },
})

/** Daemons outside containers usually share the host's network namespace. One in a container usually has its own. */
function guess(daemon: Daemon): string {
  return isNested(daemon) ? `PID ${daemon.pid}` : 'host'
}

/** Omits the command line, which can contain a proxy password. */
function describe({ dataRoot, cgroup }: Daemon): string {
  return `${dataRoot ? `data root ${dataRoot}` : 'data root not in its command line'}, cgroup ${cgroup}`
}
