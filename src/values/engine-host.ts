/** The default socket of the Docker CLI (docker/cli, opts/hosts.go). */
export const defaultSocket = '/var/run/docker.sock'

/** The path in a `unix://` address. undefined for any other address. */
export function socketPath(host: string): string | undefined {
  return host.startsWith('unix://') ? host.slice('unix://'.length) : undefined
}

/** As `socketPath`, with `/run` written as `/var/run`, which links to it. */
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
 * An address without the user and the password of its URL. Either of them can be a token. A password can hold any
 * character, so everything up to the last `@` is removed.
 */
export function withoutCredentials(address: string): string {
  // After unix:// comes a path.
  return address.startsWith('unix://') ? address : address.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1')
}

/** A text without the credentials of the URLs in it. */
export function withoutCredentialsIn(text: string): string {
  return text.replace(/:\/\/[^\s"'`]*@/g, '://')
}
