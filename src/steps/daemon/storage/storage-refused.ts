/** The kernel or the host daemon refuses a storage, before the job daemon runs on it. */
export class StorageRefused extends Error {
  override readonly name = 'StorageRefused'
}

/** What dockerd says of a driver that cannot use the data root, if the entry script has not tested it before. */
const ofDaemon = /failed to mount overlay: invalid argument[\s\S]*error initializing graphdriver: (.+)$/m

/** The reason in the line `berth: no storage: <reason>` of an entry script, or in that of dockerd; or undefined. */
export function storageRefusalIn(log: string): string | undefined {
  const tested = /^berth: no storage: (.+)$/m.exec(log)?.[1]
  // The hint of mount(8), after the reason.
  return (
    tested?.replace(/ ?dmesg\(1\) may have more information.*/, '').replace(/[\s.]+$/, '') ??
    ofDaemon.exec(log)?.[1]
  )
}
