import { capabilities } from './capabilities.ts'
import { idMapObstacles } from './id-mapped-mounts.ts'
import type { Tier } from './tier.ts'

/** Architectures with a program that makes the user namespace, by the engine's names of them. */
const architectures: readonly string[] = ['x86_64', 'aarch64']

/** A user namespace for the daemon, in a container of a stock engine (docs/adr/0013-user-namespace.md). */
export const userNamespace: Tier = {
  name: 'user-namespace',
  obstacles(situation) {
    const { engine, userNamespaces } = situation.observed
    const obstacles = capabilities.obstacles(situation)
    if (engine.status === 'seen' && engine.value.rootless)
      obstacles.push('The host daemon is rootless, so it has no 65,536 ids for another user namespace.')
    if (engine.status === 'seen' && !architectures.includes(engine.value.architecture))
      obstacles.push(`It works on x86-64 and arm64 only, and this machine is ${engine.value.architecture}.`)
    if (userNamespaces.status === 'seen' && !userNamespaces.value.maximum)
      obstacles.push('The kernel allows no user namespaces: `user.max_user_namespaces` is 0 or missing.')
    return [...obstacles, ...idMapObstacles(situation.observed)]
  },
  startsPrivileged: true,
  wall: 'Root in the job daemon is an unprivileged user of the machine.',
  lacks: [
    'Devices of the machine, such as `/dev/fuse`, `/dev/kvm` and loop devices, and `mknod` are not available.',
    'Inner containers cannot load kernel modules, or lower their OOM score.',
    'Images with user or group ids above 65535 cannot be unpacked.',
  ],
}
