import { ExpectedError } from '../../expected-error.ts'
import type { ProveContainer } from '../../plan/plan.ts'
import { engineError } from '../engine-error.ts'

/** The workspace is not what the engine mounts: Berth's file is not there, or another one is. */
export function pathMismatch({ workspace, host }: ProveContainer, seen: string): ExpectedError {
  return new ExpectedError(
    'proof-failed',
    `A container of ${host} does not see the workspace: Berth wrote a file to ${workspace?.destination} and mounted ` +
      `${workspace?.source} of the engine's machine, but ${seen}.`,
    'The job and the engine do not share this path. `mode: dind` mounts the workspace where the job sees it. ' +
      '`verify: false` skips the proof if no later step mounts a path.',
  )
}

/** The workspace is mounted, and its files may not be read. */
export function unreadableWorkspace({ workspace, host, user }: ProveContainer): ExpectedError {
  return new ExpectedError(
    'proof-failed',
    `A container of ${host} that runs as ${user} may not read ${workspace?.source}, which is the workspace: permission denied.`,
    'On a host with SELinux, mount with a label: docker run -v "$PWD:/app:z". Else look at the permissions: ls -ld "$GITHUB_WORKSPACE"',
  )
}

/** The name server answers the job, and not the container. */
export function silentNameServer({ host }: ProveContainer, server: string): ExpectedError {
  return new ExpectedError(
    'proof-failed',
    `A container on the default network of ${host} gets no answer from its DNS server ${server}, which answers this job. ` +
      'Builds and containers cannot download anything.',
    'A firewall drops what containers send. Look at the policy and the rules of the chain: iptables --list FORWARD --verbose. ' +
      'If the rules of Docker are not there, restart it: systemctl restart docker. ' +
      'If the policy is DROP, allow the bridge: iptables --insert DOCKER-USER --in-interface docker0 --jump ACCEPT',
  )
}

/** A published port is not where it must be. */
export function unreachedPort(
  { host }: ProveContainer,
  hosts: readonly string[],
  port: number,
): ExpectedError {
  return new ExpectedError(
    'proof-failed',
    `A container of ${host} listens and publishes a port, but the job does not reach it at ${hosts.join(', ')} (port ${port}).`,
    'A firewall drops what goes to containers. Look at its rules: iptables --list --verbose; iptables --table nat --list DOCKER. ' +
      'If the rules of Docker are not there, restart it: systemctl restart docker',
  )
}

/** What is wrong with a path that the engine does not have. */
export const noSource = 'that path does not exist there'

/** True for an engine that has no such path: in Docker's words, and in those of Podman 4.3. */
export function isWithoutSource(cause: unknown): boolean {
  const message = cause instanceof Error ? cause.message : String(cause)
  return /bind source path does not exist|statfs \S+: no such file or directory/.test(message)
}

/** The container could not be made, or did not start. */
export function notRun(step: ProveContainer, cause: unknown): ExpectedError {
  // A container proves nothing about an engine that is gone.
  const broken = engineError(cause)
  if (broken?.code === 'engine-unreachable') return broken
  const message = (cause instanceof Error ? cause.message : String(cause)).trim()
  if (isWithoutSource(cause)) return pathMismatch(step, noSource)
  const known = causes.find(([pattern]) => pattern.test(message))
  return new ExpectedError(
    'proof-failed',
    `A container could not be run through ${step.host}: ${message}`,
    known?.[1] ??
      'The engine answers, but cannot run containers. Its own log says why: journalctl --unit docker',
    { cause },
  )
}

/** What an engine says when it cannot run a container, and what helps. The first that fits counts. */
const causes: readonly (readonly [RegExp, string])[] = [
  [
    // sysbox#972, runc#4968, moby#51405: runc 1.3.3 and newer refuse a /proc that others have mounted over.
    /ip_unprivileged_port_start|unsafe procfs/,
    'The engine runs in a system container, whose /proc its runc (1.3.3 or newer) refuses. Upgrade LXC to 6.0.6; ' +
      'with Sysbox, install containerd.io 1.7.28-1 there: apt-get install containerd.io=1.7.28-1',
  ],
  [
    /iptables|nftables|no chain\/target\/match/i,
    'The packet filter rules of Docker are missing or cannot be set: something flushed them, or the kernel lacks ' +
      'iptables. Restart Docker: systemctl restart docker',
  ],
  [
    /address pool|all predefined address pools|non-overlapping/i,
    'No subnet is left for a network: remove unused networks (docker network prune), or add `default-address-pools` to daemon.json.',
  ],
  [
    /port is already allocated|address already in use/i,
    'Another program has this port. List them: ss --listening --tcp --processes; the range is net.ipv4.ip_local_port_range.',
  ],
  [
    /failed to disable ipv6/i,
    'The engine may not write /proc/sys/net in its container: run it with a writable /proc/sys, or enable IPv6 on the host: sysctl net.ipv6.conf.all.disable_ipv6=0',
  ],
  [
    /failed to set up container networking|failed to create endpoint|veth/i,
    'Docker cannot connect a container to its bridge: look at `ip link show docker0` and journalctl --unit docker; modprobe veth bridge loads what the kernel may lack.',
  ],
  [
    /containerd-mount|invalid argument/,
    'Its data root cannot carry its storage driver: put it on ext4 or xfs.',
  ],
  [
    /keyring|key quota|disk quota/,
    "The kernel's keys are used up or forbidden: allow keyctl, raise kernel.keys.maxkeys.",
  ],
  [/apply caps|operation not permitted/, 'The engine lacks a capability that containers get by default.'],
  [/read-only file system/i, 'Its cgroups are mounted read-only.'],
  [/no space left/, 'The disk under its data root is full: docker system prune.'],
  [/there was no answer for/, 'It takes too long: look at the load of the machine and its disk.'],
]
