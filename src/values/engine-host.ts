/** Where the Docker client looks if nothing names another socket (docker/cli, opts/hosts.go). */
export const defaultSocket = '/var/run/docker.sock'

/** The path of the socket of a `unix://` address; undefined for any other. */
export function socketPath(host: string): string | undefined {
  return host.startsWith('unix://') ? host.slice('unix://'.length) : undefined
}

/** As `socketPath`, with `/run` written as `/var/run`: the second is a link to the first. */
export function canonicalSocketPath(host: string): string | undefined {
  const path = socketPath(host)
  return path === undefined ? undefined : canonicalPath(path)
}

/** Writes `/run/…` as `/var/run/…`, so that two names of one socket are equal. */
export function canonicalPath(path: string): string {
  return path.startsWith('/run/') ? `/var${path}` : path
}

/** True for a `tcp://` address of the machine itself. */
export function isLoopback(host: string): boolean {
  return /^tcp:\/\/(?:localhost|127\.[\d.]+|\[::1\])(?::|$)/.test(host)
}

/** An address without the password that its URL may hold. */
export function withoutPassword(host: string): string {
  return host.replace(/^([a-z][a-z0-9+.-]*:\/\/)?([^/@:]*):.*@/is, '$1$2@')
}
