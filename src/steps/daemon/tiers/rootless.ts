import type { LaunchDaemon } from '../../../plan/plan.ts'
import { networkArguments } from '../network-arguments.ts'
import { hostUsers } from './host-users.ts'
import { rootlessScript, rootlessScriptInside } from './rootless-script.ts'
import seccompProfile from './rootless-seccomp-profile.json' with { type: 'json' }
import type { TierContainer } from './tier-container.ts'

/** The user of docker-library's dind-rootless. */
const defaultUser = 1000

const home = '/home/rootless'

/**
 * The minimum with which a rootless daemon and its containers were seen to run (docs/adr/0015-rootless-dind.md):
 *
 * - The user of the job, so that its files belong to root of inner containers. User 1000 if the job is root.
 * - SETUID and SETGID as a limit: only newuidmap and newgidmap get them, by file capabilities.
 * - Docker's default seccomp profile plus the system calls that create and enter namespaces.
 * - No masked paths. The kernel allows a new /proc and a new /sys, which each inner container needs, only if nothing in the
 *   present ones is covered (linux, fs/namespace.c, mnt_already_visible). Files of root stay closed to this user.
 * - The device of TUN, in a volume: in /dev it has the mode of the host's, which can be 0600 (docker/for-mac#3838).
 */
export function rootlessContainer(step: LaunchDaemon): TierContainer {
  const { user, socketGroup, host } = step
  const security = [`seccomp=${JSON.stringify(seccompProfile)}`]
  if (host.appArmor) security.push('apparmor=unconfined')
  if (host.seLinux) security.push('label=disable')
  const [uid, gid] = user === 0 ? [defaultUser, defaultUser] : [user, socketGroup]
  return {
    host: {
      CapDrop: ['ALL'],
      CapAdd: ['SETUID', 'SETGID'],
      SecurityOpt: security,
      MaskedPaths: [],
      ReadonlyPaths: [],
      DeviceCgroupRules: ['c 10:200 rwm'],
      ...hostUsers(host),
    },
    entrypoint: ['sh', '-c', rootlessScript, 'berth', rootlessScriptInside, ...networkArguments(step)],
    // The group of this user, as the daemon sees it in its user namespace.
    socketGroup: 0,
    user: {
      uid,
      gid,
      home,
      dataRoot: `${home}/.local/share/docker`,
      directory: '/berth',
      volumes: ['/dev/net'],
    },
  }
}
