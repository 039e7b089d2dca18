import { ExpectedError } from '../../expected-error.ts'
import type { ProveContainer } from '../../plan/plan.ts'
import { engineError } from '../engine-error.ts'

/** The daemon mounts another directory than the workspace: the job's file is missing there, or differs. */
export function pathMismatch({ workspace, host }: ProveContainer, seen: string): ExpectedError {
  return new ExpectedError(
    'proof-failed',
    `Containers on ${host} do not see the workspace: Berth wrote a file to ${workspace?.destination} and mounted ` +
      `${workspace?.source} of the daemon's machine, but ${seen}.`,
    'Use `mode: dind`, which mounts the workspace at the same path. The job and this daemon do not share it. ' +
      'If no later step mounts a path, skip the test: `verify: false`.',
  )
}

/** The workspace is mounted, but the container is not allowed to read its files. */
export function unreadableWorkspace({ workspace, host, user }: ProveContainer): ExpectedError {
  return new ExpectedError(
    'proof-failed',
    `Permission denied: a container on ${host} that runs as ${user} cannot read the workspace ${workspace?.source}.`,
    'On a host with SELinux, mount with a label: docker run -v "$PWD:/app:z". Otherwise, check the permissions: ls -ld "$GITHUB_WORKSPACE"',
  )
}

/** The DNS server answers the job but not the container. */
export function silentNameServer({ host }: ProveContainer, server: string): ExpectedError {
  return new ExpectedError(
    'proof-failed',
    `DNS server ${server} answers the job, but not a container on the default network of ${host}. ` +
      'Builds and containers cannot download anything.',
    'Check if a firewall drops packets of containers: iptables --list FORWARD --verbose. ' +
      "If Docker's rules are missing, restart it: systemctl restart docker. " +
      'If the policy is DROP, allow the bridge: iptables --insert DOCKER-USER --in-interface docker0 --jump ACCEPT',
  )
}

/** A published port that must be reachable is not. */
export function unreachedPort(
  { host }: ProveContainer,
  hosts: readonly string[],
  port: number,
): ExpectedError {
  return new ExpectedError(
    'proof-failed',
    `The job cannot reach a published port of a container on ${host}, tried at ${hosts.join(', ')} (port ${port}). The container listens.`,
    'Check if a firewall drops packets to containers: iptables-save | grep DOCKER. ' +
      "If Docker's rules are missing, restart it: systemctl restart docker",
  )
}

/** The reason if the bind source does not exist. */
export const noSource = 'that path does not exist there'

/** True if the bind source does not exist on the daemon's machine. Matches errors of Docker and Podman 4.3. */
export function isWithoutSource(cause: unknown): boolean {
  const message = cause instanceof Error ? cause.message : String(cause)
  return /bind source path does not exist|statfs \S+: no such file or directory/.test(message)
}

/** The container could not be created or did not start. */
export function notRun(step: ProveContainer, cause: unknown): ExpectedError {
  // If the connection broke, that is the error, whatever happened to the container.
  const broken = engineError(cause)
  if (broken?.code === 'engine-unreachable') return broken
  const message = (cause instanceof Error ? cause.message : String(cause)).trim()
  if (isWithoutSource(cause)) return pathMismatch(step, noSource)
  const known = causes.find(([pattern]) => pattern.test(message))
  return new ExpectedError(
    'proof-failed',
    `A test container failed on ${step.host}: ${message}`,
    known?.[1] ?? "Look for the cause in the Docker daemon's log: journalctl --unit docker",
    { cause },
  )
}

/** Errors of daemons that cannot run a container, with remedies. The first match counts. */
export const causes: readonly (readonly [RegExp, string])[] = [
  [
    // sysbox#972, runc#4968, moby#51405: runc 1.3.3 and newer refuse a /proc with mounts over it.
    /ip_unprivileged_port_start|unsafe procfs/,
    'Upgrade LXC to 6.0.6. With Sysbox, install containerd.io 1.7.28-1 in the system container: apt-get install containerd.io=1.7.28-1. ' +
      'The daemon runs in a system container whose /proc runc 1.3.3 and newer refuse.',
  ],
  [
    /iptables|nftables|no chain\/target\/match/i,
    "Restart Docker to restore its firewall rules: systemctl restart docker. If that does not help, check the kernel's iptables modules: lsmod | grep tables",
  ],
  [
    /address pool|all predefined address pools|non-overlapping/i,
    'Remove unused networks: docker network prune. Or add `default-address-pools` to /etc/docker/daemon.json. No subnet is free for a network.',
  ],
  [
    /port is already allocated|address already in use/i,
    'Find the program that uses this port: ss --listening --tcp --processes. Docker chooses ports from net.ipv4.ip_local_port_range.',
  ],
  [
    /failed to disable ipv6/i,
    "Make /proc/sys writable in the daemon's container, or enable IPv6 on the host: sysctl net.ipv6.conf.all.disable_ipv6=0",
  ],
  [
    /failed to set up container networking|failed to create endpoint|veth/i,
    'Load the kernel modules: modprobe --all veth bridge. Then check the bridge (ip link show docker0) and the daemon log (journalctl --unit docker).',
  ],
  [
    // moby#53029: with the containerd image store, a daemon starts on overlayfs, and its first container fails.
    /containerd-mount.*invalid argument/,
    'Move the data root to ext4 or xfs: set `data-root` in /etc/docker/daemon.json. It is on overlayfs, which cannot back another overlayfs. ' +
      'For a daemon in a container, mount a volume at /var/lib/docker. With `mode: dind`, set `storage: loop`.',
  ],
  [
    /containerd-mount|invalid argument/,
    'Move the data root to ext4 or xfs: set `data-root` in /etc/docker/daemon.json. Its filesystem does not support the storage driver.',
  ],
  [
    /keyring|key quota|disk quota/,
    'Raise the limit of kernel keys: sysctl kernel.keys.maxkeys=20000. If the daemon runs in a container, allow keyctl in its seccomp profile.',
  ],
  [
    /apply caps|operation not permitted/,
    "Give the daemon's container the capability that the error names. docker:dind needs --privileged.",
  ],
  [
    /read-only file system/i,
    "Mount the cgroup filesystem of the daemon's container read-write. docker:dind needs --privileged.",
  ],
  [/no space left/, 'Free space on the host: docker system prune'],
  [/there was no answer for/, 'Check the CPU and disk load of the machine: uptime'],
]
