import { Resolver } from 'node:dns/promises'

/** The IPv4 addresses of a host name. Rejects with Node's error (`code`: ENOTFOUND, ETIMEOUT, …). */
export type Resolve = (host: string) => Promise<string[]>

/** Milliseconds. */
const timeout = 1000

/**
 * Queries the DNS servers of this machine. Not dns.lookup(): it blocks a thread of Node's pool while getaddrinfo(3)
 * waits, which can take half a minute and cannot be cancelled.
 */
export const resolve: Resolve = async (host) => {
  const resolver = new Resolver({ timeout, tries: 1 })
  // The resolver's timeout applies to each DNS server, this one to all.
  const timer = setTimeout(() => resolver.cancel(), timeout)
  try {
    return await resolver.resolve4(host)
  } finally {
    clearTimeout(timer)
  }
}
