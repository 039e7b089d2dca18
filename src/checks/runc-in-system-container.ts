import { canonicalSocketPath } from '../values/engine-host.ts'
import { isOlder } from '../values/version.ts'
import { defineCheck } from './check.ts'

/** The first release of each line that opens sysctls through a procfs of its own (CVE-2025-52881, runc#4968). */
const firstOfLines = [
  ['1.2', '1.2.8'],
  ['1.3', '1.3.3'],
] as const
const firstForGood = '1.4'

export const runcInSystemContainer = defineCheck({
  id: 'runc-in-system-container',
  severity: 'warning',
  about: 'machine',
  title: 'Release of runc in a system container',
  failureTitle: 'This runc often fails to start containers in this system container',
  needs: ['engine', 'endpoint', 'machine'],
  observes: ['ownProcess', 'ownContainer'],

  evaluate({ engine, endpoint, machine }, { ownProcess, ownContainer }) {
    const isHere = canonicalSocketPath(endpoint.host) !== undefined && engine.kernel === machine.kernel
    // A rootless engine is in a user namespace by itself, and not in a system container.
    if (!isHere || engine.rootless) return undefined
    if (ownProcess.status === 'unseen') return { unproven: ownProcess.reason }
    if (!ownProcess.value.inUserNamespace) return undefined
    // The engine is outside of the user namespace that its container has.
    if (ownContainer.status === 'seen' && ownContainer.value !== null) return undefined
    const { runcVersion } = engine
    if (runcVersion === null) return { unproven: 'The daemon does not report its version of runc.' }
    if (!isAffected(runcVersion)) return undefined
    if (ownContainer.status === 'unseen') return { unproven: ownContainer.reason }
    return {
      message: `The daemon runs in a user namespace, as in LXC or Sysbox, with runc ${runcVersion}. AppArmor in LXC and the /proc of Sysbox block how this release sets sysctls: containers fail with "open sysctl net.ipv4.ip_unprivileged_port_start".`,
      evidence: [
        { label: 'runc', value: runcVersion },
        { label: 'user namespace', value: '/proc/self/uid_map maps uid 0 to another user' },
      ],
      remedy:
        'LXC: upgrade LXC on the host to 6.0.6 or newer. Sysbox: install the older runc, which lacks the fix of CVE-2025-52881: `apt-get install --allow-downgrades "containerd.io=1.7.28-1*"`.',
    }
  },
})

function isAffected(version: string): boolean {
  if (!isOlder(version, firstForGood)) return true
  return firstOfLines.some(([line, first]) => version.startsWith(`${line}.`) && !isOlder(version, first))
}
