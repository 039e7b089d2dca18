import type { LaunchDaemon } from '../../../plan/plan.ts'
import seccompProfile from '../seccomp-profile.json' with { type: 'json' }
import { hostUsers } from './host-users.ts'
import type { TierContainer } from './tier-container.ts'

/**
 * The minimum with which inner containers were seen to run:
 *
 * - the default capabilities, SYS_ADMIN (mounts, namespaces), NET_ADMIN (bridge, iptables) and SYS_PTRACE (Docker 29
 *   opens /proc/PID/ns/net of a container with another user, ptrace(2): PTRACE_MODE_READ_FSCREDS)
 * - Docker's default seccomp profile plus pivot_root and a part of keyctl, without system calls that no engine needs
 * - no AppArmor profile, because the default profile denies mounts
 *
 * /proc and /sys stay masked: the entry script makes only /proc/sys/net and the container's cgroups writable.
 *
 * SELinux: `label=disable` instead of relabeling. On an enforcing host, a container can neither mount nor use the job's
 * files. The API has no `z` for a bind in `Mounts`, and relabeling changes the user's files permanently.
 */
export function capabilitiesContainer({ host }: LaunchDaemon): TierContainer {
  const security = [`seccomp=${JSON.stringify(seccompProfile)}`]
  if (host.appArmor) security.push('apparmor=unconfined')
  if (host.seLinux) security.push('label=disable')
  const privileges = { CapAdd: ['SYS_ADMIN', 'NET_ADMIN', 'SYS_PTRACE'], SecurityOpt: security }
  return { host: { ...privileges, ...hostUsers(host) } }
}
