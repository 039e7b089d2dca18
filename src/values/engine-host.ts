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

/**
 * An address without the user and the password that its URL may hold: a token can stand in either place. A password can
 * hold any character, so that everything up to the last `@` goes.
 */
export function withoutCredentials(address: string): string {
  // What stands after the slashes of unix:// is a path.
  return address.startsWith('unix://') ? address : address.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1')
}

/** A text with every URL in it freed of its credentials. */
export function withoutCredentialsIn(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s"'`]*@/gi, '$1')
}
