import { networkCauses } from './network-causes.ts'
import { rootlessCauses } from './rootless-causes.ts'
import { storageCauses } from './storage-causes.ts'

/** The remedy if no better one is known. */
export const readLog = "Read the end of the job daemon's log in the log of this step."

/** The cause of a daemon's failure, found in its log, and the remedy. */
export type LogCause = { readonly cause: string; readonly remedy: string }

export type LogRule = LogCause & { readonly pattern: RegExp }

/**
 * The most specific first, because a log often matches several. Each pattern comes from a real log or from the sources
 * that its comment names.
 */
export const rules: readonly LogRule[] = [
  {
    pattern:
      /directives are specified both as a flag and in the configuration|unable to configure the Docker daemon|parse bip failed|invalid CIDR address/,
    cause: 'The daemon rejects a setting.',
    remedy: 'Correct the setting that the log names in `daemon-config`.',
  },
  ...rootlessCauses,
  ...storageCauses,
  ...networkCauses,
  {
    // containerd#6659
    pattern: /cannot enter cgroupv2 .*(invalid state|threaded mode)/,
    cause: 'A cgroup with controllers contains processes, so the kernel refuses cgroups below it.',
    remedy: 'Use an image without its own cgroup setup, such as `dind-image: docker:29.7.2-dind`.',
  },
  {
    // kubernetes/test-infra#37440: EUCLEAN of cgroup v2.
    pattern: /cgroup.*structure needs cleaning/i,
    cause: 'The parent cgroup of the daemon does not delegate its controllers.',
    remedy: 'Remove `cgroup-parent` from `daemon-config`.',
  },
  {
    // add_key(2): EDQUOT. runc has a keyring for each container.
    pattern: /(keyring|session key).*disk quota exceeded/,
    cause: 'The quota of kernel keys is used up: each container has a keyring.',
    remedy: 'Raise the quota on the host: sudo sysctl kernel.keys.maxkeys=20000 kernel.keys.maxbytes=400000',
  },
  {
    pattern: /unable to (join session keyring|create session key).*not permitted/,
    cause: 'A seccomp profile denies the keyring calls, which runc needs for each container.',
    remedy: 'Allow keyctl in the seccomp profile of the host daemon, or set `privilege: privileged`.',
  },
  {
    // sysbox#972, moby#51405: runc 1.2.8 and newer refuse a /proc with mounts over it.
    pattern: /unsafe procfs detected|ip_unprivileged_port_start.*reopen fd/,
    cause: 'The daemon runs in a system container (LXC or Sysbox) whose /proc runc 1.2.8 and newer refuse.',
    remedy: 'Upgrade LXC to 6.0.6 or Sysbox to 0.7.0 on the host.',
  },
  {
    // moby, daemon/server/middleware/version.go.
    pattern: /client version \S+ is too old/,
    cause: 'A client in the container uses an API version that this daemon no longer accepts.',
    remedy: 'Use a newer image: `dind-image: docker:29.7.2-dind`.',
  },
  {
    pattern: /bind source path does not exist/,
    cause: 'The daemon does not see a directory of the job at the same path.',
    remedy: "Mount the runner's work directory into its container at the path that the host has.",
  },
  {
    // runc, libcontainer/capabilities: the daemon lacks a capability that Docker gives each container.
    pattern: /unable to apply caps/,
    cause: "The job daemon lacks one of Docker's default capabilities, so no container of it starts.",
    remedy:
      'Run the job on a host whose runtime keeps the default capabilities, or set `privilege: privileged`.',
  },
  {
    pattern: /dockerd: not found|exec: dockerd|"sh": executable file not found/,
    cause: 'The image contains no `dockerd` or no POSIX shell.',
    remedy: 'Set `dind-image` to an image that contains both, such as docker:29.7.2-dind.',
  },
  {
    pattern: /\/sys\/fs\/cgroup\/init|read-only file system/i,
    cause: 'A cgroup or /proc/sys/net is read-only in the container.',
    remedy:
      'Read the first warnings in the log of the container, or make both writable: `privilege: privileged`.',
  },
]

/** The cause found in a log, or at least the daemon's error message; undefined if there is neither. */
export function findCause(log: string): LogCause | undefined {
  const known = rules.find(({ pattern }) => pattern.test(log))
  if (known) return known
  // The last line that dockerd prints (moby, daemon/command/daemon.go).
  const [line] = /^failed to start daemon: .+$/m.exec(log) ?? []
  return line === undefined ? undefined : { cause: `Its log says: ${line}`, remedy: readLog }
}
