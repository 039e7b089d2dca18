import { sysboxRuntime } from '../../values/sysbox-runtime.ts'
import { isOlder, versionNumbers } from '../../values/version.ts'
import { hasContainerdStore } from '../storage/choose-storages.ts'
import type { Tier } from './tier.ts'

/** The first version in which runc 1.2.8, 1.3.3 and newer work (nestybox/sysbox#972, CHANGELOG of 0.7.0). */
const firstVersion = '0.7.0'
/** Seen by others to fail on newer kernels (nestybox/sysbox#1035). */
const firstUntestedKernel = 7

/** The runtime of Sysbox: a container with a user namespace, in which an engine works as on a machine. */
export const sysbox: Tier = {
  name: 'sysbox',
  obstacles({ request, observed }) {
    const { engine } = observed
    if (engine.status === 'unseen') return []
    if (!engine.value.runtimes.includes(sysboxRuntime))
      return [`The host daemon has no runtime \`${sysboxRuntime}\`: Sysbox is not installed.`]
    // nestybox/sysbox#1021: the next container gets an empty directory of snapshots, which the kept records do not match.
    return request.cache !== '' && hasContainerdStore({ request, observed })
      ? [
          'Sysbox loses the images of the containerd image store in a data root that `cache` keeps. Set ' +
            '`storage-driver: overlay2`.',
        ]
      : []
  },
  doubts({ observed: { engine, sysbox: found } }) {
    const version = found.status === 'seen' ? (found.value?.version ?? '') : ''
    const kernel = engine.status === 'seen' ? engine.value.kernel : ''
    return [
      ...(isOlder(version, firstVersion)
        ? [`Sysbox ${version} cannot run the runc of Docker 28.5.2 and newer. Sysbox ${firstVersion} can.`]
        : []),
      ...((versionNumbers(kernel)[0] ?? 0) >= firstUntestedKernel
        ? [`Sysbox is not stable on Linux ${firstUntestedKernel} and newer, and this kernel is ${kernel}.`]
        : []),
    ]
  },
  startsPrivileged: true,
  wall: 'Root in the job daemon is an unprivileged user of the machine.',
  lacks: [
    'Devices of the machine, such as `/dev/kvm`, and `mknod` are not available.',
    'Inner containers cannot load kernel modules.',
    'An inner daemon cannot use `userns-remap`.',
  ],
}
