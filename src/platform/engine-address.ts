/** How to reach an engine, as docker-modem takes it. */
export type EngineAddress =
  | { readonly socketPath: string; readonly host: undefined; readonly protocol: 'http' }
  | { readonly host: string; readonly port: string; readonly protocol: 'http' | 'https' }

/** The ports that the Docker CLI takes where an address names none (docker/cli, opts/hosts.go). */
const plainPort = '2375'
const encryptedPort = '2376'

/**
 * Reads `unix://…` or `tcp://…`. docker-modem merges its options over DOCKER_HOST's, so `host` and `protocol`
 * are always stated, to keep the environment's out: with DOCKER_HOST=ssh://… it would take ssh to a socket as well.
 *
 * @param environment its DOCKER_TLS_VERIFY, as for the CLI, encrypts `tcp://`
 * @throws an error for any other scheme
 */
export function engineAddress(
  host: string,
  environment: Readonly<Record<string, string | undefined>>,
): EngineAddress {
  // Not by URL: what stands after the slashes is a path, in which #, ? and % mean themselves.
  if (host.startsWith('unix://')) {
    return { socketPath: host.slice('unix://'.length), host: undefined, protocol: 'http' }
  }
  const url = new URL(host)
  if (url.protocol !== 'tcp:' && url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Error(`${url.protocol}// is not supported, only unix:// and tcp://`)
  }
  const encrypted = url.protocol === 'https:' || Boolean(environment['DOCKER_TLS_VERIFY'])
  return {
    // Node takes an IPv6 address without the brackets that a URL needs.
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port || portOf(host) || (encrypted ? encryptedPort : plainPort),
    protocol: encrypted ? 'https' : 'http',
  }
}

/** The port that is written: URL leaves out 80 and 443, which are the defaults of http and https alone. */
function portOf(host: string): string | undefined {
  return /^[a-z]+:\/\/[^/]*:(\d+)(?:\/|$)/.exec(host)?.[1]
}
