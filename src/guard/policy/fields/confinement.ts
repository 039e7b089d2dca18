import type { RuleId } from '../../rules.ts'
import { together, violation } from '../findings.ts'
import { isZero, shown } from '../json-kinds.ts'
import { type Field, list, oneOf, refused, textMap } from './field.ts'
import { object } from './object.ts'

/** What a container has without being asked (moby, daemon/pkg/oci/caps/defaults.go). */
const defaultCapabilities: readonly string[] = [
  ...['CHOWN', 'DAC_OVERRIDE', 'FSETID', 'FOWNER', 'MKNOD', 'NET_RAW', 'SETGID', 'SETUID', 'SETFCAP'],
  ...['SETPCAP', 'NET_BIND_SERVICE', 'SYS_CHROOT', 'KILL', 'AUDIT_WRITE'],
]
const known: ReadonlyMap<string, RuleId | null> = new Map([
  ...defaultCapabilities.map((name) => [name, null] as const),
  ['NET_ADMIN', 'net-admin'],
  ['SYS_PTRACE', 'sys-ptrace'],
])

/** A capability that is added. moby takes `cap_sys_admin` and `SYS_ADMIN` for one (daemon/pkg/oci/caps/utils.go). */
const capability: Field = (value, at) => {
  const name = typeof value === 'string' ? value.toUpperCase().replace(/^CAP_/, '') : ''
  const rule = known.get(name)
  if (rule === null) return { value }
  return { value, ...violation(rule ?? 'capability', at.place, shown(value)) }
}

export const capabilities = list(capability)

/** An option of security. Both separators are accepted (moby, daemon/daemon_unix.go: `parseSecurityOpt`). */
export const securityOption: Field = (value, { place }) =>
  typeof value === 'string' && /^no-new-privileges([=:]true)?$/.test(value)
    ? { value }
    : { value, ...violation('security-option', place, shown(value)) }

export const securityOptions = list(securityOption)

/** The paths of /proc that are masked or read-only. Any list takes the place of the default one, even an empty one. */
export const maskedPaths: Field = (value, { place }) =>
  value === null
    ? { value }
    : { value, ...violation('unmasked-path', place, isZero(value) ? 'empty' : shown(value)) }

export const runtime = oneOf(['', 'runc', 'io.containerd.runc.v2'], 'runtime')

export const annotations = refused('annotation')

/** Sysctls of the container's own network namespace. In the host's network `host-network` refuses the container. */
export const sysctls: Field = (value, at) => {
  const judged = textMap(value, at)
  if (!(value instanceof Map)) return judged
  const others = [...value.keys()].filter((key) => !/^net(\.[a-zA-Z0-9_-]+(\/[a-zA-Z0-9_-]+)*)+$/.test(key))
  return {
    value,
    ...together([
      judged,
      ...others.map((key) => violation('sysctl', `${at.place}[${key}]`, shown(value.get(key) ?? null))),
    ]),
  }
}

/**
 * The log of a container. Other drivers make the daemon dial addresses of the job as root, unix sockets too (moby,
 * daemon/logger/syslog/syslog.go and fluentd/fluentd.go: `parseAddress`).
 */
export const logConfig = object({
  Type: oneOf(['', 'json-file', 'local', 'journald', 'none'], 'log-driver'),
  Config: textMap,
})

const tmpfsOption =
  /^(|rw|ro|exec|noexec|suid|nosuid|dev|nodev|atime|noatime|diratime|nodiratime|relatime|norelatime|strictatime|(size|mode|uid|gid|nr_inodes|nr_blocks|mpol)=[\w.:%-]+)$/

/** The options of each tmpfs, by its target. Flags such as `bind` would make another mount of it. */
export const tmpfs: Field = (value, at) => {
  const judged = textMap(value, at)
  if (!(value instanceof Map)) return judged
  const odd = [...value].filter(
    ([, options]) =>
      typeof options === 'string' && !options.split(',').every((option) => tmpfsOption.test(option)),
  )
  return {
    value,
    ...together([
      judged,
      ...odd.map(([target, options]) =>
        violation('unexpected-value', `${at.place}[${target}]`, shown(options)),
      ),
    ]),
  }
}

/** The size of the container's file system. Other options are the storage driver's. */
export const storageOptions: Field = (value, at) => {
  const judged = textMap(value, at)
  if (!(value instanceof Map)) return judged
  const others = [...value.keys()].filter((key) => key !== 'size')
  return {
    value,
    ...together([judged, ...others.map((key) => violation('unexpected-value', `${at.place}[${key}]`, ''))]),
  }
}
