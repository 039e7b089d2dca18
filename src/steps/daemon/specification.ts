import type { LaunchDaemon } from '../../plan/plan.ts'
import type { ContainerSpecification, HostConfiguration } from '../../platform/docker.ts'
import { entryScript } from './entry-script.ts'
import seccompProfile from './seccomp-profile.json' with { type: 'json' }

/** Seconds that dockerd gets if somebody stops its container: to stop its own containers it takes up to 15. */
const stopGrace = 30

/** `docker exec <container> docker ps` asks this daemon, whatever the image's or the home directory's settings say. */
const ownSocket = ['DOCKER_HOST=unix:///var/run/docker.sock', 'DOCKER_TLS_VERIFY=', 'DOCKER_CERT_PATH=']

/** The proxies that a daemon needs for its pulls, in both spellings that programs look for. */
const proxyVariables = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']

/**
 * The container of the job's daemon, as the Engine API wants it.
 *
 * The tier `capabilities` is the least that was seen to run inner containers: the default capabilities, SYS_ADMIN
 * (mounts, namespaces), NET_ADMIN (bridge, iptables) and SYS_PTRACE (engine 29 opens /proc/PID/ns/net of a container that
 * has another user, ptrace(2): PTRACE_MODE_READ_FSCREDS), a seccomp profile that is Docker's own plus pivot_root and
 * keyctl, and no AppArmor profile, which would deny mounts. /proc and /sys stay masked: the entry
 * script makes just /proc/sys/net and the container's own cgroups writable.
 *
 * SELinux: `label=disable` instead of relabelling. An enforcing host denies a container type both mounts and the files
 * of the job; the API has no `z` for a bind in `Mounts`, and relabelling changes the user's own files for good.
 *
 * @param settingsFile the daemon.json, at a path that the container sees
 * @param environment whence the proxies are taken
 */
export function daemonSpecification(
  step: LaunchDaemon,
  settingsFile: string,
  environment: Readonly<Record<string, string | undefined>>,
): ContainerSpecification {
  const proxies = proxyVariables.flatMap((name) =>
    environment[name] ? [`${name}=${environment[name]}`] : [],
  )
  return {
    name: step.container,
    Image: step.image,
    Hostname: 'berth',
    Entrypoint: ['sh', '-c', entryScript, 'berth', nameserver(step)],
    Cmd: ['dockerd', `--config-file=${settingsFile}`],
    Env: [...ownSocket, ...proxies],
    Labels: { ...step.labels },
    StopSignal: 'SIGTERM',
    StopTimeout: stopGrace,
    HostConfig: hostConfiguration(step),
  }
}

/** The address at which inner containers get the name server of the job's networks, unless the job names others. */
function nameserver({ networks, bridgeAddress, secret }: LaunchDaemon): string {
  if (networks.length === 0 || secret.settings['dns'] !== undefined) return ''
  return String(secret.settings['bip'] ?? bridgeAddress).replace(/\/\d+$/, '')
}

function hostConfiguration(step: LaunchDaemon): HostConfiguration {
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
    ],
    Tmpfs: {
      '/run': 'exec,mode=755',
      // The engine refuses two mounts at one place.
      ...(isTmpBound ? {} : { '/tmp': 'exec,mode=1777' }),
    },
    Memory: step.memory,
    PidsLimit: step.pidsLimit,
    ...(step.networks[0] === undefined ? {} : { NetworkMode: step.networks[0] }),
    RestartPolicy: { Name: 'no' },
  }
}

function privilegesOf({ privilege, host }: LaunchDaemon) {
  // When memory runs out, the kernel takes the job's daemon before the runner or the host's engine. Not without
  // CAP_SYS_RESOURCE: the inner runc may not go below its own score, and every run fails ("nsexec: failed to update
  // /proc/self/oom_score_adj: Permission denied").
  if (privilege === 'privileged') return { Privileged: true, OomScoreAdj: 500 }
  const security = [`seccomp=${JSON.stringify(seccompProfile)}`]
  if (host.appArmor) security.push('apparmor=unconfined')
  if (host.seLinux) security.push('label=disable')
  return { CapAdd: ['SYS_ADMIN', 'NET_ADMIN', 'SYS_PTRACE'], SecurityOpt: security }
}
