/** The address of an engine in the format of docker-modem. */
export type EngineAddress =
  | { readonly socketPath: string; readonly host: undefined; readonly protocol: 'http' }
  | { readonly host: string; readonly port: string; readonly protocol: 'http' | 'https' }

/** The default ports of the Docker CLI (docker/cli, opts/hosts.go). */
const plainPort = '2375'
const encryptedPort = '2376'

/**
 * Parses `unix://…` or `tcp://…`. `host` and `protocol` are always set, because docker-modem takes missing options from
 * DOCKER_HOST: with DOCKER_HOST=ssh://… it would use ssh even for a socket.
 *
 * @param environment DOCKER_TLS_VERIFY and DOCKER_TLS enable TLS for `tcp://`, as in the CLI
 * @throws an error for any other scheme
 */
export function engineAddress(
  host: string,
  environment: Readonly<Record<string, string | undefined>>,
): EngineAddress {
  // Not parsed as a URL: the rest is a file path, in which #, ? and % have no special meaning.
  if (host.startsWith('unix://')) {
    return { socketPath: host.slice('unix://'.length), host: undefined, protocol: 'http' }
  }
  const url = new URL(host)
  if (url.protocol !== 'tcp:' && url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Error(`${url.protocol}// is not supported, only unix:// and tcp://`)
  }
  const asked = environment['DOCKER_TLS_VERIFY'] || environment['DOCKER_TLS']
  const encrypted = url.protocol === 'https:' || Boolean(asked)
  return {
    // Node needs an IPv6 address without the brackets of a URL.
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port || portOf(host) || (encrypted ? encryptedPort : plainPort),
    protocol: encrypted ? 'https' : 'http',
  }
}

/** The port in the text. URL drops 80 and 443, which are not the defaults here. */
function portOf(host: string): string | undefined {
  return /^[a-z]+:\/\/[^/]*:(\d+)(?:\/|$)/.exec(host)?.[1]
}
