import type { Engine, UserNamespaces } from '../../facts/facts.ts'
import { isOlder } from '../../values/version.ts'
import type { Tier, TierSituation } from './tier.ts'

/** A daemon of an ordinary user, in a user namespace that this user creates (docs/adr/0015-rootless-dind.md). */
export const rootless: Tier = {
  name: 'rootless',
  obstacles: ({ request, observed: { engine, userNamespaces } }) => [
    ...(request.network === 'sealed' ? [sealed] : []),
    ...ofStorage(request),
    ...(engine.status === 'seen' ? ofEngine(engine.value) : []),
    ...(userNamespaces.status === 'seen' ? ofKernel(userNamespaces.value) : []),
  ],
  doubts: ({ request: { dindImage } }) =>
    isRootlessImage(dindImage)
      ? []
      : [
          'It has no limits for inner containers, so `auto` takes it only with an image for it, such as `docker:29-dind-rootless`.',
        ],
  // A new sysfs would be writable, which the read-only /sys of the container forbids (linux, fs/namespace.c,
  // mount_too_revealing).
  startsPrivileged: false,
  ownsAsRoot: true,
  wall:
    'Root in the job daemon is the user of the job on the machine, or user 1000 if the job is root. It has no capability ' +
    'there.',
  lacks: [
    'Limits of inner containers such as `--memory`, `--cpus` and `--pids-limit` have no effect, and `docker pause` fails: ' +
      'the job daemon cannot create cgroups. The limits `memory` and `pids-limit` of the whole job daemon hold.',
    'Inner `docker run --privileged`, `driver: docker-container` and kind fail.',
    'Devices of the machine, such as `/dev/kvm`, and `mknod` are not available.',
    'Inner containers cannot load kernel modules.',
    'Inner containers use the files of the job as root. Other users of inner containers are users from 100000 on the machine.',
    'The network of inner containers goes through slirp4netns, which is slower than a bridge.',
  ],
}

/** RootlessKit passes on only the ports that the daemon publishes, which needs docker0. */
const sealed =
  '`network: sealed` leaves no port: the job cannot reach those of containers on the network of a rootless daemon. Set ' +
  'another `privilege`, or remove `network`.'

/** Seen with engine 29: "cannot create directory …: Permission denied", and the same for /dev/fuse. */
function ofStorage({ storage: { place }, storageDriver }: TierSituation['request']): string[] {
  const remedy = 'Remove it, or set another `privilege`.'
  return [
    ...(place === 'tmpfs' || place === 'loop'
      ? [
          `The filesystem of \`storage: ${place}\` belongs to root, and a rootless daemon cannot write to it. ${remedy}`,
        ]
      : []),
    ...(storageDriver === 'fuse-overlayfs'
      ? [
          `\`storage-driver: fuse-overlayfs\` needs /dev/fuse, which a rootless daemon cannot create. ${remedy}`,
        ]
      : []),
  ]
}

/** The first kernel on which an ordinary user can mount overlayfs in a user namespace (linux, fs/overlayfs: userxattr). */
const firstKernel = '5.11'

function ofEngine({ product, rootless: isRootless, securityOptions, kernel }: Engine): string[] {
  const obstacles: string[] = []
  if (isOlder(kernel, firstKernel)) {
    obstacles.push(`Overlayfs in a user namespace needs Linux ${firstKernel}, and this kernel is ${kernel}.`)
  }
  if (product === 'podman') {
    obstacles.push(
      'Podman accepts no seccomp profile from a client, so it cannot start a rootless daemon. Set ' +
        '`privilege: privileged`, or use Docker.',
    )
  }
  if (isRootless) {
    obstacles.push(
      'The host daemon is rootless. None of its 65,536 user IDs is left for another user namespace.',
    )
  }
  if (securityOptions.some((option) => option.includes('no-new-privileges'))) {
    obstacles.push(
      'The host daemon sets `no-new-privileges` for each container, so `newuidmap` gets no capability. Remove the setting ' +
        'from /etc/docker/daemon.json.',
    )
  }
  return obstacles
}

function ofKernel({ maximum, unprivileged, restrictedByAppArmor }: UserNamespaces): string[] {
  const obstacles: string[] = []
  if (maximum === null) {
    obstacles.push('The kernel has no user namespaces (CONFIG_USER_NS).')
  } else if (maximum === 0) {
    obstacles.push('The kernel allows no user namespace: `sudo sysctl user.max_user_namespaces=28633`.')
  }
  if (!unprivileged) {
    obstacles.push(
      'The kernel allows only root to create a user namespace: `sudo sysctl kernel.unprivileged_userns_clone=1`.',
    )
  }
  if (restrictedByAppArmor) {
    obstacles.push(
      'AppArmor takes all capabilities from the user namespaces of ordinary users: ' +
        '`sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`.',
    )
  }
  return obstacles
}

/** True for images that are made for a rootless daemon, such as `docker:29.7.2-dind-rootless`. */
const isRootlessImage = (reference: string): boolean => reference.includes('rootless')
