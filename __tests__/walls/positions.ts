/** How the attacker starts a container, from the weakest options to the strongest. */
export const positions = ['default', 'sys-admin', 'privileged', 'daemon'] as const
export type Position = (typeof positions)[number]

/** In docs/threat-model.md: from where a step succeeds. */
export const positionNames: Readonly<Record<Position, string>> = {
  default: 'any container',
  'sys-admin': '`--cap-add SYS_ADMIN`',
  privileged: '`--privileged`',
  daemon: "the daemon's namespaces",
}

const unconfined = '--security-opt seccomp=unconfined --security-opt apparmor=unconfined'
const capable = `--cap-add SYS_ADMIN --cap-add SYS_PTRACE --cap-add NET_ADMIN ${unconfined}`
const shared = '--pid host --network host --ipc host --uts host --cgroupns host'

/** Options of `docker run`, the best first: the first that the daemon accepts is used. */
export const optionsOf: Readonly<Record<Position, readonly string[]>> = {
  default: [''],
  'sys-admin': [`--cap-add SYS_ADMIN ${unconfined}`],
  privileged: ['--privileged'],
  // A container that enters the mount namespace of the daemon: it is root in the daemon's place.
  daemon: [`--privileged ${shared}`, `${capable} ${shared}`],
}

/** What starts the shell in that container. */
export const enterOf = (position: Position): string =>
  position === 'daemon' ? 'nsenter -t $(pidof dockerd) -m sh' : 'sh'
