import type { LaunchDaemon } from '../../plan/plan.ts'
import type { ContainerSpecification, HostConfiguration } from '../../platform/docker.ts'
import { entryScript } from './entry-script.ts'
import seccompProfile from './seccomp-profile.json' with { type: 'json' }
import type { StagedCertificates } from './stage-certificates.ts'

/** Grace period in seconds if someone stops the container: dockerd takes up to 15 s to stop its own containers. */
const stopGrace = 30

/** Makes `docker exec <container> docker ps` use this daemon, whatever the image or the CLI configuration says. */
const ownSocket = ['DOCKER_HOST=unix:///var/run/docker.sock', 'DOCKER_TLS_VERIFY=', 'DOCKER_CERT_PATH=']

/**
 * The job daemon's container, in the format of the Engine API.
 *
 * `privilege: capabilities` grants the minimum with which inner containers were seen to run:
 *
 * - the default capabilities, SYS_ADMIN (mounts, namespaces), NET_ADMIN (bridge, iptables) and SYS_PTRACE (Docker 29
 *   opens /proc/PID/ns/net of a container with another user, ptrace(2): PTRACE_MODE_READ_FSCREDS)
 * - Docker's default seccomp profile plus pivot_root and keyctl
 * - no AppArmor profile, because the default profile denies mounts
 *
 * /proc and /sys stay masked: the entry script makes only /proc/sys/net and the container's cgroups writable.
 *
 * SELinux: `label=disable` instead of relabeling. On an enforcing host, a container can neither mount nor use the job's
 * files. The API has no `z` for a bind in `Mounts`, and relabeling changes the user's files permanently.
 *
 * @param settingsFile the daemon.json, at a path that exists in the container
 */
export function daemonSpecification(
  step: LaunchDaemon,
  settingsFile: string,
  certificates: StagedCertificates,
): ContainerSpecification {
  const proxies = Object.entries(step.secret.proxies).map(([name, value]) => `${name}=${value}`)
  return {
    name: step.container,
    Image: step.image,
    Hostname: 'berth',
    Entrypoint: ['sh', '-c', entryScript, 'berth', nameserver(step)],
    Cmd: ['dockerd', `--config-file=${settingsFile}`],
    Env: [...ownSocket, ...proxies, ...certificates.variables],
    Labels: { ...step.labels },
    StopSignal: 'SIGTERM',
    StopTimeout: stopGrace,
    HostConfig: hostConfiguration(step, certificates),
  }
}

/** The address at which inner containers reach the DNS server of the job's networks; empty if `dns` is set. */
function nameserver({ networks, bridgeAddress, secret }: LaunchDaemon): string {
  if (networks.length === 0 || secret.settings['dns'] !== undefined) return ''
  return String(secret.settings['bip'] ?? bridgeAddress).replace(/\/\d+$/, '')
}

function hostConfiguration(step: LaunchDaemon, certificates: StagedCertificates): HostConfiguration {
  const isTmpBound = step.binds.some(({ destination }) => destination === '/tmp')
  return {
    ...privilegesOf(step),
    CgroupnsMode: 'private',
    ...(step.host.userNamespaceRemap ? { UsernsMode: 'host' } : {}),
    Mounts: [
      { Type: 'volume', Source: step.volume, Target: '/var/lib/docker' },
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
      '/run': 'exec,mode=755',
      // The engine refuses two mounts at one path.
      ...(isTmpBound ? {} : { '/tmp': 'exec,mode=1777' }),
    },
    Memory: step.memory,
    PidsLimit: step.pidsLimit,
    ...(step.networks[0] === undefined ? {} : { NetworkMode: step.networks[0] }),
    RestartPolicy: { Name: 'no' },
  }
}

function privilegesOf({ privilege, host }: LaunchDaemon) {
  // The kernel's OOM killer prefers the job daemon to the runner and the host daemon. Needs CAP_SYS_RESOURCE: without it,
  // the inner runc cannot lower its score, and every container fails ("nsexec: failed to update
  // /proc/self/oom_score_adj: Permission denied").
  if (privilege === 'privileged') return { Privileged: true, OomScoreAdj: 500 }
  const security = [`seccomp=${JSON.stringify(seccompProfile)}`]
  if (host.appArmor) security.push('apparmor=unconfined')
  if (host.seLinux) security.push('label=disable')
  return { CapAdd: ['SYS_ADMIN', 'NET_ADMIN', 'SYS_PTRACE'], SecurityOpt: security }
}
