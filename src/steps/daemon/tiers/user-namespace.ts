import type { LaunchDaemon } from '../../../plan/plan.ts'
import { networkArguments } from '../network-arguments.ts'
import type { StagedCertificates } from '../stage-certificates.ts'
import { TierRefused } from '../tier-refused.ts'
import { innerScript } from '../user-namespace/inner-script.ts'
import { outerScript } from '../user-namespace/outer-script.ts'
import { programs } from '../user-namespace/programs.ts'
import { capabilitiesContainer } from './capabilities.ts'
import type { TierContainer } from './tier-container.ts'

/**
 * The first of two link-local addresses (RFC 3927) by which the user namespace reaches the DNS server of the host daemon.
 * Addresses of clouds are in 169.254.169.0/24 and 169.254.170.0/24, those of Kubernetes in 169.254.20.0/24 and
 * 169.254.25.0/24.
 */
const nameserver = '169.254.77.1'

/**
 * The container of `capabilities`, in which a program makes a user namespace before the daemon starts
 * (docs/adr/0013-user-namespace.md). Nothing of /proc and /sys is masked: what is masked outside cannot be mounted anew
 * inside (kernel, fs/namespace.c: mount_too_revealing). Their files belong to the host's root, which is nobody inside.
 *
 * @throws TierRefused on an architecture without the program
 */
export function userNamespaceContainer(step: LaunchDaemon, certificates: StagedCertificates): TierContainer {
  const { architecture, user, socketGroup, networks, binds } = step
  const program = programs[architecture]
  if (program === undefined) {
    throw new TierRefused(`Berth has no program for ${architecture} that makes a user namespace.`)
  }
  const [, ...ofNetwork] = networkArguments(step)
  const directories = [
    ...binds.map(({ destination, ifMissing }) => [ifMissing === 'make' ? 'needed' : 'wanted', destination]),
    ...certificates.mounts.map(({ target }) => ['needed', target]),
  ]
  return {
    host: {
      ...capabilitiesContainer(step).host,
      CapAdd: ['SYS_ADMIN', 'NET_ADMIN'],
      MaskedPaths: [],
      ReadonlyPaths: [],
    },
    entrypoint: [
      ...['sh', '-c', outerScript, 'berth', innerScript, program, networks.length > 0 ? nameserver : '-'],
      ...[String(user), String(socketGroup), ...directories.flat(), '--', ...ofNetwork],
    ],
    // The mounts of the job map it to the job's group.
    socketGroup: 0,
  }
}
