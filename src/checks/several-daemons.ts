import type { Daemon } from '../facts/facts.ts'
import { isNested, nameDaemon, networkNamespaceOf } from '../facts/relations/serving-daemon.ts'
import { findSharers } from '../values/find-sharers.ts'
import { defineCheck } from './check.ts'

export const severalDaemons = defineCheck({
  id: 'several-daemons',
  severity: 'warning',
  about: 'machine',
  title: 'At most one rootful daemon in a network namespace',
  failureTitle: 'Several daemons share a network namespace',
  needs: ['daemons'],

  evaluate({ daemons }) {
    // A rootless daemon has a network namespace, and with it bridges and rules, of its own.
    const rootful = daemons.filter((daemon) => daemon.kind === 'dockerd' && daemon.uid === 0)
    const allSeen = rootful.every((daemon) => networkNamespaceOf(daemon) !== undefined)
    const crowd = findSharers(rootful, (daemon) => (allSeen ? networkNamespaceOf(daemon) : guess(daemon)))
    if (!crowd) {
      if (allSeen || rootful.length < 2) return undefined
      return { unproven: `The network namespaces of ${rootful.length} daemons cannot be seen without root.` }
    }
    return {
      message: `${crowd.length} rootful dockerd processes ${allSeen ? 'share one network namespace' : 'run beside each other, most likely in one network namespace'}: each of them takes docker0, 172.17.0.0/16 and the iptables chains DOCKER-* for its own.`,
      evidence: [
        ...crowd.map((daemon) => ({ label: nameDaemon(daemon), value: describe(daemon) })),
        {
          label: 'network namespace',
          value: allSeen
            ? `net:[${networkNamespaceOf(crowd[0])}]`
            : 'unseen; taken to be the same, since none of them is in a container',
        },
      ],
      remedy:
        'Stop all but one, or run the second in a container of its own (`mode: dind`). If both must stay, the second gets a `--bridge` with a range of its own and `--iptables=false`, but no `--default-address-pool`: it would remove docker0 whenever it starts again.',
    }
  },
})

/** Daemons beside each other mostly share a network; one in a container mostly has its own. */
function guess(daemon: Daemon): string {
  return isNested(daemon) ? `PID ${daemon.pid}` : 'beside the job'
}

/** Not the command line: it can hold a proxy's password. */
function describe({ dataRoot, cgroup }: Daemon): string {
  return `${dataRoot ? `data root ${dataRoot}` : 'data root not on its command line'}, cgroup ${cgroup}`
}
