import { subnetsOverlap } from './subnets.ts'

/**
 * The proxy that Go's clients take for an https URL (golang.org/x/net/http/httpproxy): HTTPS_PROXY, unless NO_PROXY lists
 * the host. This machine itself is reached without a proxy.
 *
 * @returns a URL; null for a direct connection
 */
export function httpsProxyOf(
  url: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const { hostname, port, protocol } = new URL(url)
  const proxy = environment['HTTPS_PROXY'] || environment['https_proxy'] || ''
  const host = hostname.replace(/^\[|\]$/g, '')
  if (proxy === '' || protocol !== 'https:' || isLoopback(host)) return null
  const excepted = (environment['NO_PROXY'] || environment['no_proxy'] || '')
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '')
  if (excepted.some((entry) => covers(entry, host, port || '443'))) return null
  return proxy.includes('://') ? proxy : `http://${proxy}`
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || subnetsOverlap(host, '127.0.0.0/8')

/** An entry is `*`, a subnet, an address or a domain with its subdomains. The last two can have a port. */
function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*' || subnetsOverlap(entry, host)) return true
  const [, name = entry, only] = /^([^:]+):(\d+)$/.exec(entry) ?? []
  if (only !== undefined && only !== port) return false
  const domain = name.replace(/^\*?\./, '')
  const isBelow = host.endsWith(`.${domain}`)
  return name.startsWith('.') || name.startsWith('*.') ? isBelow : isBelow || host === domain
}
