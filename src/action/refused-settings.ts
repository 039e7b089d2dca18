/** Why `daemon-config` cannot have a setting, and what to do instead. */
export type Refusal = { readonly why: string; readonly remedy: string }

const onlySocket: Refusal = {
  why: 'The job daemon listens only on Unix sockets: over TCP, each container of the job could become root in it.',
  remedy: 'Remove it. Later steps find the daemon at the output `docker-host`.',
}
const own = (why: string): Refusal => ({ why, remedy: 'Remove it.' })
const cleanedUp = own('A leftover of a killed daemon at another path would be in the way of the next one.')

/** The settings of daemon.json that Berth sets itself, because a safeguard or the clean-up depends on them. */
export const refusedSettings: Readonly<Record<string, Refusal>> = {
  bridge: {
    why: 'Berth gives docker0 a subnet that is free (`bip`), and the engine refuses both settings together.',
    remedy: 'Remove it. `network: sealed` starts the job daemon without docker0, and `bip` sets its subnet.',
  },
  containerd: own('The images of another containerd would stay after the job.'),
  'data-root': own(
    'The data of the job daemon is in a volume of the job, which the post step removes. Elsewhere it would stay.',
  ),
  'exec-root': cleanedUp,
  group: own('The socket belongs to the group of the job. Others could become root in the job daemon.'),
  hosts: onlySocket,
  'live-restore': own('Containers of the job must end with the job daemon.'),
  pidfile: cleanedUp,
  'storage-driver': {
    why: 'Berth chooses the storage driver together with the image store, by a test of the filesystem.',
    remedy: 'Remove it, and set the input `storage-driver`.',
  },
  tls: onlySocket,
}

/**
 * The objects that dockerd reads as values. It takes the keys of any other object for settings, as if they were not in an
 * object (moby, daemon/config/config.go: flatOptions).
 */
const values = [
  'builder',
  'cluster-store-opts',
  'default-network-opts',
  'default-ulimits',
  'features',
  'log-opts',
  'nri-opts',
  'runtimes',
]

/** The settings as dockerd reads them: those in objects too. */
export function flattened(settings: Readonly<Record<string, unknown>>): [name: string, value: unknown][] {
  return Object.entries(settings).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !values.includes(name)
      ? [[name, value] as [string, unknown], ...Object.entries(value)]
      : [[name, value] as [string, unknown]],
  )
}

/** Why dockerd cannot have this setting, or undefined if it can. `tls` and all that begin with it are one. */
export function refusalOf(name: string): Refusal | undefined {
  const key = name.startsWith('tls') ? 'tls' : name
  return Object.hasOwn(refusedSettings, key) ? refusedSettings[key] : undefined
}
