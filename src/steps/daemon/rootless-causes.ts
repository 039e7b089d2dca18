import type { LogRule } from './log-causes.ts'

/** Causes in the user namespace of a rootless daemon, the most specific first. */
export const rootlessCauses: readonly LogRule[] = [
  {
    pattern: /fork\/exec \/proc\/self\/exe: no space left on device/,
    cause: 'The kernel allows no more user namespaces: their limit is reached.',
    remedy: 'Raise the limit on the host: sudo sysctl user.max_user_namespaces=28633',
  },
  {
    pattern: /fork\/exec \/proc\/self\/exe: operation not permitted/,
    cause: 'The kernel or a security module of the host denies user namespaces to ordinary users.',
    remedy: 'Allow them on the host, or set another `privilege`. `auto` takes the strongest that works.',
  },
  {
    pattern: /new[ug]idmap .*(?:Operation not permitted|Permission denied)/,
    cause:
      'newuidmap has no capability in the container: the host daemon sets `no-new-privileges`, or its storage driver keeps no file capabilities.',
    remedy:
      'Remove `no-new-privileges` from /etc/docker/daemon.json on the host, or set another `privilege`.',
  },
  {
    pattern: /ip tuntap .*exit status 1/,
    cause: 'slirp4netns cannot use the device /dev/net/tun.',
    remedy: 'Load the kernel module on the host: sudo modprobe tun',
  },
]
