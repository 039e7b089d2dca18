import { dirname } from 'node:path'
import type { LaunchDaemon, Privilege } from '../../plan/plan.ts'
import type { ContainerSpecification, HostConfiguration } from '../../platform/docker.ts'
import { enginePathOf } from '../../values/engine-path.ts'
import { withoutBridgeFilter } from './effective-network.ts'
import { entryScript } from './entry-script.ts'
import { networkArguments } from './network-arguments.ts'
import type { StagedCertificates } from './stage-certificates.ts'
import { tierContainers } from './tiers/tier-container.ts'
import type { UserContainer } from './tiers/user-container.ts'

/** Grace period in seconds if someone stops the container: dockerd takes up to 15 s to stop its own containers. */
const stopGrace = 30

/** Microseconds in which the quota of CPU time is used: the kernel's default (kernel, scheduler/sched-bwc.rst). */
const cpuPeriod = 100_000

/** The device of FUSE filesystems, which the driver fuse-overlayfs mounts. */
const fuse = { PathOnHost: '/dev/fuse', PathInContainer: '/dev/fuse', CgroupPermissions: 'rwm' }

/** Makes `docker exec <container> docker ps` use this daemon, whatever the image or the CLI configuration says. */
const ownSocket = (path: string) => [`DOCKER_HOST=unix://${path}`, 'DOCKER_TLS_VERIFY=', 'DOCKER_CERT_PATH=']

/**
 * The job daemon's container, in the format of the Engine API.
 *
 * @param privilege the tier that confines it
 * @param settingsFile the daemon.json, at a path that exists in the container
 */
export function daemonSpecification(
  step: LaunchDaemon,
  privilege: Privilege,
  settingsFile: string,
  certificates: StagedCertificates,
): ContainerSpecification {
  const { host, entrypoint, user } = tierContainers[privilege](step, certificates)
  const proxies = Object.entries(step.secret.proxies).map(([name, value]) => `${name}=${value}`)
  const filter = step.networkMode === 'isolated' ? [withoutBridgeFilter] : []
  return {
    name: step.container,
    Image: step.image,
    Hostname: 'berth',
    // An image for a rootless daemon names another user.
    User: user ? `${user.uid}:${user.gid}` : '0:0',
    Entrypoint: [...(entrypoint ?? ['sh', '-c', entryScript, 'berth', ...networkArguments(step)])],
    Cmd: ['dockerd', `--config-file=${settingsFile}`],
    Env: [
      ...ownSocket(user ? `${user.directory}/docker.sock` : '/var/run/docker.sock'),
      ...(user ? [`HOME=${user.home}`] : []),
      ...filter,
      ...proxies,
      ...certificates.variables,
    ],
    Labels: { ...step.labels },
    StopSignal: 'SIGTERM',
    StopTimeout: stopGrace,
    HostConfig: { ...host, ...hostConfiguration(step, certificates, user) },
  }
}

function hostConfiguration(
  step: LaunchDaemon,
  certificates: StagedCertificates,
  user: UserContainer | undefined,
): HostConfiguration {
  const isTmpBound = step.binds.some(({ destination }) => destination === '/tmp')
  return {
    ...(step.storages[0]?.driver === 'fuse-overlayfs' ? { Devices: [fuse] } : {}),
    CgroupnsMode: 'private',
    Mounts: [
      { Type: 'volume', Source: step.dataRoot.name, Target: user?.dataRoot ?? '/var/lib/docker' },
      ...(user ? mountsOf(user, step) : []),
      ...step.binds.map(({ source, destination }) => ({
        Type: 'bind' as const,
        Source: source,
        Target: destination,
      })),
      ...certificates.mounts.map(({ source, target }) => ({
        Type: 'bind' as const,
        Source: source,
        Target: target,
        ReadOnly: true,
      })),
    ],
    Tmpfs: {
      '/run': `exec,mode=755${user ? `,uid=${user.uid},gid=${user.gid}` : ''}`,
      // The engine refuses two mounts at one path.
      ...(isTmpBound ? {} : { '/tmp': 'exec,mode=1777' }),
    },
    Memory: step.memory,
    PidsLimit: step.pidsLimit,
    // NanoCpus would be an error on an engine without CPU quotas, such as a rootless one. These are discarded there with a
    // warning (moby, daemon/daemon_unix.go, verifyPlatformContainerResources).
    ...(step.cpus === null ? {} : { CpuPeriod: cpuPeriod, CpuQuota: Math.round(step.cpus * cpuPeriod) }),
    ...(step.networks[0] === undefined ? {} : { NetworkMode: step.networks[0] }),
    RestartPolicy: { Name: 'no' },
  }
}

/** The directory of the socket a second time, and anonymous volumes. */
function mountsOf(user: UserContainer, { socket, binds }: LaunchDaemon) {
  const directory = dirname(socket)
  return [
    {
      Type: 'bind' as const,
      Source: enginePathOf(directory, { mounts: binds }) ?? directory,
      Target: user.directory,
    },
    // Without a source, the engine makes an anonymous volume.
    ...user.volumes.map((path) => ({ Type: 'volume' as const, Source: '', Target: path })),
  ]
}
