import { canonicalSocketPath } from '../values/engine-host.ts'
import { isOlder } from '../values/version.ts'
import { defineCheck } from './check.ts'

/** In each release line, the first version that opens sysctls through a detached procfs (CVE-2025-52881, runc#4968). */
const firstByLine = [
  ['1.2', '1.2.8'],
  ['1.3', '1.3.3'],
] as const
const affectedFrom = '1.4'

export const runcInSystemContainer = defineCheck({
  id: 'runc-in-system-container',
  severity: 'warning',
  about: 'machine',
  title: 'Version of runc',
  failureTitle: 'This runc version can fail in LXC and Sysbox',
  needs: ['engine', 'endpoint', 'machine'],
  observes: ['ownProcess', 'ownContainer'],

  evaluate({ engine, endpoint, machine }, { ownProcess, ownContainer }) {
    const isLocal = canonicalSocketPath(endpoint.host) !== undefined && engine.kernel === machine.kernel
    // A rootless daemon has its own user namespace, which is no system container.
    if (!isLocal || engine.rootless) return undefined
    if (ownProcess.status === 'unseen') return { unknown: ownProcess.reason }
    if (!ownProcess.value.inUserNamespace) return undefined
    // The user namespace is the job container's, and the daemon is outside it.
    if (ownContainer.status === 'seen' && ownContainer.value !== null) return undefined
    const { runcVersion } = engine
    if (runcVersion === null) return { unknown: 'The daemon does not report its runc version.' }
    if (!isAffected(runcVersion)) return undefined
    if (ownContainer.status === 'unseen') return { unknown: ownContainer.reason }
    return {
      message: `The daemon runs in a user namespace, as in LXC or Sysbox, with runc ${runcVersion}. AppArmor in LXC and the emulated /proc of Sysbox can block it. Containers then fail with "open sysctl net.ipv4.ip_unprivileged_port_start".`,
      evidence: [
        { label: 'runc', value: runcVersion },
        { label: 'user namespace', value: '/proc/self/uid_map maps uid 0 to another uid' },
      ],
      remedy:
        'Upgrade LXC on the host to 6.0.6 or newer: `apt-get install --only-upgrade lxc-pve` (Proxmox). In Sysbox, install the older runc, which lacks the fix for CVE-2025-52881: `apt-get install --allow-downgrades "containerd.io=1.7.28-1*"`.',
    }
  },
})

function isAffected(version: string): boolean {
  if (!isOlder(version, affectedFrom)) return true
  return firstByLine.some(([line, first]) => version.startsWith(`${line}.`) && !isOlder(version, first))
}
